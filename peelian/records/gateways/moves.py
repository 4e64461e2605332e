"""The force's own file of record types that are held otherwise than the models declare."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings

from peelian.records.rules.record_types import Move, MovedWronglyError, moves_from

NAME = "record-types.yaml"


def moves(names: frozenset[str]) -> dict[str, Move]:
    """Return the moves in `record-types.yaml` of the home; none when there is no such file.

    Raises MovedWronglyError, which names the file, for one that cannot be used.
    """
    file = Path(settings.PEELIAN_HOME) / NAME
    try:
        return moves_from(_read(file, file.stat().st_mtime_ns) if file.exists() else None, names)
    except (MovedWronglyError, yaml.YAMLError, UnicodeDecodeError) as fault:
        raise MovedWronglyError(f"{NAME}, {fault}") from fault


@lru_cache(maxsize=4)
def _read(file: Path, changed: int) -> Any:
    """Return what a file says; read again only when it has `changed`."""
    return yaml.safe_load(file.read_text(encoding="utf-8"))
