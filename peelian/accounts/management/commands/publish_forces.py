"""`peelian manage publish_forces`: bring the table of forces up to the shipped list. May be repeated."""

from typing import Any

import pghistory
from django.core.management.base import BaseCommand
from django.utils import timezone

from peelian.accounts.actions import publish_forces
from peelian.accounts.gateways.forces import shipped_forces
from peelian.kernel.actor import System
from peelian.kernel.words import plural

BY = System("set-up")


class Command(BaseCommand):
    help = "Bring the table of forces up to the list that ships with this release. May be repeated."

    def handle(self, *args: Any, **options: Any) -> None:
        with pghistory.context(by=BY.label, job="publish_forces"):
            count = publish_forces(forces=shipped_forces(), by=BY, at=timezone.now())
        self.stdout.write(f"{plural(count, 'force')} new or changed.")
