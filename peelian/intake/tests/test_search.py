"""Finding a victim: by what, and what another unit's hit says."""

from datetime import datetime

import pytest

from peelian.accounts.models import Officer, Unit
from peelian.intake import actions
from peelian.intake.factories import load, report
from peelian.intake.models import Report
from peelian.intake.queries import search as searching
from peelian.intake.queries.search import Found, Hit, search

pytestmark = pytest.mark.django_db


@pytest.fixture
def rosa(northmarsh: Unit, noon: datetime) -> Report:
    return report(unit=northmarsh, at=noon)


def found(officer: Officer, typed: str, noon: datetime, after: str = "") -> Found:
    return search(officer, typed, after=after, today=noon.date())


def reports(officer: Officer, typed: str, noon: datetime) -> list[Report | None]:
    return [hit.report for hit in found(officer, typed, noon).hits]


HERS = (
    "Rosalind Pickering", "pickering rosalind", "PICKER", "ros pick", "  Pickering  ", "Pickering, Rosalind",
    "01632 960418", "01632960418", "(01632) 960 418", "01632-960-418", "+44 1632 960418", "0044 1632 960418",
    "+44 (0)1632 960418", "r.pickering@postbox.example", "R.Pickering@Postbox.Example", "GU14 7QT", "gu147qt",
    "gu14", "NFRC26000001", "nfrc 26000001", "pickering gu14",
)  # fmt: skip
NOBODYS = (
    "Pickerill", "rosalind pike", "01632 960419", "pickering@postbox.example", "GU14 7QU", "NFRC26000002", "",
    "&|!:*()", "'", "\\", "00000000", "()()()()", "@", "% _", "-", "+", "²²²²²²²²", "x" * 100,
)  # fmt: skip


def test_a_victim_is_found_by_name_telephone_e_mail_postcode_or_reference_however_typed(rosa, asha, noon):
    assert [typed for typed in HERS if reports(asha, typed, noon) != [rosa]] == []


def test_nobody_else_is_found_and_nothing_typed_breaks_it(rosa, asha, noon):
    assert [typed for typed in NOBODYS if reports(asha, typed, noon) != []] == []


def test_a_name_with_an_apostrophe_accent_or_hyphen_is_found_without(northmarsh, asha, noon):
    sian = report(unit=northmarsh, at=noon, Forename="Siân", Surname="O'Connor-Llewellyn")
    for typed in ("sian oconnor", "Siân O’Connor", "llewellyn", "o'connor-llewellyn"):
        assert reports(asha, typed, noon) == [sian]


def test_a_firm_is_found_by_its_name_and_by_whom_we_speak_to_once(northmarsh, asha, noon):
    firm = report(unit=northmarsh, at=noon, Victim_Type="Organisation", Organisation_Name="Pike Joinery Ltd")
    for typed in ("pike joinery", "pickering", "01632 960418", "GU14 7QT"):
        assert reports(asha, typed, noon) == [firm]


def test_what_an_officer_learnt_is_found_too(rosa, asha, noon):
    actions.correct_contact(report=rosa, facts={"telephone": "+447700900999"}, by=asha, at=noon)
    assert reports(asha, "07700 900999", noon) == [rosa]
    assert reports(asha, "pickering", noon) == [rosa]


def test_another_units_hit_says_only_who_holds_it(northmarsh, surrey, asha, noon):
    theirs = report(unit=surrey, at=noon, Force="Surrey", Postcode="GU1 1AA")
    assert found(asha, "pickering", noon).hits == [Hit(None, surrey.name, surrey.telephone)]
    assert found(asha, theirs.reference, noon).hits == [Hit(None, surrey.name, surrey.telephone)]


def test_many_hits_of_another_unit_are_one_line(surrey, asha, noon):
    rows = [{"Crime Reference": f"NFRC100000{n}", "Force": "Surrey", "Postcode": "GU1 1AA"} for n in range(3)]
    load(rows, unit=surrey, at=noon)
    assert len(found(asha, "pickering", noon).hits) == 1


def test_a_report_without_a_force_is_its_units_alone(surrey, asha, charlie, noon):
    report(unit=surrey, at=noon, Force="", Postcode="")
    assert Report.objects.get().force is None
    assert found(asha, "pickering", noon).hits == [Hit(None, surrey.name, surrey.telephone)]
    assert reports(charlie, "pickering", noon) == [Report.objects.get()]


def test_walking_all_pages_gives_each_once_by_name(northmarsh, asha, noon, monkeypatch):
    names = ["Ash", "Birch", "Elder", "Hazel", "Oak", "Rowan"]
    rows = [
        {"Crime Reference": f"NFRC100000{n}", "Forename": "Jo", "Surname": name, "Email": "", "Telephone": ""}
        for n, name in enumerate(reversed(names))
    ]
    load(rows, unit=northmarsh, at=noon)
    for size in (1, 2, 6, 7):
        monkeypatch.setattr(searching, "PAGE", size)
        walked, after, first = [], "", True
        while first or after:
            page = found(asha, "jo", noon, after)
            walked, after, first = [*walked, *(hit.report.about.family_name for hit in page.hits)], page.after, False
        assert walked == names


def test_the_key_to_the_next_page_tells_no_name(northmarsh, surrey, asha, noon, monkeypatch):
    monkeypatch.setattr(searching, "PAGE", 1)
    report(unit=surrey, at=noon, Force="Surrey", Surname="Secretname", Postcode="GU1 1AA")
    report(unit=northmarsh, at=noon, Crime_Reference="NFRC2", Surname="Zander")
    page = found(asha, "rosalind", noon)
    assert page.hits == [Hit(None, surrey.name, surrey.telephone)]
    assert page.after.isdecimal()


def test_a_place_that_makes_no_sense_is_the_first_page(rosa, asha, noon):
    for after in ("x", "~", "a~1", "-1", "²", "9" * 18, "9" * 60):
        assert [hit.report for hit in found(asha, "pickering", noon, after).hits] == [rosa]
