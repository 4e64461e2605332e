"""The first three tests of every page, made from one table of all addresses: method, role, another unit's record.

A page that is not in the table fails the first test here. The fourth test, that the page works, is its own.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, reverse

from peelian.accounts.models import Agreement, Officer, Unit
from peelian.accounts.rules.roles import MAY, Duty
from peelian.adoption.actions import Audience, ask_audience
from peelian.intake import actions
from peelian.intake.actions import Dropped, Referred
from peelian.intake.actions.joining import Word, part_records
from peelian.intake.factories import load, report
from peelian.intake.gateways.mailbox import Letter
from peelian.intake.models import Report
from peelian.intake.rules.redaction import Cut, Why
from peelian.intake.rules.referrals import Consent
from peelian.intake.rules.searching import Search, Tell
from peelian.linkage.actions.deciding_series import take_out
from peelian.linkage.factories import link, sample
from peelian.linkage.models import Indicator, Series
from peelian.linkage.rules.kinds import Verdict
from peelian.parties.actions import Investigating, raise_flag
from peelian.parties.models.flags import FlagKind
from peelian.parties.rules.kinds import Stop
from peelian.release.actions import suppress
from peelian.release.models import Message
from peelian.release.rules.channels import Channel
from peelian.web.desk.urls import urlpatterns
from tests import pages_of_firms

READ, FORM, PRESS = {"GET"}, {"GET", "POST"}, {"POST"}
WORK, FEEDS, STAFF, WHO = Duty.WORK_VICTIMS, Duty.LOAD_FEEDS, Duty.MANAGE_STAFF, Duty.DECIDE_WHO_IS_WHO

# name: methods, duty (None: anybody who is signed in), what its key is of
PAGES: dict[str, tuple[set[str], Duty | None, str]] = {
    "today": (READ, None, ""),
    "demo-mail": (READ, WORK, ""),
    "search": (READ, WORK, ""),
    "search-csv": (READ, WORK, ""),
    "search-xlsx": (READ, WORK, ""),
    "search-saved": (READ, WORK, ""),
    "search-saved-new": (FORM, WORK, ""),
    "search-saved-change": (FORM, WORK, "saved"),
    "search-saved-remove": (FORM, WORK, "saved"),
    "search-saved-news": (READ, WORK, "saved"),
    "search-saved-seen": (PRESS, WORK, "saved"),
    "sent": (READ, WORK, "message"),
    "sent-letter": (READ, WORK, "message"),
    "sent-posted": (PRESS, WORK, "message"),
    "sent-cancel": (PRESS, WORK, "message"),
    "suppressions": (READ, WORK, ""),
    "suppression-new": (FORM, WORK, ""),
    "suppression": (FORM, WORK, "suppression"),
    "victims": (READ, WORK, ""),
    "victim-next": (PRESS, WORK, ""),
    "victims-assign": (PRESS, Duty.ASSIGN, ""),
    "victim-clock": (FORM, WORK, "report"),
    "victim-clock-start": (PRESS, WORK, "report"),
    "victim-reopen": (PRESS, WORK, "report"),
    "victim-firm": (FORM, WORK, "report"),
    "workload": (READ, Duty.ASSIGN, ""),
    "workload-officer": (FORM, Duty.ASSIGN, "officer"),
    "batches": (READ, Duty.ASSIGN, ""),
    "batch-check": (PRESS, Duty.ASSIGN, ""),
    "batch": (READ, Duty.ASSIGN, ""),
    "batch-letters": (READ, Duty.ASSIGN, ""),
    "batch-posted": (PRESS, Duty.ASSIGN, ""),
    "weights": (FORM, Duty.SET_WEIGHTS, ""),
    "ranking": (FORM, WORK, ""),
    "ranking-compared": (READ, WORK, ""),
    "victim": (READ, WORK, "report"),
    "victim-alarm": (FORM, WORK, "report"),
    "victim-reports": (READ, WORK, "report"),
    "victim-sent": (READ, WORK, "report"),
    "victim-looked": (READ, Duty.SEE_ACCESS_LOG, "report"),
    "victim-claim": (PRESS, WORK, "report"),
    "victim-hand-back": (PRESS, WORK, "report"),
    "victim-call": (FORM, WORK, "report"),
    "victim-advice": (FORM, WORK, "report"),
    "victim-text": (FORM, WORK, "report"),
    "victim-threat": (FORM, WORK, "report"),
    "victim-read": (PRESS, WORK, "report"),
    "victim-outcome": (FORM, WORK, "report"),
    "victim-follow-up": (FORM, WORK, "report"),
    "victim-stop-asking": (FORM, WORK, "report"),
    "victim-keying": (READ, WORK, "report"),
    "victim-key": (PRESS, WORK, "block"),
    "keying": (READ, WORK, ""),
    "blocks": (READ, Duty.EDIT_BLOCKS, ""),
    "block": (FORM, Duty.EDIT_BLOCKS, ""),
    "audiences": (READ, WORK, ""),
    "audience-new": (FORM, WORK, ""),
    "audience": (READ, WORK, "audience"),
    "audience-slips": (READ, WORK, "audience"),
    "audience-slips-pdf": (READ, WORK, "audience"),
    "victim-reaching": (FORM, WORK, "report"),
    "victim-mailbox": (FORM, WORK, "report"),
    "victim-redact": (FORM, WORK, "report"),
    "victim-as-it-came": (READ, Duty.READ_TAKEN_OUT, "report"),
    "victim-put-back": (FORM, Duty.READ_TAKEN_OUT, "redaction"),
    "victim-warn": (FORM, WORK, "report"),
    "victim-post": (FORM, WORK, "report"),
    "victim-reply": (FORM, WORK, "reply"),
    "victim-reply-file": (READ, WORK, "reply"),
    "victim-file": (READ, WORK, "attachment"),
    "victim-file-remove": (FORM, WORK, "attachment"),
    "post": (READ, WORK, ""),
    "post-letter": (FORM, WORK, "homeless"),
    "post-put": (PRESS, WORK, "put"),
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
    "record-types": (READ, Duty.SEE_RECORD_TYPES, ""),
    "library": (READ, Duty.READ_LIBRARY, ""),
    "library-control": (READ, Duty.READ_LIBRARY, ""),
    "library-threat": (READ, Duty.READ_LIBRARY, ""),
    "library-offences": (READ, Duty.READ_LIBRARY, ""),
    "library-coverage": (READ, Duty.READ_LIBRARY, ""),
    "library-frameworks": (READ, Duty.READ_LIBRARY, ""),
    "library-framework": (READ, Duty.READ_LIBRARY, ""),
    "glossary": (READ, Duty.READ_LIBRARY, ""),
    "results": (READ, Duty.SEE_FIGURES, ""),
    "results-csv": (READ, Duty.SEE_FIGURES, ""),
    "results-xlsx": (READ, Duty.SEE_FIGURES, ""),
    "quality": (READ, Duty.SEE_QUALITY, ""),
    "quality-feed": (READ, Duty.SEE_QUALITY, "feed"),
    "quality-draw": (PRESS, Duty.SEE_QUALITY, ""),
    "quality-check": (READ, Duty.SEE_QUALITY, ""),
    "quality-pair": (FORM, Duty.SEE_QUALITY, "sample"),
    "repeats": (READ, WORK, ""),
    "who-review": (READ, WHO, ""),
    "who-pair": (PRESS, WHO, "link"),
    "who-changes": (READ, WHO, ""),
    "who-change": (FORM, WHO, "change"),
    "victim-why": (READ, WHO, "report"),
    "victim-part": (FORM, WHO, "report"),
    "victim-join": (FORM, WHO, "report"),
    "victim-vulnerability": (FORM, WORK, "report"),
    "victim-referrals": (READ, WORK, "report"),
    "victim-refer": (FORM, WORK, "service"),
    "victim-investigation": (FORM, WORK, "report"),
    "victim-ring-first": (READ, WORK, "investigation"),
    "victim-pass-case-on": (PRESS, Duty.ASSIGN, "investigation"),
    "victim-disclosure": (FORM, WORK, "report"),
    "victim-disclosed": (FORM, WORK, "report"),
    "referrals": (READ, WORK, ""),
    "referral": (READ, WORK, "referral"),
    "referral-letter": (READ, WORK, "referral"),
    "referral-step": (FORM, WORK, "step"),
    "cases": (READ, None, ""),
    "case": (FORM, None, "case"),
    "case-release": (PRESS, None, "case"),
    "case-hand-over": (PRESS, None, "case"),
    "series": (READ, WORK, ""),
    "series-one": (READ, WORK, "series"),
    "series-hand-over": (FORM, WORK, "series"),
    "series-warn": (FORM, WORK, "series"),
    "series-grow": (PRESS, WORK, "series"),
    "series-sign": (FORM, WORK, "series sign"),
    "series-take-out": (FORM, WORK, "series report"),
    "series-put-back": (PRESS, WORK, "series report out"),
    "disclosures": (READ, Duty.SEE_ACCESS_LOG, ""),
    "disclosures-csv": (READ, Duty.SEE_ACCESS_LOG, ""),
    "disclosures-xlsx": (READ, Duty.SEE_ACCESS_LOG, ""),
    "account": (READ, None, ""),
    "absence": (FORM, None, ""),
    "absence-back": (PRESS, None, ""),
    "staff": (READ, STAFF, ""),
    "staff-forces": (READ, STAFF, ""),
    "staff-force": (FORM, STAFF, "force"),
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
    **pages_of_firms.PAGES,
}
OF_A_UNIT = {
    "report", "redaction", "warning", "message", "feed", "service", "investigation", "referral", "step",
    "reply", "attachment", "homeless", "put", "saved", "block", "audience", "series", "series sign",
    "series report", "series report out", "sample", "link", "change", *pages_of_firms.OF_A_UNIT,
}  # fmt: skip
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
def keys(
    northmarsh: Unit, surrey: Unit, asha: Officer, charlie: Officer, noon: datetime, file_store: Path
) -> dict[str, dict[str, Any]]:
    """What every page is asked about: a report of Asha's, its feed, warning and letter; and staff of her unit."""
    hers: Report = actions.claim(report=report(unit=northmarsh, at=noon), by=asha, at=noon)
    flag = raise_flag(about=hers.about, kind=FlagKind.DO_NOT_RING, reason="She asked.", by=asha, at=noon)
    actions.send_advice(
        report=hers, channel=Channel.LETTER, audience="adult", controls=["two-step-email"], by=asha, at=noon
    )
    taken_out = actions.redact(report=hers, cuts=[Cut(0, 3, Why.SECRET)], by=asha, at=noon)
    referred = Referred(service="victim-support", why="She asked.", consent=Consent.GIVEN)
    referral = actions.refer(report=hers, referred=referred, by=asha, at=noon)
    stopping = Investigating(officer=asha, crime_reference="45240000001", stops=[Stop.PUBLICITY], why="It is live.")
    investigation = actions.flag_investigation(report=hers, flag=stopping, by=asha, at=noon)
    saved = actions.save_search(search=Search(repeat=True), name="Repeat", tell=Tell.NO, by=asha, at=noon)
    again = report(unit=northmarsh, at=noon, Crime_Reference="NFRC26000002")
    return {
        "report": {"key": hers.pk},
        "service": {"key": hers.pk, "service": "pursue"},
        "investigation": {"key": hers.pk, "flag": investigation.pk},
        "case": {"key": investigation.pk},
        "referral": {"key": referral.pk},
        "step": {"key": referral.pk, "step": "sent"},
        "saved": {"key": saved.pk},
        "block": {"key": hers.pk, "code": "crime-system-update"},
        "audience": {"key": ask_audience(audience=Audience("A talk", 3, ["backups"]), by=asha, at=noon).pk},
        **_series(northmarsh, asha, noon),
        **_post(hers, asha, noon),
        "sample": {"key": sample(hers.about, again.about, at=noon).pk},
        **_who(hers, again, asha, noon),
        **pages_of_firms.keys(asha, noon),
        "warning": {"key": hers.pk, "flag": flag.pk},
        "redaction": {"key": hers.pk, "redaction": taken_out[0].pk},
        "message": {"key": Message.objects.get().pk},
        "suppression": {
            "key": suppress(channel=Channel.EMAIL, recipient="a@post.example", reason="She asked.", by=asha, at=noon).pk
        },
        "feed": {"key": hers.row.feed_id if hers.row else 0},
        "unit": {"code": northmarsh.code},
        "force": {"code": "E23000030"},
        "agreement": {"key": Agreement.objects.filter(unit=northmarsh).values_list("pk", flat=True)[0]},
        "officer": {"key": asha.pk},
        "": {},
    }


def _who(hers: Report, again: Report, asha: Officer, noon: datetime) -> dict[str, dict[str, Any]]:
    """The link between her two reports, which a person is asked about, and a change that an officer made."""
    change = part_records(records=[again.about_id], word=Word("Her daughter."), by=asha, at=noon)
    asked = link(hers.about, again.about, Verdict.REVIEW, at=noon, waits=True)
    return {"link": {"key": asked.pk}, "change": {"key": change.pk}}


def _series(unit: Unit, asha: Officer, noon: datetime) -> dict[str, dict[str, Any]]:
    """Three reports that name one number, and a fourth that was taken out."""
    rows = [
        {"Crime Reference": f"NFRC2600010{at}", "Surname": name, "Narrative": "A caller rang from 07700 900456."}
        for at, name in enumerate(("Abbott", "Beale", "Coyle", "Dunn"))
    ]
    load(rows, unit=unit, at=noon, name="series.csv")
    about = Report.objects.filter(narrative__contains="900456").order_by("pk")
    series = Series.objects.get()
    take_out(series=series, record=about[3].about_id, reason="Her own son.", by=asha, at=noon)
    return {
        "series": {"key": series.pk},
        "series sign": {"key": series.pk, "indicator": Indicator.objects.get().pk},
        "series report": {"key": series.pk, "report": about[0].pk},
        "series report out": {"key": series.pk, "report": about[3].pk},
    }


def _post(hers: Report, asha: Officer, noon: datetime) -> dict[str, dict[str, Any]]:
    """A message and a file on her record, and a message that matches nobody."""
    written = b"From: r@postbox.example\r\nSubject: Thank you\r\n\r\nDone."
    dropped = [Dropped(name, len(content), lambda content=content: content) for name, content in  # type: ignore[misc]
               (("note.txt", b"A note."), ("answer.eml", written))]  # fmt: skip
    became = actions.drop_files(report=hers, files=dropped, evidence=False, by=asha, at=noon)
    letter = Letter(uid_validity=1, uid=1, raw=b"From: nobody@postbox.example\r\nSubject: Who\r\n\r\nHello.")
    homeless = actions.take_in(letter=letter, unit=asha.unit, by=asha, at=noon)
    assert homeless
    return {
        "reply": {"key": hers.pk, "reply": became.messages[0].pk},
        "attachment": {"key": hers.pk, "attachment": became.files[0].pk},
        "homeless": {"key": homeless.pk},
        "put": {"key": homeless.pk, "report": hers.pk},
    }


def address(name: str, keys: dict[str, dict[str, Any]]) -> str:
    """Return a page's address about the cast's own things; others by any key at all."""
    given = dict(keys[PAGES[name][2]])
    pattern = next(each for each in named() if each.name == name)
    for argument in pattern.pattern.converters:
        given.setdefault(argument, OTHER_KEYS.get(argument, 1))
    return reverse(name, kwargs=given)


SignIn = Callable[[Officer], Client]


@pytest.mark.django_db
def test_it_refuses_the_wrong_method(
    keys: Any, ben: Officer, adam: Officer, sign_in: SignIn, subtests: pytest.Subtests
) -> None:
    signed_in = {STAFF: sign_in(adam), None: sign_in(ben)}
    for name, (methods, duty, _) in PAGES.items():
        who = signed_in.get(duty, signed_in[None])
        for method in {"GET", "POST", "DELETE"} - methods:
            with subtests.test(name, method=method):
                assert getattr(who, method.lower())(address(name, keys)).status_code == 405


@pytest.mark.django_db
def test_it_is_closed_to_strangers(keys: Any, subtests: pytest.Subtests) -> None:
    for name, (methods, _, _) in PAGES.items():
        with subtests.test(name):
            assert getattr(Client(), _one_of(methods))(address(name, keys)).status_code == 302


@pytest.mark.django_db
def test_it_is_closed_to_the_wrong_role(
    keys: Any, dana: Officer, asha: Officer, sign_in: SignIn, subtests: pytest.Subtests
) -> None:
    signed_in = {dana: sign_in(dana), asha: sign_in(asha)}
    for name, (methods, duty, _) in PAGES.items():
        wrong = next((one for one in signed_in if duty and not one.may(duty)), None)
        if wrong:
            with subtests.test(name):
                assert getattr(signed_in[wrong], _one_of(methods))(address(name, keys)).status_code == 403


@pytest.mark.django_db
def test_another_units_record_is_not_there(
    keys: Any, surrey: Unit, make_officer: Any, sign_in: SignIn, subtests: pytest.Subtests
) -> None:
    signed_in = {role: sign_in(make_officer(f"{role.name.title()} Lowe", surrey, role)) for role in MAY}
    for name, (methods, duty, of) in PAGES.items():
        if of in OF_A_UNIT:
            there = signed_in[next(role for role in MAY if duty in MAY[role])]
            for method in methods:
                with subtests.test(name, method=method):
                    assert getattr(there, method.lower())(address(name, keys)).status_code == 404


def _one_of(methods: set[str]) -> str:
    return "get" if "GET" in methods else "post"
