"""`peelian check-content [FILE...] [--scores]`: what is wrong with, and missing from, controls and threats."""

from argparse import ArgumentParser
from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from peelian.kernel.words import plural
from peelian.knowledge.gateways import content
from peelian.knowledge.gateways.hyphens import syllables
from peelian.knowledge.rules.coverage import gaps
from peelian.knowledge.rules.coverage.reading import reading_ages
from peelian.knowledge.rules.library import Library
from peelian.knowledge.rules.schema import ContentError

KINDS = {"controls": "control", "threats": "threat"}


class Command(BaseCommand):
    help = "Say what is wrong with files of the content library and what they lack. Other files may be broken."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="*", help="control and threat files, or their codes; all if none is given")
        parser.add_argument("--folder", type=Path, default=content.FOLDER, help="another content folder than our own")
        parser.add_argument("--scores", action="store_true", help="also the reading age of every passage")

    def handle(self, *args: Any, files: list[str], folder: Path, scores: bool, **options: Any) -> None:
        library, wrong = content.read_what_can_be_read(folder)
        said = _said(library, wrong, scores=scores)
        chosen = {Path(name).stem for name in files}
        known = [item for item in _items(folder) if not chosen or item.split()[-1] in chosen]
        for unknown in sorted(chosen - {item.split()[-1] for item in known}):
            self.stdout.write(f"{unknown}: no such control or threat in {folder}")
        for item in known:
            self.stdout.write(f"{item}: {plural(len(said[item]), 'line')}" if said[item] else f"{item}: nothing to do")
            for line in said[item]:
                self.stdout.write(f"  - {line}")
        self._broken_elsewhere(wrong, known)

    def _broken_elsewhere(self, wrong: Iterable[ContentError], known: list[str]) -> None:
        others = [str(error) for error in wrong if _item(error.file) not in known]
        if others:
            self.stdout.write("Files that cannot be read yet; whatever names them is said to name nothing:")
        for line in others:
            self.stdout.write(f"  - {line}")


def _said(library: Library, wrong: Iterable[ContentError], *, scores: bool) -> dict[str, list[str]]:
    """Return what there is to say of each item ("control backups")."""
    said = defaultdict(list)
    for error in wrong:
        said[_item(error.file)].append(f"cannot be read, so nothing else was looked at: {error}")
    for gap in gaps(library, on=datetime.now(UTC).date(), syllables=syllables):
        said[gap.item].append(gap.what)
    if scores:
        for item, what, age in reading_ages(library, syllables):
            said[item].append(f"(reading age {age:.1f}: {what})")
    return said


def _items(folder: Path) -> list[str]:
    return [_item(str(path)) for kind in KINDS for path in sorted((folder / kind).glob("*.yaml"))]


def _item(file: str) -> str:
    """Return what the coverage rules call a file: "controls/backups.yaml" is "control backups"."""
    path = Path(file)
    return f"{KINDS.get(path.parent.name, path.parent.name)} {path.stem}"
