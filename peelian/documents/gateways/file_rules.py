"""The rules for files, as they are shipped."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from peelian.documents.rules.kinds import MEGABYTE, FileKind, FileRules, NoPictures, Treat

CONTENT = Path(__file__).parent.parent / "content" / "file_rules.yaml"


@lru_cache(maxsize=1)
def file_rules() -> FileRules:
    """Return the shipped rules; KeyError or ValueError for a file that is not as it should be."""
    said = yaml.safe_load(CONTENT.read_text(encoding="utf-8"))
    limits, none = said["limits"], said["no_pictures"]
    return FileRules(
        kinds=tuple(_kind(each) for each in said["kinds"]),
        largest_record=limits["record_megabytes"] * MEGABYTE,
        files_at_once=limits["files_at_once"],
        pixels=limits["megapixels"] * 1_000_000,
        no_pictures=NoPictures(
            threats=tuple(none["threats"]),
            signs=tuple(none["signs"]),
            dangers=tuple(none["dangers"]),
            words=none["words"].strip(),
        ),
    )


def _kind(said: dict[str, Any]) -> FileKind:
    return FileKind(
        code=said["code"],
        title=said["title"],
        extensions=tuple(said["extensions"]),
        media=said["media"],
        limit=said["megabytes"] * MEGABYTE,
        treat=Treat(said["treat"]),
        shown=said["shown"],
    )
