"""Two years of reports: people and firms who come back, each report spoilt as forms are."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from peelian.intake.rules.feed_making import spellings, wording
from peelian.intake.rules.feed_making.businesses import NUMBERED, Firm, Town, care_home, firm_as
from peelian.intake.rules.feed_making.lives import DAYS, Life, Neighbourhood, Person
from peelian.intake.rules.feed_making.planted import Plants, plants
from peelian.intake.rules.feed_making.population import Place
from peelian.intake.rules.feed_making.weeks import CODES, FIRM_CODES, NARRATIVES

FIRMS, CARE_HOMES = 0.13, 1 / 100_000  # of the rows; a home for so many rows, at least one
AGAIN, OTHERS_REPORT, SOON = 0.46, 0.08, 0.35
NO_BIRTH, NO_MAIL, NO_PHONE, NO_STREET, NO_POSTCODE, NO_GENDER = 0.34, 0.16, 0.24, 0.11, 0.05, 0.15
BUSY = 0.001  # of the firms: those that report again and again
SPARSE = 0.07  # of the reports: taken in haste, with half of the fields again left out
SWAPPED, NO_FORENAME, OTHERS_PHONE = 0.01, 0.005, 0.02
LATE = (0, 0, 0, 1, 2, 7, 30)


class LongLine(NamedTuple):
    """One row by field, and the truth: whose it is, who speaks for it, the names' origin, the offender's series."""

    values: dict[str, str]
    entity: str
    contact: str
    group: str
    series: str


class Event(NamedTuple):
    """One report to come: the day counted from 0, and of whom."""

    day: int
    who: Person | Firm


def two_years(seed: int, rows: int, start: date, places: Sequence[Place]) -> Iterator[LongLine]:
    """Yield `rows` reports of the two years from `start`, the oldest first, one at a time.

    The same seed, size, start and places give the same reports.
    """
    if rows < 1 or not places:
        raise ValueError("two years of reports need at least one row and one place")
    rng = Random(f"two years {seed} {start} {rows}")  # noqa: S311 (made-up people)
    events = sorted(_events(rows, rng, places), key=lambda event: event.day)[:rows]
    series = plants(rng, rows)
    for number, event in enumerate(events):
        yield _line(number, event, start, series, rng)


def _events(rows: int, rng: Random, places: Sequence[Place]) -> list[Event]:
    homes = Neighbourhood(rng, places)
    town = Town(rng, homes)
    events: list[Event] = []
    for _ in range(max(1, round(rows * CARE_HOMES))):
        for resident in care_home(homes, min(60, max(2, rows // 60))):
            events += _reports(resident, rng)[: 2 if rng.random() < 0.1 else 1]
    while len(events) < rows:
        if rng.random() < FIRMS:
            firm = town.firm()
            events += _reports(firm, rng, busy=rng.random() < BUSY)
            if rng.random() < (0.4 if firm.sole else 0.03):
                events += _reports(firm.contacts[0], rng)
            continue
        for at, person in enumerate(homes.household()):
            if at == 0 or rng.random() < OTHERS_REPORT:
                events += _reports(person, rng)
    return events


def _reports(who: Person | Firm, rng: Random, *, busy: bool = False) -> list[Event]:
    day = int(rng.random() * DAYS)
    events = [Event(day, who)]
    more = 15 + int(rng.random() * 50) if busy else 0
    while more > 0 or (rng.random() < AGAIN and len(events) < 16):
        more -= 1
        soon = not busy and rng.random() < SOON
        day = min(DAYS - 1, day + int(rng.random() * 40)) if soon else int(rng.random() * DAYS)
        events.append(Event(day, who))
    return events


def _line(number: int, event: Event, start: date, series: Plants, rng: Random) -> LongLine:
    who = event.who
    reported = start + timedelta(days=event.day)
    values = _happened(number, reported, isinstance(who, Firm), rng)
    if isinstance(who, Firm):
        contact = who.contacts[int(rng.random() ** 2 * len(who.contacts))]
        values |= _firm_values(who, contact, event.day, rng)
        entity, spoken, group = who.key, contact.key, contact.group
    else:
        values |= _person_values(who, who.life(event.day), rng)
        entity, spoken, group = who.key, "", who.group
    plant = series.plant(event.day, rng, own=values["telephone"])
    if plant.text:
        values["narrative"] = f"{values['narrative']} {plant.text}"
        values["offence"] = plant.offence or values["offence"]
    return LongLine(values, entity, spoken, group, plant.series)


def _happened(number: int, reported: date, firm: bool, rng: Random) -> dict[str, str]:
    chance = rng.random
    happened = reported - timedelta(days=LATE[int(chance() * len(LATE))])
    code = FIRM_CODES[int(chance() * 8)] if firm else CODES[int(chance() * len(CODES))]
    texts = NARRATIVES[code]
    platform = wording.PLATFORMS[int(chance() * 6)] if code == "NFIB52C" else ""
    return {
        "reference": f"NFRC{reported:%y}{number:07d}",
        "reported_on": f"{reported.day:02d}/{reported.month:02d}/{reported.year}",
        "incident_from": f"{happened.day:02d}/{happened.month:02d}/{happened.year}",
        "offence": code,
        "victim_type": "Organisation" if firm else "Individual",
        "preferred_contact": wording.PREFERENCES[int(chance() * 4)],
        "loss": "" if chance() < 0.36 else f"{rng.lognormvariate(5.2, 1.7):.2f}",
        "vulnerable": "" if firm else wording.VULNERABLE[int(chance() * 12)],
        "ongoing": "" if chance() < 0.2 else ("Y" if chance() < 0.2 else "N"),
        "platform": platform,
        "narrative": texts[int(chance() * len(texts))].replace("{platform}", platform),
    }


def _person_values(who: Person, life: Life, rng: Random) -> dict[str, str]:
    kept = _keeps(rng)
    given, family = _named(who, life, rng)
    born = spellings.born_as(who.born, rng) if kept(NO_BIRTH) else ""
    gender = wording.GENDERS[who.gender][int(rng.random() * 2)] if kept(NO_GENDER) else ""
    return {
        "organisation_name": "", "company_number": "", "employees": "",
        "given_name": given, "family_name": family, "birth_date": born, "gender": gender,
        **_reach(life, rng, kept),
    }  # fmt: skip


def _firm_values(firm: Firm, contact: Person, day: int, rng: Random) -> dict[str, str]:
    kept = _keeps(rng)
    given, family = _named(contact, contact.life(day), rng)
    at = 0 if rng.random() < 0.5 else int(rng.random() * len(firm.places))
    mail = firm.mails[int(rng.random() * len(firm.mails))]
    life = Life(family, firm.places[at], mail, firm.phones[min(at, len(firm.phones) - 1)])
    return {
        "organisation_name": firm_as(firm, rng),
        "company_number": firm.number if rng.random() < NUMBERED and not firm.sole else "",
        "employees": firm.employees if kept(0.3) else "",
        "given_name": given, "family_name": family, "birth_date": "", "gender": "",
        **_reach(life, rng, kept),
    }  # fmt: skip


class _keeps:  # noqa: N801 (reads as what one report keeps)
    """Whether a field with this share of gaps is filled in, in one report."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng
        self._sparse = rng.random() < SPARSE

    def __call__(self, gaps: float) -> bool:
        return self._rng.random() >= (0.5 + gaps / 2 if self._sparse else gaps * 0.93)


def _named(who: Person, life: Life, rng: Random) -> tuple[str, str]:
    given = spellings.given_as(who.given, who.middle, who.gender, rng)
    family = spellings.family_as(life.family, rng)
    chance = rng.random()
    swaps = SWAPPED * (4 if who.group == "east_asian" else 1)
    if chance < swaps:
        given, family = family, given
    elif chance < swaps + NO_FORENAME:
        given = ""
    if rng.random() < 0.05:
        return given.upper(), family.upper()
    return given, family


def _reach(life: Life, rng: Random, kept: _keeps) -> dict[str, str]:
    home = life.home
    return {
        "address": spellings.street_as(home.address, rng) if kept(NO_STREET) else "",
        "postcode": spellings.postcode_as(home.postcode, rng) if kept(NO_POSTCODE) else "",
        "force": home.force,
        "telephone": spellings.phone_as(life.phone, rng) if kept(NO_PHONE) else "",
        "email": spellings.mail_as(life.mail, rng) if life.mail and kept(NO_MAIL) else "",
    }
