"""Whether a website is safe to visit: its certificate, HTTPS, and what it tells browsers and finders of weaknesses."""

from datetime import date

from peelian.assessment.rules.outcomes import Outcome
from peelian.assessment.rules.outside import policies
from peelian.assessment.rules.outside.judged import Judged
from peelian.assessment.rules.outside.seen import Certificate, WebSeen
from peelian.assessment.rules.outside.verdicts import UNHEARD, Verdict
from peelian.kernel.words import day

REASONS: dict[str, tuple[str, ...]] = {
    "certificate": (
        "good", "soon", "expired", "not-yet", "other-name", "self-signed", "unknown-issuer",
        "no-website", "no-https", "no-answer",
    ),
    "https": (
        "redirects", "only-https", "refused", "no-redirect", "redirects-to-plain", "left", "no-website", "no-answer",
    ),
    "hsts": ("good", "none", "short", "no-website", "no-https", "no-answer"),
    "csp": ("good", "none", "weak", "no-website", "no-https", "no-answer"),
    "security-txt": ("found", "none", "no-website", "no-https", "no-answer"),
}  # fmt: skip

NO_WEBSITE: Verdict = (Outcome.NOT_NEEDED, "no-website", "")
NO_HTTPS: Verdict = (Outcome.NOT_NEEDED, "no-https", "")
BAD_CERTIFICATES = {
    Certificate.EXPIRED: "expired",
    Certificate.NOT_YET: "not-yet",
    Certificate.OTHER_NAME: "other-name",
    Certificate.SELF_SIGNED: "self-signed",
    Certificate.UNKNOWN_ISSUER: "unknown-issuer",
}
# Days before its end at which a certificate is late: 15, and 10 of one for 90 days (research, threats-and-checks C.1).
# One for a few days is renewed in its last third (Let's Encrypt, "shortlived" profile).
LATE, LATE_OF_SHORT, SHORT, OF_THE_SHORTEST = 15, 10, 100, 3
HALF_A_YEAR = 15_552_000  # seconds (research, threats-and-checks C.1)


def judge_web(host: str, seen: WebSeen, *, on: date) -> tuple[Judged, ...]:
    """Judge one ordinary visit."""
    missing = no_website(seen)
    verdicts = {
        "certificate": missing or _certificate(seen, on),
        "https": missing if missing == NO_WEBSITE else _https(seen),
        "hsts": missing or _hsts(seen),
        "csp": missing or _csp(seen),
        "security-txt": missing or _security_txt(seen),
    }
    return tuple(Judged(check, host, *verdict) for check, verdict in verdicts.items())


def no_website(seen: WebSeen) -> Verdict | None:
    """Return the verdict of what needs a website under HTTPS where there is none."""
    if seen.no_address or (seen.first_refused and seen.https_refused):
        return NO_WEBSITE
    return NO_HTTPS if seen.https_refused and not seen.status else None


def _certificate(seen: WebSeen, on: date) -> Verdict:
    shown = _of_certificate(seen)
    if reason := BAD_CERTIFICATES.get(seen.certificate):
        return Outcome.FIX, reason, shown
    if seen.certificate is not Certificate.GOOD:
        return UNHEARD
    if seen.certificate_until and (seen.certificate_until - on).days < _late(seen):
        return Outcome.FIX, "soon", shown
    return Outcome.GOOD, "good", shown


def _late(seen: WebSeen) -> int:
    if not (seen.certificate_from and seen.certificate_until):
        return LATE
    lasts = (seen.certificate_until - seen.certificate_from).days
    return LATE if lasts > SHORT else min(LATE_OF_SHORT, lasts // OF_THE_SHORTEST)


def _of_certificate(seen: WebSeen) -> str:
    if seen.certificate is Certificate.OTHER_NAME:
        return " ".join(seen.certificate_names)
    if seen.certificate is Certificate.NOT_YET and seen.certificate_from:
        return f"from {day(seen.certificate_from)}"
    until = f"until {day(seen.certificate_until)}" if seen.certificate_until else ""
    return ", ".join(part for part in (seen.issuer, until) if part)


def _https(seen: WebSeen) -> Verdict:
    """Judge the way that a visitor is led who types the plain address."""
    private = [hop.startswith("https:") for hop in seen.hops]
    if seen.left:
        return Outcome.COULD_NOT_TELL, "left", seen.hops[-1] if seen.hops else ""
    if seen.https_refused and seen.first_status and not (seen.ended and private and private[-1]):
        return Outcome.FIX, "refused", ""
    if seen.first_refused:
        return (Outcome.GOOD, "only-https", "") if seen.status else UNHEARD
    if not private:
        return _stays(seen)
    if not seen.ended or 300 <= seen.ended < 400:
        return UNHEARD
    if not private[-1] or False in private[private.index(True) :]:
        return Outcome.FIX, "redirects-to-plain", seen.hops[private.index(False)]
    return Outcome.GOOD, "redirects", seen.hops[-1]


def _stays(seen: WebSeen) -> Verdict:
    """Judge a plain address that leads nowhere else. One that shows nothing is as good as none."""
    if 200 <= seen.first_status < 300:
        return Outcome.FIX, "no-redirect", str(seen.first_status)
    if 400 <= seen.first_status < 500 and seen.status:
        return Outcome.GOOD, "only-https", str(seen.first_status)
    return UNHEARD


def _hsts(seen: WebSeen) -> Verdict:
    if not seen.status:
        return UNHEARD
    if not (headers := policies.all_of(seen.headers, "strict-transport-security")):
        return (Outcome.IMPROVE, "none", "") if seen.status < 400 else UNHEARD
    seconds = policies.max_age(headers[0])
    if seconds is None:
        return Outcome.IMPROVE, "none", headers[0]
    return (Outcome.GOOD, "good", headers[0]) if seconds >= HALF_A_YEAR else (Outcome.IMPROVE, "short", headers[0])


def _csp(seen: WebSeen) -> Verdict:
    """Judge what a page may load. Only a page that is shown is asked for it."""
    if not 200 <= seen.status < 300:
        return UNHEARD
    if not (headers := policies.all_of(seen.headers, "content-security-policy")):
        return Outcome.IMPROVE, "none", ""
    shown = ", ".join(headers)
    return (Outcome.GOOD, "good", shown) if policies.confines_scripts(headers) else (Outcome.IMPROVE, "weak", shown)


def _security_txt(seen: WebSeen) -> Verdict:
    if seen.security_txt is None:
        return UNHEARD
    return (Outcome.GOOD, "found", "") if seen.security_txt else (Outcome.IMPROVE, "none", "")
