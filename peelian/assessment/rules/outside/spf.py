"""An SPF record followed through all that it includes, for no particular message (RFC 7208)."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from peelian.assessment.rules.outside.asking import Ask, Asking, Heard, Records
from peelian.assessment.rules.outside.seen import SpfSeen
from peelian.assessment.rules.outside.spf_terms import SpfRecord, Term, TermError, is_spf, read

MOST_LOOKUPS = 10  # 4.6.4
MOST_VOIDS = 2
MOST_SERVERS = 10  # names of an MX that a receiver looks at

BROKEN = "broken"
SEVERAL = "several"
TOO_MANY_LOOKUPS = "too-many-lookups"
TOO_MANY_VOIDS = "too-many-voids"
LEADS_NOWHERE = "leads-nowhere"


class _StopError(Exception):
    """Nothing further can be known, or needs to be."""


@dataclass
class _Path:
    """What was met on the way."""

    lookups: int = 0
    voids: int = 0
    silent: int = 0  # questions that may or may not have been void
    ptr: bool = False
    fault: str = ""
    where: str = ""
    unheard: bool = False
    includes: list[str] = field(default_factory=list)

    def stop(self, fault: str, where: str) -> _StopError:
        self.fault, self.where = fault, where
        return _StopError()

    def stop_unheard(self) -> _StopError:
        self.unheard = True
        return _StopError()


def follow(host: str) -> Asking[SpfSeen]:
    """Ask for the host's record and for everything that it leads to, until something is wrong with it."""
    answer = yield Ask(host, "TXT")
    texts = _spf_only(answer)
    path, ends = _Path(), ""
    if len(texts.values) == 1:
        try:
            ends = yield from _record(texts.values[0], host, path)
        except _StopError:
            ends = ""
    return SpfSeen(
        texts=texts,
        fault=path.fault,
        where=path.where,
        all=ends,
        lookups=path.lookups,
        voids=path.voids,
        ptr=path.ptr,
        includes=tuple(path.includes),
        unheard=path.unheard or (path.silent > 0 and path.voids + path.silent > MOST_VOIDS),
    )


def _spf_only(answer: Records) -> Records:
    return Records(answer.heard, tuple(text for text in answer.values if is_spf(text)), answer.authentic)


def _record(text: str, domain: str, path: _Path) -> Asking[str]:
    """Follow one record; return the qualifier of its last word, that of the redirect if it has one."""
    try:
        record = read(text)
    except TermError as broken:
        raise path.stop(BROKEN, str(broken)) from None
    path.lookups += record.cost
    path.ptr |= any(term.name == "ptr" for term in record.terms)
    if path.lookups > MOST_LOOKUPS:
        raise path.stop(TOO_MANY_LOOKUPS, str(path.lookups))
    for term in _in_order(record):
        yield from _term(term, domain, path)
    if record.redirect is None:
        return record.all
    if not record.redirect.fixed:
        raise path.stop_unheard()
    return (yield from _led_to(record.redirect, path))


def _in_order(record: SpfRecord) -> Iterable[Term]:
    return (term for term in record.terms if term.costs and term.fixed)


def _term(term: Term, domain: str, path: _Path) -> Asking[None]:
    target = term.target.rstrip(".") or domain
    if term.name == "include":
        path.includes.append(target.lower())
        yield from _led_to(term, path)
    elif term.name == "mx":
        answer = yield Ask(target, "MX")
        _count(answer, path, term)
        if len(answer.values) > MOST_SERVERS:
            raise path.stop(TOO_MANY_LOOKUPS, term.text)
    elif term.name in ("a", "exists"):
        answer = yield Ask(target, "A")
        if term.name == "a" and answer.heard is Heard.NOTHING:
            answer = yield Ask(target, "AAAA")
        _count(answer, path, term)


def _count(answer: Records, path: _Path, term: Term) -> None:
    path.silent += answer.heard is Heard.NO_ANSWER
    path.voids += answer.heard in (Heard.NOTHING, Heard.NO_SUCH_NAME)
    if path.voids > MOST_VOIDS:
        raise path.stop(TOO_MANY_VOIDS, term.text)


def _led_to(term: Term, path: _Path) -> Asking[str]:
    """Follow an include or a redirect. What has no record of its own breaks the one that names it (5.2, 6.1)."""
    target = term.target.rstrip(".")
    answer = yield Ask(target, "TXT")
    texts = _spf_only(answer)
    if not answer.answered:
        raise path.stop_unheard()
    if not texts.values:
        raise path.stop(LEADS_NOWHERE, term.text)
    if len(texts.values) > 1:
        raise path.stop(SEVERAL, term.text)
    return (yield from _record(texts.values[0], target, path))
