"""Which phrases a text can hold at all, told from its words, so that few patterns are looked for in each."""

import re
from collections import defaultdict
from collections.abc import Iterable

from peelian.knowledge.rules.safety.phrases import Needs, Phrase

# What a phrase needs as bits of one number, and its pattern.
Wanted = tuple[int, re.Pattern[str]]


class NeedsIndex:
    """A bit for each need of any phrase. Ten thousand narratives are read in one load: this is what makes it quick."""

    def __init__(self) -> None:
        self._bits: dict[Needs, int] = {}
        self._by_word: dict[str, int] = defaultdict(int)
        self._by_beginning: dict[str, int] = defaultdict(int)
        self._known: dict[str, int] = {}

    @property
    def words(self) -> set[str]:
        """Every whole word that a phrase may need."""
        return set(self._by_word)

    def wanted(self, phrase: Phrase) -> Wanted:
        """Return a phrase's needs as bits, with its pattern."""
        bits = 0
        for need in phrase.needs:
            bits |= self._bits.get(need) or self._new(need)
        return bits, phrase.pattern

    def met(self, words: Iterable[str]) -> int:
        """Return the bits of the needs that these words meet."""
        bits = 0
        for word in words:
            found = self._known.get(word)
            bits |= self._meets(word) if found is None else found
        return bits

    def _new(self, need: Needs) -> int:
        bit = self._bits[need] = 1 << len(self._bits)
        for word in need.words:
            self._by_word[word] |= bit
        for beginning in need.beginnings:
            self._by_beginning[beginning] |= bit
        return bit

    def _meets(self, word: str) -> int:
        bits = self._by_word.get(word, 0)
        for end in range(2, len(word) + 1):
            bits |= self._by_beginning.get(word[:end], 0)
        if len(self._known) < 50_000:
            self._known[word] = bits
        return bits
