"""Puts a word right: ways to misspell it that we know, or one letter out in a long word that a phrase uses."""

from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache

from peelian.knowledge.rules.safety.phrases import PhraseGroup

LONG = 8  # shorter words are too near to others: "hurting" and "hunting"


class Spelling:
    """What a small word was meant to be. Keeps the answers it gave last: words come again and again."""

    def __init__(self, known_ways: Iterable[PhraseGroup], words: Collection[str]) -> None:
        self._ways = {way: group.title for group in known_ways for way in group.phrases}
        self._words = frozenset(words)
        self._near = {key: word for word in words if len(word) >= LONG for key in _one_less(word)}
        self.of = lru_cache(maxsize=50_000)(self._of)

    def _of(self, word: str) -> str:
        if word in self._ways:
            return self._ways[word]
        if len(word) < LONG or word in self._words:
            return word
        return next((self._near[key] for key in _one_less(word) if self._is_near(key, word)), word)

    def _is_near(self, key: str, word: str) -> bool:
        meant = self._near.get(key)
        return meant is not None and meant[0] == word[0] and abs(len(meant) - len(word)) <= 1


def _one_less(word: str) -> Iterator[str]:
    """Yield a word, and the word without each of its letters: two words that share one are a letter apart."""
    yield word
    for place in range(1, len(word)):
        yield word[:place] + word[place + 1 :]
