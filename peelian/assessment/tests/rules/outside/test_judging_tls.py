"""What is told of versions of TLS, of the firm's own mail server, and of when a domain runs out."""

from datetime import date, timedelta
from itertools import product

import pytest

from peelian.assessment.rules.outcomes import Outcome
from peelian.assessment.rules.outside.asking import Heard, Records
from peelian.assessment.rules.outside.judging_tls import REASONS, judge_mail_server, judge_registration, judge_tls
from peelian.assessment.rules.outside.seen import (
    Handshake,
    MailServerSeen,
    NamesSeen,
    RegistrationSeen,
    Starttls,
    TlsSeen,
    WebSeen,
)

HOST = "oakford.example"
TODAY = date(2026, 6, 4)
A, R, N = Handshake.ACCEPTED, Handshake.REFUSED, Handshake.NO_ANSWER
FOUND = Records(Heard.FOUND, (HOST,))
OWN = NamesSeen(own_zone=True, start=FOUND, addresses=FOUND)


@pytest.mark.parametrize(
    ("old10", "old11", "new12", "new13", "outcome", "reason", "shown"),
    [
        (R, R, A, A, Outcome.GOOD, "good", ""),
        (R, R, R, A, Outcome.GOOD, "good", ""),
        (R, R, N, A, Outcome.GOOD, "good", ""),
        (R, R, A, R, Outcome.IMPROVE, "no-newest", "TLS 1.2"),
        (R, R, A, N, Outcome.COULD_NOT_TELL, "no-answer", ""),
        (A, A, A, A, Outcome.IMPROVE, "old", "TLS 1.0, TLS 1.1"),
        (N, A, A, A, Outcome.IMPROVE, "old", "TLS 1.1"),
        (A, R, N, R, Outcome.IMPROVE, "old", "TLS 1.0"),
        (A, R, R, R, Outcome.FIX, "only-old", "TLS 1.0"),
        (R, N, A, A, Outcome.COULD_NOT_TELL, "no-answer", ""),
        (R, R, R, R, Outcome.COULD_NOT_TELL, "no-answer", ""),
        (N, N, N, N, Outcome.COULD_NOT_TELL, "no-answer", ""),
    ],
)
def test_versions(old10, old11, new12, new13, outcome: Outcome, reason: str, shown: str) -> None:
    judged = judge_tls(HOST, TlsSeen(tls10=old10, tls11=old11, tls12=new12, tls13=new13), None)
    assert (judged.outcome, judged.reason, judged.shown) == (outcome, reason, shown)


def test_no_silence_makes_a_site_better_or_worse_than_it_is() -> None:
    """Whatever is not heard, the verdict is that of the whole answer, a milder one, or none."""
    bad = {Outcome.FIX: 2, Outcome.IMPROVE: 1}
    for whole in product((A, R), repeat=4):
        real = _versions(whole)
        for heard in product((True, False), repeat=4):
            seen = _versions(tuple(hand if ear else N for hand, ear in zip(whole, heard, strict=True)))
            assert bad.get(seen, 0) <= bad.get(real, 0)
            assert seen is not Outcome.GOOD or real is Outcome.GOOD


def _versions(hands: tuple[Handshake, ...]) -> Outcome:
    old10, old11, new12, new13 = hands
    return judge_tls(HOST, TlsSeen(tls10=old10, tls11=old11, tls12=new12, tls13=new13), None).outcome


def test_where_there_is_no_website_no_version_is_needed() -> None:
    assert judge_tls(HOST, TlsSeen(), WebSeen(no_address=True)).reason == "no-website"
    assert judge_tls(HOST, TlsSeen(), WebSeen(first_status=200, https_refused=True)).reason == "no-https"


@pytest.mark.parametrize(
    ("starttls", "outcome", "reason"),
    [
        (Starttls.ENCRYPTS, Outcome.GOOD, "encrypts"),
        (Starttls.NOT_OFFERED, Outcome.FIX, "not-offered"),
        (Starttls.BROKEN, Outcome.FIX, "broken"),
        (Starttls.NOT_OURS, Outcome.NOT_NEEDED, "not-ours"),
        (Starttls.NO_MAIL, Outcome.NOT_NEEDED, "no-mail"),
        (Starttls.NO_ANSWER, Outcome.COULD_NOT_TELL, "no-answer"),
    ],
)
def test_the_mail_server(starttls: Starttls, outcome: Outcome, reason: str) -> None:
    judged = judge_mail_server(HOST, MailServerSeen("mail.oakford.example", starttls))
    assert (judged.outcome, judged.reason, judged.shown) == (outcome, reason, "mail.oakford.example")
    assert reason in REASONS["mail-encryption"]


@pytest.mark.parametrize(
    ("days", "outcome", "reason"),
    [
        (400, Outcome.GOOD, "good"),
        (30, Outcome.GOOD, "good"),
        (29, Outcome.FIX, "soon"),
        (0, Outcome.FIX, "soon"),
        (-1, Outcome.FIX, "expired"),
    ],
)
def test_a_domain_runs_out(days: int, outcome: Outcome, reason: str) -> None:
    judged = judge_registration(HOST, OWN, RegistrationSeen(TODAY + timedelta(days=days)), on=TODAY)
    assert (judged.outcome, judged.reason) == (outcome, reason)
    assert judged.shown.endswith(("2026", "2027"))


@pytest.mark.parametrize(
    ("names", "seen", "outcome", "reason"),
    [
        (OWN, None, Outcome.COULD_NOT_TELL, "not-asked"),
        (OWN, RegistrationSeen(), Outcome.COULD_NOT_TELL, "no-answer"),
        (NamesSeen(), None, Outcome.COULD_NOT_TELL, "no-answer"),
        (NamesSeen(own_zone=None, start=FOUND), None, Outcome.COULD_NOT_TELL, "no-answer"),
        (NamesSeen(own_zone=False, start=FOUND), None, Outcome.NOT_NEEDED, "part-of-another"),
    ],
)
def test_what_no_registry_said_is_held_against_nobody(names, seen, outcome: Outcome, reason: str) -> None:
    judged = judge_registration(HOST, names, seen, on=TODAY)
    assert (judged.outcome, judged.reason) == (outcome, reason)
    assert reason in REASONS["domain-expiry"]
