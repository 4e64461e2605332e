"""Dates, money and numbers in the words we put on screen, in letters and in files."""

from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal

SMALL_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
ORDINALS = ("Zeroth", "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth")


def day(value: date) -> str:
    """Return a date as "4 June 2026"."""
    return f"{value.day} {value:%B} {value.year}"


def short_day(value: date) -> str:
    """Return a date as "Thursday 4 June", for something near enough that the year is not in doubt."""
    return f"{value:%A} {value.day} {value:%B}"


def clock(value: time) -> str:
    """Return a time of day as "9:32am", "9am", "noon" or "midnight"."""
    if value.minute == 0 and value.hour % 12 == 0:
        return "noon" if value.hour else "midnight"
    minutes = f":{value.minute:02}" if value.minute else ""
    return f"{value.hour % 12 or 12}{minutes}{'pm' if value.hour >= 12 else 'am'}"


def when(value: date | datetime) -> str:
    """Return "4 June 2026 at 9:32am", or the day alone when no time is known.

    A datetime must already be in the reader's time zone.
    """
    if isinstance(value, datetime):
        return f"{day(value)} at {clock(value.time())}"
    return day(value)


def pounds(value: Decimal | float) -> str:
    """Return pounds as "£1,150" or "£9.50"; pence are shown only when there are some."""
    amount = Decimal(str(value)).quantize(Decimal("0.01"))
    sign = "-" if amount < 0 else ""
    figures = f"{abs(amount):,.2f}".removesuffix(".00")
    return f"{sign}£{figures}"


def percent(share: float) -> str:
    """Return a share between 0 and 1 as "74%", halves rounded up."""
    return f"{in_hundred(share)}%"


def in_hundred(share: float) -> int:
    """Return a share between 0 and 1 as a whole number out of 100, halves rounded up."""
    return int(share * 100 + 0.5)


def plural(count: int, one: str, many: str | None = None) -> str:
    """Return "1 report", "2 reports" or "1,204 people"; `many` is needed when adding "s" is wrong."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def in_words(count: int) -> str:
    """Return a whole number as a word up to nine ("seven"), as figures from 10 ("1,204")."""
    return SMALL_NUMBERS[count] if 0 <= count < len(SMALL_NUMBERS) else f"{count:,}"


def listing(words: Sequence[str]) -> str:
    """Return "a", "a and b" or "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def working_days_left(left: int) -> str:
    """Return how long there is, in working days; a negative number is how many have passed."""
    if left == 0:
        return "due today"
    if left < 0:
        return f"{plural(-left, 'working day')} late"
    return f"{plural(left, 'working day')} left"


def duration(minutes: int) -> str:
    """Return minutes as "45 minutes", "1 hour" or "7 hours 20"."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return plural(rest, "minute")
    return f"{plural(hours, 'hour')} {rest}" if rest else plural(hours, "hour")


def opening(sentence: str) -> str:
    """Return the sentence with a capital first letter and the rest untouched."""
    return sentence[:1].upper() + sentence[1:]


def shortened(text: str, most: int) -> str:
    """Return the text if it has `most` letters or fewer, else its beginning and "…", `most` in all."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def ordinal(place: int) -> str:
    """Return "First" to "Ninth", then "10th", "21st"."""
    if place < len(ORDINALS):
        return ORDINALS[place]
    ending = "th" if place % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return f"{place}{ending}"


def telephone_words(number: str) -> str:
    """Return an E.164 number as it is dialled in Britain."""
    local = f"0{number[3:]}" if number.startswith("+44") else number
    return f"{local[:5]} {local[5:]}" if local.startswith("0") else local
