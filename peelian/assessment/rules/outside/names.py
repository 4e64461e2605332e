"""Names that other records lead to: whether they exist, and who may issue certificates for a name."""

from collections.abc import Iterable

from peelian.assessment.rules.outside.asking import NO_ANSWER, Ask, Asking, Heard, Records

NULL_MX = "."  # RFC 7505


def exists(name: str) -> Asking[bool | None]:
    """Say whether a server has an address; None if nobody said."""
    answer = yield Ask(name, "A")
    if answer.heard is Heard.NOTHING:
        answer = yield Ask(name, "AAAA")
    if not answer.answered:
        return None
    return answer.heard is Heard.FOUND


def caa(host: str) -> Asking[Records]:
    """Climb from the host until a name has CAA records (RFC 8659, section 3)."""
    labels = host.split(".")
    answer = NO_ANSWER
    for at in range(len(labels)):
        answer = yield Ask(".".join(labels[at:]), "CAA")
        if answer.heard in (Heard.FOUND, Heard.NO_ANSWER):
            return answer
    return answer


def addresses(host: str) -> Asking[Records]:
    """Ask for addresses; for those of the newer kind only where there is none of the older."""
    answer = yield Ask(host, "A")
    if answer.heard is Heard.FOUND:
        return answer
    newer = yield Ask(host, "AAAA")
    if newer.heard is Heard.FOUND:
        return newer
    return answer if newer.answered else NO_ANSWER


def mail_servers(mx: Records) -> tuple[str, ...]:
    """Return the mail servers, the preferred first, without the one that stands for "none"."""
    pairs = [value.split(" ", 1) for value in mx.values]
    return tuple(name for _, name in sorted(pairs, key=_preference) if name != NULL_MX)


def takes_mail(mx: Records) -> bool | None:
    """Say whether mail is taken; None if nobody said."""
    return bool(mail_servers(mx)) if mx.answered else None


def _preference(pair: Iterable[str]) -> tuple[int, str]:
    number, name = pair
    return int(number), name
