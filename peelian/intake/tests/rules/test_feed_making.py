"""The made-up feed: the same for the same seed, with people who come back and faults that are on the record."""

import csv
import io
import re
from collections import Counter
from datetime import date
from itertools import islice
from pathlib import Path

import pytest

import peelian
from peelian.intake.rules.contacts import telephone
from peelian.intake.rules.feed_making import (
    LAYOUTS,
    Place,
    csv_pieces,
    mondays,
    places_of,
    population,
    sheet_rows,
    week,
    week_rng,
)

MONDAY = date(2026, 10, 5)
PLACES = (Place("OX18", "Thames Valley"), Place("RG1", "Thames Valley"), Place("BN1", "Sussex"))
DRAMA = re.compile(r"(07700900|01632960|02079460|01914980|01(1[3-8]|[2-6]1)4960)\d{3}")
OUTCODES = Path(peelian.__file__).parent / "parties" / "content" / "outcodes.csv"


def lines(seed=1, monday=MONDAY, rows=900, size=2000):
    return list(week(population(seed, size, PLACES), monday, rows, week_rng(seed, monday)))


def test_the_same_seed_gives_the_same_feed_and_another_another():
    assert lines(1, rows=50) == lines(1, rows=50)
    assert lines(1, rows=50) != lines(2, rows=50)


def test_it_makes_exactly_as_many_rows_as_asked():
    assert len(lines(rows=137)) == 137


def test_about_one_row_in_thirty_is_wrong_in_each_of_the_eight_ways():
    faults = Counter(line.fault for line in lines(rows=6000))
    assert set(faults) == {
        "", "no reference", "future date", "unknown code", "impossible postcode", "firm as person", "formula",
        "loss unknown", "twice",
    }  # fmt: skip
    assert 6000 / 50 < 6000 - faults[""] < 6000 / 20


def test_references_are_never_used_twice_but_by_the_same_report():
    made = [line for monday in mondays(MONDAY, 4) for line in lines(monday=monday)]
    used = Counter(line.values["reference"] for line in made if line.fault != "twice" and line.values["reference"])
    assert max(used.values()) == 1


def test_reports_are_of_the_week_before_its_monday():
    for line in lines(rows=200):
        if line.fault != "future date":
            day = date(*reversed([int(part) for part in line.values["reported_on"].split("/")]))
            assert 1 <= (MONDAY - day).days <= 7


def test_people_and_firms_come_back_in_later_weeks():
    weeks = [{line.entity for line in lines(monday=monday)} for monday in mondays(MONDAY, 3)]
    again = weeks[0] & weeks[2]
    assert {key[0] for key in again} == {"P", "O"}
    assert len(again) > 50


def test_some_move_and_change_their_address():
    people = population(1, 2000, PLACES)
    each = [people.entity(number) for number in range(300)]
    movers = [one for one in each if len({one.home(at).postcode for at in range(20)}) > 1]
    changers = [one for one in each if len({one.mail(at) for at in range(20)}) > 1]
    assert 30 < len(movers) < 150
    assert 30 < len(changers) < 200


def test_households_twins_and_shared_mailboxes_are_among_them():
    people = population(1, 4000, PLACES)
    pairs = [(people.entity(at - 1), people.entity(at)) for at in range(1, 2000, 11)]
    assert all(one.family == other.family and one.homes == other.homes for one, other in pairs)
    twins = [(one, other) for one, other in pairs if one.born == other.born]
    assert len(twins) > 20
    assert all(one.given != other.given for one, other in twins)
    assert any(one.mails == other.mails for one, other in pairs)
    firms = [one for at in range(2000) if (one := people.entity(at)).firm]
    assert max(Counter(one.telephone for one in firms).values()) > 3
    assert max(Counter(one.mails[0] for one in firms).values()) > 3


def test_telephone_numbers_are_of_the_drama_ranges_and_addresses_end_in_example():
    for line in lines(rows=500):
        number, mail = line.values["telephone"], line.values["email"]
        assert not number or (telephone(number) and DRAMA.fullmatch(number))
        assert not mail or mail.endswith(".example")


@pytest.mark.parametrize("layout", ["national", "force"])
def test_the_csv_and_its_truth_go_side_by_side(layout):
    made = lines(rows=2500)
    pieces = list(csv_pieces(made, layout))
    assert len(pieces) == 2
    shape = LAYOUTS[layout]
    text = b"".join(feed for feed, _ in pieces).decode(shape.encoding).lstrip("\ufeff")
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=shape.delimiter))
    truth = list(csv.DictReader(io.StringIO(b"".join(truth for _, truth in pieces).decode())))
    assert tuple(rows[0]) == shape.header
    assert len(rows) - 1 == len(truth) == 2500
    assert [row[0] for row in rows[1:]] == [line["reference"] for line in truth]
    assert [line["entity"] for line in truth] == [line.entity for line in made]


def test_a_forces_list_writes_the_surname_first_in_capitals():
    line = next(line for line in lines(rows=50) if line.values["given_name"].isascii())
    name = next(iter(sheet_rows([line], "force")))[6]
    assert name == f"{line.values['family_name'].upper()}, {line.values['given_name']}"


def test_a_million_rows_are_made_one_at_a_time():
    people = population(1, 1_000_000, PLACES)
    assert len(list(islice(week(people, MONDAY, 1_000_000, week_rng(1, MONDAY)), 3))) == 3


def test_the_shipped_outcodes_give_places_in_the_force_asked_for():
    places = places_of(OUTCODES.read_text(), {"Surrey"})
    assert {place.force for place in places} == {"Surrey"}
    assert "GU1" in {place.outcode for place in places}
    assert len(places_of(OUTCODES.read_text(), ())) > 2000


def test_a_population_needs_people_and_places():
    with pytest.raises(ValueError, match="people and places"):
        population(1, 0, PLACES)


def test_mondays_begin_on_or_after_the_day_given():
    assert mondays(date(2026, 10, 6), 2) == (date(2026, 10, 12), date(2026, 10, 19))
    assert mondays(MONDAY, 1) == (MONDAY,)
