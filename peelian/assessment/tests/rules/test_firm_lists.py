import json

import pytest

from peelian.assessment.rules.firm_lists import COLUMNS, Entry, columns_of, packed, read_list, told_before, unpacked

HEADER = tuple(COLUMNS)
SECTORS = {"16230", "01110", "C"}


def row(**said: str) -> list[str]:
    return [said.get(field, "") for field in COLUMNS.values()]


def read(*rows: list[str]):
    return read_list(HEADER, enumerate(rows, start=2), sectors=SECTORS)


def test_a_line_is_tidied() -> None:
    told = read(
        row(
            name=" Marlpit  Joinery ",
            company_number="1234567",
            postcode="gu147qt",
            telephone="01632 960 455",
            email="Dawn@Marlpit-Joinery.example",
            website="https://www.marlpit-joinery.example/",
            headcount="9",
            sector="16230",
            contact="Dawn Hale",
            role="owner",
        )
    )
    assert told.entries == (
        Entry(
            line=2,
            name="Marlpit Joinery",
            company_number="01234567",
            postcode="GU14 7QT",
            telephone="+441632960455",
            email="dawn@marlpit-joinery.example",
            website="marlpit-joinery.example",
            headcount=9,
            sector="16230",
            contact="Dawn Hale",
            role="owner",
        ),
    )
    assert told.faults == ()


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("company_number", "12", "Line 2, Company number: “12” is no company number. The firm is read without it."),
        ("postcode", "GU14", "Line 2, Postcode: “GU14” is no full postcode. The firm is read without it."),
        ("telephone", "ask Dawn", "Line 2, Telephone: “ask Dawn” is no telephone number. The firm is read without it."),
        ("email", "dawn", "Line 2, E-mail: “dawn” is no e-mail address. The firm is read without it."),
        ("website", "none yet", "Line 2, Website: “none yet” is no name of a website. The firm is read without it."),
        ("headcount", "0", "Line 2, People: “0” is no number of people. The firm is read without it."),
        ("headcount", "nine", "Line 2, People: “nine” is no number of people. The firm is read without it."),
        ("sector", "99999", "Line 2, Trade: “99999” is no code of the list of trades. The firm is read without it."),
    ],
)
def test_a_cell_that_is_wrong_is_said_and_the_firm_is_read_without_it(field: str, typed: str, words: str) -> None:
    told = read(row(name="Pike Roofing", **{field: typed}))
    assert told.entries == (Entry(line=2, name="Pike Roofing"),)
    assert [(fault.line, fault.words, fault.lost) for fault in told.faults] == [(2, words, False)]


def test_a_trade_that_lost_its_first_zero_is_found() -> None:
    assert read(row(name="Pike Farm", sector="1110")).entries[0].sector == "01110"
    assert read(row(name="Pike Farm", sector="c")).entries[0].sector == "C"


def test_only_a_line_without_a_name_is_lost_and_an_empty_one_is_none() -> None:
    told = read(row(postcode="GU14 7QT"), row(), row(name="Pike Roofing"))
    assert [one.line for one in told.entries] == [4]
    assert [(fault.line, fault.lost) for fault in told.faults] == [(2, True)]


def test_columns_are_found_in_any_order_and_spelling_and_others_are_named() -> None:
    places, unread = columns_of(["notes", "POSTCODE", "e-mail ", "Contact's role", "firm", ""])
    assert places == {1: "postcode", 2: "email", 3: "role", 4: "name"}
    assert unread == ("notes",)


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ({"name": "Pike", "company_number": "01234567"}, {"name": "Other", "company_number": "01234567"}, True),
        ({"name": "Pike", "website": "pike.example"}, {"name": "Other", "email": "info@pike.example"}, True),
        ({"name": "Pike Ltd", "postcode": "GU14 7QT"}, {"name": "PIKE", "postcode": "GU14 7QT"}, True),
        ({"name": "Pike Ltd", "telephone": "+441632960455"}, {"name": "Pike", "telephone": "+441632960455"}, True),
        ({"name": "Pike", "email": "pike@gmail.com"}, {"name": "Roof", "email": "pike@gmail.com"}, True),
        ({"name": "Pike"}, {"name": "Pike"}, False),
        ({"name": "Pike", "postcode": "GU14 7QT"}, {"name": "Pike", "postcode": "GU14 6AA"}, False),
        ({"name": "Pike", "email": "a@gmail.com"}, {"name": "Roof", "email": "b@gmail.com"}, False),
    ],
)
def test_a_firm_that_is_in_the_list_twice_is_seen(first: dict[str, str], second: dict[str, str], same: bool) -> None:
    entries = [Entry(line=2, **first), Entry(line=3, **second)]
    assert told_before(entries) == ({3: 2} if same else {})


def test_a_third_line_leads_back_to_the_first() -> None:
    entries = [
        Entry(line=2, name="Pike", website="pike.example"),
        Entry(line=3, name="Pike", email="info@pike.example", telephone="+441632960455"),
        Entry(line=4, name="Pike", telephone="+441632960455"),
    ]
    assert told_before(entries) == {3: 2, 4: 2}


def test_what_a_page_holds_is_the_same_list() -> None:
    told = read(row(name="Pike Roofing", headcount="9"), row(name="Marlpit Joinery", postcode="GU14 7QT"))
    assert unpacked(json.loads(json.dumps(packed(told.entries)))) == told.entries
