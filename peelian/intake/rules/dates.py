"""Dates as lists write them, day first as here, never silently the American way round."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from peelian.intake.rules.word_lists import words

EARLIEST = date(1890, 1, 1)
SERIAL_ZERO = date(1899, 12, 30)  # Excel's day 0 once its false 29 February 1900 is past
SERIALS = range(10_000, 80_000)  # 18 May 1927 to 10 January 2119
MONTHS = {
    name: at
    for at, names in enumerate(
        words(
            "jan january|feb february|mar march|apr april|may|jun june|jul july|aug august|sep sept september|"
            "oct october|nov november|dec december"
        ),
        1,
    )
    for name in names.split()
}
ZONE = r"\s*(?:Z|UTC|GMT|BST|[+-]\d{2}:?\d{2})?"
TIME = rf"(?:[T\s,]+(?:at\s+)?\d{{1,2}}[:.h]\d{{2}}(?:[:.]\d{{2}}(?:\.\d+)?)?\s*(?:[ap]\.?m\.?)?{ZONE})?"
NUMBERS = re.compile(rf"(\d{{1,2}})\s*[/.\-\s]\s*(\d{{1,2}})\s*[/.\-\s]\s*(\d{{4}}|\d{{2}}){TIME}", re.IGNORECASE)
YEAR_FIRST = re.compile(rf"(\d{{4}})[/.\-](\d{{1,2}})[/.\-](\d{{1,2}}){TIME}", re.IGNORECASE)
COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?"
DAY_NAME = re.compile(
    rf"{WEEKDAY}(\d{{1,2}})(?:st|nd|rd|th)?[\s\-/.]*(?:of\s+)?([a-z]{{3,9}})\.?[\s\-/.,]*(\d{{4}}|\d{{2}}){TIME}",
    re.IGNORECASE,
)
NAME_DAY = re.compile(rf"{WEEKDAY}([a-z]{{3,9}})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}}){TIME}", re.IGNORECASE)
SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")


def parse_date(text: str, *, latest: date, month_first: bool = False) -> date | None:
    """Return the date a cell means, or None if it is none.

    Read: 04/10/2026 (also with . - or spaces), 2026-10-04, 20261004, 4 Oct 2026, October 4, 2026, spreadsheet
    serials; a time after the date is dropped. A two-digit year is the last one not after `latest`. The day comes
    first unless the whole column was found to be `month_first`.
    """
    text = text.strip()
    if found := NUMBERS.fullmatch(text):
        day, month = (found[2], found[1]) if month_first else (found[1], found[2])
        return _date(found[3], int(month), int(day), latest)
    if found := YEAR_FIRST.fullmatch(text) or COMPACT.fullmatch(text):
        return _date(found[1], int(found[2]), int(found[3]), latest)
    if found := DAY_NAME.fullmatch(text):
        return _date(found[3], MONTHS.get(found[2].casefold(), 0), int(found[1]), latest)
    if found := NAME_DAY.fullmatch(text):
        return _date(found[3], MONTHS.get(found[1].casefold(), 0), int(found[2]), latest)
    if (found := SERIAL.fullmatch(text)) and int(found[1]) in SERIALS:
        return SERIAL_ZERO + timedelta(days=int(found[1]))
    return None


def _date(year: str, month: int, day: int, latest: date) -> date | None:
    number = int(year)
    if len(year) == 2:
        number += 2000 if number + 2000 <= latest.year else 1900
    try:
        value = date(number, month, day)
    except ValueError:
        return None
    return value if value >= EARLIEST else None


def date_style(values: Iterable[str]) -> str:
    """Return how a column writes its dates: "day first", "month first", "mixed" or "none" (no such numbers).

    A column is month first only if some value cannot be day first and none cannot be month first. Values that
    could be either are read day first.
    """
    day_first = month_first = either = False
    for value in values:
        if found := NUMBERS.fullmatch(value.strip()):
            one, two = int(found[1]), int(found[2])
            day_first |= one > 12 >= two
            month_first |= two > 12 >= one
            either = True
    if day_first and month_first:
        return "mixed"
    if month_first:
        return "month first"
    return "day first" if either else "none"


def is_impossible_day_first(text: str) -> bool:
    """Return whether a date could only be the American way round, such as 10/31/2026."""
    found = NUMBERS.fullmatch(text.strip())
    return found is not None and int(found[2]) > 12 >= int(found[1])


def in_words(day: date) -> str:
    """Return the date as lists write it, dd/mm/yyyy."""
    return f"{day:%d/%m/%Y}"
