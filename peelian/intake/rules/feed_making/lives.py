"""Invented people as they live for two years: households, who moves, marries, changes mailbox or telephone."""

from bisect import bisect, bisect_right
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from itertools import accumulate
from random import Random
from typing import Any, NamedTuple

from peelian.intake.rules.feed_making import wording
from peelian.intake.rules.feed_making.origins import ORIGINS, Origin, zipf
from peelian.intake.rules.feed_making.population import UNIT_LETTERS, Home, Place

DAYS = 730
MOVES, NEW_MAIL, NEW_PHONE, MARRIES, LEAVES = 0.16, 0.12, 0.1, 0.05, 0.04
MIDDLE = 0.6
OWN_PHONE = 0.8  # of the grown-up members of a household; the rest share the one telephone
NO_MAIL, SHARED_MAIL = 0.06, 0.1
SHARES = list(accumulate(origin.share for origin in ORIGINS))
FORENAME_SKEW = 0.75
TWIN, NAMESAKE = 0.05, 0.03
PHONE_BLOCKS = (*wording.LANDLINES, wording.MOBILES, wording.MOBILES, "02920180", "03069990", "08081570")
FIRST_BIRTHS = date(1932, 1, 1).toordinal()


class Life(NamedTuple):
    """How somebody is known for a while."""

    family: str
    home: Home
    mail: str
    phone: str


class Person(NamedTuple):
    """`lives` with the day each begins, counted from 0; `middle` is "" for those without."""

    key: str
    group: str
    gender: str
    given: str
    middle: str
    born: date
    begins: tuple[int, ...]
    lives: tuple[Life, ...]

    def life(self, day: int) -> Life:
        """Return how they are known on a day."""
        return self.lives[max(0, bisect_right(self.begins, day) - 1)]


class Names:
    """Draws names of one origin, the common ones more often."""

    def __init__(self, origin: Origin) -> None:
        self.origin = origin
        self._families = zipf(len(origin.families), origin.skew)
        self._given = {
            "female": (origin.female, zipf(len(origin.female), FORENAME_SKEW)),
            "male": (origin.male, zipf(len(origin.male), FORENAME_SKEW)),
        }

    def family(self, rng: Random) -> str:
        """Return a surname."""
        return self.origin.families[bisect(self._families, rng.random() * self._families[-1])]

    def given(self, rng: Random, gender: str) -> str:
        """Return a forename."""
        among, weights = self._given[gender]
        return among[bisect(weights, rng.random() * weights[-1])]


Change = tuple[int, dict[str, Any]]
"""A day, and what of a `Life` is otherwise from then on."""


class Roof(NamedTuple):
    """What those of one household have in common; `moved` the day all of them move, and where to."""

    names: Names
    family: str
    home: Home
    phone: str
    moved: tuple[int, Home] | None = None
    mail: str = ""


NAMES = [Names(origin) for origin in ORIGINS]


class Neighbourhood:
    """Makes households one after another, all different; the same `rng` gives the same ones."""

    def __init__(self, rng: Random, places: Sequence[Place]) -> None:
        self.rng = rng
        self.places = places
        self.made = 0
        self.mails: dict[str, int] = {}

    def household(self) -> list[Person]:
        """Return the people of one more household, the one most likely to report first."""
        rng = self.rng
        names = NAMES[bisect(SHARES, rng.random() * SHARES[-1])]
        kind = rng.random()
        if kind < 0.08:
            return self._sharers(1 + int(rng.random() * 3) + 1)
        head = self._age(22, 88)
        home, phone, family = self.home(), self.phone(), names.family(rng)
        moved = (self._day(), self.home()) if rng.random() < MOVES else None
        gender = "female" if rng.random() < 0.53 else "male"
        roof = Roof(names, family, home, phone, moved)
        first = self._member(roof, gender, head)
        roof = roof._replace(mail=first.lives[0].mail)
        people = [first]
        if kind > 0.36:
            other = "male" if gender == "female" else "female"
            theirs = family if rng.random() < 0.8 else names.family(rng)
            born = head + int(rng.gauss(0, 1200))
            people.append(self._member(roof._replace(family=theirs), other, born))
        if kind > 0.62 or 0.08 < kind < 0.15:
            people += self._children(roof, first)
        return people

    def _children(self, roof: Roof, parent: Person) -> list[Person]:
        rng = self.rng
        youngest = date(2018, 1, 1).toordinal()
        children: list[Person] = []
        born = parent.born.toordinal() + 365 * 20 + int(rng.random() * 365 * 16)
        while born < youngest and len(children) < 4:
            gender = "female" if rng.random() < 0.5 else "male"
            named = parent.given if gender == parent.gender and rng.random() < NAMESAKE else ""
            grown = born < date(2006, 1, 1).toordinal()
            children.append(self._member(roof, gender, born, named, grown=grown))
            if rng.random() < 0.45:
                break
            born += 0 if rng.random() < TWIN else 400 + int(rng.random() * 1500)
        return _told_apart(children, roof.names, rng)

    def _sharers(self, size: int) -> list[Person]:
        home, phone = self.home(), self.phone()
        people = []
        for _ in range(size):
            names = NAMES[bisect(SHARES, self.rng.random() * SHARES[-1])]
            gender = "female" if self.rng.random() < 0.5 else "male"
            family, born = names.family(self.rng), self._age(18, 35)
            people.append(self._member(Roof(names, family, home, phone), gender, born))
        return people

    def _member(self, roof: Roof, gender: str, born: int, given: str = "", *, grown: bool = True) -> Person:
        rng, names = self.rng, roof.names
        self.made += 1
        given = given or names.given(rng, gender)
        middle = names.given(rng, gender) if rng.random() < MIDDLE else ""
        day = date.fromordinal(max(FIRST_BIRTHS - 2000, born))
        phone = self.phone() if grown and rng.random() < OWN_PHONE else roof.phone
        mail = self._first_mail(given, roof.family, day, roof.mail, grown=grown)
        changes: list[Change] = []
        if roof.moved:
            changes.append((roof.moved[0], {"home": roof.moved[1]}))
        if grown:
            changes += self._changes(names, gender, given, day)
        return Person(f"P{self.made}", names.origin.name, gender, given, middle, day,
                      *_lived(Life(roof.family, roof.home, mail, phone), changes))  # fmt: skip

    def _first_mail(self, given: str, family: str, born: date, shared: str, *, grown: bool) -> str:
        rng = self.rng
        if rng.random() < NO_MAIL:
            return ""
        if not grown:
            return shared if rng.random() < 0.8 else ""
        if shared and rng.random() < SHARED_MAIL:
            return shared
        return self.mail(given, family, born)

    def _changes(self, names: Names, gender: str, given: str, born: date) -> list[Change]:
        rng = self.rng
        changes: list[Change] = []
        if rng.random() < NEW_MAIL:
            changes.append((self._day(), {"mail": self.mail(given, "", born)}))
        if rng.random() < NEW_PHONE:
            changes.append((self._day(), {"phone": self.phone()}))
        if rng.random() < LEAVES:
            changes.append((self._day(), {"home": self.home(), "phone": self.phone()}))
        if gender == "female" and 1970 < born.year < 2005 and rng.random() < MARRIES:
            day, family = self._day(), names.family(rng)
            changes.append((day, {"family": family}))
            if rng.random() < 0.5:
                changes.append((day, {"mail": self.mail(given, family, born), "home": self.home()}))
        return changes

    def home(self) -> Home:
        """Return one more address."""
        rng = self.rng
        place = self.places[int(rng.random() * len(self.places))]
        letters = UNIT_LETTERS[int(rng.random() * 20)] + UNIT_LETTERS[int(rng.random() * 20)]
        flat = f"Flat {int(rng.random() * 12) + 1}, " if rng.random() < 0.15 else ""
        street = f"{flat}{int(rng.random() * 180) + 1} {street_name(rng)}"
        return Home(street, f"{place.outcode} {int(rng.random() * 10)}{letters}", place.force)

    def phone(self) -> str:
        """Return a number kept for drama; there are about 19,000, so strangers now and then have the same."""
        rng = self.rng
        return f"{PHONE_BLOCKS[int(rng.random() * len(PHONE_BLOCKS))]}{int(rng.random() * 1000):03d}"

    def mail(self, given: str, family: str, born: date) -> str:
        """Return an address that nobody has yet."""
        rng = self.rng
        first, last = letters_of(given), letters_of(family)
        style = int(rng.random() * 5)
        if style == 0 and last:
            local = f"{first}.{last}"
        elif style == 1 and last:
            local = f"{first[0]}{last}{born.year % 100:02d}"
        elif style == 2 and last:
            local = f"{last}{first}"
        elif style == 3:
            local = f"{first}{born.year}"
        else:
            local = f"{wording.FIRM_STEMS[int(rng.random() * 30)]}{int(rng.random() * 100)}".lower().replace(" ", "")
        mail = f"{local}@{wording.HOME_MAIL[int(rng.random() * len(wording.HOME_MAIL))]}"
        times = self.mails[mail] = self.mails.get(mail, 0) + 1
        return mail if times == 1 else self._unlike(local, mail.partition("@")[2], times)

    def _unlike(self, local: str, domain: str, times: int) -> str:
        mail = f"{local}{times}@{domain}"
        while mail in self.mails:
            times += int(self.rng.random() * 50) + 1
            mail = f"{local}{times}@{domain}"
        self.mails[mail] = 1
        return mail

    def _age(self, youngest: int, oldest: int) -> int:
        years = youngest + self.rng.random() * (oldest - youngest)
        return date(2026, 1, 1).toordinal() - int(years * 365.25)

    def _day(self) -> int:
        return 20 + int(self.rng.random() * (DAYS - 40))


def _lived(first: Life, changes: list[Change]) -> tuple[tuple[int, ...], tuple[Life, ...]]:
    begins, lives = [0], [first]
    for day, differs in sorted(changes, key=lambda change: change[0]):
        begins.append(day)
        lives.append(lives[-1]._replace(**differs))
    return tuple(begins), tuple(lives)


def _told_apart(children: list[Person], names: Names, rng: Random) -> list[Person]:
    """Return the children, no two of them with one forename."""
    seen: set[str] = set()
    kept = []
    for child in children:
        given = child.given
        while given in seen:
            given = names.given(rng, child.gender)
        seen.add(given)
        kept.append(child if given == child.given else child._replace(given=given))
    return kept


def street_name(rng: Random) -> str:
    """Return the name of a street: about two thousand are possible."""
    if rng.random() < 0.35:
        return wording.STREETS[int(rng.random() * len(wording.STREETS))]
    families = ORIGINS[0].families
    kinds = ("Road", "Street", "Avenue", "Close", "Lane", "Drive", "Way", "Crescent", "Court", "Gardens", "Place")
    return f"{families[int(rng.random() * 600)]} {kinds[int(rng.random() * len(kinds))]}"


@lru_cache(maxsize=8192)
def letters_of(name: str) -> str:
    """Return a name as it may stand in an e-mail address: plain letters; "" stays so."""
    return "".join(letter for letter in name.lower() if letter.isascii() and letter.isalpha()) or (name and "me")
