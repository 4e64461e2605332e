"""A list of firms is brought in: what each line is, and what becomes of it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from threading import Barrier

import pytest
from django.db import connection

from peelian.accounts.models import Officer
from peelian.assessment.actions import AS_NEW, Loaded, load_list
from peelian.assessment.queries.firm_lists import match
from peelian.assessment.rules.firm_lists import Entry, Standing
from peelian.engagement.factories import firm as a_firm
from peelian.engagement.models import Firm
from peelian.engagement.queries.record import firm_record
from peelian.intake.factories import report
from peelian.parties.models import Profile, SourceRecord
from peelian.records.models import LogEntry

ROOFER = Entry(line=3, name="Pike Roofing", postcode="GU14 6AA", website="pike.example", headcount=12, sector="43910")
MARLPIT = Entry(
    line=2, name="Marlpit Joinery Ltd", postcode="GU14 7QT", contact="Priya Nand", telephone="+441632960466"
)


def load(by: Officer, at: datetime, *entries: Entry, **answers: str) -> Loaded:
    said = {int(line.removeprefix("line")): value for line, value in answers.items()}
    return load_list(entries=entries, name="list.csv", answers=said, by=by, at=at)


@pytest.mark.django_db
def test_each_line_is_said_to_be_what_it_is(asha: Officer, charlie: Officer, noon: datetime) -> None:
    marlpit = a_firm(by=asha, at=noon)
    a_firm(by=charlie, at=noon, organisation_name="Elm Bakery", postcode="", email="", telephone="")
    others = (("Marlpit Joinery", ""), ("Roof", "pike.example"), ("Elm Bakery", ""))
    entries = [MARLPIT, ROOFER, *(Entry(line=at, name=name, website=web) for at, (name, web) in enumerate(others, 4))]
    said = match(asha, entries)
    kinds = [Standing.HELPED, Standing.NEW, Standing.UNCLEAR, Standing.TWICE, Standing.NEW]
    assert [one.standing for one in said] == kinds
    assert said[0].firm == marlpit
    assert said[2].firms == (marlpit,)
    assert said[2].common == ("name",)
    assert said[3].first == 3


@pytest.mark.django_db
def test_an_organisation_that_is_known_by_a_report_is_said_to_be(asha: Officer, noon: datetime, northmarsh) -> None:
    firm = {"Victim_Type": "Organisation", "Organisation_Name": "Pike Roofing Ltd", "Email": "info@pike.example"}
    report(unit=northmarsh, at=noon, **firm)
    assert [one.standing for one in match(asha, [ROOFER])] == [Standing.REPORTED]


@pytest.mark.django_db
def test_what_is_new_is_taken_on_with_all_that_the_list_says(asha: Officer, noon: datetime) -> None:
    loaded = load(asha, noon, ROOFER)
    firm = Firm.objects.get()
    assert loaded.brought == [firm]
    assert firm.officer == asha
    record = firm_record(firm)
    assert [asset.name for asset in record.assets] == ["pike.example"]
    assert record.profile is not None
    assert (record.profile.headcount, record.profile.size, record.profile.sector) == (12, "10 to 49 people", "43910")
    assert record.profile.said_by == "the list “list.csv”"
    assert LogEntry.objects.filter(detail="list list.csv: 1 taken on, 0 helped already").exists()


@pytest.mark.django_db
def test_a_firm_that_is_helped_already_learns_what_is_new(asha: Officer, noon: datetime) -> None:
    marlpit = a_firm(by=asha, at=noon)
    loaded = load(asha, noon, MARLPIT)
    assert (loaded.brought, loaded.learnt) == ([], [marlpit])
    record = firm_record(marlpit)
    assert (record.known.telephone, record.known.email) == ("+441632960466", "dawn@marlpit-joinery.example")
    assert [one.person.name for one in record.people] == ["Priya Nand"]
    before = SourceRecord.objects.count()
    load(asha, noon, MARLPIT)
    assert SourceRecord.objects.count() == before


@pytest.mark.django_db
def test_a_line_that_is_unclear_is_what_an_officer_says_or_left(asha: Officer, noon: datetime) -> None:
    marlpit = a_firm(by=asha, at=noon)
    unclear = Entry(line=4, name="Marlpit Joinery", website="stairs.example")
    assert load(asha, noon, unclear).left == [4]
    assert load(asha, noon, unclear, line4="999999").left == [4]
    assert load(asha, noon, unclear, line4=AS_NEW).brought != []
    twin = Entry(line=5, name="Marlpit Joinery", headcount=9)
    assert load(asha, noon, twin, line5=str(marlpit.pk)).learnt == [marlpit]
    assert Profile.objects.get().about == marlpit.about


@pytest.mark.django_db
def test_a_firm_that_is_there_twice_is_taken_on_once(asha: Officer, noon: datetime) -> None:
    loaded = load(asha, noon, ROOFER, Entry(line=7, name="Pike", website="pike.example", telephone="+441632960477"))
    (firm,) = loaded.brought
    assert loaded.learnt == [firm]
    assert firm_record(firm).known.telephone == "+441632960477"


@pytest.mark.django_db
def test_matching_asks_no_more_of_a_longer_list(asha: Officer, noon: datetime, django_assert_num_queries) -> None:
    load(asha, noon, *(Entry(line=at, name=f"Firm {at}", website=f"f{at}.example") for at in range(2, 6)))
    for many in (2, 4):
        entries = [Entry(line=at, name=f"Firm {at}", website=f"f{at}.example") for at in range(2, 2 + many)]
        with django_assert_num_queries(9):
            match(asha, entries)


@pytest.mark.django_db(transaction=True)
def test_two_lists_that_meet_take_each_firm_on_once(asha: Officer, ben: Officer, noon: datetime) -> None:
    barrier = Barrier(2)

    def bring(who: Officer, entries: tuple[Entry, ...]) -> Loaded:
        barrier.wait()
        try:
            return load(who, noon, *entries)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        lists = [(asha, (MARLPIT, ROOFER)), (ben, (ROOFER, MARLPIT))]
        loaded = list(pool.map(lambda each: bring(*each), lists))
    assert sorted(len(one.brought) for one in loaded) == [0, 2]
    assert sorted(len(one.learnt) for one in loaded) == [0, 2]
    assert Firm.objects.count() == 2
