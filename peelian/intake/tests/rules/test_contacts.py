"""Telephone numbers, e-mail addresses, postcodes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelian.intake.rules import contacts


@pytest.mark.parametrize(
    "text",
    [
        "07700900123", "07700 900 123", "+44 7700900123", "+44 (0)7700 900123", "0044 7700 900123", "447700900123",
        "7700900123", "+4407700900123", "077OO 900123", "07700 900123 ext 4", "Mobile: 07700-900-123",
    ],
)  # fmt: skip
def test_one_number_however_written(text):
    assert contacts.telephone(text) == "+447700900123"


@pytest.mark.parametrize("text", ["01134960558", "02079460730", "01632960123", "08081570123", "03069990123"])
def test_numbers_kept_for_drama_are_taken(text):
    assert contacts.telephone(text) == f"+44{text[1:]}"


@pytest.mark.parametrize("text", ["", "none", "01234", "00000000000", "07777777777", "12/10/1970", "a@b.example"])
def test_what_is_no_number_is_none(text):
    assert contacts.telephone(text) is None


def test_a_number_abroad_keeps_its_country():
    assert contacts.telephone("+33 1 23 45 67 89") == "+33123456789"


@given(st.integers(0, 999))
def test_a_number_read_twice_is_the_same(last):
    number = contacts.telephone(f"0770 090 0{last:03d}")
    assert number == f"+447700900{last:03d}" == contacts.telephone(number)


def test_addresses_are_lower_case_and_example_is_allowed():
    assert contacts.email(" <Ann.Lee@Mail.Example>; ") == "ann.lee@mail.example"
    assert contacts.email("mailto:ann@lee.example") == "ann@lee.example"


@pytest.mark.parametrize("text", ["", "not given", "ann lee@x.example", "ann@", "a@@b.example", "none@none.example"])
def test_what_is_no_address_is_none(text):
    assert contacts.email(text) is None


@pytest.mark.parametrize("address", ["info@x.example", "Accounts@x.example", "office2@x.example", "no-reply@x.example"])
def test_a_mailbox_of_a_desk_is_known(address):
    assert contacts.is_role_mailbox(address)


def test_a_persons_mailbox_is_not_a_desks():
    assert not contacts.is_role_mailbox("ann.lee@x.example")


@pytest.mark.parametrize("text", ["OX182GB", "ox18 2gb", "OX18  2GB", "Ox18-2gb"])
def test_a_postcode_is_written_one_way(text):
    assert contacts.postcode(text) == "OX18 2GB"


@pytest.mark.parametrize("text", ["", "OX18", "12345", "OX18 2G", "O18X 2GB", "XX"])
def test_what_has_not_the_shape_is_none(text):
    assert contacts.postcode(text) is None


def test_an_unknown_district_is_known_for_one_but_scotland_is_believed():
    assert contacts.is_known_outcode("OX18 2GB", {"OX18"})
    assert not contacts.is_known_outcode("OX99 9ZZ", {"OX18"})
    assert contacts.is_known_outcode("EH1 1AA", {"OX18"})


def test_a_postcode_inside_an_address_is_found():
    assert contacts.postcode_within("12 High Street, Burford ox18 4qa") == "OX18 4QA"
    assert contacts.postcode_within("12 High Street, Burford") is None
