"""The little language in which a content author writes what people say; docs/how-to/change-the-safety-phrases.md."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from peelian.knowledge.rules.sources import Authored

NOT_DANGER = "not-danger"
_GAPS = {"..": 3, "...": 10}
_BOTH = 12  # words between the two halves of "a & b", in either order
_JOIN = "(?: ,)? "
_WORD = r"[^ .]+"


@dataclass(frozen=True, kw_only=True)
class PhraseGroup(Authored):
    """Phrases of one kind: a kind of danger, a list of words that phrases name in braces, or a way to misspell."""

    code: str
    title: str
    phrases: tuple[str, ...]


@dataclass(frozen=True)
class Needs:
    """Words of which one must be there: exact ones, and beginnings of words."""

    words: frozenset[str]
    beginnings: frozenset[str]


@dataclass(frozen=True)
class Phrase:
    """A phrase ready to look for: the pattern, and for each part of it the words of which one must be there."""

    written: str
    pattern: re.Pattern[str]
    needs: tuple[Needs, ...]


Lists = Mapping[str, tuple[str, ...]]


def phrase(written: str, lists: Lists) -> Phrase:
    """Return a phrase ready to look for; KeyError names a list that is not there."""
    halves = [_sequence(half.split(), lists) for half in written.split(" & ")]
    sources = [source for source, _ in halves]
    needs = tuple(need for _, needed in halves for need in needed)
    if len(sources) == 2:
        between = rf"(?: {_WORD}){{0,{_BOTH}}}?{_JOIN}"
        sources = [f"{sources[0]}{between}{sources[1]}", f"{sources[1]}{between}{sources[0]}"]
    return Phrase(written, re.compile(f"(?<= )(?:{'|'.join(sources)})(?= )"), needs)


def _sequence(parts: list[str], lists: Lists) -> tuple[str, list[Needs]]:
    source, needs, first = "", [], True
    for part in parts:
        if part in _GAPS:
            source += rf"(?: {_WORD}){{0,{_GAPS[part]}}}?"
            continue
        optional = part.startswith("[")
        one, need = _part(part.strip("[]"), lists)
        joined = f"{one}{_JOIN}" if first and optional else one if first else f"{_JOIN}{one}"
        source += f"(?:{joined})?" if optional else joined
        first = first and optional
        if not optional:
            needs.append(need)
    return source, needs


def _part(part: str, lists: Lists) -> tuple[str, Needs]:
    """Return the pattern of one part, and the last words of what it may be."""
    sources, words, beginnings = [], set(), set()
    for choice in part.split("/"):
        if choice.startswith("{"):
            entries = [_sequence(entry.split(), lists) for entry in lists[choice.strip("{}")]]
            sources += [source for source, _ in entries]
            words |= {word for _, needs in entries for word in needs[-1].words}
            beginnings |= {beginning for _, needs in entries for beginning in needs[-1].beginnings}
        elif choice.endswith("*"):
            sources.append(re.escape(choice[:-1]) + r"\w*")
            beginnings.add(choice[:-1])
        else:
            sources.append(re.escape(choice))
            words.add(choice)
    return f"(?:{'|'.join(dict.fromkeys(sources))})", Needs(frozenset(words), frozenset(beginnings))
