"""`peelian import-feed FILE [--unit CODE] [--json]`: bring in, check and load a feed without a page."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import pghistory
from django.core.management.base import BaseCommand
from django.utils import timezone

from peelian.accounts.models import Unit
from peelian.intake import actions
from peelian.intake.models import Feed
from peelian.intake.queries.feeds import rows_with_problems
from peelian.intake.rules import columns
from peelian.intake.rules.stages import FeedStage
from peelian.kernel.actor import System
from peelian.kernel.refused import Refused

BY = System("import on the command line")
UNFINISHED = (FeedStage.STAGED, FeedStage.CHECKED)
COUNTS = ("saved", "refused", "duplicates", "flagged", "known", "repeat")


class Command(BaseCommand):
    help = "Load a feed of reports (CSV or XLSX). The guessed columns are used when none that is needed is missing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--unit", help="the code of the unit that brings it in; needed when there are several")
        parser.add_argument("--json", action="store_true", help="the last line is the counts as JSON")

    def handle(self, *args: Any, file: Path, unit: str | None, **options: Any) -> None:
        try:
            with pghistory.context(by=BY.label, job="import-feed"):
                feed = self._load(file, _unit(unit))
        except Refused as refusal:
            self.stderr.write(refusal.words)
            raise SystemExit(2) from None
        for row in rows_with_problems(feed):
            for _, message in row.problems:
                self.stdout.write(f"row {row.number} ({row.verdict}): {message}")
        counts = {name: feed.counts[name] for name in COUNTS}
        words = ", ".join(f"{name} {count}" for name, count in counts.items())
        self.stdout.write(json.dumps(counts) if options["json"] else words)

    def _load(self, file: Path, unit: Unit) -> Feed:
        feed = _brought(file, unit)
        try:
            if missing := columns.missing_required(feed.mapping):
                raise Refused(f"{file.name}: no column found for {'; '.join(missing)}.")
            actions.check_feed(feed=feed, mapping=feed.mapping, by=BY, at=timezone.now())
            return actions.load_feed(feed=feed, by=BY, at=timezone.now())
        except Refused:
            actions.drop_feed(feed=feed, by=BY, at=timezone.now())
            raise


def _brought(file: Path, unit: Unit) -> Feed:
    """Bring a file in, or go on with one that we brought in before and were stopped while loading."""
    try:
        return actions.bring_feed(content=_content(file), name=file.name, unit=unit, by=BY, at=timezone.now())
    except actions.LoadedBefore as before:
        if before.feed.brought_by == BY.name and before.feed.unit == unit and before.feed.stage in UNFINISHED:
            return before.feed
        raise


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as fault:
        raise Refused(f"{file}: {fault.strerror}.") from None


def _unit(code: str | None) -> Unit:
    units = Unit.objects.filter(code=code) if code else Unit.objects.all()
    found = list(units[:2])
    if not found:
        none = "There is no unit yet. Run `peelian demo`, or make one on the staff pages."
        raise Refused(f"There is no unit “{code}”." if code else none)
    if len(found) > 1:
        codes = ", ".join(Unit.objects.values_list("code", flat=True))
        raise Refused(f"There are several units; say which with --unit: {codes}.")
    return found[0]
