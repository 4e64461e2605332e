"""`peelian manage make_administrator EMAIL NAME --unit CODE ...`: the first account, which makes all the others."""

from argparse import ArgumentParser
from typing import Any

import pghistory
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from peelian.accounts.actions import invite, make_officer, make_unit
from peelian.accounts.models import Unit
from peelian.accounts.rules.roles import Role
from peelian.kernel.actor import System
from peelian.kernel.refused import Refused

BY = System("set-up")


class Command(BaseCommand):
    help = "Make an administrator, and their unit if it is new, and send them the link to set a password."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("name")
        parser.add_argument("--unit", required=True, help="the unit's code, such as northmarsh")
        parser.add_argument("--unit-name", default="", help="needed when the unit is new")
        parser.add_argument("--unit-telephone", default="", help="needed when the unit is new")

    def handle(self, *args: Any, email: str, name: str, unit: str, **options: Any) -> None:
        try:
            with pghistory.context(by=BY.label, job="make_administrator"):
                theirs = Unit.objects.filter(code=unit).first() or self._new_unit(unit, options)
                officer = make_officer(
                    email=email, name=name, role=Role.ADMINISTRATOR, unit=theirs, by=BY, at=timezone.now()
                )
                invite(officer=officer, by=BY, at=timezone.now())
        except Refused as refusal:
            raise CommandError(refusal.words) from None
        self.stdout.write(f"{name} can sign in once they have set a password: the link is in the mail to {email}.")

    def _new_unit(self, code: str, options: dict[str, Any]) -> Unit:
        if not (options["unit_name"] and options["unit_telephone"]):
            raise CommandError(f"There is no unit “{code}” yet. Give --unit-name and --unit-telephone to make it.")
        return make_unit(
            code=code, name=options["unit_name"], telephone=options["unit_telephone"], by=BY, at=timezone.now()
        )
