"""What the DMARC record that holds asks of those who get mail in the firm's name."""

from peelian.assessment.rules.outcomes import Outcome
from peelian.assessment.rules.outside.asking import Heard
from peelian.assessment.rules.outside.dmarc import SEVERAL
from peelian.assessment.rules.outside.dmarc_record import NO_POLICY, REPORTS_BROKEN
from peelian.assessment.rules.outside.seen import DmarcSeen, NamesSeen
from peelian.assessment.rules.outside.verdicts import UNHEARD, Verdict, no_mail

ENFORCED = ("quarantine", "reject")


def enforced(seen: DmarcSeen) -> bool:
    """Say whether mail that fails is kept from people, not only counted."""
    return seen.policy in ENFORCED and not seen.testing


def judge_dmarc(host: str, seen: NamesSeen) -> Verdict:
    """Judge the record that holds for a host, its own or the one above it."""
    if seen.dmarc.heard is Heard.NO_ANSWER:
        return UNHEARD
    shown = " / ".join(seen.dmarc.texts)
    if weak := _weak(host, seen.dmarc):
        return (*weak, shown)
    if seen.dmarc.unheard:
        return UNHEARD
    if seen.dmarc.not_authorised:
        return Outcome.IMPROVE, "reports-not-taken", " ".join(seen.dmarc.not_authorised)
    return (Outcome.GOOD, "refuses", shown) if seen.dmarc.policy == "reject" else _set_aside(seen, shown)


def _weak(host: str, seen: DmarcSeen) -> tuple[Outcome, str] | None:
    """Return what is wrong with the record itself, the worst first."""
    faults = (
        (not seen.texts, Outcome.FIX, "none"),
        (seen.fault == SEVERAL, Outcome.FIX, SEVERAL),
        (seen.fault == NO_POLICY, Outcome.FIX, NO_POLICY),
        (seen.policy == "none", Outcome.IMPROVE, "watches-only"),
        (seen.testing, Outcome.IMPROVE, "testing"),
        (seen.found_at == host and seen.below == "none", Outcome.IMPROVE, "below-open"),
        (seen.fault == REPORTS_BROKEN, Outcome.IMPROVE, REPORTS_BROKEN),
    )
    return next(((outcome, reason) for holds, outcome, reason in faults if holds), None)


def _set_aside(seen: NamesSeen, shown: str) -> Verdict:
    silent = no_mail(seen)
    if silent is None:
        return UNHEARD
    return (Outcome.IMPROVE, "no-mail-not-refused", shown) if silent else (Outcome.GOOD, "sets-aside", shown)
