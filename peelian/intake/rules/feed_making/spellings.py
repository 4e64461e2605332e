"""How forms spoil what is true: familiar names, initials, slips of the finger, days and months changed round.

Shares are guesses from what is published of typing errors in names (about 2 to 4 % a field); ours, not measured.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import TypeVar

from peelian.intake.rules.feed_making.familiar import FAMILIAR, SPELLINGS, SURNAMES

NEAR = {
    "a": "sq", "b": "vn", "c": "xv", "d": "sf", "e": "wr", "f": "dg", "g": "fh", "h": "gj", "i": "uo", "j": "hk",
    "k": "jl", "l": "k", "m": "n", "n": "mb", "o": "ip", "p": "o", "q": "wa", "r": "et", "s": "ad", "t": "ry",
    "u": "yi", "v": "cb", "w": "qe", "x": "zc", "y": "tu", "z": "x",
}  # fmt: skip
SHORT_STREETS = (
    ("Road", "Rd"), ("Street", "St"), ("Avenue", "Ave"), ("Close", "Cl"), ("Lane", "Ln"), ("Drive", "Dr"),
    ("Crescent", "Cres"), ("Gardens", "Gdns"), ("Court", "Ct"), ("Flat ", "Apartment "), ("Terrace", "Terr"),
)  # fmt: skip
T = TypeVar("T")


def slip(text: str, rng: Random) -> str:
    """Return text with one slip: a letter left out, doubled, hit beside, or two changed round."""
    if len(text) < 2:
        return text
    at = int(rng.random() * len(text)) if rng.random() < 0.12 else 1 + int(rng.random() * (len(text) - 1))
    kind = rng.random()
    if kind < 0.28:
        return text[:at] + text[at + 1 :]
    if kind < 0.45:
        return text[:at] + text[at] + text[at:]
    if kind < 0.72:
        return text[:at] + text[at + 1 : at + 2] + text[at] + text[at + 2 :]
    return text[:at] + _beside(text[at], rng) + text[at + 1 :]


def _beside(letter: str, rng: Random) -> str:
    if letter.isdigit():
        return str((int(letter) + 1 + int(rng.random() * 9)) % 10)
    near = NEAR.get(letter.lower(), letter)
    other = near[int(rng.random() * len(near))]
    return other.upper() if letter.isupper() else other


def digit_slip(text: str, rng: Random, last: int) -> str:
    """Return text with one of its `last` characters, if it is a digit, another digit."""
    at = len(text) - 1 - int(rng.random() * min(last, len(text)))
    return text[:at] + _beside(text[at], rng) + text[at + 1 :] if text[at].isdigit() else text


def given_as(given: str, middle: str, gender: str, rng: Random) -> str:
    """Return a forename as somebody gives or writes it."""
    chance = rng.random()
    if chance < 0.12:
        return _one(FAMILIAR.get(given, (given,)), rng)
    if chance < 0.20:
        return _one(SPELLINGS.get(given, (given,)), rng)
    if chance < 0.235:
        return given[0]
    if chance < 0.275 and middle:
        return f"{given} {middle if chance < 0.255 else middle[0]}"
    if chance < 0.285 and middle:
        return middle
    if chance < 0.315:
        return slip(given, rng)
    if chance < 0.32:
        return f"{'Mr' if gender == 'male' else 'Mrs'} {given}"
    return given


def family_as(family: str, rng: Random) -> str:
    """Return a surname as somebody writes it."""
    chance = rng.random()
    if chance < 0.06:
        return _one(SURNAMES.get(family, (family,)), rng)
    if chance < 0.1:
        return slip(family, rng)
    if chance < 0.103:
        return _one(family.split("-"), rng)
    if chance < 0.13:
        return family.replace("'", "").replace("-", " ")
    return family


def born_as(born: date, rng: Random) -> str:
    """Return a birth date as written, now and then with day and month round or one digit wrong."""
    chance = rng.random()
    if chance < 0.011 and born.day <= 12:
        return f"{born.month:02d}/{born.day:02d}/{born.year}"
    if chance < 0.022:
        born = _slipped(born, rng)
    if chance > 0.9:
        return born.isoformat()
    return f"{born.day:02d}/{born.month:02d}/{born.year}"


def _slipped(born: date, rng: Random) -> date:
    chance = rng.random()
    if chance < 0.4:
        return born + timedelta(days=_one((-1, 1, 10, -10, 2, -2), rng))
    day = min(born.day, 28)
    if chance < 0.75:
        return date(born.year + _one((-1, 1, -10, 10), rng), born.month, day)
    return date(born.year, born.month % 12 + 1, day)


def mail_as(mail: str, rng: Random) -> str:
    """Return an e-mail address as typed."""
    chance = rng.random()
    if chance < 0.02:
        local, _, domain = mail.partition("@")
        return f"{slip(local, rng)}@{domain}"
    if chance < 0.025:
        return mail.replace(".example", "mail.example")
    return mail.upper() if chance > 0.985 else mail


def phone_as(phone: str, rng: Random) -> str:
    """Return a telephone number as typed, in one of the usual ways of spacing it."""
    chance = rng.random()
    if chance < 0.015:
        phone = digit_slip(phone, rng, 3)
    if chance < 0.7:
        return phone
    return f"+44 {phone[1:5]} {phone[5:]}" if chance < 0.8 else f"{phone[:5]} {phone[5:]}"


def street_as(address: str, rng: Random) -> str:
    """Return an address as typed."""
    chance = rng.random()
    if chance < 0.2:
        for long, short in SHORT_STREETS:
            address = address.replace(long, short)
    if chance < 0.04:
        return slip(address, rng)
    if 0.2 < chance < 0.23 and "," in address:
        return address.partition(", ")[2]
    return address.upper() if chance > 0.96 else address


def postcode_as(code: str, rng: Random) -> str:
    """Return a postcode as typed."""
    chance = rng.random()
    if chance < 0.02:
        code = code[:-1] + _one("ABDEFGHJLNPQRSTUWXYZ", rng) if chance < 0.01 else digit_slip(code, rng, 3)
    return code.replace(" ", "") if chance > 0.65 else code


def _one(among: Sequence[T], rng: Random) -> T:
    return among[int(rng.random() * len(among))]
