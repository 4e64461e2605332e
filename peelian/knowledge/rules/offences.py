"""Which offence a code means on a day. Old forms still find it; an unknown code is None, never dropped."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from peelian.knowledge.rules.sources import Authored

# "NFIB52C", "nfib 52-c", "52C: Hacking", "9 Business trading": digits, perhaps a letter, a gap or the end.
_LEADING = re.compile(r"^(?:NFIB)?[\s:_-]*0?(\d{1,2})[\s-]?([A-Z])?(?=$|[\s:;,.()\u2013-])", re.IGNORECASE)
_MARKS = re.compile(r"[\s_:;/.,'’()&\u2013-]")
_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, kw_only=True)
class OffenceCode(Authored):
    """One row of the dated table. A missing `active_from` means from before our first record."""

    code: str
    title: str
    family: str
    active_from: date | None
    active_to: date | None
    aliases: tuple[str, ...]
    cma_section: str | None
    threat: str | None
    harm: str

    def active(self, on: date) -> bool:
        """Say whether the code was in use on the day, both ends included."""
        begun = self.active_from is None or self.active_from <= on
        return begun and (self.active_to is None or on <= self.active_to)


def folded(text: str) -> str:
    """Return the text in capitals without spaces and the marks that titles use; "=1+1" stays no code."""
    return _MARKS.sub("", text.upper())


def find(codes: Iterable[OffenceCode], code_text: str, *, on: date) -> OffenceCode | None:
    """Return the code in use `on` the day that the text names by code, alias or title; None when unmapped.

    "52C", "nfib 52c", "NFIB52C - Hacking - Social Media and Email" and the title alone are one code.
    A code followed by words that are not its title ("10 Downing Street") is not a code.
    """
    current = [code for code in codes if code.active(on)]
    wanted = folded(code_text)
    if not wanted:
        return None
    for code in current:
        if wanted in {folded(name) for name in (code.code, code.title, *code.aliases)}:
            return code
    return _by_leading_code(current, code_text.strip())


def _by_leading_code(codes: Iterable[OffenceCode], text: str) -> OffenceCode | None:
    match = _LEADING.match(text)
    if not match:
        return None
    short = f"NFIB{int(match[1])}{(match[2] or '').upper()}"
    rest = {word.casefold() for word in _WORD.findall(text[match.end() :])}
    for code in codes:
        names = {word.casefold() for name in (code.title, *code.aliases) for word in _WORD.findall(name)}
        if code.code == short and (not rest or rest & names):
            return code
    return None
