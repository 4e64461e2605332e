"""Whether mail on its way to the firm must be encrypted, and whether anybody is told when that fails."""

from peelian.assessment.rules.outcomes import Outcome
from peelian.assessment.rules.outside import mta_sts, tags
from peelian.assessment.rules.outside.asking import Heard
from peelian.assessment.rules.outside.names import mail_servers, takes_mail
from peelian.assessment.rules.outside.seen import NamesSeen
from peelian.assessment.rules.outside.verdicts import NO_MAIL, UNHEARD, Verdict

TLS_RPT = "v=TLSRPTv1"
OK = 200
MODES = {
    "none": (Outcome.IMPROVE, "off"),
    "testing": (Outcome.IMPROVE, "testing"),
    "enforce": (Outcome.GOOD, "enforced"),
}


def judge_mta_sts(seen: NamesSeen) -> Verdict:
    """Judge the record, then the policy that was fetched, then whether it names every mail server."""
    if verdict := _no_record(seen, seen.mta_sts.texts.heard):
        return verdict
    texts = tags.of_version(seen.mta_sts.texts.values, mta_sts.VERSION)
    if not texts:
        return Outcome.IMPROVE, "none", ""
    if len(texts) > 1 or not mta_sts.names_a_policy(texts[0]):
        return Outcome.IMPROVE, "record-broken", " / ".join(texts)
    return _policy(seen)


def judge_tls_rpt(seen: NamesSeen) -> Verdict:
    """Judge the record that says whom to tell (RFC 8460)."""
    if verdict := _no_record(seen, seen.tls_rpt.heard):
        return verdict
    texts = tags.of_version(seen.tls_rpt.values, TLS_RPT)
    if not texts:
        return Outcome.IMPROVE, "none", ""
    whom = tags.read(texts[0]).get("rua", "").split(",")
    if len(texts) > 1 or not all(one.strip().lower().startswith(("mailto:", "https:")) for one in whom):
        return Outcome.IMPROVE, "record-broken", " / ".join(texts)
    return Outcome.GOOD, "set", texts[0]


def _no_record(seen: NamesSeen, heard: Heard) -> Verdict | None:
    takes = takes_mail(seen.mx)
    if takes is False:
        return NO_MAIL
    return UNHEARD if takes is None or heard is Heard.NO_ANSWER else None


def _policy(seen: NamesSeen) -> Verdict:
    if not seen.mta_sts.status:
        return Outcome.COULD_NOT_TELL, "policy-no-answer", ""
    if seen.mta_sts.status != OK:
        return Outcome.IMPROVE, "policy-missing", str(seen.mta_sts.status)
    policy = mta_sts.read_policy(seen.mta_sts.policy)
    if policy is None:
        return Outcome.IMPROVE, "policy-broken", seen.mta_sts.policy
    left_out = policy.left_out(mail_servers(seen.mx))
    if policy.mode == "enforce" and left_out:
        return Outcome.FIX, "servers-left-out", " ".join(left_out)
    return (*MODES[policy.mode], " ".join(policy.patterns))
