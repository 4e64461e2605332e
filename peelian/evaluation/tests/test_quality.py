"""What is counted of feeds, of whom, and at what cost."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from peelian.evaluation.queries.quality import CONFORMS, loaded_feeds, orphans, quality_of, together
from peelian.evaluation.rules.quality import Part
from peelian.intake.factories import load
from peelian.linkage.models import Membership
from peelian.parties.models import Party, SourceRecord

DAY = timedelta(days=1)
GARAGE = {"Victim Type": "Organisation", "Organisation Name": "Mill Lane Garage Ltd", "Date of Birth": ""}
_references = iter(range(1, 10_000))
pytestmark = pytest.mark.django_db


def row(**differs: str) -> dict[str, str]:
    """Return a row with a reference of its own; `Date_of_Birth` is written with underscores."""
    given = {name.replace("_", " "): value for name, value in differs.items()}
    return {"Crime Reference": f"NFRC2600{next(_references):04}"} | given


@pytest.fixture
def feed(northmarsh, noon):
    """Load rows as a feed of Northmarsh."""
    return lambda *rows, at=noon, unit=northmarsh: load(list(rows), unit=unit, at=at)


def part(parts: tuple[Part, ...] | list[Part], name: str) -> Part:
    return next(one for one in parts if one.name.startswith(name))


def test_what_is_there_is_counted_of_all_and_a_birth_of_people_only(feed):
    (one,) = quality_of([feed(row(), row(Postcode=""), row(Date_of_Birth=""), row(**GARAGE))])
    assert part(one.complete, "Postcode") == Part("Postcode", 3, 4)
    assert (part(one.complete, "Date of birth").part, part(one.complete, "Date of birth").whole) == (2, 3)


def test_the_4_plus_1_test_wants_all_five_of_a_person(feed):
    (one,) = quality_of([feed(row(), row(Date_of_Birth=""), row(Telephone="", Email="", Address=""))])
    assert (part(one.complete, "Whole by").part, part(one.complete, "Whole by").whole) == (0, 3)


def test_a_whole_person_passes_it(feed):
    loaded = feed(row())  # this feed has no column for gender
    SourceRecord.objects.update(gender="Female")
    (one,) = quality_of([loaded])
    assert part(one.complete, "Whole by").part == 1


def test_a_form_is_judged_only_where_something_was_given(feed):
    (one,) = quality_of([feed(row(Postcode="nonsense"), row(Postcode=""), row(), row(Telephone="12"))])
    assert (part(one.conforms, "Postcode").part, part(one.conforms, "Postcode").whole) == (2, 3)
    assert (part(one.conforms, "Telephone").part, part(one.conforms, "Telephone").whole) == (3, 4)


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ({"Date_of_Birth": "14/03/2055"}, "Date of birth"),
        ({"Date_Reported": "02/06/2055"}, "Date reported"),
        ({"NFIB_Code": "NFIB99Z"}, "Offence"),
        ({"Email": "not an address"}, "E-mail"),
        ({"Loss": "a lot"}, "Loss"),
        ({"Surname": "Mr Pick3ring"}, "Names"),
    ],
)
def test_each_fault_counts_against_its_own_kind_of_value(feed, given, name):
    (one,) = quality_of([feed(row(**given), row())])
    assert {found.name for found in one.conforms if found.part < found.whole} == {
        kind for kind in CONFORMS if kind.startswith(name)
    }


def test_duplicates_are_parted_by_where_the_first_one_is(feed, noon):
    same = row()
    feed(same)
    twice = row()
    (one,) = quality_of([feed(same, twice, twice, row(), at=noon + DAY)])
    assert (one.rows, one.saved, one.before, one.twice, one.refused) == (4, 2, 1, 1, 0)


def test_a_row_with_nobody_in_it_is_refused_and_counted(feed):
    nobody = dict.fromkeys(("Telephone", "Email", "Address", "Postcode", "Date_of_Birth"), "")
    (one,) = quality_of([feed(row(**nobody), row())])
    assert (one.refused, one.saved) == (1, 1)


def test_a_report_that_cannot_be_answered_leads_to_nobody(feed):
    (one,) = quality_of([feed(row(), row(Telephone="", Email="", Address=""))])
    assert part(one.orphans, "No telephone").part == 1
    assert part(one.orphans, "Nothing that").part == 0


def test_feeds_together_are_added_up(feed, asha, noon):
    feed(row(), row(Postcode=""))
    feed(row(), at=noon + DAY)
    complete, conforms, lost = together(quality_of(loaded_feeds(asha)))
    assert part(complete, "Postcode") == Part("Postcode", 2, 3)
    assert part(conforms, "Postcode").whole == 2
    assert part(lost, "No telephone") == Part(lost[0].name, 0, 3)


def test_another_units_feed_is_not_counted(feed, charlie, surrey, asha):
    feed(row())
    assert list(loaded_feeds(charlie)) == []
    assert len(loaded_feeds(asha)) == 1


def test_many_feeds_cost_as_many_statements_as_one(feed, asha, noon):
    for day in range(4):
        feed(row(), at=noon + day * DAY)
    feeds = list(loaded_feeds(asha))
    with CaptureQueriesContext(connection) as one:
        quality_of(feeds[:1])
    with CaptureQueriesContext(connection) as four:
        quality_of(feeds)
    assert len(one) == len(four) == 3


def test_no_feed_is_no_trouble():
    assert quality_of([]) == []
    assert together([]) == ([], [], [])


def test_orphans_are_records_of_nobody_and_parties_of_nothing(feed, noon: datetime):
    feed(row(), row(**GARAGE))
    assert (orphans().nobody, orphans().loose) == (0, 0)
    alone = SourceRecord.objects.create(kind="person", family_name="Vane", name_key="vane", origin="test", came_at=noon)
    assert (orphans().nobody, orphans().loose) == (1, 0)
    nothing = Party.objects.create(kind="person", made_at=noon)
    Membership.objects.create(record=alone, party=nothing, since=noon, model="test 1", decided_by="test")
    assert (orphans().nobody, orphans().loose) == (0, 1)
    Membership.objects.filter(record=alone).update(party=Membership.objects.exclude(record=alone)[0].party)
    assert (orphans().nobody, orphans().loose) == (0, 0)
