"""The DMARC record that holds for a host: the tree walk of RFC 9989 (section 4.10), at most eight questions."""

from collections.abc import Sequence
from dataclasses import dataclass

from peelian.assessment.rules.outside import tags
from peelian.assessment.rules.outside.asking import Ask, Asking, Heard, Records
from peelian.assessment.rules.outside.dmarc_record import VERSION, DmarcRecord, read
from peelian.assessment.rules.outside.seen import DmarcSeen

LONGEST = 8  # labels; above it the walk jumps, so that there are never more questions than this
MOST_DESTINATIONS = 3  # of reports whose consent we ask for: our judgement
SEVERAL = "several"


@dataclass(frozen=True)
class _Found:
    at: str
    text: str
    record: DmarcRecord


def follow(host: str) -> Asking[DmarcSeen]:
    """Find the record that holds, then ask whether those whom its reports go to take them (RFC 9990)."""
    own = yield Ask(f"_dmarc.{host}", "TXT")
    if not own.answered:
        return DmarcSeen()
    texts = tags.of_version(own.values, VERSION)
    if len(texts) > 1:
        return DmarcSeen(heard=Heard.FOUND, texts=texts, found_at=host, fault=SEVERAL)
    if texts:
        return (yield from _seen(_Found(host, texts[0], read(texts[0])), host))
    above = yield from _above(host)
    if above is None:
        return DmarcSeen()
    return (yield from _seen(above[0], host)) if above else DmarcSeen(heard=Heard.NOTHING)


def names_above(host: str) -> tuple[str, ...]:
    """Return the names that the walk asks after the host itself, the longest first."""
    labels = host.split(".")
    first = 1 if len(labels) <= LONGEST else len(labels) - (LONGEST - 1)
    return tuple(".".join(labels[at:]) for at in range(first, len(labels)))


def _above(host: str) -> Asking[tuple[_Found, ...] | None]:
    """Return the one record that holds from above, none, or None if somebody did not answer."""
    found: list[_Found] = []
    for name in names_above(host):
        answer: Records = yield Ask(f"_dmarc.{name}", "TXT")
        if not answer.answered:
            return None
        texts = tags.of_version(answer.values, VERSION)
        if len(texts) != 1:
            continue
        found.append(_Found(name, texts[0], read(texts[0])))
        if found[-1].record.suffix in ("y", "n"):
            break
    return _holding(found)


def _holding(found: Sequence[_Found]) -> tuple[_Found, ...]:
    """The organisation's: the last one met, unless that is a registry's and the name right below it has its own."""
    if len(found) > 1 and found[-1].record.suffix == "y" and found[-2].at.partition(".")[2] == found[-1].at:
        return (found[-2],)
    return tuple(found[-1:])


def _seen(found: _Found, host: str) -> Asking[DmarcSeen]:
    record = found.record
    refusing, unheard = yield from _destinations(record.report_domains, found.at)
    return DmarcSeen(
        heard=Heard.FOUND,
        found_at=found.at,
        texts=(found.text,),
        fault=record.fault,
        policy=record.own if found.at == host else record.below,
        below=record.weakest_below,
        testing=record.testing,
        reports_to=record.report_domains,
        not_authorised=refusing,
        unheard=unheard,
    )


def _destinations(domains: Sequence[str], at: str) -> Asking[tuple[tuple[str, ...], bool]]:
    """Return who does not say that they take reports about the domain, and whether somebody did not answer."""
    refusing, unheard = [], False
    for domain in [one for one in domains if not _together(one, at)][:MOST_DESTINATIONS]:
        answer = yield Ask(f"{at}._report._dmarc.{domain}", "TXT")
        unheard |= not answer.answered
        if answer.answered and not tags.of_version(answer.values, VERSION):
            refusing.append(domain)
    return tuple(refusing), unheard


def _together(one: str, other: str) -> bool:
    """Whether both are in one organisation for sure: the same, or one below the other."""
    return one == other or one.endswith(f".{other}") or other.endswith(f".{one}")
