"""The first three tests of every page, made from one table of all addresses: method, role, another unit's record.

A page that is not in the table fails the first test here. The fourth test, that the page works, is its own.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, reverse

from peelian.accounts.models import Agreement, Officer, Unit
from peelian.accounts.rules.roles import Duty, Role
from peelian.intake import actions
from peelian.intake.factories import report
from peelian.intake.models import Report
from peelian.parties.actions import raise_flag
from peelian.parties.models.flags import FlagKind
from peelian.release.models import Message
from peelian.release.rules.channels import Channel
from peelian.web.desk.urls import urlpatterns

READ, FORM, PRESS = {"GET"}, {"GET", "POST"}, {"POST"}
WORK, FEEDS, STAFF = Duty.WORK_VICTIMS, Duty.LOAD_FEEDS, Duty.MANAGE_STAFF

# name: methods, duty (None: anybody who is signed in), what its key is of
PAGES: dict[str, tuple[set[str], Duty | None, str]] = {
    "today": (READ, None, ""),
    "demo-mail": (READ, WORK, ""),
    "search": (READ, WORK, ""),
    "sent": (READ, WORK, "message"),
    "sent-letter": (READ, WORK, "message"),
    "sent-posted": (PRESS, WORK, "message"),
    "victims": (READ, WORK, ""),
    "victim-next": (PRESS, WORK, ""),
    "victim": (READ, WORK, "report"),
    "victim-reports": (READ, WORK, "report"),
    "victim-sent": (READ, WORK, "report"),
    "victim-looked": (READ, Duty.SEE_ACCESS_LOG, "report"),
    "victim-claim": (PRESS, WORK, "report"),
    "victim-hand-back": (PRESS, WORK, "report"),
    "victim-call": (FORM, WORK, "report"),
    "victim-advice": (FORM, WORK, "report"),
    "victim-outcome": (FORM, WORK, "report"),
    "victim-follow-up": (FORM, WORK, "report"),
    "victim-reaching": (FORM, WORK, "report"),
    "victim-mailbox": (FORM, WORK, "report"),
    "victim-warn": (FORM, WORK, "report"),
    "victim-warning": (FORM, WORK, "warning"),
    "feeds": (READ, FEEDS, ""),
    "feed-new": (FORM, FEEDS, ""),
    "feed": (READ, FEEDS, "feed"),
    "feed-columns": (FORM, FEEDS, "feed"),
    "feed-check": (READ, FEEDS, "feed"),
    "feed-corrections": (READ, FEEDS, "feed"),
    "feed-load": (PRESS, FEEDS, "feed"),
    "feed-undo": (FORM, FEEDS, "feed"),
    "feed-drop": (PRESS, FEEDS, "feed"),
    "library": (READ, Duty.READ_LIBRARY, ""),
    "library-control": (READ, Duty.READ_LIBRARY, ""),
    "library-threat": (READ, Duty.READ_LIBRARY, ""),
    "library-offences": (READ, Duty.READ_LIBRARY, ""),
    "library-coverage": (READ, Duty.READ_LIBRARY, ""),
    "glossary": (READ, Duty.READ_LIBRARY, ""),
    "results": (READ, Duty.SEE_FIGURES, ""),
    "results-csv": (READ, Duty.SEE_FIGURES, ""),
    "results-xlsx": (READ, Duty.SEE_FIGURES, ""),
    "account": (READ, None, ""),
    "absence": (FORM, None, ""),
    "absence-back": (PRESS, None, ""),
    "staff": (READ, STAFF, ""),
    "staff-make-unit": (FORM, STAFF, ""),
    "staff-unit": (READ, STAFF, "unit"),
    "staff-make-officer": (FORM, STAFF, "unit"),
    "staff-agree": (FORM, STAFF, "unit"),
    "staff-end-agreement": (FORM, STAFF, "agreement"),
    "staff-officer": (READ, STAFF, "officer"),
    "staff-post": (FORM, STAFF, "officer"),
    "staff-invite": (PRESS, STAFF, "officer"),
    "staff-close": (PRESS, STAFF, "officer"),
    "staff-open": (PRESS, STAFF, "officer"),
    "staff-forget": (PRESS, STAFF, "officer"),
}
OPEN = {"desk-home"}  # leads on, and shows nothing
OTHER_KEYS = {"code": "two-step-email"}


def named() -> Iterator[URLPattern]:
    yield from (pattern for pattern in urlpatterns if pattern.name)


def test_every_page_is_in_the_table() -> None:
    assert {pattern.name for pattern in named()} == set(PAGES) | OPEN


def test_every_page_says_its_duty() -> None:
    assert {pattern.name: getattr(pattern.callback, "duty", None) for pattern in named() if pattern.name in PAGES} == {
        name: duty for name, (_, duty, _) in PAGES.items()
    }


@pytest.fixture
def keys(northmarsh: Unit, surrey: Unit, asha: Officer, charlie: Officer, noon: datetime) -> dict[str, dict[str, Any]]:
    """What every page is asked about: a report of Asha's, its feed, warning and letter; and staff of her unit."""
    hers: Report = actions.claim(report=report(unit=northmarsh, at=noon), by=asha, at=noon)
    flag = raise_flag(about=hers.about, kind=FlagKind.DO_NOT_RING, reason="She asked.", by=asha, at=noon)
    actions.send_advice(
        report=hers, channel=Channel.LETTER, audience="adult", controls=["two-step-email"], by=asha, at=noon
    )
    return {
        "report": {"key": hers.pk},
        "warning": {"key": hers.pk, "flag": flag.pk},
        "message": {"key": Message.objects.get().pk},
        "feed": {"key": hers.row.feed_id if hers.row else 0},
        "unit": {"code": northmarsh.code},
        "agreement": {"key": Agreement.objects.filter(unit=northmarsh).values_list("pk", flat=True)[0]},
        "officer": {"key": asha.pk},
        "": {},
    }


def address(name: str, keys: dict[str, dict[str, Any]]) -> str:
    """Return a page's address about the cast's own things; others by any key at all."""
    given = dict(keys[PAGES[name][2]])
    pattern = next(each for each in named() if each.name == name)
    for argument in pattern.pattern.converters:
        given.setdefault(argument, OTHER_KEYS.get(argument, 1))
    return reverse(name, kwargs=given)


SignIn = Callable[[Officer], Client]
with_pages = pytest.mark.parametrize("name", sorted(PAGES))


@with_pages
@pytest.mark.django_db
def test_it_refuses_the_wrong_method(
    name: str, keys: Any, asha: Officer, ben: Officer, adam: Officer, sign_in: SignIn
) -> None:
    methods, duty, _ = PAGES[name]
    who = adam if duty is STAFF else ben
    for method in {"GET", "POST", "DELETE"} - methods:
        assert getattr(sign_in(who), method.lower())(address(name, keys)).status_code == 405


@with_pages
@pytest.mark.django_db
def test_it_is_closed_to_strangers_and_to_the_wrong_role(
    name: str, keys: Any, dana: Officer, asha: Officer, make_officer: Any, sign_in: SignIn
) -> None:
    methods, duty, _ = PAGES[name]
    method = "get" if "GET" in methods else "post"
    assert getattr(Client(), method)(address(name, keys)).status_code == 302
    wrong = next((one for one in (dana, asha) if duty and not one.may(duty)), None)
    if wrong:
        assert getattr(sign_in(wrong), method)(address(name, keys)).status_code == 403


@pytest.mark.parametrize(
    "name", sorted(name for name, page in PAGES.items() if page[2] in ("report", "warning", "message", "feed"))
)
@pytest.mark.django_db
def test_another_units_record_is_not_there(
    name: str, keys: Any, surrey: Unit, make_officer: Any, sign_in: SignIn
) -> None:
    there = make_officer("Sam Lowe", surrey, Role.SUPERVISOR)
    for method in PAGES[name][0]:
        assert getattr(sign_in(there), method.lower())(address(name, keys)).status_code == 404
