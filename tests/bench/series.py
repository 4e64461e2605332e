"""Series from narratives: how many joined pairs are wrong, how many planted pairs are missed, how long it takes.

The set is invented: offenders planted by `intake.rules.feed_making.planted`, with a seed that nothing was tuned on,
among red herrings that strangers share. All reports are joined at once and no bound stops a series; the peer joins on
any sign.
A victim tells of one or two traces of two to four, in words that change: some pairs share nothing that could join them.
"""

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from random import Random

from peelian.intake.rules.feed_making.planted import plants
from peelian.linkage.rules.series.extraction import Found, Own, extract, own_of
from peelian.linkage.rules.series.joining import Mark, Seen, groups
from peelian.linkage.rules.series.kinds import Ruling
from tests.bench.lines import Line

SEED, ROWS, DAYS, WEEK = 7071, 200_000, 730, 900
OWN = "07700900001"


def measure() -> Iterator[Line]:
    """Yield what is wrong and what is missed, in hundred of the pairs, beside a peer that joins on any sign."""
    texts, truth = planted(SEED, ROWS)
    own = own_of([f"+44{OWN[1:]}"], [], [])
    began = time.perf_counter()
    told = [extract(text, own) if text else [] for text in texts]
    read = time.perf_counter() - began
    began = time.perf_counter()
    ours = compared(groups(*seen_of(told, Ruling.NONE)), truth)
    joined = time.perf_counter() - began
    peer = compared(groups(*seen_of(told, Ruling.OFFENDERS)), truth)
    wrong, missed = "series: pairs joined that are no series", "series: planted pairs that are not joined"
    yield Line(work=wrong, ours=ours[0], unit="%", peer=peer[0], peer_is="any sign joins", target=1.0)
    yield Line(work=missed, ours=ours[1], unit="%", peer=peer[1], peer_is="any sign joins", target=25.0)
    yield Line(work=f"series: read the narratives of {sum(map(bool, texts)):,} reports", ours=read, unit="s", target=30)
    yield Line(work=f"series: join {ROWS:,} reports", ours=joined, unit="s", target=5)
    yield Line(work=f"series: read {WEEK} narratives without a sign", ours=_week(), unit="ms", target=500)


def planted(seed: int, rows: int) -> tuple[list[str], list[str]]:
    """Return what each report of two years tells of an offender, or "", and whose series that is, or ""."""
    rng = Random(seed)
    source = plants(rng, rows)
    made = [source.plant(at * DAYS // rows, rng, own=OWN) for at in range(rows)]
    return [plant.text for plant in made], [plant.series for plant in made]


def seen_of(told: Sequence[Sequence[Found]], ruling: Ruling) -> tuple[list[Seen], dict[int, Mark]]:
    """Return what joining takes; with the ruling that a sign is the offender's, any sign joins."""
    keys = {found: at for at, found in enumerate(dict.fromkeys(chain.from_iterable(told)))}
    seen = [Seen(record, keys[found]) for record, each in enumerate(told) for found in each]
    counts = Counter(one.mark for one in seen)
    return seen, {key: Mark(key, found.kind, counts[key], ruling) for found, key in keys.items()}


def compared(found: Sequence[Sequence[int]], truth: Sequence[str]) -> tuple[float, float]:
    """Return in hundred: of the pairs joined, those that are wrong; of the planted pairs, those that are missed."""
    right = said = 0
    for group in found:
        said += _pairs(len(group))
        right += sum(_pairs(n) for n in Counter(truth[at] for at in group if truth[at]).values())
    there = sum(_pairs(n) for n in Counter(series for series in truth if series).values())
    return 100 * (said - right) / max(said, 1), 100 * (there - right) / max(there, 1)


def _week() -> float:
    began = time.perf_counter()
    for at in range(WEEK):
        extract(f"Someone took over my account {at} and is asking my friends for money. I cannot sign in.", Own())
    return (time.perf_counter() - began) * 1000


def _pairs(count: int) -> int:
    return count * (count - 1) // 2
