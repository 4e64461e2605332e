"""What the DNS says of the domain: whether it is there, who serves it, whether it is signed, who may certify it."""

from peelian.assessment.rules.outcomes import Outcome
from peelian.assessment.rules.outside.asking import Heard
from peelian.assessment.rules.outside.judged import Judged
from peelian.assessment.rules.outside.seen import Dnssec, NamesSeen
from peelian.assessment.rules.outside.verdicts import ELSEWHERE, UNHEARD, Verdict, not_there, there

REASONS: dict[str, tuple[str, ...]] = {
    "resolves": ("resolves", "no-address", "no-such-name", "dangling", "no-answer"),
    "name-servers": ("several", "one-only", "gone", "part-of-another", "no-such-name", "no-answer"),
    "dnssec": ("signed", "unsigned", "bogus", "part-of-another", "no-such-name", "no-answer"),
    "caa": ("set", "none", "no-issuer", "part-of-another", "no-such-name", "no-answer"),
}
SIGNED: dict[Dnssec, Verdict] = {
    Dnssec.SIGNED: (Outcome.GOOD, "signed", ""),
    Dnssec.UNSIGNED: (Outcome.IMPROVE, "unsigned", ""),
    Dnssec.NO_ANSWER: UNHEARD,
}


def judge_names(host: str, seen: NamesSeen) -> tuple[Judged, ...]:
    """Judge whether the domain is there and in good hands."""
    verdicts = {
        "resolves": _resolves(seen),
        "name-servers": not_there(seen) or _servers(seen),
        "dnssec": _dnssec(seen),
        "caa": not_there(seen) or _caa(seen),
    }
    return tuple(Judged(check, host, *verdict) for check, verdict in verdicts.items())


def _resolves(seen: NamesSeen) -> Verdict:
    if there(seen) is False:
        led_to = next((one.led_to for one in (seen.addresses, seen.start, seen.mx) if one.led_to), "")
        return Outcome.FIX, "dangling" if led_to else "no-such-name", led_to
    if seen.addresses.heard is Heard.FOUND:
        return Outcome.GOOD, "resolves", " ".join(seen.addresses.values)
    return (Outcome.NOT_NEEDED, "no-address", "") if seen.addresses.heard is Heard.NOTHING else UNHEARD


def _servers(seen: NamesSeen) -> Verdict:
    if seen.own_zone is False:
        return ELSEWHERE
    if seen.own_zone is None or seen.servers.heard is not Heard.FOUND or seen.servers_unheard:
        return UNHEARD
    if seen.servers_gone:
        return Outcome.FIX, "gone", " ".join(seen.servers_gone)
    shown = " ".join(seen.servers.values)
    return (Outcome.IMPROVE, "one-only", shown) if len(seen.servers.values) == 1 else (Outcome.GOOD, "several", shown)


def _dnssec(seen: NamesSeen) -> Verdict:
    if seen.dnssec is Dnssec.BOGUS:
        return Outcome.FIX, "bogus", ""
    if verdict := not_there(seen):
        return verdict
    if seen.own_zone is False:
        return ELSEWHERE
    return SIGNED[seen.dnssec] if seen.own_zone else UNHEARD


def _caa(seen: NamesSeen) -> Verdict:
    if not seen.caa.answered:
        return UNHEARD
    if seen.caa.heard is not Heard.FOUND:
        return {True: (Outcome.IMPROVE, "none", ""), False: ELSEWHERE, None: UNHEARD}[seen.own_zone]
    shown = "; ".join(seen.caa.values)
    named = {value.split(" ")[1].lower() for value in seen.caa.values}
    return (Outcome.GOOD, "set", shown) if named & {"issue", "issuewild"} else (Outcome.IMPROVE, "no-issuer", shown)
