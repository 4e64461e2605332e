"""`peelian demo`: a made-up region in an empty database, and how to sign in to it. Only where PEELIAN_DEV=yes."""

import base64
import hashlib
from argparse import ArgumentParser
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pghistory
from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone

from peelian.accounts import actions as accounts
from peelian.accounts.gateways.forces import shipped_forces
from peelian.accounts.gateways.totp import demo_codes
from peelian.accounts.models import Force, Officer, Unit
from peelian.accounts.rules.roles import Role
from peelian.assessment.management.demo_firm import make_demo_firm
from peelian.engagement.models import Firm
from peelian.intake import actions
from peelian.intake.gateways.feed_files import shipped_places, write_feed
from peelian.intake.rules.feed_making import Line, Population, csv_pieces, population, week, week_rng
from peelian.intake.rules.feed_making.planted import one_series, told
from peelian.kernel.actor import System
from peelian.kernel.references import CLEAR
from peelian.knowledge.actions import publish_library
from peelian.knowledge.queries import library

BY = System("demo")
SEED, PEOPLE, ROWS = 4, 900, 120
EPOCH = date(2020, 1, 6)  # the one chance that the demo's offender is made by, whatever the week
OFFENDER_EVERY = 30  # rows: one in so many tells of them
UNITS = {
    "northmarsh": ("Northmarsh Cyber Protect", "01632 960111", ("Hampshire", "Sussex", "Thames Valley")),
    "surrey": ("Surrey Cyber Protect", "01632 960222", ("Surrey",)),
}
RINGING = {
    "Hampshire": accounts.Ringing(
        "01632 960901", "emergency duty team, 01632 960902, 5pm to 8am and weekends", "Ask for the duty inspector"
    ),
    "Sussex": accounts.Ringing("01632 960911", "safeguarding desk, 01632 960912, day and night"),
    "Surrey": accounts.Ringing("01632 960921", "", "Have the crime reference ready"),
}
OFFICERS = (
    ("nia", "Nia Fairweather", Role.OFFICER, "northmarsh"),
    ("obi", "Sgt Obi Okoro", Role.SUPERVISOR, "northmarsh"),
    ("mary", "Mary Tane", Role.INFORMATION_MANAGER, "northmarsh"),
    ("ruth", "DCI Ruth Hale", Role.SENIOR_OFFICER, "northmarsh"),
    ("adam", "Adam Frost", Role.ADMINISTRATOR, "northmarsh"),
    ("dee", "DS Dee Okafor", Role.INVESTIGATOR, "northmarsh"),
    ("kit", "Kit Sayer", Role.OFFICER, "surrey"),
)
NEW = {1: "week-1.csv", 0: "week-2.xlsx"}  # how many weeks ago, and the file that waits to be brought in


class Command(BaseCommand):
    help = "Fill an empty database with an invented region; print its sign-ins with a code that works now."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--load", type=int, default=settings.DEMO_WEEKS, help="how many earlier weeks to load the first time"
        )

    def handle(self, *args: Any, load: int, **options: Any) -> None:
        if not settings.DEV:
            self.stderr.write("The demo makes accounts whose password is printed, so it needs PEELIAN_DEV=yes.")
            raise SystemExit(2)
        people = population(SEED, PEOPLE, shipped_places([name for *_, forces in UNITS.values() for name in forces]))
        if not Unit.objects.exists():
            with transaction.atomic(), pghistory.context(by=BY.label, job="demo"):
                _make_region()
                _load_earlier(people, load)
        _make_firm()
        self._say(_files(people))

    def _say(self, files: Sequence[Path]) -> None:
        emails = [_email(first, unit) for first, _, _, unit in OFFICERS]
        officers = list(Officer.objects.filter(email__in=emails, is_active=True).select_related("unit").order_by("id"))
        if not officers:
            self.stdout.write("This database was set up without the demo, so there are no demo sign-ins.")
            return
        for officer in officers:
            self.stdout.write(f"  {officer.email:26} {officer.name}, {officer.role}, {officer.unit.name}")
        at = timezone.now()
        self.stdout.write(f"Password:               {_password()}")
        self.stdout.write(
            f"Code from the phone:    {demo_codes(_totp_secret(), at)}, for {30 - int(at.timestamp()) % 30} seconds"
        )
        self.stdout.write("The next code:          make demo")
        self.stdout.write("Lists to bring in:      " + "\n                        ".join(map(str, files)))


def _make_region() -> None:
    at, today = timezone.now(), timezone.localdate()
    accounts.publish_forces(forces=shipped_forces(), by=BY, at=at)
    publish_library(library=library(), by=BY, at=at)
    units = {}
    for code, (name, telephone, forces) in UNITS.items():
        units[code] = accounts.make_unit(code=code, name=name, telephone=telephone, by=BY, at=at)
        for force in Force.objects.filter(name__in=forces):
            accounts.agree(unit=units[code], force=force, valid_from=today, basis="the demo", by=BY, at=at)
    for force in Force.objects.filter(name__in=RINGING):
        accounts.set_control_room(force=force, ringing=RINGING[force.name], by=BY, at=at)
    for first, name, role, unit in OFFICERS:
        officer = accounts.make_officer(email=_email(first, unit), name=name, role=role, unit=units[unit], by=BY, at=at)
        accounts.make_demo_sign_in(officer=officer, password=_password(), totp_secret=_totp_secret(), by=BY, at=at)


def _load_earlier(people: Population, weeks: int) -> None:
    """Load the weeks before the two that wait to be brought in, so that the queue and the repeats are not empty."""
    unit, at = Unit.objects.get(code="northmarsh"), timezone.now()
    for ago in range(weeks + 1, 1, -1):
        content = b"".join(feed for feed, _ in csv_pieces(_week(people, ago), "national"))
        name = f"weekly-{_monday(ago):%Y-%m-%d}.csv"
        feed = actions.bring_feed(content=content, name=name, unit=unit, by=BY, at=at)
        actions.check_feed(feed=feed, mapping=feed.mapping, by=BY, at=at)
        actions.load_feed(feed=feed, by=BY, at=at)


def _make_firm() -> None:
    """Bring the demo's firm in for its officer, once; an installation without the demo has no such officer."""
    officer = Officer.objects.filter(email=_email("nia", "northmarsh"), is_active=True).select_related("unit").first()
    if officer and not Firm.objects.visible_to(officer).exists():
        with transaction.atomic(), pghistory.context(by=BY.label, job="demo"):
            make_demo_firm(officer=officer, at=timezone.now())


def _files(people: Population) -> list[Path]:
    """Return the two lists to bring in, written the first time; they stay as they are afterwards."""
    files = []
    for ago, name in NEW.items():
        file = Path(settings.PEELIAN_HOME) / "demo" / name
        if not file.exists():
            write_feed(file, _week(people, ago), "national")
        files.append(file)
    return files


def _week(people: Population, ago: int) -> list[Line]:
    """Return a week's rows, some of them with the signs of the demo's offender: a series that goes on week by week."""
    rng = week_rng(SEED, _monday(ago))
    lines = list(week(people, _monday(ago), ROWS, rng))
    offender = one_series("S1", week_rng(SEED, EPOCH))
    for at in range(OFFENDER_EVERY // 2, len(lines), OFFENDER_EVERY):
        line = lines[at]
        narrative = f"{line.values['narrative']} {told(offender, rng).text}"
        lines[at] = line._replace(values=line.values | {"narrative": narrative})
    return lines


def _monday(ago: int) -> date:
    """Return the Monday of this week, or of so many weeks ago."""
    today = timezone.localdate()
    return today - timedelta(days=today.weekday(), weeks=ago)


def _email(first: str, unit: str) -> str:
    return f"{first}@{unit}.example"


def _password() -> str:
    """Return this installation's demo password, short enough to type: sixteen letters, 78 bits."""
    letters = [CLEAR[byte % len(CLEAR)] for byte in hashlib.sha256(settings.DEMO_PASSWORD.encode()).digest()[:16]]
    return "-".join("".join(letters[start : start + 4]) for start in range(0, 16, 4))


def _totp_secret() -> str:
    """Return this installation's TOTP secret in base 32, 160 bits as RFC 4226 recommends."""
    return base64.b32encode(hashlib.sha256(settings.DEMO_TOTP_SECRET.encode()).digest()[:20]).decode()
