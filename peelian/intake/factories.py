"""Reports for tests, made the way they really come: as rows of a feed."""

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from peelian.accounts.models import Unit
from peelian.intake import actions
from peelian.intake.models import Feed, Report
from peelian.kernel.actor import System
from peelian.knowledge import queries as knowledge
from peelian.knowledge.actions import publish_library
from peelian.knowledge.models import Control

LOADING = System("test feed")

ROSALIND: dict[str, str] = {
    "Crime Reference": "NFRC26000001",
    "Date Reported": "02/06/2026",
    "NFIB Code": "NFIB52C",
    "Victim Type": "Individual",
    "Organisation Name": "",
    "Forename": "Rosalind",
    "Surname": "Pickering",
    "Date of Birth": "14/03/1955",
    "Address": "14 Weir Cottages",
    "Postcode": "GU14 7QT",
    "Force": "Hampshire",
    "Telephone": "01632 960418",
    "Email": "r.pickering@postbox.example",
    "Loss": "1150",
    "Vulnerable": "N",
    "Ongoing": "Y",
    "Narrative": "Locked out after entering a code that a delivery firm asked for.",
}


def feed_file(rows: Sequence[Mapping[str, str]]) -> bytes:
    """Return a feed as a CSV file; each row says what differs from Rosalind's."""
    text = io.StringIO()
    writer = csv.DictWriter(text, fieldnames=list(ROSALIND), lineterminator="\r\n")
    writer.writeheader()
    writer.writerows([ROSALIND | dict(row) for row in rows])
    return text.getvalue().encode()


def load(rows: Sequence[Mapping[str, str]], *, unit: Unit, at: datetime, name: str = "week.csv") -> Feed:
    """Bring in, check and load a feed; publishes the library first if nobody has."""
    if not Control.objects.exists():
        publish_library(library=knowledge.library(), by=LOADING, at=at)
    feed = actions.bring_feed(content=feed_file(rows), name=name, unit=unit, by=LOADING, at=at)
    actions.check_feed(feed=feed, mapping=feed.mapping, by=LOADING, at=at)
    return actions.load_feed(feed=feed, by=LOADING, at=at)


def report(*, unit: Unit, at: datetime, **differs: Any) -> Report:
    """Return one report, Rosalind's but for what differs: `report(unit=u, at=noon, Surname="Pike")`.

    Column names with spaces are given with underscores: `Date_of_Birth="01/01/1990"`.
    """
    row = {name.replace("_", " "): value for name, value in differs.items()}
    feed = load([row], unit=unit, at=at)
    return Report.objects.select_related("about", "contact", "owner").get(row__feed=feed)
