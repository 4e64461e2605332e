"""Whether somebody can pretend to be the firm by e-mail, and whether its mail arrives unread by others."""

from peelian.assessment.rules.outcomes import Outcome
from peelian.assessment.rules.outside import spf
from peelian.assessment.rules.outside.asking import Heard
from peelian.assessment.rules.outside.judged import Judged
from peelian.assessment.rules.outside.judging_dmarc import enforced, judge_dmarc
from peelian.assessment.rules.outside.judging_mail_way import judge_mta_sts, judge_tls_rpt
from peelian.assessment.rules.outside.names import NULL_MX, takes_mail
from peelian.assessment.rules.outside.seen import NamesSeen
from peelian.assessment.rules.outside.verdicts import NO_MAIL, UNHEARD, Verdict, elsewhere, no_mail, not_there

COMMON = ("part-of-another", "no-such-name", "no-answer")
REASONS: dict[str, tuple[str, ...]] = {
    "takes-mail": (
        "takes-mail", "none-and-says-so", "says-nothing", "null-and-others", "servers-gone", *COMMON,
    ),
    "spf": (
        "strict", "soft-with-dmarc", "soft", "neutral", "no-end", "lets-anyone", "ptr", "none", "none-no-mail",
        spf.SEVERAL, spf.BROKEN, spf.TOO_MANY_LOOKUPS, spf.TOO_MANY_VOIDS, spf.LEADS_NOWHERE, *COMMON,
    ),
    "dmarc": (
        "refuses", "sets-aside", "none", "several", "no-policy", "watches-only", "testing", "below-open",
        "reports-broken", "reports-not-taken", "no-mail-not-refused", *COMMON,
    ),
    "dkim": ("key-found", "key-not-found", "unusable-key", "no-mail", *COMMON),
    "mta-sts": (
        "enforced", "none", "record-broken", "policy-missing", "policy-broken", "testing", "off", "servers-left-out",
        "policy-no-answer", "no-mail", *COMMON,
    ),
    "tls-rpt": ("set", "none", "record-broken", "no-mail", *COMMON),
}  # fmt: skip


def judge_mail(host: str, seen: NamesSeen) -> tuple[Judged, ...]:
    """Judge everything about mail that is told from names and from the MTA-STS policy."""
    verdicts = {
        "takes-mail": _takes_mail(seen),
        "spf": _spf(seen),
        "dmarc": judge_dmarc(host, seen),
        "dkim": _dkim(seen),
        "mta-sts": judge_mta_sts(seen),
        "tls-rpt": judge_tls_rpt(seen),
    }
    nowhere = not_there(seen) or elsewhere(seen)
    return tuple(Judged(check, host, *(nowhere or verdict)) for check, verdict in verdicts.items())


def _takes_mail(seen: NamesSeen) -> Verdict:
    if not seen.mx.answered:
        return UNHEARD
    shown = "; ".join(seen.mx.values)
    if seen.mx.heard is not Heard.FOUND:
        return Outcome.IMPROVE, "says-nothing", ""
    if not takes_mail(seen.mx):
        return Outcome.GOOD, "none-and-says-so", shown
    if any(value.endswith(f" {NULL_MX}") for value in seen.mx.values):
        return Outcome.IMPROVE, "null-and-others", shown
    if seen.mx_unheard:
        return UNHEARD
    if seen.mx_gone:
        return Outcome.FIX, "servers-gone", " ".join(seen.mx_gone)
    return Outcome.GOOD, "takes-mail", shown


def _spf(seen: NamesSeen) -> Verdict:
    texts = seen.spf.texts
    shown = texts.values[0] if texts.values else ""
    if not texts.answered:
        return UNHEARD
    if not texts.values and not seen.mx.answered:
        return UNHEARD
    if not texts.values:
        return (Outcome.FIX, "none", "") if takes_mail(seen.mx) else (Outcome.IMPROVE, "none-no-mail", "")
    if len(texts.values) > 1:
        return Outcome.FIX, spf.SEVERAL, " / ".join(texts.values)
    if seen.spf.unheard:
        return UNHEARD
    if seen.spf.fault:
        return Outcome.FIX, seen.spf.fault, seen.spf.where
    return _spf_ends(seen, shown)


def _spf_ends(seen: NamesSeen, shown: str) -> Verdict:
    """Judge what the record says of everybody else."""
    plain = {"+": (Outcome.FIX, "lets-anyone"), "?": (Outcome.IMPROVE, "neutral"), "": (Outcome.IMPROVE, "no-end")}
    if seen.spf.all in plain:
        return (*plain[seen.spf.all], shown)
    if seen.spf.ptr:
        return Outcome.IMPROVE, "ptr", shown
    if seen.spf.all == "-":
        return Outcome.GOOD, "strict", shown
    if seen.dmarc.heard is Heard.NO_ANSWER:
        return UNHEARD
    return (Outcome.GOOD, "soft-with-dmarc", shown) if enforced(seen.dmarc) else (Outcome.IMPROVE, "soft", shown)


def _dkim(seen: NamesSeen) -> Verdict:
    """Judge the keys. That none was found under the names that are known says nothing."""
    silent = no_mail(seen)
    if silent is not False:
        return NO_MAIL if silent else UNHEARD
    if seen.dkim.usable:
        return Outcome.GOOD, "key-found", seen.dkim.selector
    if seen.dkim.selector:
        return Outcome.COULD_NOT_TELL, "unusable-key", seen.dkim.selector
    return Outcome.COULD_NOT_TELL, "key-not-found" if seen.dkim.below is not Heard.NO_ANSWER else "no-answer", ""
