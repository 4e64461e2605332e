"""The invented people and firms a feed is about, each made when asked for, so a million cost no memory."""

import csv
import io
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from random import Random
from typing import NamedTuple, TypeVar

from peelian.intake.rules.feed_making import wording

T = TypeVar("T")
FIRM_SHARE = 0.13
HOUSEHOLD = 11  # every eleventh lives with the one before; every third of those is a twin
SWITCHBOARD, SHARED_MAILBOX, HOUSEHOLD_MAIL = 0.2, 0.1, 0.3
MOVERS, MAIL_CHANGERS = 0.3, 0.25
UNIT_LETTERS = "ABDEFGHJLNPQRSTUWXYZ"
LAST_BIRTH = date(2008, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Place:
    """A postcode district and the force that most of it lies in."""

    outcode: str
    force: str


class Home(NamedTuple):
    """One address."""

    address: str
    postcode: str
    force: str


class Entity(NamedTuple):
    """A person, or a firm with its contact. `homes` and `mails` are used in turn by those who move or change.

    `pace` is after how many weeks; 0 for those who stay.
    """

    key: str
    firm: str
    employees: str
    given: str
    short: str
    family: str
    gender: str
    born: str
    homes: tuple[Home, ...]
    mails: tuple[str, ...]
    telephone: str
    pace: int

    def home(self, week: int) -> Home:
        """Return the address in a week, counted from any Monday."""
        return self.homes[week // self.pace % len(self.homes)] if self.pace else self.homes[0]

    def mail(self, week: int) -> str:
        """Return the e-mail address in a week; "" for those without."""
        return self.mails[week // self.pace % len(self.mails)] if self.pace else self.mails[0]


def places_of(outcodes_csv: str, forces: Collection[str]) -> tuple[Place, ...]:
    """Return the places of some forces from the shipped `outcodes.csv` (read by the caller); all if none named."""
    rows = csv.DictReader(io.StringIO(outcodes_csv))
    return tuple(
        Place(row["outcode"], row["force"])
        for row in rows
        if float(row["force_share"]) > 0.5
        and row.get("standing", "current") == "current"
        and (not forces or row["force"] in forces)
    )


@dataclass(frozen=True, slots=True)
class Population:
    """`size` invented people and firms, told apart by number; `often` of them are victims again and again."""

    seed: int
    size: int
    places: Sequence[Place]

    @property
    def often(self) -> int:
        """How many, from number 0 on, are picked far more than the rest."""
        return max(20, self.size // 8)

    def entity(self, number: int) -> Entity:
        """Return one of them, the same at every call."""
        rng = self._rng(number)
        is_firm = rng.random() < FIRM_SHARE and number % HOUSEHOLD > 1
        return self._firm(number, rng) if is_firm else self._person(number, rng)

    def _person(self, number: int, rng: Random) -> Entity:
        elder = self.entity(number - 1) if number % HOUSEHOLD == 1 else None
        twin = elder is not None and number % (3 * HOUSEHOLD) == 1
        gender, (given, short) = self._forename(rng, elder)
        family = elder.family if elder else _one(rng, wording.SURNAMES)
        born = elder.born if elder and twin else _birthday(rng)
        pace = elder.pace if elder else (int(rng.random() * 8) + 1 if rng.random() < MOVERS else 0)
        each = range(2 if pace else 1)
        homes = elder.homes if elder else tuple([self._home(rng) for _ in each])
        shared = elder is not None and rng.random() < HOUSEHOLD_MAIL
        mails = elder.mails if elder and shared else tuple([_mail(rng, given, family, born) for _ in each])
        phone = elder.telephone if elder and rng.random() < 0.5 else _telephone(rng)
        return Entity(f"P{number}", "", "", given, short, family, gender, born, homes, mails, phone, pace)

    def _rng(self, number: int) -> Random:
        return Random(self.seed * 1_000_003 + number)  # noqa: S311 (made-up people)

    def _forename(self, rng: Random, elder: Entity | None) -> tuple[str, tuple[str, str]]:
        gender = "female" if rng.random() < 0.52 else "male"
        names = wording.FEMALE if gender == "female" else wording.MALE
        name = _one(rng, names)
        while elder and name[0] == elder.given:
            name = _one(rng, names)
        return gender, name

    def _firm(self, number: int, rng: Random) -> Entity:
        gender, (given, short) = self._forename(rng, None)
        family = rng.choice(wording.SURNAMES)
        stem = rng.choice(wording.FIRM_STEMS) if rng.random() < 0.6 else family
        firm = f"{stem} {rng.choice(wording.FIRM_TRADES)} {rng.choice(wording.FIRM_FORMS)}".strip()
        domain = f"{''.join(letter for letter in firm.lower() if letter.isascii() and letter.isalnum())[:18]}.example"
        box = rng.choice(wording.MAILBOXES)
        mails = (f"{box}@{domain}", f"{_local(given)}@{domain}")
        if rng.random() < SHARED_MAILBOX:
            mails = (f"office@books{rng.randrange(self.size // 300 + 1)}.example",) * 2
        phone = _telephone(rng)
        if rng.random() < SWITCHBOARD:
            phone = f"{wording.LANDLINES[0]}{rng.randrange(min(1000, self.size // 200 + 1)):03d}"
        pace = rng.randint(1, 8) if rng.random() < MAIL_CHANGERS else 0
        homes = (self._home(rng),)
        size = str(rng.choice(wording.SIZES))
        return Entity(f"O{number}", firm, size, given, short, family, gender, "", homes, mails, phone, pace)

    def _home(self, rng: Random) -> Home:
        place = _one(rng, self.places)
        letters = _one(rng, UNIT_LETTERS) + _one(rng, UNIT_LETTERS)
        street = f"{_one(rng, wording.TOWN_WORDS)}{int(rng.random() * 180) + 1} {_one(rng, wording.STREETS)}"
        return Home(street, f"{place.outcode} {int(rng.random() * 10)}{letters}", place.force)


def population(seed: int, size: int, places: Sequence[Place]) -> Population:
    """Return a population of `size`, living in `places` (at least one)."""
    if size < 1 or not places:
        raise ValueError("a population needs people and places")
    return Population(seed, size, places)


def _one(rng: Random, among: Sequence[T]) -> T:
    """Return one of them; a third of the time of `Random.choice`, which a million rows feel."""
    return among[int(rng.random() * len(among))]


def _birthday(rng: Random) -> str:
    age = 18 + int(rng.random() * 72)
    day = date.fromordinal(LAST_BIRTH - (age - 18) * 365 - int(rng.random() * 365))
    return f"{day.day:02d}/{day.month:02d}/{day.year}"


@lru_cache(maxsize=1024)
def _local(name: str) -> str:
    return "".join(letter for letter in name.lower() if letter.isascii() and letter.isalnum()) or "me"


def _mail(rng: Random, given: str, family: str, born: str) -> str:
    local = _local(family)
    style = int(rng.random() * 3)
    if style == 0:
        local = f"{_local(given)}.{local}{int(rng.random() * 10000)}"
    elif style == 1:
        local = f"{_local(given)[0]}{local}{born[-2:]}{int(rng.random() * 1000)}"
    else:
        local = f"{local}{int(rng.random() * 1000000)}"
    return f"{local}@{_one(rng, wording.HOME_MAIL)}"


def _telephone(rng: Random) -> str:
    if rng.random() < 0.4:
        return f"{wording.MOBILES}{int(rng.random() * 1000):03d}"
    return f"{_one(rng, wording.LANDLINES)}{int(rng.random() * 1000):03d}"
