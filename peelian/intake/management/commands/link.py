"""`peelian link`: who is who among everybody, anew. Stopped half-way, it carries on where it was when begun again."""

import shutil
from pathlib import Path
from typing import Any

import pghistory
from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from peelian.intake.actions import follow_moves
from peelian.kernel.actor import System
from peelian.kernel.refused import Refused
from peelian.linkage.actions import Tools, carry_on, read_all, start_run, weigh_all
from peelian.linkage.models import Run
from peelian.linkage.rules.moves import Move

BY = System("linking everybody anew")
WHY = "everybody was linked anew"


class Command(BaseCommand):
    help = "Work out anew who is who, with every decision obeyed. Safe to stop at any moment and to begin again."

    def handle(self, *args: Any, **options: Any) -> None:
        with pghistory.context(by=BY.label, job="link"):
            run = start_run(by=BY, at=timezone.now())
            folder = Path(settings.PEELIAN_HOME) / "linking" / str(run.pk)
            _clear_but(folder)
            tools = Tools(weigh_all, read_all, _follow, self._tell)
            try:
                run = carry_on(run=run, folder=folder, tools=tools, by=BY, at=timezone.now())
            except Refused as refusal:
                self.stderr.write(refusal.words)
                raise SystemExit(2) from None
        shutil.rmtree(folder, ignore_errors=True)
        for name, count in run.counts.items():
            self.stdout.write(f"{name}: {count}")

    def _tell(self, run: Run) -> None:
        self.stdout.write(f"{run.done} of {run.total}: {run.phase}")
        self.stdout.flush()


def _clear_but(folder: Path) -> None:
    """Take away what runs that ended with an error left behind."""
    for left in folder.parent.glob("*"):
        if left != folder:
            shutil.rmtree(left, ignore_errors=True)


def _follow(moves: tuple[Move, ...]) -> None:
    follow_moves(moves=moves, why=WHY, by=BY, at=timezone.now())
