"""Lists as an officer is sent them: a few invented people, laid out nationally, with what a test changes."""

import csv
import io
import itertools
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from peelian.accounts.models import Officer, Unit
from peelian.intake import actions
from peelian.intake.gateways.mailbox import Letter
from peelian.intake.models import Feed, Reply
from peelian.kernel.actor import System

HEADER = (
    "Crime Reference", "Date Reported", "NFIB Code", "Victim Type", "Organisation Name", "Forename", "Surname",
    "Date of Birth", "Postcode", "Force", "Telephone", "Email", "Loss", "Narrative",
)  # fmt: skip
ROSA = {
    "Crime Reference": "NFRC26060001", "Date Reported": "01/06/2026", "NFIB Code": "NFIB52C",
    "Victim Type": "Individual", "Forename": "Rosalind", "Surname": "Pickering", "Date of Birth": "14/03/1955",
    "Postcode": "SO14 7QT", "Force": "Hampshire", "Telephone": "07700 900418",
    "Email": "rosalind.pickering@postbox.example", "Loss": "250", "Narrative": "Locked out of her e-mail.",
}  # fmt: skip
FIRM = {
    "Crime Reference": "NFRC26060002", "Date Reported": "02/06/2026", "NFIB Code": "NFIB52E",
    "Victim Type": "Organisation", "Organisation Name": "Harbour Lane Joinery Ltd", "Forename": "Tom",
    "Surname": "Ashby", "Postcode": "BN1 4AA", "Force": "Sussex", "Telephone": "01632 960301",
    "Email": "tom@harbourlane.example", "Narrative": "All files are locked.",
}  # fmt: skip
OMAR = {
    "Crime Reference": "NFRC26060003", "Date Reported": "02/06/2026", "NFIB Code": "NFIB50A",
    "Victim Type": "Individual", "Forename": "Omar", "Surname": "Haddad", "Date of Birth": "02/11/1988",
    "Postcode": "RG1 3EH", "Force": "Thames Valley", "Telephone": "07700 900733",
    "Email": "o.haddad@webmail.example", "Narrative": "Clicked a link.",
}  # fmt: skip
NOBODY = {"Crime Reference": "NFRC26060004", "Date Reported": "02/06/2026", "NFIB Code": "NFIB50A", "Forename": "Ann"}
BAD_POSTCODE = OMAR | {"Crime Reference": "NFRC26060005", "Surname": "Nour", "Postcode": "QQ99 9ZZ"}


def csv_of(rows: Iterable[dict[str, str]], header: Iterable[str] = HEADER) -> bytes:
    """Return a list of these rows as UTF-8 CSV; what a row does not say is blank."""
    names = list(header)
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(names)
    writer.writerows([row.get(name, "") for name in names] for row in rows)
    return text.getvalue().encode()


@pytest.fixture
def take_in(northmarsh: Unit, noon: datetime, file_store: Path) -> Callable[..., Reply | None]:
    """Hand over a message as the mailbox would."""
    numbers = itertools.count(1)

    def take_in(raw: bytes, *, whole: bool = True) -> Reply | None:
        letter = Letter(uid_validity=1, uid=next(numbers), raw=raw, whole=whole)
        return actions.take_in(letter=letter, unit=northmarsh, by=System("mailbox"), at=noon)

    return take_in


@pytest.fixture
def erases(django_capture_on_commit_callbacks: Any) -> Callable[[], Any]:
    """Do what is left for after the commit, although a test never commits."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def breaks() -> Callable[[str], None]:
    """Make a table fail whatever is put into it, as a full disk or a killed process would half-way."""

    def break_table(table: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                "CREATE FUNCTION pg_temp.fail() RETURNS trigger LANGUAGE plpgsql AS "
                "$$ BEGIN RAISE EXCEPTION 'the disk is full'; END $$"
            )
            cursor.execute(f"CREATE TRIGGER fails BEFORE INSERT ON {table} EXECUTE FUNCTION pg_temp.fail()")

    return break_table


@pytest.fixture
def staged(asha: Officer, noon: datetime) -> Callable[..., Feed]:
    """Bring a list in and stop there; rows, or the bytes of a file."""

    def bring(rows: object, name: str = "week.csv") -> Feed:
        content = rows if isinstance(rows, bytes) else csv_of(rows)  # type: ignore[arg-type]
        return actions.bring_feed(content=content, name=name, unit=asha.unit, by=asha, at=noon)

    return bring


@pytest.fixture
def checked(staged: Callable[..., Feed], asha: Officer, noon: datetime) -> Callable[..., Feed]:
    """Bring a list in and take the guess of its columns."""

    def check(rows: object, name: str = "week.csv") -> Feed:
        feed = staged(rows, name)
        return actions.check_feed(feed=feed, mapping=feed.mapping, by=asha, at=noon)

    return check


@pytest.fixture
def loaded(checked: Callable[..., Feed], asha: Officer, noon: datetime) -> Callable[..., Feed]:
    """Load a list, as the worker would."""

    def load(rows: object, name: str = "week.csv", at: datetime = noon) -> Feed:
        return actions.load_feed(feed=checked(rows, name), by=asha, at=at)

    return load
