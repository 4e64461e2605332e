"""`peelian find-series [--after KEY] [--lot SIZE]`: read narratives that were loaded before, and join reports."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from peelian.intake.actions.series import find_series
from peelian.kernel.actor import System
from peelian.kernel.words import plural

BY = System("find-series")


class Command(BaseCommand):
    help = "Read every narrative for an offender's signs. Each lot is kept by itself, so it may be stopped anywhere."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--after", type=int, default=0, help="go on after the report with this key")
        parser.add_argument("--lot", type=int, default=1000, help="how many reports are kept at a time")

    def handle(self, *args: Any, after: int, lot: int, **options: Any) -> None:
        read = 0
        while True:
            after, count = find_series(after=after, size=max(1, lot), by=BY, at=timezone.now())
            if not count:
                break
            read += count
            self.stdout.write(f"{plural(read, 'report')} read. To go on from here: peelian find-series --after {after}")
        self.stdout.write(f"Done: {plural(read, 'report')} read.")
