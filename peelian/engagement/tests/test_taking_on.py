"""Firms that a unit begins to help: new, known by a report, or helped by another unit already."""

from datetime import datetime, timedelta

import pytest

from peelian.accounts.models import Officer
from peelian.engagement.actions import Told, bring_firm, close_firm, learn_of_firm, look_after, reopen_firm, take_on
from peelian.engagement.factories import firm as a_firm
from peelian.engagement.models import Firm
from peelian.engagement.queries.alike import alike
from peelian.engagement.queries.own import own_records
from peelian.engagement.queries.record import firm_record
from peelian.engagement.rules.alike import Named
from peelian.engagement.tests.conftest import Race
from peelian.kernel.actor import System
from peelian.kernel.refused import Refused
from peelian.linkage.actions import link_new
from peelian.linkage.queries.maps import party_of
from peelian.parties.actions import Used, add_source_records, note_asset
from peelian.parties.models import Asset, SourceRecord
from peelian.parties.rules.firms import AssetKind
from peelian.parties.rules.kinds import Kind
from peelian.records.models import LogEntry
from peelian.tasks.models import Task

BY = System("tests")
TOLD = Told(name="Marlpit Joinery", trading="Marlpit Stairs", postcode="GU14 7QT", website="marlpit-joinery.example")


def reported(at: datetime) -> SourceRecord:
    """An organisation that is known by somebody's report."""
    record = SourceRecord(kind=Kind.ORGANISATION.value, organisation_name="Pike Roofing", postcode="GU14 6AA")
    added = add_source_records(records=[record], by=BY, at=at)
    link_new(records=added, by=BY, at=at)
    return added[0]


@pytest.mark.django_db
def test_a_new_firm_is_kept_with_its_website_and_whoever_brought_it_looks_after_it(
    asha: Officer, noon: datetime
) -> None:
    firm = bring_firm(told=TOLD, by=asha, at=noon)
    assert (firm.about.name, firm.officer) == ("Marlpit Joinery trading as Marlpit Stairs", asha)
    assert Asset.objects.get(about=firm.about).name == "marlpit-joinery.example"
    assert LogEntry.objects.filter(subject=firm.label, detail="taken on").exists()


@pytest.mark.django_db
def test_neither_a_person_nor_a_firm_without_a_name_is_taken_on(asha: Officer, noon: datetime) -> None:
    for record in (
        SourceRecord(kind=Kind.PERSON.value, given_name="Dawn"),
        SourceRecord(kind=Kind.ORGANISATION.value, organisation_name=" "),
    ):
        with pytest.raises(Refused):
            take_on(record=record, by=asha, at=noon)
    assert not Firm.objects.exists()


@pytest.mark.django_db
def test_a_firm_that_is_known_is_taken_on_once(asha: Officer, ben: Officer, noon: datetime) -> None:
    record = reported(noon)
    assert take_on(record=record, by=asha, at=noon).about == record
    with pytest.raises(Refused, match="helps Pike Roofing already"):
        take_on(record=record, by=ben, at=noon)


@pytest.mark.django_db
def test_what_one_unit_notes_of_a_firm_is_not_shown_to_another(asha: Officer, charlie: Officer, noon: datetime) -> None:
    record = reported(noon)
    ours, theirs = (take_on(record=record, by=officer, at=noon) for officer in (asha, charlie))
    assert ours.about != theirs.about
    assert party_of(ours.about) == party_of(theirs.about)
    note_asset(about=theirs.about, used=Used(kind=AssetKind.SERVER, name="an old server"), by=charlie, at=noon)
    assert firm_record(ours).assets == []
    assert [one.name for one in firm_record(theirs).assets] == ["an old server"]
    assert firm_record(ours).shared == ["Surrey Cyber Protect"]
    assert theirs.about not in own_records(ours)


@pytest.mark.django_db
def test_what_was_learnt_stands_beside_what_came_and_changes_nothing_of_it(
    marlpit: Firm, asha: Officer, noon: datetime
) -> None:
    later = noon + timedelta(days=1)
    learn_of_firm(firm=marlpit, facts={"telephone": "+441632960466"}, by=asha, at=later)
    learn_of_firm(firm=marlpit, facts={}, by=asha, at=later)
    record = firm_record(Firm.objects.get())
    assert (record.known.telephone, record.known.email) == ("+441632960466", "dawn@marlpit-joinery.example")
    assert record.firm.about.telephone == "+441632960455"
    assert len(record.records) == 2


@pytest.mark.django_db
def test_who_it_may_be_is_found_by_any_of_what_was_typed(marlpit: Firm, asha: Officer, noon: datetime) -> None:
    by_mail = alike(asha, Named(name="Someone Else", email="info@marlpit-joinery.example"))
    assert [(one.firm, one.common) for one in by_mail] == [(marlpit, ("website or e-mail domain",))]
    by_name = alike(asha, Named(name="Marlpit Joinery Limited"))
    assert [(one.firm, one.common) for one in by_name] == [(marlpit, ("name",))]
    note_asset(about=marlpit.about, used=Used(kind=AssetKind.WEBSITE, name="stairs.example"), by=asha, at=noon)
    by_web = alike(asha, Named(name="Someone Else", domains=frozenset({"stairs.example"})))
    assert [one.firm for one in by_web] == [marlpit]
    assert alike(asha, Named(name="Hollow Oak", postcode="GU14 7QT")) == []


@pytest.mark.django_db
def test_a_firm_of_another_unit_is_no_firm_of_ours(marlpit: Firm, charlie: Officer) -> None:
    assert [one.firm for one in alike(charlie, Named(name="Marlpit Joinery"))] == [None]


@pytest.mark.django_db
def test_a_firm_is_closed_with_a_reason_and_taken_up_again(marlpit: Firm, asha: Officer, noon: datetime) -> None:
    with pytest.raises(Refused, match="Say why"):
        close_firm(firm=marlpit, why=" ", by=asha, at=noon)
    with pytest.raises(Refused, match="is not closed"):
        reopen_firm(firm=marlpit, by=asha, at=noon)
    close_firm(firm=marlpit, why="They moved to Kent.", by=asha, at=noon)
    with pytest.raises(Refused, match="closed this firm already"):
        close_firm(firm=marlpit, why="Again.", by=asha, at=noon)
    assert not Firm.objects.open().exists()
    reopen_firm(firm=marlpit, by=asha, at=noon)
    assert Firm.objects.open().get().closed_why == ""


@pytest.mark.django_db
def test_it_is_looked_after_by_somebody_of_the_unit(
    marlpit: Firm, asha: Officer, ben: Officer, charlie: Officer, noon: datetime
) -> None:
    with pytest.raises(Refused, match="not in the unit"):
        look_after(firm=marlpit, officer=charlie, champion="", by=asha, at=noon)
    assert look_after(firm=marlpit, officer=ben, champion=" Dawn ", by=asha, at=noon).champion == "Dawn"
    assert Firm.objects.get().officer == ben
    assert not Task.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_of_two_officers_who_take_on_one_firm_at_once_one_does(
    asha: Officer, ben: Officer, noon: datetime, race: Race
) -> None:
    record = reported(noon)
    said = race(*(lambda who=who: take_on(record=record, by=who, at=noon) for who in (asha, ben)))
    assert said == ["done", "Your unit helps Pike Roofing already."]
    assert Firm.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_units_that_take_on_one_firm_at_once_each_has_a_record_of_its_own(
    asha: Officer, charlie: Officer, noon: datetime, race: Race
) -> None:
    record = reported(noon)
    said = race(*(lambda who=who: take_on(record=record, by=who, at=noon) for who in (asha, charlie)))
    assert said == ["done", "done"]
    assert len({firm.about_id for firm in Firm.objects.all()}) == 2


def test_a_factory_is_of_the_unit(db: None, asha: Officer, noon: datetime) -> None:
    assert a_firm(by=asha, at=noon, organisation_name="Pike Roofing").unit == asha.unit
