"""The words of one SPF record: what each is, and which one breaks the grammar of RFC 7208 (section 12)."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from ipaddress import AddressValueError, IPv4Address, IPv6Address

VERSION = "v=spf1"
LOOKUPS = ("include", "a", "mx", "ptr", "exists", "redirect")  # each costs one of the ten (4.6.4)

_EXPAND = r"%(?:\{[slodiphcrtv]\d*r?[.\-+,/_=]*\}|[%_\-])"
_MACROS = re.compile(rf"(?:{_EXPAND}|[!-$&-~])*", re.IGNORECASE)
_END = re.compile(rf"(?:.*\.(?:[a-z0-9]*[a-z][a-z0-9]*|[a-z0-9]+-[a-z0-9-]*[a-z0-9])\.?|.*{_EXPAND})", re.IGNORECASE)
_MODIFIER = re.compile(r"([a-z][a-z0-9\-_.]*)=(.*)", re.IGNORECASE | re.DOTALL)
_MECHANISM = re.compile(r"([+\-~?]?)([a-z][a-z0-9\-_.]*)((?:[:/].*)?)", re.IGNORECASE | re.DOTALL)
_LENGTHS = re.compile(r"(.*?)(?:/(0|[1-9]\d?))?(?://(0|[1-9]\d{0,2}))?", re.DOTALL)
_LENGTH = re.compile(r"(.*?)(?:/(0|[1-9]\d{0,2}))?", re.DOTALL)


class TermError(ValueError):
    """A term that is against the grammar; its text is the term."""


@dataclass(frozen=True)
class Term:
    """One mechanism, or the redirect. `target` is the name or network after it, without a length of network."""

    text: str
    name: str
    qualifier: str = "+"
    target: str = ""

    @property
    def costs(self) -> bool:
        return self.name in LOOKUPS

    @property
    def fixed(self) -> bool:
        """Whether its target is the same for every message."""
        return "%" not in self.target


@dataclass(frozen=True)
class SpfRecord:
    """What counts of one record: the mechanisms up to the first `all`, and the redirect if there is no `all`."""

    terms: tuple[Term, ...] = ()
    redirect: Term | None = None

    @property
    def all(self) -> str:
        return next((term.qualifier for term in self.terms if term.name == "all"), "")

    @property
    def cost(self) -> int:
        """How many lookups its own words cost."""
        return sum(term.costs for term in self.terms) + (self.redirect is not None)


def is_spf(text: str) -> bool:
    """Say whether a TXT record is an SPF record, however broken: by its first word alone (4.5)."""
    return text.split(" ", 1)[0].lower() == VERSION


def read(text: str) -> SpfRecord:
    """Read a record. Refused (`TermError`): one of its words is against the grammar, wherever it stands (4.6)."""
    words = [word for word in text.split(" ")[1:] if word]
    modifiers = [term for word in words if (term := _modifier(word))]
    once = [term.name for term in modifiers if term.name in ("redirect", "exp")]
    if twice := [name for name in once if once.count(name) > 1]:
        raise TermError(next(term.text for term in reversed(modifiers) if term.name == twice[0]))
    terms = [_mechanism(word) for word in words if not _MODIFIER.fullmatch(word)]
    ends = next((at for at, term in enumerate(terms) if term.name == "all"), None)
    if ends is not None:
        return SpfRecord(tuple(terms[: ends + 1]))
    return SpfRecord(tuple(terms), next((term for term in modifiers if term.name == "redirect"), None))


def _modifier(word: str) -> Term | None:
    found = _MODIFIER.fullmatch(word)
    if not found:
        return None
    name, target = found[1].lower(), found[2]
    if name in ("redirect", "exp"):
        _refuse_no_domain(target, word)
    elif not _MACROS.fullmatch(target):
        raise TermError(word)
    return Term(word, name, target=target)


def _mechanism(word: str) -> Term:
    found = _MECHANISM.fullmatch(word)
    if not found or found[2].lower() not in _READERS:
        raise TermError(word)
    name = found[2].lower()
    return Term(word, name, found[1] or "+", _READERS[name](found[3], word))


def _alone(rest: str, word: str) -> str:
    if rest:
        raise TermError(word)
    return ""


def _domain(rest: str, word: str) -> str:
    if not rest.startswith(":"):
        raise TermError(word)
    _refuse_no_domain(rest[1:], word)
    return rest[1:]


def _perhaps_domain(rest: str, word: str) -> str:
    return _domain(rest, word) if rest else ""


def _hosts(rest: str, word: str) -> str:
    found = _LENGTHS.fullmatch(rest)
    if not found or int(found[2] or 0) > 32 or int(found[3] or 0) > 128:
        raise TermError(word)
    return _perhaps_domain(found[1], word)


def _network(rest: str, word: str, most: int, of: type[IPv4Address] | type[IPv6Address]) -> str:
    found = _LENGTH.fullmatch(rest)
    if not found or not rest.startswith(":") or int(found[2] or 0) > most:
        raise TermError(word)
    try:
        of(found[1][1:])
    except AddressValueError:
        raise TermError(word) from None
    return found[1][1:]


def _refuse_no_domain(text: str, word: str) -> None:
    if not (_MACROS.fullmatch(text) and _END.fullmatch(text)):
        raise TermError(word)


_READERS: dict[str, Callable[[str, str], str]] = {
    "all": _alone,
    "include": _domain,
    "exists": _domain,
    "ptr": _perhaps_domain,
    "a": _hosts,
    "mx": _hosts,
    "ip4": partial(_network, most=32, of=IPv4Address),
    "ip6": partial(_network, most=128, of=IPv6Address),
}
