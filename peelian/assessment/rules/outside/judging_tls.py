"""Which versions of TLS are spoken, whether the firm's own mail server encrypts, and when the domain runs out."""

from datetime import date

from peelian.assessment.rules.outcomes import Outcome
from peelian.assessment.rules.outside.judged import Judged
from peelian.assessment.rules.outside.judging_web import no_website
from peelian.assessment.rules.outside.seen import (
    Handshake,
    MailServerSeen,
    NamesSeen,
    RegistrationSeen,
    Starttls,
    TlsSeen,
    WebSeen,
)
from peelian.assessment.rules.outside.verdicts import ELSEWHERE, NO_MAIL, UNHEARD, Verdict, not_there
from peelian.kernel.words import day

REASONS: dict[str, tuple[str, ...]] = {
    "tls-versions": ("good", "old", "only-old", "no-newest", "no-website", "no-https", "no-answer"),
    "mail-encryption": ("encrypts", "not-offered", "broken", "not-ours", "no-mail", "no-answer"),
    "domain-expiry": ("good", "soon", "expired", "not-asked", "part-of-another", "no-such-name", "no-answer"),
}
SOON = 30  # days before a domain runs out (research, threats-and-checks C.1)
MAIL: dict[Starttls, Verdict] = {
    Starttls.ENCRYPTS: (Outcome.GOOD, "encrypts", ""),
    Starttls.NOT_OFFERED: (Outcome.FIX, "not-offered", ""),
    Starttls.BROKEN: (Outcome.FIX, "broken", ""),
    Starttls.NOT_OURS: (Outcome.NOT_NEEDED, "not-ours", ""),
    Starttls.NO_MAIL: NO_MAIL,
    Starttls.NO_ANSWER: UNHEARD,
}


def judge_tls(host: str, seen: TlsSeen, web: WebSeen | None) -> Judged:
    """Judge the versions. What a silence could hide is never called good."""
    missing = no_website(web) if web else None
    return Judged("tls-versions", host, *(missing or _versions(seen)))


def _versions(seen: TlsSeen) -> Verdict:
    old = {"TLS 1.0": seen.tls10, "TLS 1.1": seen.tls11}
    shown = ", ".join(name for name, hand in old.items() if hand is Handshake.ACCEPTED)
    newer = (seen.tls12, seen.tls13)
    if shown:
        only = all(hand is Handshake.REFUSED for hand in newer)
        return (Outcome.FIX, "only-old", shown) if only else (Outcome.IMPROVE, "old", shown)
    if Handshake.NO_ANSWER in old.values():
        return UNHEARD
    if seen.tls13 is Handshake.ACCEPTED:
        return Outcome.GOOD, "good", ""
    if newer == (Handshake.ACCEPTED, Handshake.REFUSED):
        return Outcome.IMPROVE, "no-newest", "TLS 1.2"
    return UNHEARD


def judge_mail_server(host: str, seen: MailServerSeen) -> Judged:
    """Judge whether the firm's own mail server encrypts."""
    outcome, reason, _ = MAIL[seen.starttls]
    return Judged("mail-encryption", host, outcome, reason, seen.server)


def judge_registration(host: str, names: NamesSeen, seen: RegistrationSeen | None, *, on: date) -> Judged:
    """Judge when the domain runs out, as the registry says. `seen`: None where no registry was asked."""
    return Judged("domain-expiry", host, *(not_there(names) or _expiry(names, seen, on)))


def _expiry(names: NamesSeen, seen: RegistrationSeen | None, on: date) -> Verdict:
    if names.own_zone is False:
        return ELSEWHERE
    if seen is None:
        return (Outcome.COULD_NOT_TELL, "not-asked", "") if names.own_zone else UNHEARD
    if seen.expires is None:
        return UNHEARD
    shown = f"{day(seen.expires)}"
    if seen.expires < on:
        return Outcome.FIX, "expired", shown
    return (Outcome.FIX, "soon", shown) if (seen.expires - on).days < SOON else (Outcome.GOOD, "good", shown)
