"""Reads a narrative for words that suggest somebody is in danger. It prompts a person; it decides nothing."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from peelian.knowledge.rules.sources import Authored

_SPACE = re.compile(r"\s+")
# A denial reaches this many words back, and never across a clause or to before a new subject.
_REACH = 3
_DENIALS = frozenset({"no", "not", "never", "without", "denies", "denied", "none", "nor"})
_NEW_SUBJECT = frozenset({"i", "he", "she", "they", "we", "you", "it", "who", "if", "but", "and", "or", "because"})
_CLAUSE = re.compile(r"[.;:,!?()\"\n]")


@dataclass(frozen=True, kw_only=True)
class PhraseGroup(Authored):
    """Phrases of one kind of danger. A trailing * stands for any ending: suicid* finds suicidal."""

    code: str
    title: str
    phrases: tuple[str, ...]


def find(text: str, groups: Iterable[PhraseGroup]) -> list[tuple[str, str]]:
    """Return (group code, phrase) for each phrase said and not denied, in the order of the text, once each.

    Whole words, any case. "No threat was made" and "not suicidal" are denials; "I do not know if I want
    to die" is not, because a new subject begins after the denial.
    """
    plain = _plain(text)
    found: dict[tuple[str, str], int] = {}
    for group in groups:
        any_phrase, each = _patterns(group.phrases)
        for phrase, pattern in each if any_phrase.search(plain) else ():
            at = _first_said(plain, pattern)
            if at is not None:
                found[group.code, phrase] = at
    return sorted(found, key=lambda hit: (found[hit], hit))


def _plain(text: str) -> str:
    return text.replace("\u2019", "'").replace("\u2018", "'").casefold()


def _first_said(plain: str, pattern: re.Pattern[str]) -> int | None:
    for match in pattern.finditer(plain):
        if not _denied(plain[: match.start()]):
            return match.start()
    return None


@cache
def _patterns(phrases: tuple[str, ...]) -> tuple[re.Pattern[str], tuple[tuple[str, re.Pattern[str]], ...]]:
    # Ten thousand narratives are read in one load: one look for any phrase spares nearly all the others.
    sources = {phrase: _source(phrase) for phrase in phrases}
    each = tuple((phrase, _whole(source)) for phrase, source in sources.items())
    return _whole("|".join(sources.values())), each


def _whole(source: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{source})(?!\w)")


def _source(phrase: str) -> str:
    words = _SPACE.split(_plain(phrase.strip()))
    parts = [re.escape(word.removesuffix("*")) + (r"\w*" if word.endswith("*") else "") for word in words]
    return r"[\s-]+".join(parts)


def _denied(before: str) -> bool:
    clause = _CLAUSE.split(before[-120:])[-1]
    for word in reversed(clause.split()[-_REACH:]):
        if word in _DENIALS or word.endswith("n't"):
            return True
        if word in _NEW_SUBJECT:
            return False
    return False
