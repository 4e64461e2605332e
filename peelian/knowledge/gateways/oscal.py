"""OSCAL files (JSON) as frameworks, and a framework as a file of the content folder."""

import json
from pathlib import Path

import yaml

from peelian.knowledge.rules.frameworks import Framework
from peelian.knowledge.rules.oscal import EVERYTHING, Selected, Told, as_content, framework_from_oscal, selected_from
from peelian.knowledge.rules.schema import ContentError

LARGEST = 50_000_000  # bytes: the whole of SP 800-53 is ten million


def read_catalog(path: Path, *, told: Told, profile: Path | None = None) -> Framework:
    """Return the catalog in a file as a framework, cut to a profile where there is one.

    ContentError says which file is wrong, the path within it and what to put right.
    """
    selected: Selected = selected_from(_json(profile), file=profile.name) if profile else EVERYTHING
    return framework_from_oscal(_json(path), file=path.name, told=told, selected=selected)


def write_content(framework: Framework, folder: Path) -> Path:
    """Write a framework into a content folder; the next start reads it. A file that is there is written over."""
    path = folder / "frameworks" / f"{framework.code}.yaml"
    text = yaml.safe_dump(as_content(framework), allow_unicode=True, sort_keys=False, width=110)
    path.write_text(text, encoding="utf-8")
    return path


def _json(path: Path) -> object:
    try:
        if path.stat().st_size > LARGEST:
            raise ContentError(path.name, "the file", "the whole file", "is larger than any catalog we know of")
        return json.loads(path.read_bytes())
    except OSError as error:
        raise ContentError(path.name, "the file", "the whole file", "cannot be opened") from error
    except json.JSONDecodeError as error:
        raise ContentError(path.name, f"line {error.lineno}", f"column {error.colno}", error.msg) from error
    except (UnicodeDecodeError, RecursionError) as error:
        raise ContentError(path.name, "the file", "the whole file", "is not JSON in UTF-8") from error
