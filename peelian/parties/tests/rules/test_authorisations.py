from dataclasses import replace
from datetime import date, timedelta

import pytest

from peelian.kernel.refused import Refused
from peelian.parties.factories import leave
from peelian.parties.rules.authorisations import (
    MOST_HOSTS,
    a_year_after,
    checked_hosts,
    host_name,
    refuse_unfounded,
)
from peelian.parties.rules.firms import Access

TODAY = date(2026, 6, 4)
LEAVE = leave(today=TODAY)
(MARLPIT,) = LEAVE.hosts


@pytest.mark.parametrize(
    ("typed", "host"),
    [
        ("Marlpit-Joinery.Example", "marlpit-joinery.example"),
        (" www.marlpit-joinery.example. ", "www.marlpit-joinery.example"),
        ("café.example", "xn--caf-dma.example"),
        ("marlpit.co.uk", "marlpit.co.uk"),
        ("1and1.example", "1and1.example"),
    ],
)
def test_a_name_is_kept_as_the_dns_has_it(typed: str, host: str) -> None:
    assert host_name(typed) == host


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "no name is given"),
        ("https://marlpit-joinery.example", "name alone"),
        ("marlpit-joinery.example/shop", "name alone"),
        ("dawn@marlpit-joinery.example", "after the @"),
        ("*.marlpit-joinery.example", "one by one"),
        ("192.0.2.7", "number of a computer"),
        ("127.1", "number of a computer"),
        ("10.0x7f", "number of a computer"),
        ("2001:db8::1", "number of a computer"),
        ("[2001:db8::1]", "number of a computer"),
        ("marlpit-joinery.example:8080", "without a port"),
        ("localhost", "one word"),
        ("com", "one word"),
        ("Co.UK", "many people’s names"),
        ("marlpit_joinery.example", "not a name"),
        ("-marlpit.example", "not a name"),
        ("marlpit..example", "not a name"),
        ("mar lpit.example", "not a name"),
        (f"{'a' * 64}.example", "not a name"),
        (".".join(["abcdefgh"] * 30) + ".example", "not a name"),
        ("ma\u2024rlpit\ud800.example", "not a name"),
    ],
)
def test_it_says_which_name_and_why(typed: str, why: str) -> None:
    with pytest.raises(Refused) as refused:
        host_name(typed)
    assert why in refused.value.words
    assert typed in refused.value.words


@pytest.mark.parametrize(
    ("differs", "why"),
    [
        ({"given_by": " "}, "who gives leave"),
        ({"role": ""}, "what they are"),
        ({"authority": ""}, "why they may"),
        ({"evidence": " "}, "what shows"),
        ({"access": ()}, "at least one kind"),
        ({"access": (Access.DNS, Access.DNS)}, "once"),
        ({"hosts": ()}, "at least one host"),
        ({"hosts": (MARLPIT,) * (MOST_HOSTS + 1)}, "at most"),
        ({"valid_until": TODAY - timedelta(days=1)}, "before it begins"),
        ({"valid_until": date(2027, 6, 5)}, "12 months"),
        ({"valid_from": date(2026, 1, 1), "valid_until": date(2026, 6, 3)}, "over already"),
    ],
)
def test_leave_that_cannot_be_relied_on_is_refused(differs: dict[str, object], why: str) -> None:
    with pytest.raises(Refused) as refused:
        refuse_unfounded(replace(LEAVE, **differs), today=TODAY)  # type: ignore[arg-type]
    assert why in refused.value.words


def test_leave_of_twelve_months_is_leave() -> None:
    refuse_unfounded(LEAVE, today=TODAY)


def test_a_year_after_a_leap_day_is_the_last_of_february() -> None:
    assert a_year_after(date(2028, 2, 29)) == date(2029, 2, 28)


def test_a_host_is_there_once_however_it_is_typed() -> None:
    with pytest.raises(Refused, match="twice"):
        checked_hosts([MARLPIT, replace(MARLPIT, host="MARLPIT-JOINERY.EXAMPLE.")], today=TODAY)


def test_control_is_shown_and_not_in_the_future() -> None:
    with pytest.raises(Refused, match=r"marlpit-joinery\.example.*how they showed"):
        checked_hosts([replace(MARLPIT, shown_by=" ")], today=TODAY)
    with pytest.raises(Refused, match="has not come yet"):
        checked_hosts([replace(MARLPIT, shown_on=TODAY + timedelta(days=1))], today=TODAY)
