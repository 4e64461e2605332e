"""How hard a text is to read: the Flesch-Kincaid grade as a reading age.

Grade = 0.39 words a sentence + 11.8 syllables a word - 15.59 (Kincaid and others, Derivation of new readability
formulas for Navy enlisted personnel, 1975). Reading age = grade + 5, the usual age in that school year.
Syllables come from whoever asks, so that this rule needs no dictionary.
"""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

from peelian.knowledge.rules.sources import Authored

Syllables = Callable[[str], int]
OLDEST = 11.0

_ADDRESS = re.compile(r"\b[\w.+-]+@[\w.-]*\w|\b(?:https?://)?[\w-]+(?:\.[\w-]+)+(?:/[\w./-]*)?", re.ASCII)
_SENTENCE = re.compile(r"(?<=[.!?])[\"'”’)]*\s+|\n+")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


@dataclass(frozen=True, kw_only=True)
class Excused(Authored):
    """A word of art or a name that our readers must meet as it is, and why. It counts as one syllable."""

    code: str
    why: str


def reading_age(text: str, *, syllables: Syllables, excused: Collection[str] = ()) -> float:
    """Return the age in years at which the text can be read; 0 for a text without words.

    A line is a sentence or more. Addresses, numbers and excused words (folded to lower case) are copied or
    recognised whole, so each counts as one syllable.
    """
    parts = sentences(text)
    found = [word for part in parts for word in words(part)]
    if not found:
        return 0.0
    sounds = sum(_sounds(word, syllables, excused) for word in found)
    return 0.39 * len(found) / len(parts) + 11.8 * sounds / len(found) - 15.59 + 5


def too_old(age: float) -> bool:
    """Say whether a reading age, to one decimal place, is over the age we write for."""
    return round(age, 1) > OLDEST


def sentences(text: str) -> list[str]:
    """Return the sentences that have a word in them. The dots of an address end none."""
    return [part for part in _SENTENCE.split(_ADDRESS.sub("9", text)) if _WORD.search(part)]


def words(text: str) -> list[str]:
    """Return the words, in lower case; a word with a hyphen or an apostrophe is one."""
    return [word.casefold().replace("’", "'") for word in _WORD.findall(text)]


def a_sentence(text: str) -> float:
    """Return how many words a sentence of the text has on average; 0 for a text without words."""
    parts = sentences(text)
    return sum(len(words(part)) for part in parts) / len(parts) if parts else 0.0


def _sounds(word: str, syllables: Syllables, excused: Collection[str]) -> int:
    bare = word.removesuffix("'s")
    if bare in excused:
        return 1
    return sum(_spoken(part, syllables, excused) for part in word.split("-"))


def _spoken(part: str, syllables: Syllables, excused: Collection[str]) -> int:
    return 1 if part in excused or not part.isalpha() else syllables(part)
