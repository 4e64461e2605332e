"""What a text says of danger: which kind, and in which words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from peelian.knowledge.rules.safety.kinds import DangerKind
from peelian.knowledge.rules.safety.needs import NeedsIndex, Wanted
from peelian.knowledge.rules.safety.phrases import NOT_DANGER, PhraseGroup, phrase
from peelian.knowledge.rules.safety.plain import plain
from peelian.knowledge.rules.safety.spelling import Spelling

# A denial reaches this many words on, and never across a comma or past a new subject.
_REACH = 6
_DENIALS = frozenset({"no", "not", "never", "without", "denies", "denied", "none", "nor", "nobody", "neither"})
_NEW_SUBJECT = frozenset("i he she they we you it who if but and or because that when until so , .".split())
# "Will not stop", "not only": said with a "not", and still said.
_STILL_SAID = frozenset({"stop", "stops", "stopped", "only", "just", "sure", "doubt", "longer", "idea"})


@dataclass(frozen=True)
class Hit:
    """Words of a text that suggest one kind of danger, as they stand in it."""

    kind: DangerKind
    words: str


class Reader:
    """Every phrase of the library, ready to read thousands of texts with."""

    def __init__(
        self, groups: Iterable[PhraseGroup], lists: Iterable[PhraseGroup], spellings: Iterable[PhraseGroup]
    ) -> None:
        named = {each.code: each.phrases for each in lists}
        needs = NeedsIndex()
        ready = {each.code: [needs.wanted(phrase(one, named)) for one in each.phrases] for each in groups}
        self._idioms = ready.pop(NOT_DANGER, [])
        self._groups = {DangerKind(code): phrases for code, phrases in ready.items()}
        self._spelling = Spelling(spellings, needs.words)
        self._met = needs.met

    def find(self, text: str) -> list[Hit]:
        """Return what is said and not denied, in the order of the text; words that two phrases share come once.

        "No threat was made" and "not suicidal" are denials; "I do not know if I want to die" is not, because a new
        subject begins after the denial. What is only a manner of speaking is left out first.
        """
        read = plain(text, self._spelling.of)
        met = self._met(read.words.split())
        words = _without(read.words, self._idioms, met)
        found = [
            (start, end, kind)
            for kind, phrases in self._groups.items()
            for start, end in _apart(_said(words, phrases, met))
        ]
        return [Hit(kind, read.as_it_came(text, start, end)) for start, end, kind in sorted(found)]


def _without(words: str, idioms: Iterable[Wanted], met: int) -> str:
    """Return the words with every idiom blotted out, as long as before."""
    for wanted, pattern in idioms:
        if wanted & met == wanted:
            words = pattern.sub(lambda match: "".join(" " if each == " " else "~" for each in match[0]), words)
    return words


def _said(words: str, phrases: Iterable[Wanted], met: int) -> Iterator[tuple[int, int]]:
    for wanted, pattern in phrases:
        if wanted & met == wanted:
            for match in pattern.finditer(words):
                if not _denied(words[: match.start()]):
                    yield match.span()


def _apart(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the spans, of those that overlap the one that begins first and is longest."""
    last = 0
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= last:
            yield start, end
            last = end


def _denied(before: str) -> bool:
    follows = ""
    for word in reversed(before[-120:].split()[-_REACH:]):
        if word in _NEW_SUBJECT:
            return False
        if word in _DENIALS and follows not in _STILL_SAID:
            return True
        follows = word
    return False
