"""Filters of the search page, words of narratives, names that are misspelt, and words that mean something else."""

from datetime import date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from peelian.accounts.models import Officer, Unit
from peelian.intake import actions
from peelian.intake.factories import load, report
from peelian.intake.models import Redaction, Report
from peelian.intake.queries import filtered
from peelian.intake.queries.meanings import meanings_of
from peelian.intake.queries.names import names_like
from peelian.intake.queries.search import search as by_words
from peelian.intake.queries.told_hits import pieces_of
from peelian.intake.rules.redaction import Cut, Why
from peelian.intake.rules.searching import Kind, Search
from peelian.intake.rules.stages import Outcome, Stage

pytestmark = pytest.mark.django_db
LETTERS = st.sampled_from("abcdefghijklmnopqrstuvwxyz")


def references(officer: Officer, search: Search) -> list[str]:
    return [one.reference for one in filtered.page(officer, search, before="").reports]


@pytest.fixture
def week(northmarsh: Unit, noon: datetime) -> None:
    firm = {"Victim Type": "Organisation", "Organisation Name": "Pike Joinery Ltd"}
    rows = [
        {"Crime Reference": "NFRC1001", "Surname": "Pike", "NFIB Code": "NFIB52C"},
        {"Crime Reference": "NFRC1002", "Surname": "Wilson", "NFIB Code": "NFIB1D", "Vulnerable": "Y"},
        {"Crime Reference": "NFRC1003", "Surname": "Pike", "Force": "Sussex", "Postcode": "BN1 1AA"} | firm,
        {"Crime Reference": "NFRC1004", "Force": "", "Postcode": "", "Surname": "Abbott"},
    ]
    load(rows, unit=northmarsh, at=noon)


def test_each_filter_finds_its_reports_and_all_together_only_what_answers_all(week, asha, forces, noon):
    sussex, today = forces["Sussex"].code, noon.date()
    asked = {
        Search(force=(sussex,)): ["NFRC1003"],
        Search(what=("offence:NFIB1D",)): ["NFRC1002"],
        Search(what=("threat:romance-fraud",)): ["NFRC1002"],
        Search(kind=Kind.FIRM): ["NFRC1003"],
        Search(kind=Kind.PERSON, q="pike"): ["NFRC1001"],
        Search(vulnerable=True): ["NFRC1002"],
        Search(repeat=True): ["NFRC1004", "NFRC1002"],
        Search(stage=(Stage.CLOSED,)): [],
        Search(first=today, last=today, what=("offence:NFIB52C",), q="abbott"): ["NFRC1004"],
        Search(last=date(2026, 6, 3)): [],
        Search(first=date(2026, 6, 5)): [],
        Search(q="pike"): ["NFRC1003", "NFRC1001"],
        Search(force=(sussex,), vulnerable=True): [],
    }
    assert {search: references(asha, search) for search in asked} == asked


def test_what_ended_is_found_by_its_outcome(week, asha, noon):
    one = actions.claim(report=Report.objects.get(reference="NFRC1001"), by=asha, at=noon)
    actions.close(report=one, outcome=Outcome.DECLINED, said={}, by=asha, at=noon)
    assert references(asha, Search(outcome=(Outcome.DECLINED,))) == ["NFRC1001"]


def test_another_units_reports_are_not_among_them(week, charlie, forces):
    assert references(charlie, Search(q="pike", kind=Kind.PERSON)) == []
    assert references(charlie, Search(force=(forces["Sussex"].code,))) == []


def test_walking_all_pages_gives_each_once_newest_first(week, asha):
    walked, before, first = [], "", True
    while before or first:
        page = filtered.page(asha, Search(first=date(2026, 1, 1)), before=before, size=3)
        walked, before, first = [*walked, *(one.reference for one in page.reports)], page.before, False
    assert walked == ["NFRC1004", "NFRC1003", "NFRC1002", "NFRC1001"]
    assert page.count == "4"


def test_counting_stops_where_nobody_learns_more(week, asha, monkeypatch):
    monkeypatch.setattr(filtered, "COUNTED_TO", 3)
    assert filtered.page(asha, Search(first=date(2026, 1, 1)), before="").count == "3 or more"


def test_a_longer_list_asks_no_more_queries(week, asha, northmarsh, noon):
    counted = []
    for more in range(2):
        with CaptureQueriesContext(connection) as queries:
            filtered.page(Officer.objects.get(pk=asha.pk), Search(told="locked", q="rosalind"), before="")
        counted.append(len(queries))
        load([{"Crime Reference": f"NFRC2{more}{n:03}"} for n in range(5)], unit=northmarsh, at=noon)
    assert counted[0] == counted[1]


def test_a_narrative_is_found_by_its_words_in_any_form_with_the_words_around(week, asha):
    found = filtered.page(asha, Search(told='entering "delivery firm"'), before="").reports
    assert len(found) == 4
    pieces = pieces_of(found, "entered code")[found[0].pk]
    assert [piece.words for piece in pieces if piece.found] == ["entering", "code"]
    assert "".join(piece.words for piece in pieces).startswith("Locked out after entering a code that a delivery firm")
    assert references(asha, Search(told="heron")) == []


def test_words_that_were_taken_out_find_nothing_until_they_are_put_back(northmarsh, asha, noon):
    told = report(unit=northmarsh, at=noon, Narrative="My password is heronsgate and I am locked out.")
    actions.redact(report=told, cuts=[Cut(15, 25, Why.SECRET)], by=asha, at=noon)
    assert references(asha, Search(told="heronsgate")) == []
    page = filtered.page(asha, Search(told="locked"), before="")
    assert (page.count, [one.pk for one in page.reports]) == ("1", [told.pk])
    shown = "".join(piece.words for piece in pieces_of(page.reports, "locked")[told.pk])
    assert "heronsgate" not in shown
    actions.undo_redaction(redaction=Redaction.objects.get(), by=asha, at=noon)
    assert references(asha, Search(told="heronsgate")) == ["NFRC26000001"]


def test_a_report_read_from_the_table_does_not_carry_what_full_text_finds_by(week, asha):
    assert Report.objects.first().get_deferred_fields() == {"search"}


def alike(officer: Officer, typed: str, noon: datetime) -> list[str]:
    found = by_words(officer, typed, after="", today=noon.date())
    return [hit.report.about.name if hit.report else hit.holder for hit in found.alike]


@pytest.mark.parametrize(
    "typed",
    ["Rosalind Pickring", "Pikcering Rosalnd", "rozalind pickering", "Rosalind Ann Pickering", "Rosalind Pickerring",
     "Pickering Rosalinde", "xqzwv pickering"],
)  # fmt: skip
def test_a_misspelt_name_is_found_however_it_is_turned(typed, northmarsh, asha, noon):
    report(unit=northmarsh, at=noon)
    assert alike(asha, typed, noon) == ["Rosalind Pickering"]


def test_a_misspelt_firm_is_found(week, asha, noon):
    assert alike(asha, "pyke joinry", noon) == ["Pike Joinery Ltd"]


def test_exact_hits_come_first_and_are_not_repeated_among_names_like_it(northmarsh, asha, noon):
    load([{"Crime Reference": f"NFRC100{n}", "Forename": name, "Surname": "Wilson", "Email": "", "Telephone": ""}
          for n, name in enumerate(("Sarah", "Sara"))], unit=northmarsh, at=noon)  # fmt: skip
    found = by_words(asha, "sarah wilson", after="", today=noon.date())
    assert [hit.report.about.name for hit in found.hits if hit.report] == ["Sarah Wilson"]
    assert alike(asha, "sarah wilson", noon) == ["Sara Wilson"]


def test_a_name_like_it_in_another_unit_says_only_who_holds_it(surrey, asha, noon):
    report(unit=surrey, at=noon, Force="Surrey", Postcode="GU1 1AA")
    assert alike(asha, "rosalind pickring", noon) == [surrey.name]


@given(
    name=st.tuples(*[st.text(LETTERS, min_size=4, max_size=12)] * 2), word=st.integers(0, 1), place=st.integers(0, 11),
    letter=LETTERS, way=st.sampled_from(["insert", "take out", "change", "swap"]),
)  # fmt: skip
def test_a_name_with_one_letter_changed_is_always_a_candidate(name, word, place, letter, way):
    typed, at = list(name), place % len(name[word])
    old = name[word]
    typed[word] = {
        "insert": old[:at] + letter + old[at:],
        "take out": old[:at] + old[at + 1 :],
        "change": old[:at] + letter + old[at + 1 :],
        "swap": old[:at] + old[at : at + 2][::-1] + old[at + 2 :],
    }[way]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT bool_and(peelian_name_keys_v1(%s) && peelian_name_keys_v1(typed)) FROM unnest(%s::text[]) typed",
            [" ".join(name), typed],
        )
        assert cursor.fetchone() == (True,)


def test_nothing_that_is_typed_breaks_the_search_for_names_like_it(db):
    assert [names_like(typed) for typed in (["a"], [], ["%", "'"], ["x" * 200] * 9, ["é" * 30])] == [[]] * 5


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Action Fraud", "“Action Fraud” is called Report Fraud since 4 December 2025"),
        ("nfib 52-c", "“nfib 52-c” is the offence NFIB52C"),
        ("Hampshire Constabulary", "“Hampshire Constabulary” is the force we call Hampshire."),
        ("necvcu", "“necvcu” is called Report Fraud Victim Service since"),
    ],
)
def test_an_old_name_says_what_it_is_called_now(typed, said, forces):
    (meaning,) = meanings_of(typed, on=date(2026, 6, 4))
    assert meaning.words.startswith(said)


def test_an_old_name_leads_to_its_reports(week, asha):
    (offence,), (force,) = (meanings_of(typed, on=date(2026, 6, 4)) for typed in ("52C", "Sussex Police"))
    assert references(asha, offence.search) == ["NFRC1004", "NFRC1003", "NFRC1001"]
    assert references(asha, force.search) == ["NFRC1003"]


def test_a_reference_is_found_whatever_stands_between_its_parts(week, asha):
    for typed in ("NFRC 1001", "nfrc-1001", "NFRC/1001", " nfrc1001 "):
        assert references(asha, Search(q=typed)) == ["NFRC1001"]
