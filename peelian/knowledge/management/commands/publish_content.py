"""`peelian manage publish_content`: publish the library that ships with this release. May be repeated."""

from typing import Any

import pghistory
from django.core.management.base import BaseCommand
from django.utils import timezone

from peelian.kernel.actor import System
from peelian.kernel.words import plural
from peelian.knowledge.actions import publish_library
from peelian.knowledge.queries import library

BY = System("set-up")


class Command(BaseCommand):
    help = "Publish the library of controls that ships with this release. May be repeated."

    def handle(self, *args: Any, **options: Any) -> None:
        with pghistory.context(by=BY.label, job="publish_content"):
            count = publish_library(library=library(), by=BY, at=timezone.now())
        self.stdout.write(f"{plural(count, 'new version')} of controls published.")
