"""A week of reports about a population, as forms fill it in: things left out, misspelt, and now and then wrong."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from peelian.intake.rules.feed_making import wording
from peelian.intake.rules.feed_making.population import Entity, Population

OFTEN = 0.12
AGAIN = 0.01
FAULTY = 1 / 30
FAULTS = (
    "no reference", "future date", "unknown code", "impossible postcode", "firm as person", "formula",
    "loss unknown", "twice",
)  # fmt: skip
DELAYS = (0, 0, 0, 1, 2, 7, 30)
EPOCH = date(2020, 1, 6)
CODES = [code for code, weight, _ in wording.OFFENCES for _ in range(weight)]
NARRATIVES = {code: texts for code, _, texts in wording.OFFENCES}
FIRM_CODES = ("NFIB5D", "NFIB52E", "NFIB52A", "NFIB51A", "NFIB51B", "NFIB52D", "NFIB52C", "NFIB50A")
LINK = '=HYPERLINK("http://203.0.113.9/x","click")'


class Line(NamedTuple):
    """One row of a feed by field, and the truth about it: whose it is and which fault it was given."""

    values: dict[str, str]
    entity: str
    fault: str = ""


def mondays(start: date, weeks: int) -> tuple[date, ...]:
    """Return the Mondays of `weeks` weeks, the first on or after `start`."""
    first = start + timedelta(days=-start.weekday() % 7)
    return tuple(first + timedelta(weeks=week) for week in range(weeks))


def week_rng(seed: int, monday: date) -> Random:
    """Return the source of chance for one week, the same for the same seed and Monday."""
    return Random(f"{seed} {monday:%Y-%m-%d}")  # noqa: S311 (made-up people)


def week(population: Population, monday: date, rows: int, rng: Random) -> Iterator[Line]:
    """Yield `rows` reports of the seven days before `monday`, one at a time, about one in thirty of them wrong."""
    number = monday.isocalendar().week * max(5_000, rows * 6)
    at = (monday - EPOCH).days // 7
    made = 0
    while made < rows:
        number += int(rng.random() * 10) + 1
        line = _line(population.entity(_pick(population, rng)), f"NFRC{monday:%y}{number:06d}", monday, at, rng)
        if rng.random() < FAULTY:
            fault = FAULTS[int(rng.random() * len(FAULTS))]
            line = line._replace(values=_wrong(dict(line.values), fault, rng), fault=fault)
        yield line
        made += 1
        if line.fault == "twice" and made < rows:
            yield line._replace(values={**line.values, "preferred_contact": rng.choice(wording.PREFERENCES)})
            made += 1


def _pick(population: Population, rng: Random) -> int:
    among = population.often if rng.random() < OFTEN else population.size
    return int(rng.random() * among) % population.size


def _line(who: Entity, reference: str, monday: date, at: int, rng: Random) -> Line:
    chance = rng.random
    reported = monday - timedelta(days=1 + int(chance() * 7))
    happened = reported - timedelta(days=DELAYS[int(chance() * len(DELAYS))])
    code = FIRM_CODES[int(chance() * 8)] if who.firm else CODES[int(chance() * len(CODES))]
    texts = NARRATIVES[code]
    platform = wording.PLATFORMS[int(chance() * 6)] if code == "NFIB52C" else ""
    home = who.home(at)
    given, family = _spelt(who, rng)
    genders = wording.GENDERS[who.gender]
    values = {
        "reference": reference,
        "reported_on": f"{reported.day:02d}/{reported.month:02d}/{reported.year}",
        "incident_from": f"{happened.day:02d}/{happened.month:02d}/{happened.year}",
        "offence": code,
        "victim_type": "Organisation" if who.firm else "Individual",
        "organisation_name": _firm_spelt(who.firm, rng),
        "employees": who.employees,
        "given_name": given,
        "family_name": family,
        "birth_date": who.born if chance() < 0.7 else "",
        "gender": genders[int(chance() * 3)],
        "address": home.address if chance() < 0.9 else "",
        "postcode": (home.postcode if chance() < 0.6 else home.postcode.replace(" ", "")) if chance() < 0.94 else "",
        "force": home.force,
        "telephone": who.telephone if chance() < 0.78 else "",
        "email": who.mail(at) if chance() < 0.8 else "",
        "preferred_contact": wording.PREFERENCES[int(chance() * 4)],
        "loss": _loss(rng),
        "vulnerable": "" if who.firm else wording.VULNERABLE[int(chance() * 12)],
        "ongoing": "" if chance() < 0.2 else ("Y" if chance() < 0.2 else "N"),
        "platform": platform,
        "narrative": texts[int(chance() * len(texts))].replace("{platform}", platform),
    }
    return Line(values, who.key)


def _spelt(who: Entity, rng: Random) -> tuple[str, str]:
    chance = rng.random()
    if chance > 0.3:
        return who.given, who.family
    if chance < 0.04:
        return who.given[0], who.family
    if chance < 0.09:
        return who.given, _slip(who.family, rng)
    if chance < 0.12:
        return who.given.upper(), who.family.upper()
    return who.short or who.given, who.family


def _firm_spelt(firm: str, rng: Random) -> str:
    chance = rng.random()
    if not firm or chance > 0.25:
        return firm
    if chance < 0.08:
        return firm.upper()
    if chance < 0.18:
        return firm.replace(" Ltd", " Limited").replace(" & Sons", " and Sons")
    return _slip(firm, rng)


def _slip(text: str, rng: Random) -> str:
    """Return the text with two neighbouring letters changed round or one left out."""
    at = 1 + int(rng.random() * max(1, len(text) - 2))
    if rng.random() < 0.5:
        return text[:at] + text[at + 1 :]
    return text[:at] + text[at + 1 : at + 2] + text[at : at + 1] + text[at + 2 :]


def _loss(rng: Random) -> str:
    if rng.random() < 0.36:
        return ""
    return f"{rng.lognormvariate(5.2, 1.7):.2f}"


def _wrong(values: dict[str, str], fault: str, rng: Random) -> dict[str, str]:
    if fault == "no reference":
        values["reference"] = ""
    elif fault == "future date":
        day = values["reported_on"]
        values["reported_on"] = f"{day[:6]}{int(day[6:]) + 1}"
    elif fault == "unknown code":
        values["offence"] = "NFIB99Z"
    elif fault == "impossible postcode":
        values["postcode"] = f"Q{rng.choice('QVX')}{int(rng.random() * 90) + 10} 9ZZ"
    elif fault == "firm as person":
        firm = values["organisation_name"] or f"{rng.choice(wording.FIRM_STEMS)} Cafe Ltd"
        values |= {"given_name": "Mr", "family_name": firm, "victim_type": "Individual", "organisation_name": ""}
    elif fault == "formula":
        values["narrative"] = LINK
    elif fault == "loss unknown":
        values["loss"] = "unknown"
    return values
