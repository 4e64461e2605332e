"""The wording of a message that a narrative quotes, and how alike two wordings are.

Alike is the share of pairs of neighbouring words that both have (Jaccard). Candidates are found by minhash in bands
(Broder 1997): messages that share PAIRS_ALIKE of their pairs share a band 98 times in 100.
"""

import re
from collections.abc import Collection, Iterator
from hashlib import blake2b
from itertools import pairwise
from zlib import crc32

from peelian.kernel.folding import fold
from peelian.linkage.rules.series.kinds import LONGEST

FEWEST_WORDS = 6
PAIRS_ALIKE = 0.65  # the same message, with a word or a name changed
BANDS, ROWS = 12, 3
_PRIME = (1 << 31) - 1
_TURNS = tuple((crc32(f"a{at}".encode()) % _PRIME | 1, crc32(f"b{at}".encode()) % _PRIME) for at in range(BANDS * ROWS))

_QUOTED = re.compile(r"[“\"«](?P<a>[^“”\"«»]{20,700})[”\"»]|(?<!\w)['‘](?P<b>(?:[^'‘’]|['’](?=\w)){30,500})['’](?!\w)")
_SAID = re.compile(
    r"\b(?:text|message|e-?mail|letter|whatsapp|note|sms|pop-?up)\b[^.:“\"]{0,40}?\b"
    r"(?:said|says|read|reads|saying|reading|went|was)\s?[:,]\s?(?P<c>[^“\"\n]{25,400})",
    re.IGNORECASE,
)
_SENTENCES = re.compile(r"(?<=[.!?])\s+")
_FIGURES = re.compile(r"\S*[\d@/]\S*|\S+\.\S+")


def wordings(text: str, own: Collection[str]) -> Iterator[str]:
    """Yield each quoted message of FEWEST_WORDS words or more, folded, without figures, addresses and `own` words."""
    for hit in (*_QUOTED.finditer(text), *_SAID.finditer(text)):
        groups = hit.groupdict()
        said = groups.get("a") or groups.get("b") or " ".join(_SENTENCES.split(groups.get("c") or "")[:2])
        words = [word for word in fold(_FIGURES.sub(" ", said)).split() if word not in own]
        if len(words) >= FEWEST_WORDS:
            yield _cut(" ".join(words))


def bands(wording: str) -> tuple[int, ...]:
    """Return twelve numbers of which two messages that are alike share at least one."""
    pairs = [crc32(f"{one} {other}".encode()) % _PRIME for one, other in pairs_of(wording)]
    least = [min((a * pair + b) % _PRIME for pair in pairs) for a, b in _TURNS]
    return tuple(_number(f"{at} {least[at * ROWS : at * ROWS + ROWS]}") for at in range(BANDS))


def likeness(one: str, other: str) -> float:
    """Return how alike two wordings are, 0 to 1."""
    here, there = pairs_of(one), pairs_of(other)
    return len(here & there) / len(here | there)


def pairs_of(wording: str) -> set[tuple[str, str]]:
    """Return the pairs of neighbouring words."""
    return set(pairwise(wording.split()))


def _cut(wording: str) -> str:
    return wording if len(wording) <= LONGEST else wording[:LONGEST].rpartition(" ")[0]


def _number(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big", signed=True)
