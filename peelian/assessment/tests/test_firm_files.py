"""A whole firm goes out as one file and comes in as it was; nothing is kept of a file with anything wrong."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.db.models import Model
from hypothesis import HealthCheck, given, settings

from peelian.accounts.models import Officer, PersonalLink
from peelian.adoption.models import Action, Finding
from peelian.adoption.rules.findings import State
from peelian.assessment.actions import Chosen, agree, conclude, export_firm, give_part, import_firm
from peelian.assessment.factories import answer, assessment
from peelian.assessment.models import Answer, Assessment, CheckResult, Look, Part, Strategy
from peelian.assessment.queries.assessments import position
from peelian.assessment.queries.firm_export import known_here, rows_of
from peelian.assessment.rules.firm_files import KINDS, Row, read, write
from peelian.assessment.tests.firm_files import HEAD, firms
from peelian.engagement.factories import firm as a_firm
from peelian.engagement.models import Firm, Programme, Request, Step
from peelian.kernel.refused import Refused
from peelian.knowledge import queries as knowledge
from peelian.knowledge.actions import publish_library
from peelian.linkage.queries.maps import party_of
from peelian.parties.actions import Described, Used, add_person, describe, note_asset
from peelian.parties.models import (
    Asset,
    Authorisation,
    AuthorisedHost,
    Enrolment,
    Profile,
    SourceRecord,
    Tie,
)
from peelian.parties.rules.firms import AssetKind, Size
from peelian.parties.rules.kinds import Kind
from peelian.records.models import LogEntry

pytestmark = pytest.mark.django_db
FAMILIAR = settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def library(asha: Officer, noon: datetime) -> None:
    publish_library(library=knowledge.library(), by=asha, at=noon)


@pytest.fixture
def marlpit(asha: Officer, noon: datetime) -> Firm:
    """Marlpit Joinery with somebody there, an inventory, a finished assessment and an agreed plan."""
    firm = a_firm(by=asha, at=noon)
    describe(about=firm.about, described=Described(said_by="Dawn", size=Size.MICRO, headcount=9), by=asha, at=noon)
    note_asset(about=firm.about, used=Used(kind=AssetKind.COMPUTER, name="the laptops", many=2), by=asha, at=noon)
    dawn = SourceRecord(kind=Kind.PERSON.value, given_name="Dawn", family_name="Acres")
    add_person(organisation=firm.about, person=dawn, role="owner", by=asha, at=noon)
    one = assessment(firm=firm, by=asha, at=noon)
    give_part(assessment=one, who="Dawn", controls=[], by=asha, at=noon)
    answer(one, {"backups": State.NO, "two-step-email": State.YES}, by=asha, at=noon)
    answer(one, {"leavers-removed": State.NO}, by=asha, at=noon, who="Kofi")
    agree(assessment=one, chosen=[Chosen("backups", "Dawn", None)], by=asha, at=noon)
    conclude(assessment=one, by=asha, at=noon)
    return firm


def told(rows: list[Row]) -> list[tuple[str, str, Mapping[str, Any]]]:
    return [(row.kind, row.id, _plain(row.values)) for row in rows]


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: bytes(value) if isinstance(value, memoryview) else value for name, value in values.items()}


@pytest.mark.usefixtures("library")
@given(rows=firms())
@FAMILIAR
def test_what_a_firm_can_hold_comes_in_as_it_went_out(rows: list[Row], asha: Officer, noon: datetime) -> None:
    with transaction.atomic():
        data = write(type(HEAD)(asha.unit.name, HEAD.by, HEAD.made_at), rows)
        assert read(data, known_here(noon.date())).faults == ()
        firm = import_firm(data=data, by=asha, at=noon)
        assert told(rows_of(firm)) == told(rows)
        transaction.set_rollback(True)


@pytest.mark.usefixtures("library")
@given(rows=firms())
@FAMILIAR
def test_in_another_unit_it_is_the_same_but_for_leave_to_look(
    rows: list[Row], charlie: Officer, noon: datetime
) -> None:
    with transaction.atomic():
        firm = import_firm(data=write(HEAD, rows), by=charlie, at=noon)
        assert not Authorisation.objects.filter(about=firm.about, withdrawn_at=None).exists()
        here = [row for row in told(rows_of(firm)) if row[0] != "authorisation"]
        assert here == [row for row in told(rows) if row[0] != "authorisation"]
        transaction.set_rollback(True)


def test_a_firm_that_was_assessed_stands_as_it_did(
    marlpit: Firm, asha: Officer, charlie: Officer, noon: datetime
) -> None:
    data = export_firm(firm=marlpit, to="Surrey Protect", why="It moved there.", by=asha, at=noon)
    there = import_firm(data=data, by=charlie, at=noon + timedelta(days=1))
    assert there.unit == charlie.unit
    assert there.officer == charlie
    before, after = marlpit.assessments.get(), there.assessments.get()
    assert position(after).states == position(before).states
    step = Action.objects.get(about=there.about)
    assert (step.control_id, step.origin, step.agreed_by) == ("backups", after.label, "Asha Verma")
    assert set(Finding.objects.filter(about=there.about).values_list("origin", flat=True)) == {after.label}
    assert told(rows_of(there)) == told(rows_of(marlpit))


def test_the_firm_and_its_people_are_put_on_the_map(marlpit: Firm, asha: Officer, noon: datetime) -> None:
    data = export_firm(firm=marlpit, to="Ourselves", why="A new machine.", by=asha, at=noon)
    again = import_firm(data=data, by=asha, at=noon)
    assert party_of(again.about) == party_of(marlpit.about)
    for person in SourceRecord.objects.filter(speaks_for__organisation=again.about):
        assert party_of(person)


def test_no_link_travels(marlpit: Firm, asha: Officer, charlie: Officer, noon: datetime) -> None:
    data = export_firm(firm=marlpit, to="Surrey Protect", why="It moved there.", by=asha, at=noon)
    for link in PersonalLink.objects.all():
        assert link.token_digest.encode() not in data
    there = import_firm(data=data, by=charlie, at=noon)
    part = Part.objects.get(assessment__firm=there)
    assert part.who == "Dawn"
    assert not PersonalLink.objects.open(noon + timedelta(seconds=1)).filter(part=part).exists()


def test_what_another_unit_holds_of_the_same_party_stays_here(marlpit: Firm, charlie: Officer, noon: datetime) -> None:
    theirs = a_firm(by=charlie, at=noon)
    note_asset(about=theirs.about, used=Used(kind=AssetKind.SERVER, name="their server"), by=charlie, at=noon)
    assert party_of(theirs.about) == party_of(marlpit.about)
    assert [row.values["name"] for row in rows_of(marlpit) if row.kind == "asset"] == ["the laptops"]


def test_giving_it_away_is_logged_with_whom_and_why(marlpit: Firm, asha: Officer, noon: datetime) -> None:
    export_firm(firm=marlpit, to="Surrey Protect", why="It moved there.", by=asha, at=noon)
    entry = LogEntry.objects.filter(operation="disclosure").latest("id")
    assert (entry.subject, entry.recipient) == (marlpit.label, "Surrey Protect")
    assert entry.detail.endswith("Why: It moved there.")
    with pytest.raises(Refused, match="whom the file is for"):
        export_firm(firm=marlpit, to="Surrey Protect", why=" ", by=asha, at=noon)


def test_nothing_is_kept_of_a_file_with_anything_wrong(
    marlpit: Firm, asha: Officer, charlie: Officer, noon: datetime
) -> None:
    data = export_firm(firm=marlpit, to="Surrey Protect", why="It moved there.", by=asha, at=noon)
    before = [model.objects.count() for model in MODELS.values()] + [SourceRecord.objects.count()]
    wrong = data.replace(b'"the laptops"', b'""')
    with pytest.raises(Refused, match=r"Nothing was kept. Line 5: name must be words, and is empty."):
        import_firm(data=wrong, by=charlie, at=noon)
    assert [model.objects.count() for model in MODELS.values()] + [SourceRecord.objects.count()] == before


MODELS: dict[str, type[Model]] = {
    "profile": Profile, "asset": Asset, "enrolment": Enrolment, "tie": Tie, "authorisation": Authorisation,
    "authorised host": AuthorisedHost, "request": Request, "programme": Programme, "step": Step,
    "assessment": Assessment, "part": Part, "answer": Answer, "strategy": Strategy, "look": Look,
    "check result": CheckResult, "action": Action, "finding": Finding,
}  # fmt: skip
# What stands in the file's order or in the firm itself, and keys that are made anew.
NOT_IN_A_LINE = {"id", "about", "firm", "unit", "other", "link", "key"}
NAMED_FOR_THE_OTHER = {"tie": {"first", "organisation_name", "company_number"}}


@pytest.mark.parametrize("kind", sorted(MODELS))
def test_no_column_is_forgotten(kind: str) -> None:
    columns = {
        column.name
        for column in MODELS[kind]._meta.concrete_fields
        if column.name not in NOT_IN_A_LINE or (column.name == "about" and not column.is_relation)
    }
    assert set(KINDS[kind]) - NAMED_FOR_THE_OTHER.get(kind, set()) == columns


# Of a record: what makes it findable here, where it came from, and what a firm's people need not tell us.
NOT_OF_A_RECORD = {"id", "kind", "origin", "came_at", "name_key", "search", "birth_date", "gender"}


def test_no_column_of_the_firm_is_forgotten() -> None:
    record = {column.name for column in SourceRecord._meta.concrete_fields} - NOT_OF_A_RECORD
    ours = {column.name for column in Firm._meta.concrete_fields} - {"id", "about", "unit", "officer"}
    assert set(KINDS["firm"]) == (record - {"given_name", "family_name"}) | ours


def test_every_kind_is_of_a_table_that_is_looked_at() -> None:
    assert set(KINDS) == {*MODELS, "firm", "person"}
