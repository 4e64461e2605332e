"""What is told of a website. What nobody said is never held against it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from peelian.assessment.rules.outcomes import Outcome
from peelian.assessment.rules.outside.judging_web import REASONS, judge_web
from peelian.assessment.rules.outside.policies import confines_scripts, max_age
from peelian.assessment.rules.outside.seen import Certificate, WebSeen

HOST = "oakford.example"
TODAY = date(2026, 6, 4)
GOOD, IMPROVE, FIX = Outcome.GOOD, Outcome.IMPROVE, Outcome.FIX
NOT_NEEDED, COULD_NOT_TELL = Outcome.NOT_NEEDED, Outcome.COULD_NOT_TELL
HSTS, CSP = "strict-transport-security", "content-security-policy"
SITE = WebSeen(
    certificate=Certificate.GOOD,
    certificate_from=TODAY - timedelta(days=30),
    certificate_until=TODAY + timedelta(days=60),
    issuer="Known Issuer",
    first_status=301,
    hops=("https://oakford.example/",),
    ended=200,
    status=200,
    headers=((HSTS, "max-age=31536000"), (CSP, "default-src 'self'")),
    security_txt=True,
)


def told(seen: WebSeen) -> dict[str, tuple[Outcome, str]]:
    judged = judge_web(HOST, seen, on=TODAY)
    assert [one.check for one in judged] == list(REASONS)
    assert [one for one in judged if one.reason not in REASONS[one.check]] == []
    return {one.check: (one.outcome, one.reason) for one in judged}


def test_a_good_site_is_good() -> None:
    assert {outcome for outcome, _ in told(SITE).values()} == {GOOD}


def test_what_had_no_answer_could_not_be_told() -> None:
    assert set(told(WebSeen()).values()) == {(COULD_NOT_TELL, "no-answer")}


@pytest.mark.parametrize("seen", [WebSeen(no_address=True), WebSeen(first_refused=True, https_refused=True)])
def test_a_name_without_website_needs_nothing(seen: WebSeen) -> None:
    assert set(told(seen).values()) == {(NOT_NEEDED, "no-website")}


def test_a_site_in_the_clear_is_told_that_first() -> None:
    seen = told(WebSeen(first_status=200, ended=200, https_refused=True))
    assert seen.pop("https") == (FIX, "refused")
    assert set(seen.values()) == {(NOT_NEEDED, "no-https")}


@pytest.mark.parametrize(
    ("lasts", "left", "reason"),
    [
        (365, 15, "good"), (365, 14, "soon"), (365, 0, "soon"),
        (90, 10, "good"), (90, 9, "soon"), (6, 2, "good"), (6, 1, "soon"),
    ],
)  # fmt: skip
def test_a_certificate_is_late_by_how_long_it_lasts(lasts: int, left: int, reason: str) -> None:
    until = TODAY + timedelta(days=left)
    seen = replace(SITE, certificate_until=until, certificate_from=until - timedelta(days=lasts))
    assert told(seen)["certificate"][1] == reason


@pytest.mark.parametrize(
    ("certificate", "reason", "shown"),
    [
        (Certificate.EXPIRED, "expired", "Known Issuer, until 3 August 2026"),
        (Certificate.NOT_YET, "not-yet", "from 5 May 2026"),
        (Certificate.OTHER_NAME, "other-name", "elm.example www.elm.example"),
        (Certificate.SELF_SIGNED, "self-signed", "Known Issuer, until 3 August 2026"),
        (Certificate.UNKNOWN_ISSUER, "unknown-issuer", "Known Issuer, until 3 August 2026"),
    ],
)
def test_a_bad_certificate_is_to_be_mended(certificate: Certificate, reason: str, shown: str) -> None:
    seen = replace(SITE, certificate=certificate, certificate_names=("elm.example", "www.elm.example"))
    judged = next(one for one in judge_web(HOST, seen, on=TODAY) if one.check == "certificate")
    assert (judged.outcome, judged.reason, judged.shown) == (FIX, reason, shown)


@pytest.mark.parametrize(
    ("differs", "verdict"),
    [
        ({"hops": (), "first_status": 200}, (FIX, "no-redirect")),
        ({"hops": (), "first_status": 403}, (GOOD, "only-https")),
        ({"hops": (), "first_status": 503, "ended": 503}, (COULD_NOT_TELL, "no-answer")),
        ({"hops": (), "first_status": 0, "ended": 0}, (COULD_NOT_TELL, "no-answer")),
        ({"hops": (), "first_status": 0, "first_refused": True}, (GOOD, "only-https")),
        ({"hops": (), "first_status": 403, "status": 0}, (COULD_NOT_TELL, "no-answer")),
        ({"left": True, "hops": ("https://elm.example/",)}, (COULD_NOT_TELL, "left")),
        ({"hops": ("http://www.oakford.example/",)}, (FIX, "redirects-to-plain")),
        ({"hops": ("https://oakford.example/", "http://oakford.example/a")}, (FIX, "redirects-to-plain")),
        (
            {"hops": ("https://oakford.example/", "http://oakford.example/a", "https://oakford.example/b")},
            (FIX, "redirects-to-plain"),
        ),
        ({"hops": ("http://www.oakford.example/", "https://www.oakford.example/")}, (GOOD, "redirects")),
        ({"hops": ("http://www.oakford.example/",), "ended": 0}, (COULD_NOT_TELL, "no-answer")),
        ({"ended": 301}, (COULD_NOT_TELL, "no-answer")),
        ({"ended": 0, "status": 0}, (COULD_NOT_TELL, "no-answer")),
        ({"ended": 0, "status": 0, "https_refused": True}, (FIX, "refused")),
        ({"https_refused": True, "hops": ("https://www.oakford.example/",)}, (GOOD, "redirects")),
        ({"first_status": 0, "ended": 0, "status": 0, "https_refused": True}, (COULD_NOT_TELL, "no-answer")),
    ],
)
def test_where_the_plain_address_leads_is_judged(differs: dict, verdict: tuple[Outcome, str]) -> None:
    assert told(replace(SITE, **differs))["https"] == verdict


@pytest.mark.parametrize(
    ("headers", "status", "verdict"),
    [
        (((HSTS, "max-age=15552000"),), 200, (GOOD, "good")),
        (((HSTS, 'includeSubDomains; Max-Age="31536000"'),), 301, (GOOD, "good")),
        (((HSTS, "max-age=15551999"),), 200, (IMPROVE, "short")),
        (((HSTS, "max-age=0"), (HSTS, "max-age=31536000")), 200, (IMPROVE, "short")),
        (((HSTS, "includeSubDomains"),), 200, (IMPROVE, "none")),
        ((), 200, (IMPROVE, "none")),
        ((), 403, (COULD_NOT_TELL, "no-answer")),
        ((), 502, (COULD_NOT_TELL, "no-answer")),
    ],
)
def test_hsts_is_judged_by_its_first_header(headers, status: int, verdict: tuple[Outcome, str]) -> None:
    assert told(replace(SITE, headers=headers, status=status))["hsts"] == verdict


@pytest.mark.parametrize(
    ("headers", "status", "verdict"),
    [
        (((CSP, "default-src 'self'"),), 200, (GOOD, "good")),
        (((CSP, "upgrade-insecure-requests"),), 200, (IMPROVE, "weak")),
        ((), 200, (IMPROVE, "none")),
        ((), 404, (COULD_NOT_TELL, "no-answer")),
        ((), 301, (COULD_NOT_TELL, "no-answer")),
    ],
)
def test_only_a_page_that_is_shown_needs_a_policy(headers, status: int, verdict: tuple[Outcome, str]) -> None:
    assert told(replace(SITE, headers=headers, status=status))["csp"] == verdict


@pytest.mark.parametrize(
    ("there", "verdict"),
    [(True, (GOOD, "found")), (False, (IMPROVE, "none")), (None, (COULD_NOT_TELL, "no-answer"))],
)
def test_security_txt_is_information(there: bool | None, verdict: tuple[Outcome, str]) -> None:
    assert told(replace(SITE, security_txt=there))["security-txt"] == verdict


@pytest.mark.parametrize(
    ("policies", "confines"),
    [
        (["script-src 'self' https://cdn.oakford.example"], True),
        (["default-src 'none'; img-src *"], True),
        (["default-src *; script-src 'self'"], True),
        (["script-src 'self'; script-src *"], True),
        (["script-src 'nonce-r4nd0m' 'unsafe-inline'"], True),
        (["script-src 'nonce-r4nd0m' 'strict-dynamic' https: 'unsafe-inline'"], True),
        (["frame-ancestors 'self'", "SCRIPT-SRC 'self'"], True),
        (["frame-ancestors 'self', script-src 'self'"], True),
        (["script-src 'self' 'unsafe-inline'"], False),
        (["script-src *"], False),
        (["default-src https:"], False),
        (["script-src 'self' data:"], False),
        (["script-src 'strict-dynamic' https:"], False),
        (["frame-ancestors 'self'"], False),
        (["script-src 'self'; default-src *", "upgrade-insecure-requests"], True),
        ([""], False),
    ],
)
def test_a_policy_confines_scripts_if_it_says_where_they_may_come_from(policies: list[str], confines: bool) -> None:
    assert confines_scripts(policies) is confines


@pytest.mark.parametrize(
    ("header", "seconds"),
    [("max-age=60", 60), ("max-age = 60 ; preload", 60), ("max-age=-1", None), ("max-age=x", None), ("", None)],
)
def test_the_age_is_a_number_of_seconds(header: str, seconds: int | None) -> None:
    assert max_age(header) == seconds
