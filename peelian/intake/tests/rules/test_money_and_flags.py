"""Amounts of money; yes and no; cells that say nothing."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelian.intake.rules.filler import is_filler
from peelian.intake.rules.money import is_not_known, is_other_currency, pounds
from peelian.intake.rules.yes_no import yes_no


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1302.73", "1302.73"), ("£1,200.50", "1200.50"), ("£ 2,208.91", "2208.91"), ("1.2k", "1200.00"),
        ("GBP 500", "500.00"), ("500 pounds", "500.00"), ("nil", "0.00"), ("0", "0.00"), ("approx £300", "300.00"),
        ("1 000 000", "1000000.00"), ("2.5 million", "2500000.00"), ("25.7", "25.70"),
    ],
)  # fmt: skip
def test_an_amount_however_written(text, amount):
    assert pounds(text) == Decimal(amount)


@pytest.mark.parametrize("text", ["", "unknown", "lots", "$500", "500 euros", "-5", "1,2", "12/10", "9" * 40])
def test_what_is_no_amount_is_none(text):
    assert pounds(text) is None


def test_not_known_and_other_currencies_are_told_apart():
    assert is_not_known("Unknown")
    assert not is_not_known("500")
    assert is_other_currency("$500")
    assert is_other_currency("0.5 BTC")
    assert not is_other_currency("£500")


@given(st.decimals(0, 9_999_999, places=2))
def test_pounds_written_with_commas_read_back(amount):
    assert pounds(f"£{amount:,.2f}") == amount


def test_yes_no_and_neither():
    assert yes_no("Y") is True
    assert yes_no(" no ") is False
    assert yes_no("Elderly, lives alone") is None
    assert yes_no("") is None


@pytest.mark.parametrize("text", ["N/A", "unknown", "xxx", "XXXX", "00000", "0000 000 000", "01/01/1900", "-", "???"])
def test_filler_is_known(text):
    assert is_filler(text)


@pytest.mark.parametrize("text", ["", "Nash", "100", "01/01/1970", "NA1 1AA", "0"])
def test_what_says_something_is_no_filler(text):
    assert not is_filler(text)
