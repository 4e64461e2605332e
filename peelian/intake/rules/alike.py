"""How alike what was typed and a name are, by the Jaro-Winkler similarity (Winkler 1990) of their words."""

from collections.abc import Iterable, Sequence

from rapidfuzz.distance import JaroWinkler

LEAST = 0.75  # below this nobody would call two names alike


def has_all(name: Sequence[str], typed: Iterable[str]) -> bool:
    """Return whether every typed word is a word of the name or the beginning of one: then it is no misspelling."""
    return all(any(word.startswith(one) for word in name) for one in typed)


def likeness(typed: Sequence[str], name: Sequence[str], *, wrong: int = 0) -> float:
    """Return between 0 and 1 how well a name answers: the mean over the typed words of each one's best match.

    `wrong`: how many of the words, the worst, do not count.
    """
    best = sorted((max(JaroWinkler.similarity(one, word) for word in name) for one in typed), reverse=True)
    counted = best[: max(1, len(best) - wrong)]
    return sum(counted) / len(counted)


def most_alike(typed: Sequence[str], names: Iterable[str], most: int, *, wrong: int = 0) -> list[str]:
    """Return the folded names most like the typed words, best first; those that have all of them are left out."""
    split = {name: name.split() for name in names}
    near = {
        name: likeness(typed, words, wrong=wrong)
        for name, words in split.items()
        if words and not has_all(words, typed)
    }
    return sorted((name for name in near if near[name] >= LEAST), key=lambda name: (-near[name], name))[:most]
