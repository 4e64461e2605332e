"""The two layouts a feed comes in: the national list as we guess it, and a force's own."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from peelian.intake.rules.feed_making.weeks import Line
from peelian.intake.rules.feed_making.years import LongLine

PIECE = 2_000  # rows turned into bytes at a time
NATIONAL = {
    "Crime Reference": "reference", "Date Reported": "reported_on", "Incident Start": "incident_from",
    "NFIB Code": "offence", "Victim Type": "victim_type", "Organisation Name": "organisation_name",
    "Employees": "employees", "Forename": "given_name", "Surname": "family_name", "Date of Birth": "birth_date",
    "Gender": "gender", "Address": "address", "Postcode": "postcode", "Force": "force", "Telephone": "telephone",
    "Email": "email", "Preferred Contact": "preferred_contact", "Loss": "loss", "Vulnerable": "vulnerable",
    "Ongoing": "ongoing", "Platform": "platform", "Narrative": "narrative",
}  # fmt: skip
FORCE_HEADER = (
    "Ref No", "Reported", "Offence", "Business?", "Company", "No. staff", "Name", "DOB", "Sex", "House/Street",
    "Post code", "Police area", "Tel", "E-mail", "How to contact", "Amount lost (GBP)", "Risk flags",
    "What happened",
)  # fmt: skip
LONG = {**NATIONAL, "Company Number": "company_number"}
TRUTH = ("entity", "fault")
LONG_TRUTH = ("entity", "contact", "group", "series")


def _national(line: Line) -> list[str]:
    values = line.values
    return [values[field] for field in NATIONAL.values()]


def _long(line: LongLine) -> list[str]:
    values = line.values
    return [values[field] for field in LONG.values()]


def _force(line: Line) -> list[str]:
    values = line.values
    organisation = values["victim_type"] == "Organisation"
    return [
        values["reference"],
        values["reported_on"],
        values["offence"],
        "Yes" if organisation else "No",
        values["organisation_name"],
        values["employees"],
        f"{values['family_name'].upper()}, {values['given_name']}",
        values["birth_date"],
        values["gender"],
        values["address"],
        values["postcode"].replace(" ", "").lower(),
        values["force"],
        f"+44 {values['telephone'][1:]}" if values["telephone"] else "",
        values["email"],
        {"Telephone": "phone", "Email": "email", "Letter": ""}.get(values["preferred_contact"], ""),
        values["loss"],
        values["vulnerable"],
        values["narrative"],
    ]


@dataclass(frozen=True, slots=True)
class Layout:
    """How a list is laid out; `encoding` and `delimiter` are those of its CSV, `truth` what its truth file tells."""

    header: tuple[str, ...]
    cells: Callable[[Any], list[str]]
    encoding: str
    delimiter: str
    truth: tuple[str, ...] = TRUTH


LAYOUTS = {
    "national": Layout(tuple(NATIONAL), _national, "utf-8", ","),
    "force": Layout(FORCE_HEADER, _force, "cp1252", ";"),
}
TWO_YEARS = Layout(tuple(LONG), _long, "utf-8", ",", LONG_TRUTH)


def sheet_rows(lines: Iterable[Line], layout: str) -> Iterator[list[str]]:
    """Yield the rows below the header, for a workbook that the caller writes."""
    return map(LAYOUTS[layout].cells, lines)


def csv_pieces(lines: Iterable[Line], layout: str) -> Iterator[tuple[bytes, bytes]]:
    """Yield the feed and its truth file side by side, piece by piece, headers in the first.

    National: UTF-8 with a byte-order mark and commas. Force: Windows-1252 and semicolons, and a letter that has no
    place there becomes "?", as real lists do.
    """
    return pieces(lines, LAYOUTS[layout])


def pieces(lines: Iterable[Line | LongLine], shape: Layout) -> Iterator[tuple[bytes, bytes]]:
    """Yield the feed and its truth file side by side, as `csv_pieces`, in any layout."""
    feed, truth = io.StringIO(), io.StringIO()
    feed_rows = csv.writer(feed, delimiter=shape.delimiter, lineterminator="\r\n")
    feed_rows.writerow(shape.header)
    truth.write(",".join(("row", "reference", *shape.truth)) + "\r\n")
    told = attrgetter(*shape.truth)
    start = "\ufeff" if shape.encoding == "utf-8" else ""
    for number, line in enumerate(lines, 1):
        feed_rows.writerow(shape.cells(line))
        truth.write(f"{number},{line.values['reference']},{','.join(told(line))}\r\n")
        if number % PIECE == 0:
            yield _taken(feed, shape.encoding, start), _taken(truth, "utf-8", "")
            start = ""
    yield _taken(feed, shape.encoding, start), _taken(truth, "utf-8", "")


def _taken(text: io.StringIO, encoding: str, start: str) -> bytes:
    data = (start + text.getvalue()).encode(encoding, errors="replace")
    text.seek(0)
    text.truncate()
    return data
