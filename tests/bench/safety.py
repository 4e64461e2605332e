"""How well narratives are read for danger: on the sentences held apart, beside the plain list of words of before.

A miss is a sentence of a kind in which that kind is not found; a false alarm is a harmless sentence in which any is.
"""

import re
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

import yaml

from peelian.knowledge.gateways import content
from peelian.knowledge.rules.safety import Reader
from tests.bench.lines import CHECKOUT, Line

LABELLED = CHECKOUT / "peelian" / "knowledge" / "tests" / "labelled"
NONE = "none"
PEER = "list of words"
MISSES, FALSE_ALARMS, MICROSECONDS = 5.0, 5.0, 1000.0  # the targets of issue 3, and ten seconds in 10,000 narratives

Sentences = Mapping[str, Sequence[str]]
Finds = Callable[[str], set[str]]


def measure() -> Iterator[Line]:
    """Yield what is missed and what is a false alarm, in per cent, and how long a sentence takes."""
    held = sentences("held")
    ours, peer = rates(held, by_phrases), rates(held, by_words(LABELLED / "words_of_before.txt"))
    works = ("safety: danger missed, held-apart half", "safety: false alarms, held-apart half")
    for work, one, other, most in zip(works, ours, peer, (MISSES, FALSE_ALARMS), strict=True):
        yield Line(work=work, ours=one, unit="%", peer=other, peer_is=PEER, target=most)
    started = time.perf_counter()
    texts = [text for listed in held.values() for text in listed]
    for text in texts:
        by_phrases(text)
    took = (time.perf_counter() - started) / len(texts) * 1e6
    yield Line(work="safety: one sentence", ours=took, unit="µs", target=MICROSECONDS)


def sentences(half: str) -> Sentences:
    """Return one half of the labelled sentences by kind: "development" or "held"."""
    labelled: Sentences = yaml.safe_load((LABELLED / f"safety_{half}.yaml").read_text())
    return labelled


def rates(labelled: Sentences, finds: Finds) -> tuple[float, float]:
    """Return the shares of dangers missed and of harmless sentences found, in per cent."""
    dangers = [(kind, text) for kind, listed in labelled.items() if kind != NONE for text in listed]
    missed = sum(kind not in finds(text) for kind, text in dangers)
    alarms = sum(bool(finds(text)) for text in labelled[NONE])
    return 100 * missed / len(dangers), 100 * alarms / len(labelled[NONE])


def by_phrases(text: str) -> set[str]:
    """Return the kinds that Peelian finds."""
    return {hit.kind.value for hit in _reader().find(text)}


@cache
def _reader() -> Reader:
    shipped = content.read()
    return Reader(shipped.safety_phrases, shipped.safety_words, shipped.safety_spellings)


def by_words(file: Path) -> Finds:
    """Return the peer: whole words from a list, any case, and no more. A line of the file is a kind and its words."""
    listed = [line.split(": ", 1) for line in file.read_text().splitlines() if ": " in line]
    patterns = [
        (kind, re.compile(rf"\b{re.escape(words.removesuffix('*'))}" + (r"" if words.endswith("*") else r"\b"), re.I))
        for kind, words in listed
    ]
    return lambda text: {kind for kind, pattern in patterns if pattern.search(text.replace("’", "'"))}
