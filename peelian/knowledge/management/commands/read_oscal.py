"""`peelian manage read_oscal CATALOG --code nist-800-53-low ...`: an OSCAL catalog as a framework of the library."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from peelian.kernel.words import plural
from peelian.knowledge.gateways import content
from peelian.knowledge.gateways.oscal import read_catalog, write_content
from peelian.knowledge.rules.oscal import Told
from peelian.knowledge.rules.schema import ContentError
from peelian.knowledge.rules.schema.sources import Authorship
from peelian.knowledge.rules.sources import PRIOR, Source


class Command(BaseCommand):
    help = "Read a catalog in OSCAL (JSON), cut to a profile if you like, as a framework of the content library."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("catalog", type=Path)
        parser.add_argument("--profile", type=Path, help="take only what this OSCAL profile takes")
        parser.add_argument("--code", required=True, help="what we call it: nist-800-53-low")
        parser.add_argument("--publisher", required=True)
        parser.add_argument("--what", required=True, help="in a sentence, what it is for")
        parser.add_argument("--licence", required=True, help="on what terms its words may be shown")
        parser.add_argument("--attribution", required=True, help="the line that is shown with its words")
        parser.add_argument("--owner", required=True, help="who here answers for it")
        parser.add_argument("--review-by", type=date.fromisoformat, required=True, help="a day: 2027-05-31")
        parser.add_argument("--folder", type=Path, default=content.FOLDER, help="another content folder than our own")

    def handle(self, *args: Any, catalog: Path, profile: Path | None, folder: Path, **options: Any) -> None:
        source = Source(basis=PRIOR, note=f"read from {catalog.name}{f' cut to {profile.name}' if profile else ''}")
        written = Authorship(version=1, owner=options["owner"], source=source, review_by=options["review_by"])
        kept = {name: options[name] for name in ("code", "publisher", "what", "licence", "attribution")}
        try:
            framework = read_catalog(catalog, told=Told(**kept, authorship=written), profile=profile)
        except ContentError as error:
            raise CommandError(str(error)) from error
        path = write_content(framework, folder)
        asked = plural(len(list(framework.asked())), "requirement")
        self.stdout.write(f"{framework.title} {framework.edition}: {asked}, written to {path}")
