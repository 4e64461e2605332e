"""`peelian make-feed [FILE]`: weeks of reports about invented people, to try things with."""

from argparse import ArgumentParser, ArgumentTypeError
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from peelian.intake.gateways.feed_files import shipped_places, write_feed, write_truth, write_two_years
from peelian.intake.rules.feed_making import LAYOUTS, mondays, population, two_years, week, week_rng

SOUTH_EAST = ("Hampshire", "Sussex", "Thames Valley", "Surrey", "Kent")
MOST_ROWS = 1_000_000


class Command(BaseCommand):
    help = "Make weekly lists of reports: invented people, drama telephone numbers, .example addresses."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, nargs="?", help="one week to this file; otherwise dated files in --out")
        parser.add_argument("--weeks", type=_count, default=1)
        parser.add_argument(
            "--two-years", action="store_true", help="reports of two years in one FILE, to measure linking; CSV"
        )
        parser.add_argument("--rows", type=_count, default=900, help="rows a week")
        parser.add_argument("--people", type=_count, help="people and firms there are; 3 for each row if not given")
        parser.add_argument("--seed", type=int, default=1, help="the same seed gives the same people")
        parser.add_argument(
            "--from", type=_day, dest="start", help="the first Monday, as 2026-06-01; this week's if none"
        )
        parser.add_argument("--layout", choices=sorted(LAYOUTS), default="national")
        parser.add_argument("--format", choices=("csv", "xlsx"), help="CSV unless FILE says otherwise")
        parser.add_argument("--out", type=Path, default=Path(), help="the folder for dated files; here if not given")
        parser.add_argument("--truth", action="store_true", help="write who is who beside each")

    def handle(self, *args: Any, **given: Any) -> None:
        if given["two_years"]:
            self._two_years(given)
            return
        if given["file"] and given["weeks"] > 1:
            self.stderr.write("A FILE holds one week. Leave it out to get a dated file for each week in --out.")
            raise SystemExit(2)
        today = timezone.localdate()
        start = given["start"] or date.fromordinal(today.toordinal() - today.weekday())
        people = population(given["seed"], given["people"] or 3 * given["rows"], shipped_places(SOUTH_EAST))
        for monday in mondays(start, given["weeks"]):
            lines = list(week(people, monday, given["rows"], week_rng(given["seed"], monday)))
            file = given["file"] or given["out"] / f"{given['layout']}-{monday:%Y-%m-%d}"
            file = _named(file, given["format"])
            write_feed(file, lines, given["layout"])
            self.stdout.write(str(file))
            if given["truth"]:
                self.stdout.write(str(write_truth(file, lines, given["layout"])))

    def _two_years(self, given: dict[str, Any]) -> None:
        if given["file"] is None or given["file"].suffix.lower() != ".csv":
            self.stderr.write("Two years of reports go into one FILE whose name ends in .csv.")
            raise SystemExit(2)
        start = given["start"] or date(timezone.localdate().year - 2, timezone.localdate().month, 1)
        lines = two_years(given["seed"], given["rows"], start, shipped_places(()))
        truth = write_two_years(given["file"], lines)
        self.stdout.write(str(given["file"]))
        if given["truth"]:
            self.stdout.write(str(truth))
        else:
            truth.unlink()


def _named(file: Path, kind: str | None) -> Path:
    if kind:
        return file if file.suffix.lower() == f".{kind}" else file.with_name(f"{file.name}.{kind}")
    return file if file.suffix else file.with_name(f"{file.name}.csv")


def _count(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) <= MOST_ROWS:
        raise ArgumentTypeError(f"“{text}” is not a number from 1 to {MOST_ROWS:,}")
    return int(text)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"“{text}” is not a day like 2026-06-01") from None
