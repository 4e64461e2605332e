"""Which column holds what, in our words and in other people's."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peelian.intake.rules.column_names import ALIASES, FIELDS, IN_WORDS
from peelian.intake.rules.columns import (
    changes,
    guess,
    header_signature,
    hints,
    missing_required,
    picked,
    plain,
)

NATIONAL = (
    "Crime Reference", "Date Reported", "Incident Start", "NFIB Code", "Victim Type", "Organisation Name",
    "Employees", "Forename", "Surname", "Date of Birth", "Gender", "Address", "Postcode", "Force", "Telephone",
    "Email", "Preferred Contact", "Loss", "Vulnerable", "Ongoing", "Platform", "Narrative", "Company Number",
)  # fmt: skip
NATIONAL_FIELDS = (
    "reference", "reported_on", "incident_from", "offence", "victim_type", "organisation_name", "employees",
    "given_name", "family_name", "birth_date", "gender", "address", "postcode", "force", "telephone", "email",
    "preferred_contact", "loss", "vulnerable", "ongoing", "platform", "narrative", "company_number",
)  # fmt: skip
FORCE = (
    "Ref No", "Reported", "Offence", "Business?", "Company", "No. staff", "Name", "DOB", "Sex", "House/Street",
    "Post code", "Police area", "Tel", "E-mail", "How to contact", "Amount lost (GBP)", "Risk flags", "What happened",
)  # fmt: skip
FORCE_FIELDS = (
    "reference", "reported_on", "offence", "victim_type", "organisation_name", "employees", "full_name",
    "birth_date", "gender", "address", "postcode", "force", "telephone", "email", "preferred_contact", "loss",
    "vulnerable", "narrative",
)  # fmt: skip
OTHER = (
    "Crime No", "Occurred", "Date of report", "First name(s)", "Last Name", "Offence Type", "Mobile No.",
    "Email Address", "Post Code", "Home address", "MO", "Value (£)", "Still happening?", "D.O.B.",
)  # fmt: skip
OTHER_FIELDS = (
    "reference", "incident_from", "reported_on", "given_name", "family_name", "offence", "telephone", "email",
    "postcode", "address", "narrative", "loss", "ongoing", "birth_date",
)  # fmt: skip


@settings(max_examples=60)
@given(st.sampled_from([(NATIONAL, NATIONAL_FIELDS), (FORCE, FORCE_FIELDS), (OTHER, OTHER_FIELDS)]), st.randoms())
def test_every_column_of_a_known_layout_is_found_in_any_order(layout, rng):
    pairs = list(zip(*layout, strict=True))
    rng.shuffle(pairs)
    assert guess([name for name, _ in pairs], []) == {
        field: at for field in FIELDS for at, (_, other) in enumerate(pairs) if other == field
    }


@pytest.mark.parametrize("field", FIELDS)
def test_every_alias_is_written_as_it_is_compared_and_belongs_to_one_field(field):
    others = {alias for other, aliases in ALIASES.items() if other != field for alias in aliases}
    for alias in ALIASES[field]:
        assert plain(alias) == alias
        assert alias not in others
    assert IN_WORDS[field]


def test_a_longer_name_is_known_by_the_name_inside_it():
    assert guess(["The victim's surname as given", "NFIB offence code (2026)"], []) == {"family_name": 0, "offence": 1}


def test_the_officers_and_suspects_columns_are_left_alone():
    assert guess(["Officer name", "Suspect surname", "Officer e-mail address"], [("a@b.example",) * 3]) == {}


def test_contents_tell_what_a_name_does_not():
    rows = [("NFIB52C", "a@b.example", "OX1 1AA", "NFRC26107003", "07700 900123")] * 3
    assert guess(["c1", "c2", "c3", "c4", "c5"], rows) == {
        "offence": 0, "email": 1, "postcode": 2, "reference": 3, "telephone": 4,
    }  # fmt: skip


def test_of_two_columns_with_one_name_the_fuller_is_taken():
    assert guess(["Tel", "tel."], [("", "07700 900123")])["telephone"] == 1


def test_no_column_serves_two_fields():
    found = guess(random.Random(1).sample(sorted(hints()), 60), [])
    assert len(set(found.values())) == len(found)


def test_what_a_feed_cannot_do_without_is_named():
    assert missing_required({"offence": 0, "reported_on": 1, "full_name": 2}) == ()
    assert missing_required({"offence": 0, "reported_on": 1, "organisation_name": 2}) == ()
    assert missing_required({"given_name": 0}) == (
        "offence", "date reported", "a name (family name, full name or organisation's name)",
    )  # fmt: skip


def test_a_row_is_picked_by_field_and_a_short_one_lacks_the_rest():
    assert picked(("A1", "Lee"), {"reference": 0, "family_name": 1, "email": 2}) == {
        "reference": "A1", "family_name": "Lee",
    }  # fmt: skip


def test_the_signature_sees_order_and_words_but_not_spacing():
    assert header_signature(["Ref No", "Name"]) == header_signature(["ref  no.", "NAME"])
    assert header_signature(["Ref No", "Name"]) != header_signature(["Name", "Ref No"])


def test_new_gone_and_moved_columns_are_told_in_words():
    assert changes(["Ref", "Name", "Tel"], ["Name", "Ref", "E-mail"]) == (
        "“E-mail” is new.",
        "“Tel” is no longer there.",
        "“Name” has moved from column B to column A.",
        "“Ref” has moved from column A to column B.",
    )
    assert changes(["Ref", "Name"], ["ref", "name "]) == ()


def test_a_new_column_in_the_middle_does_not_make_the_rest_moved():
    assert changes(["Ref", "Name"], ["Ref", "Grade", "Name"]) == ("“Grade” is new.",)
