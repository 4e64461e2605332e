"""Repeat victims of a rolling year: who is counted as one, who is not, and who sees them."""

from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import count
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from peelian.accounts.models import Force, Officer, Unit
from peelian.intake.models import Report
from peelian.intake.queries import repeats
from peelian.intake.rules.repeats import Again
from peelian.linkage.models import Membership
from peelian.parties.models import Party, SourceRecord
from peelian.parties.rules.kinds import Kind

DAY = timedelta(days=1)
PLACE = {"address": "14 Weir Cottages", "postcode": "GU14 7QT"}
_keys = count(1)
Make = Callable[..., Report]
pytestmark = pytest.mark.django_db


def party(kind: Kind, at: datetime) -> Party:
    return Party.objects.create(kind=kind.value, made_at=at)


def record(of: Party, at: datetime, **said: Any) -> SourceRecord:
    """Return one more source record of a party."""
    said.setdefault("family_name", f"Vane{next(_keys)}")
    if of.kind == Kind.ORGANISATION:
        said.setdefault("organisation_name", "Mill Lane Garage Ltd")
    made = SourceRecord.objects.create(kind=of.kind, origin="test", came_at=at, name_key="", **said)
    Membership.objects.create(record=made, party=of, since=at, model="test 1", decided_by="test")
    return made


@pytest.fixture
def make(northmarsh: Unit, forces: dict[str, Force], noon: datetime) -> Make:
    """Make a report about a party, seen by Asha and received at noon unless told."""

    def one(about: Party, at: datetime = noon, contact: Party | None = None, **said: Any) -> Report:
        return Report.objects.create(
            about=record(about, at, **said),
            contact=record(contact, at) if contact else None,
            unit=northmarsh,
            force=forces["Hampshire"],
            received_at=at,
            due_on=at.date(),
        )

    return one


@pytest.fixture
def person(noon: datetime) -> Callable[[], Party]:
    return lambda: party(Kind.PERSON, noon)


@pytest.fixture
def firm(noon: datetime) -> Callable[[], Party]:
    return lambda: party(Kind.ORGANISATION, noon)


def test_a_person_with_two_reports_counts_once_and_leads_to_the_newest(make, person, asha, noon):
    rita = person()
    make(rita, noon - 30 * DAY)
    newest = make(rita, given_name="Rita", family_name="Vane")
    make(person())
    (found,) = repeats.page(Again.PERSON, asha, noon).found
    assert (found.report, found.name, found.words) == (newest.pk, "Rita Vane", "2 reports, 5 May 2026 to 4 June 2026")
    assert repeats.counts(asha, noon)[Again.PERSON] == 1


def test_the_year_rolls(make, person, asha, noon):
    rita = person()
    make(rita, noon - 365 * DAY)
    make(rita)
    assert repeats.counts(asha, noon)[Again.PERSON] == 1
    assert repeats.counts(asha, noon + DAY)[Again.PERSON] == 0


def test_an_organisation_is_none_of_the_people(make, firm, asha, noon):
    garage = firm()
    make(garage), make(garage)
    assert repeats.counts(asha, noon) == {
        Again.PERSON: 0, Again.HOUSEHOLD: 0, Again.ORGANISATION: 1, Again.AT_ORGANISATION: 0,
    }  # fmt: skip


def test_a_person_at_an_organisation_spoke_for_the_same_one_twice(make, person, firm, asha, noon):
    rita, omar, garage, bakery = person(), person(), firm(), firm()
    make(garage, contact=rita), make(garage, contact=omar), make(bakery, contact=rita)
    assert repeats.counts(asha, noon)[Again.AT_ORGANISATION] == 0
    make(garage, contact=rita)
    (found,) = repeats.page(Again.AT_ORGANISATION, asha, noon).found
    assert (found.reports, found.name.endswith(", Mill Lane Garage Ltd")) == (2, True)


def test_a_household_is_two_people_at_one_address_however_it_is_written(make, person, asha, noon):
    make(person(), **PLACE)
    make(person(), address="14, WEIR  COTTAGES.", postcode="GU14 7QT")
    (found,) = repeats.page(Again.HOUSEHOLD, asha, noon).found
    assert (found.reports, found.people) == (2, 2)
    assert found.words == "2 reports of 2 people, 4 June 2026"


@pytest.mark.parametrize(
    "other", [PLACE | {"postcode": "GU14 7QU"}, PLACE | {"address": "15 Weir Cottages"}, PLACE | {"address": ""}]
)
def test_another_address_or_postcode_is_another_household(make, person, asha, noon, other):
    make(person(), **PLACE)
    make(person(), **other)
    assert repeats.counts(asha, noon)[Again.HOUSEHOLD] == 0


def test_one_person_twice_at_home_is_no_household(make, person, asha, noon):
    rita = person()
    make(rita, **PLACE), make(rita, **PLACE)
    assert repeats.counts(asha, noon)[Again.HOUSEHOLD] == 0


def test_a_firm_at_the_address_is_not_of_the_household(make, person, firm, asha, noon):
    make(person(), **PLACE), make(firm(), **PLACE)
    assert repeats.counts(asha, noon)[Again.HOUSEHOLD] == 0


@pytest.mark.parametrize(("surnames", "households"), [(8, 1), (9, 0)])
def test_a_care_home_is_no_household_even_if_few_of_it_reported(make, person, asha, noon, surnames, households):
    make(person(), family_name="Ash0", **PLACE), make(person(), family_name="Ash1", **PLACE)
    for at in range(2, surnames):
        record(person(), noon - 900 * DAY, family_name=f"Ash{at}", **PLACE)
    assert repeats.counts(asha, noon)[Again.HOUSEHOLD] == households
    assert len(repeats.page(Again.HOUSEHOLD, asha, noon).found) == households


def test_nine_of_one_family_are_a_household(make, person, asha, noon):
    for _ in range(9):
        make(person(), family_name="Vane", **PLACE)
    assert repeats.counts(asha, noon)[Again.HOUSEHOLD] == 1


def test_another_units_reports_count_for_nobody_here(make, person, charlie, asha, noon):
    rita = person()
    make(rita), make(rita)
    assert set(repeats.counts(charlie, noon).values()) == {0}
    assert repeats.page(Again.PERSON, charlie, noon).found == []


def test_an_officer_whose_unit_sees_no_force_sees_none(make, person, asha, noon):
    rita = person()
    make(rita), make(rita)
    asha.unit.agreements.all().delete()
    assert repeats.counts(Officer.objects.get(pk=asha.pk), noon)[Again.PERSON] == 0


def test_pages_follow_each_other_and_lose_nobody(make, person, asha, noon, monkeypatch):
    monkeypatch.setattr(repeats, "PAGE", 2)
    for _ in range(5):
        one = person()
        make(one), make(one)
    seen, before = [], 0
    while True:
        page = repeats.page(Again.PERSON, asha, noon, before=before)
        seen += [found.report for found in page.found]
        if not (before := page.before):
            break
    assert len(seen) == 5
    assert seen == sorted(seen, reverse=True)


def test_many_cost_as_many_statements_as_few(make, person, asha, noon):
    def statements() -> int:
        with CaptureQueriesContext(
            connection,
        ) as caught:
            repeats.page(Again.PERSON, asha, noon)
        return len(caught)

    def add() -> None:
        one = person()
        make(one), make(one)

    add()
    repeats.page(Again.PERSON, asha, noon)
    few = statements()
    for _ in range(5):
        add()
    assert statements() == few
