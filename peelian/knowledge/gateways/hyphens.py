"""Syllables from the hyphenation dictionary for British English that comes with pyphen."""

from functools import cache

import pyphen


@cache
def syllables(word: str) -> int:
    """Return how many parts the dictionary divides a word into, at least one.

    It never divides off a single letter ("about" is one part), so it counts low, and evenly so.
    """
    return len(_dictionary().positions(word)) + 1


@cache
def _dictionary() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="en_GB")
