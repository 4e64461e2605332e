"""When two forenames may be one person's: familiar forms, initials, and one name in several spellings."""

import re
from functools import lru_cache

from rapidfuzz.distance import OSA, JaroWinkler

from peelian.linkage.rules.familiar import LONG_FORMS

NEARLY = 0.88
SOMEWHAT = 0.75
SAYING = 3  # consonants of a sound that says something: “john” and “jane” are both “yn”


@lru_cache(maxsize=100_000)
def forms(forename: str) -> frozenset[str]:
    """Return a folded forename with the long forms it may be short for."""
    return LONG_FORMS.get(forename, frozenset()) | {forename} if forename else frozenset()


@lru_cache(maxsize=100_000)
def sound(name: str) -> str:
    """Return the skeleton by which one name in several spellings is one: first sound, then consonants, none doubled.

    "mohammed", "muhamad" and "mohamed" are "mmd"; "yusuf" and "yousef" are "ysf". "" for a name of other scripts.
    """
    text = name.replace(" ", "")
    for opening, as_ in _OPENINGS:
        if text.startswith(opening):
            text = as_ + text[len(opening) :]
            break
    for said, as_ in _SOUNDS:
        text = text.replace(said, as_)
    text = re.sub(r"[^a-z]", "", text)
    if not text:
        return ""
    text = re.sub(r"(.)\1+", r"\1", text)
    return text[0] + re.sub(r"[aeiouhwy]", "", text[1:])


_OPENINGS = (("hs", "sh"), ("x", "sh"), ("zh", "j"))  # one name in two ways of writing Chinese
_SOUNDS = (
    ("ph", "f"), ("ck", "k"), ("sch", "sh"), ("szcz", "sh"), ("sz", "sh"), ("cz", "sh"), ("tch", "ch"), ("kh", "k"),
    ("gh", "g"), ("dh", "d"), ("bh", "b"), ("th", "t"), ("qu", "k"), ("q", "k"), ("x", "ks"), ("c", "k"), ("w", "v"),
    ("z", "s"), ("j", "y"),
)  # fmt: skip


@lru_cache(maxsize=500_000)
def near(one: str, other: str) -> bool:
    """Return whether two folded names are spelt nearly the same, or sound so.

    Jaro-Winkler, as DuckDB counts it, 0.88 or more; one slip in a name of four letters or more; or one sound of three
    consonants or more, and not too unlike.
    """
    likeness = JaroWinkler.similarity(one, other)
    if likeness >= NEARLY or (likeness >= SOMEWHAT and len(sound(one)) >= SAYING and sound(one) == sound(other)):
        return True
    return len(one) >= 4 and slip(one, other)


def slip(one: str, other: str) -> bool:
    """Return whether two names are one, or one slip apart: a letter more, less, another, or two exchanged."""
    return OSA.distance(one, other, score_cutoff=1) <= 1


@lru_cache(maxsize=500_000)
def alike(one: str, other: str) -> bool:
    """Return whether slips of the pen may explain two forenames: they are near, or begin alike."""
    return near(one, other) or one[:3] == other[:3]
