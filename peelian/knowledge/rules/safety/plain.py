"""A narrative as plain words: small letters, texting and contractions written out, a mark where a sentence ends."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_TOKEN = re.compile(r"£?\d+|[^\W\d_]+(?:['’‘][^\W\d_]+)*|\n\s*\n|[.!?;]|[,:()\"“”–—]|(?<=\s)-(?=\s)")
_APOSTROPHES = str.maketrans("", "", "'’‘")
_STOP, _COMMA = ".", ","

_NOT = "do does did is are was were has have had would could should will can need might must".split()
_SHORT: dict[str, str] = {f"{word}nt": f"{word} not" for word in _NOT} | {
    "cant": "can not",
    "cannot": "can not",
    "wont": "will not",
    "shant": "shall not",
    "aint": "is not",
    "wernt": "were not",
    "im": "i am",
    "ive": "i have",
    "hes": "he is",
    "shes": "she is",
    "theyre": "they are",
    "theyve": "they have",
    "theyll": "they will",
    "theyd": "they would",
    "youre": "you are",
    "youve": "you have",
    "weve": "we have",
    "thats": "that is",
    "theres": "there is",
    "gonna": "going to",
    "wanna": "want to",
    "gotta": "got to",
    "u": "you",
    "ur": "your",
    "r": "are",
    "wud": "would",
    "cos": "because",
    "coz": "because",
    "cuz": "because",
    "sed": "said",
    "pls": "please",
    "abt": "about",
    "bf": "boyfriend",
    "gf": "girlfriend",
}
# These are words of their own without the apostrophe: "id", "ill", "shell", "were", "hed".
_WITH_APOSTROPHE = {
    "id": "i would",
    "ill": "i will",
    "shell": "she will",
    "hell": "he will",
    "well": "we will",
    "were": "we are",
    "hed": "he would",
    "shed": "she would",
    "wed": "we would",
}


@dataclass(frozen=True)
class Plain:
    """The plain words between single spaces, and where each of them stands in the text as it came."""

    words: str
    places: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]

    def as_it_came(self, text: str, start: int, end: int) -> str:
        """Return the words of the text that a stretch of the plain words stands for."""
        first = self.spans[bisect_right(self.places, start) - 1][0]
        last = self.spans[bisect_right(self.places, end - 1) - 1][1]
        return " ".join(text[first:last].split())


def plain(text: str, spelt: Callable[[str], str]) -> Plain:
    """Return the plain words of a text; `spelt` puts one small word right.

    A full stop and its like become ".", a comma and its like ",", each a word of its own.
    """
    words, places, spans, at = [], [], [], 1
    for match in _TOKEN.finditer(text):
        for word in _written_out(match.group(), spelt):
            words.append(word)
            places.append(at)
            spans.append(match.span())
            at += len(word) + 1
    return Plain(f" {' '.join(words)} ", tuple(places), tuple(spans))


def _written_out(token: str, spelt: Callable[[str], str]) -> Iterator[str]:
    if not token[-1].isalnum():
        yield _STOP if token[0] in ".!?;\n" else _COMMA
        return
    word = token.casefold().translate(_APOSTROPHES)
    if len(word) != len(token) and word in _WITH_APOSTROPHE:
        yield from _WITH_APOSTROPHE[word].split()
    elif word in _SHORT:
        yield from _SHORT[word].split()
    else:
        yield spelt(word)
