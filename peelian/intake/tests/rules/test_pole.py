"""A row judged: what is kept, what is blanked and said, and when it is refused."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peelian.intake.rules.column_names import FIELDS
from peelian.intake.rules.pole import check, month_first_fields

TODAY = date(2026, 11, 24)
GOOD = {
    "reference": "NFRC26107003",
    "reported_on": "04/10/2026",
    "incident_from": "02/10/2026",
    "offence": "NFIB52C",
    "victim_type": "Individual",
    "given_name": "Ann",
    "family_name": "Lee",
    "birth_date": "11/09/1965",
    "gender": "F",
    "address": "12 Mill Lane",
    "postcode": "OX182GB",
    "force": "Thames Valley",
    "telephone": "07700 900123",
    "email": "Ann.Lee@Mail.Example",
    "preferred_contact": "phone",
    "loss": "£1,200.50",
    "vulnerable": "Elderly, lives alone",
    "ongoing": "N",
    "platform": "Facebook",
    "narrative": "Lost my account.",
}


def judged(month_first=frozenset(), **cells):
    return check(
        GOOD | cells,
        today=TODAY,
        known_outcodes={"OX18", "RG1"},
        known_offences={"NFIB52C": "NFIB52C", "52c": "NFIB52C"}.get,
        month_first=month_first,
    )


def said(checked, field):
    return " ".join(problem.message for problem in checked.problems if problem.field == field)


def test_a_good_row_has_no_problems_and_every_value():
    checked = judged()
    values = checked.values
    assert checked.problems == ()
    assert checked.gaps == ()
    assert (values.kind, values.given_name, values.family_name, values.gender) == ("person", "Ann", "Lee", "female")
    assert (values.reported_on, values.incident_from) == (date(2026, 10, 4), date(2026, 10, 2))
    assert (values.telephone, values.email) == ("+447700900123", "ann.lee@mail.example")
    assert (values.postcode, values.outcode, values.birth_date) == ("OX18 2GB", "OX18", date(1965, 9, 11))
    assert (values.loss, values.preferred_contact) == (Decimal("1200.50"), "telephone")
    assert (values.vulnerable, values.vulnerability, values.ongoing) == (True, "Elderly, lives alone", False)
    assert (values.offence, values.danger) == ("NFIB52C", None)


@pytest.mark.parametrize(
    ("field", "text", "words"),
    [
        ("reported_on", "31/10/2027", "The date of report, 31/10/2027, is in the future"),
        ("reported_on", "10/31/2026", "may be month first"),
        ("reported_on", "last week", "is not a date"),
        ("reported_on", "", "no date of report"),
        ("incident_from", "25/12/2026", "in the future"),
        ("incident_from", "05/10/2026", "after the date of report"),
        ("birth_date", "11/09/2030", "in the future"),
        ("birth_date", "11/09/1899", "over 120 years ago"),
        ("birth_date", "01/01/1900", "only fills the cell"),
        ("birth_date", "24/11/2026", "is today"),
        ("reference", "", "no reference"),
        ("offence", "NFIB99Z", "loaded as unmapped"),
        ("offence", "", "no offence"),
        ("postcode", "OX99 9ZZ", "no postcodes begin OX99"),
        ("postcode", "Oxford", "does not have the shape"),
        ("telephone", "01234", "cannot be one"),
        ("telephone", "00000000000", "only fills the cell"),
        ("email", "ann lee@mail", "cannot be one"),
        ("email", "not given", "only fills the cell"),
        ("loss", "unknown", "no amount is kept"),
        ("loss", "$500", "not in pounds"),
        ("loss", "plenty", "not an amount"),
        ("gender", "Oxford", "not a gender"),
        ("family_name", "L?e", "no name has"),
        ("given_name", "Mrs Ann", "is a title"),
        ("narrative", '=HYPERLINK("x")', "never run"),
        ("employees", "dozens", "not a number of employees"),
        ("company_number", "pending", "not a company number"),
    ],
)
def test_a_fault_is_said_in_words_and_never_blocks(field, text, words):
    checked = judged(**{field: text})
    assert words in said(checked, field)
    assert not checked.is_refused
    assert len(checked.problems) == 1


@pytest.mark.parametrize(
    ("text", "number"),
    [("1234567", "01234567"), ("sc 123456", "SC123456"), ("R0000001", "R0000001"), ("123456789", ""), ("٣٤٥٦٧٨٩١", "")],
)
def test_a_company_number_is_written_as_companies_house_writes_it(text, number):
    assert judged(organisation_name="Pike Joinery", company_number=text).values.company_number == number


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("reported_on", "31/10/2027", None), ("birth_date", "11/09/2030", None), ("postcode", "OX99 9ZZ", ""),
        ("telephone", "01234", ""), ("email", "x", ""), ("loss", "plenty", None), ("gender", "Oxford", ""),
        ("offence", "NFIB99Z", ""), ("address", "N/A", ""), ("force", "unknown", ""),
    ],
)  # fmt: skip
def test_a_value_that_cannot_be_true_is_blanked(field, text, value):
    assert getattr(judged(**{field: text}).values, field) == value


def test_an_unknown_offence_is_kept_as_it_came():
    assert judged(offence="NFIB99Z").values.offence_given == "NFIB99Z"


def test_a_formula_in_the_story_stays_text():
    assert judged(narrative="=1+1").values.narrative == "=1+1"


def test_a_firm_written_as_a_person_becomes_an_organisation():
    checked = judged(given_name="Mr", family_name="Blue Anchor Cafe Ltd")
    values = checked.values
    assert (values.kind, values.organisation_name, values.family_name, values.title) == (
        "organisation", "Blue Anchor Cafe Ltd", "", "",
    )  # fmt: skip
    assert "is an organisation" in said(checked, "family_name")


def test_a_firm_written_as_its_own_contact_leaves_the_contact_blank():
    values = judged(
        victim_type="Organisation", organisation_name="Oak School", given_name="Mr", family_name="Oak School"
    ).values
    assert (values.kind, values.organisation_name, values.family_name) == ("organisation", "Oak School", "")


@pytest.mark.parametrize(
    ("victim_type", "organisation", "kind"),
    [
        ("Yes", "Oak Ltd", "organisation"), ("No", "", "person"), ("", "Oak Ltd", "organisation"), ("", "", "person"),
        ("Business", "Oak Ltd", "organisation"), ("Organisation", "", "person"), ("Individual", "Oak Ltd", "person"),
    ],
)  # fmt: skip
def test_who_the_victim_is(victim_type, organisation, kind):
    assert judged(victim_type=victim_type, organisation_name=organisation).values.kind == kind


def test_values_in_the_wrong_field_are_moved_and_told():
    checked = judged(telephone="ann@lee.example", email="07700 900456")
    assert (checked.values.email, checked.values.telephone) == ("ann@lee.example", "+447700900456")
    assert said(checked, "telephone")
    assert said(checked, "email")


def test_a_postcode_in_the_address_is_found():
    checked = judged(postcode="", address="12 Mill Lane, Burford, OX18 4QA")
    assert checked.values.postcode == "OX18 4QA"
    assert said(checked, "postcode")


def test_two_numbers_in_a_cell_are_both_kept():
    values = judged(telephone="07700 900123 / 01632 960001").values
    assert (values.telephone, values.telephone_2) == ("+447700900123", "+441632960001")


def test_address_lines_become_one():
    assert judged(address_2="Little Mill", town="Burford").values.address == "12 Mill Lane, Little Mill, Burford"


def test_a_full_name_is_taken_apart():
    values = judged(given_name="", family_name="", full_name="O'BRIEN, Siân").values
    assert (values.given_name, values.family_name) == ("Siân", "O'Brien")


def test_a_month_first_column_is_noticed_and_read_so():
    rows = [{"reported_on": "10/04/2026", "birth_date": "31/12/1960"}, {"reported_on": "10/31/2026"}]
    assert month_first_fields(rows) == {"reported_on"}
    assert judged(month_first={"reported_on"}, reported_on="10/04/2026").values.reported_on == date(2026, 10, 4)


NOTHING = dict.fromkeys(
    ("given_name", "family_name", "telephone", "email", "address", "postcode", "birth_date", "organisation_name"), ""
)


@pytest.mark.parametrize(
    "known",
    [
        {"family_name": "Lee", "telephone": "07700 900123"},
        {"family_name": "Lee", "email": "lee@mail.example"},
        {"family_name": "Lee", "postcode": "OX18 2GB"},
        {"family_name": "Lee", "address": "12 Mill Lane"},
        {"family_name": "Lee", "birth_date": "11/09/1965"},
        {"organisation_name": "Oak Ltd", "postcode": "OX18 2GB"},
        {"organisation_name": "Oak Ltd", "email": "info@oak.example"},
        {"organisation_name": "Oak Ltd", "given_name": "Ann", "family_name": "Lee"},
        {"telephone": "07700 900123"},
        {"email": "ann.lee@mail.example"},
    ],
)
def test_a_row_that_identifies_somebody_is_loaded(known):
    assert not judged(**(NOTHING | known)).is_refused


@pytest.mark.parametrize(
    "known",
    [
        {},
        {"family_name": "Lee"},
        {"given_name": "Ann", "birth_date": "11/09/1965"},
        {"family_name": "unknown", "postcode": "OX18 2GB"},
        {"address": "12 Mill Lane", "postcode": "OX18 2GB"},
        {"email": "info@oak.example"},
        {"organisation_name": "Oak Ltd"},
        {"family_name": "Lee", "postcode": "OX99 9ZZ", "telephone": "000000", "birth_date": "01/01/1900"},
    ],
)
def test_a_row_that_identifies_nobody_is_refused(known):
    assert judged(**(NOTHING | known)).is_refused


def test_what_the_four_plus_one_test_lacks_is_told_but_is_no_fault():
    checked = judged(birth_date="", gender="", telephone="", email="", address="")
    assert checked.gaps == ("date of birth", "gender", "address, telephone number or e-mail address")
    assert checked.problems == ()


def test_the_clock_is_todays():
    assert not judged(reported_on="24/11/2026").problems
    assert judged(reported_on="25/11/2026").problems


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(st.sampled_from(FIELDS), st.text(max_size=30)))
def test_any_row_at_all_is_judged(row):
    checked = check(row, today=TODAY, known_outcodes=(), known_offences=lambda text: None)
    assert len(checked.values.family_name) <= 100
    assert all(problem.message.endswith((".", "?")) for problem in checked.problems)


def test_very_long_values_are_cut_to_what_a_record_holds():
    values = judged(family_name="a" * 500, given_name="b" * 500, address="c " * 500, platform="d" * 500).values
    assert [len(text) for text in (values.family_name, values.given_name, values.platform)] == [100, 100, 60]
    assert len(values.address) <= 300
