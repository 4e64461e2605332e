"""How much of one text is said again in another, by runs of five words."""

import re
from functools import lru_cache

_WORD = re.compile(r"[\w'’-]+")
SIZE = 5


@lru_cache(maxsize=1024)  # each paragraph is compared with six others
def shingles(text: str, size: int = SIZE) -> frozenset[tuple[str, ...]]:
    """Return every run of `size` words, folded to lower case; a shorter text is one run of all its words."""
    words = [word.casefold() for word in _WORD.findall(text)]
    if not words:
        return frozenset()
    return frozenset(tuple(words[at : at + size]) for at in range(max(1, len(words) - size + 1)))


def overlap(one: str, other: str) -> float:
    """Return the share, 0 to 1, of the smaller text's runs that the other has too; 0 when either is empty."""
    left, right = shingles(one), shingles(other)
    if not left or not right:
        return 0.0
    return len(left & right) / min(len(left), len(right))
