"""Two records as the whole engine sees them: weighed by the model in use, and judged."""

import csv
import random
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

from peelian.linkage.gateways.models import model_of
from peelian.linkage.gateways.scoring import judge_all, raw_row, weigh
from peelian.linkage.rules.organisations import OrganisationRecord
from peelian.linkage.rules.people import PersonRecord
from peelian.linkage.rules.verdicts import Judged, judge
from peelian.linkage.rules.weighing import Counts, Weighed
from peelian.linkage.tests.rules.strategies import firm, person
from peelian.parties.rules.kinds import Kind

Seen = PersonRecord | OrganisationRecord

# Names that no slip of the pen and no familiar form makes one.
FORENAMES = "john jane mary bridget peter susan george fatima olga kwame nia gavin deepak ruth henry zofia".split()
SURNAMES = (
    "pike okafor lindqvist murray zhang tanner evans quigley brodie ashworth fernandez grimshaw hussain ivanova "
    "jellicoe kowalski nakamura obrien patel rutherford sinclair umunna vasquez yardley"
).split()
COMMON = Counts(200_000, {"first": dict.fromkeys(FORENAMES, 1500), "family": dict.fromkeys(SURNAMES, 300)})


def kind_of(record: Seen) -> Kind:
    return Kind.ORGANISATION if isinstance(record, OrganisationRecord) else Kind.PERSON


def weighed(one: Seen, other: Seen) -> Weighed | None:
    """Return what two records weigh; None if no key brings them together."""
    found = weigh([replace(one, key=2)], [replace(other, key=1)], kind_of(one), COMMON)
    assert len(found) <= 1
    return found[0] if found else None


def said(one: Seen, other: Seen) -> dict[str, str]:
    """Return what each field says of two records that are compared."""
    pair = weighed(one, other)
    assert pair
    return {field: words for field, words, _ in pair.evidence}


def judged(one: Seen, other: Seen) -> Judged | None:
    """Return what two records come to; None if they are two."""
    pair = weighed(one, other)
    return judge(kind_of(one), pair, model_of(kind_of(one)).thresholds) if pair else None


def comes_to(one: Seen, other: Seen) -> str:
    """Return "join", "review" or "apart"."""
    found = judged(one, other)
    return found.verdict.value if found else "apart"


def judged_all(records: list[PersonRecord] | list[OrganisationRecord], kind: Kind) -> list[Judged]:
    """Return every pair of a whole population that joins or is asked about."""
    with tempfile.TemporaryDirectory() as folder:
        rows = Path(folder) / "rows.csv"
        with rows.open("w", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows(raw_row(record) for record in records)
        return list(judge_all(rows, kind, ANY_NUMBER, folder))


ANY_NUMBER = 10**9  # of records may share a value
CHANCE = 20260604


def some_people(number: int) -> list[PersonRecord]:
    """Return people of few names, who often share something: the same ones each time."""
    chance = random.Random(CHANCE)
    return [
        person(
            key=key,
            given=chance.choice(
                ["", "j", "john", "jane", "rosalind", "rosalnd", "bill", "william", "pike", "rosalind may"]
            ),
            family=chance.choice(["", "pike", "pyke", "pickering", "tanner", "rosalind"]),
            birth_date=chance.choice([None, date(1955, 3, 4), date(1955, 4, 3), date(1955, 3, 5), date(1985, 1, 22)]),
            email=chance.choice(["", *(f"box{n}@postbox.example" for n in range(30)), "info@firm.example"]),
            telephone=chance.choice(["", *(f"+4416329603{n:02}" for n in range(40))]),
            postcode=chance.choice(["", "GU14 7QT", "BN1 4AA", "RG1 3EH"]),
            address=chance.choice(["", *(f"{n} Elm Road" for n in range(9)), "1 elm rd", "1 elm r", "Elm Road"]),
        )
        for key in range(1, number + 1)
    ]


def some_firms(number: int) -> list[OrganisationRecord]:
    """Return organisations of few names, the same ones each time."""
    chance = random.Random(CHANCE)
    return [
        replace(
            firm(
                chance.choice(["", "Bond Griffiths Ltd", "Bond & Grifiths", "Bond Joinery", "J Pike t/a Bond Joinery"])
            ),
            key=key,
            email=chance.choice(["", "a@bond.example", "b@bond.example", "c@gmail.com", "d@pike.example"]),
            telephone=chance.choice(["", *(f"+4416329603{n:02}" for n in range(40))]),
            postcode=chance.choice(["", "GU14 7QT", "BN1 4AA"]),
            address=chance.choice(["", "Unit 4, Quay Street", "1 Mill Lane"]),
            company_number=chance.choice(["", "", "", "01234567", "SC123456"]),
        )
        for key in range(1, number + 1)
    ]
