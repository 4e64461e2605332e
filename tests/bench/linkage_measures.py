"""How well pairs and clusters agree with the truth, counted by contingency and never pair by pair."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

from peelian.evaluation.rules.intervals import Range, wilson

Pair = tuple[str, str]
WHATEVER = -100.0  # bits; no pair that is compared weighs less


@dataclass(frozen=True)
class Score:
    """`right` pairs of the `said`, and the `true` there are."""

    right: int
    said: int
    true: int

    @property
    def precision(self) -> float:
        """The share of pairs said that are right; 1 if none is said."""
        return self.right / self.said if self.said else 1.0

    @property
    def recall(self) -> float:
        """The share of true pairs that are said; 1 if there is none."""
        return self.right / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return 2 * self.right / (self.said + self.true) if self.said + self.true else 1.0

    @property
    def interval(self) -> Range:
        """The 95 % interval of precision; anything, if no pair is said."""
        return wilson(self.right, self.said) if self.said else Range(0.0, 1.0)

    def __str__(self) -> str:
        share = self.interval
        return (
            f"precision {self.precision:.4f} ({share.low:.4f} to {share.high:.4f})  "
            f"recall {self.recall:.4f}  F1 {self.f1:.4f}  n {self.said:,}"
        )


def of_pairs(pairs: Iterable[Pair], truth: Mapping[str, str], left: frozenset[str] = frozenset()) -> Score:
    """Return the score of the pairs themselves, before closure; the order within a pair, and repeats, do not count.

    With `left`, the ids of one of two sides, only pairs across the sides are true or count.
    """
    said = {(one, other) if one < other else (other, one) for one, other in pairs if one != other}
    if left:
        said = {pair for pair in said if (pair[0] in left) != (pair[1] in left)}
    right = sum(truth[one] == truth[other] for one, other in said)
    return Score(right, len(said), _pairs(((entity, key in left) for key, entity in truth.items()), across=bool(left)))


def of_clusters(cluster: Mapping[str, Hashable], truth: Mapping[str, str], left: frozenset[str] = frozenset()) -> Score:
    """Return the score of clusters as all their pairs; a row in no cluster stands alone. `left` as in `of_pairs`."""
    across = bool(left)
    where = {key: cluster.get(key, ("alone", key)) for key in truth}
    both = _pairs((((truth[key], where[key]), key in left) for key in truth), across=across)
    said = _pairs(((where[key], key in left) for key in truth), across=across)
    return Score(both, said, _pairs(((truth[key], key in left) for key in truth), across=across))


def _pairs(members: Iterable[tuple[Hashable, bool]], *, across: bool) -> int:
    """Return how many pairs share a label; across the two sides only, if `across`."""
    if not across:
        return sum(size * (size - 1) // 2 for size in Counter(label for label, _ in members).values())
    sides = Counter(members)
    return sum(size * sides[label, False] for (label, side), size in sides.items() if side and (label, False) in sides)


def closed(pairs: Iterable[Pair], keys: Iterable[str]) -> dict[str, str]:
    """Return each key's cluster, named by one of its members, after transitive closure."""
    parent = {key: key for key in keys}

    def root(key: str) -> str:
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for one, other in pairs:
        parent[root(one)] = root(other)
    return {key: root(key) for key in parent}


def partners(scored: Iterable[tuple[str, str, float]]) -> list[Pair]:
    """Return each record's best partner, where neither has a better one left: one list against another, no repeats."""
    taken: set[str] = set()
    made: list[Pair] = []
    for one, other, _ in sorted(scored, key=lambda each: (-each[2], each[0], each[1])):
        if one not in taken and other not in taken:
            taken |= {one, other}
            made.append((one, other))
    return made
