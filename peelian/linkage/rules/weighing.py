"""What weighing two records gives: bits of evidence, field by field, and the thresholds that are laid on their sum.

A bit is a doubling of the odds that two records are one. The prior is the first line, so the lines sum to the weight.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Weighed:
    """A scored pair of source records, `one` the later key. `evidence`: (field, what it says, bits); they sum."""

    one: int
    other: int
    weight: float
    evidence: tuple[tuple[str, str, float], ...]


@dataclass(frozen=True)
class Thresholds:
    """Bits. From `join` two records become one; a cluster stays one while its links reach `still`.

    Between `fracture` and `still` it stays, and a person is asked; below `fracture` it splits. From `review` up a
    person is asked about two records that are apart.
    """

    join: float
    still: float
    fracture: float
    review: float

    def __post_init__(self) -> None:
        if not self.join >= self.still >= self.fracture or self.review > self.join:
            raise ValueError("thresholds go down: join, still, fracture; and review is not above join")


def chance(weight: float) -> float:
    """Return the probability that a weight in bits stands for, from 0 to 1."""
    if weight > 60:
        return 1.0
    odds = 2.0 ** max(weight, -60)
    return float(odds / (1 + odds))


@dataclass(frozen=True)
class Counts:
    """How common names are among all known records: `total` records, and for each column of the engine, value to count.

    `shared`: e-mail addresses and telephone numbers that too many records bear to say anything.
    """

    total: int
    of: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    shared: Collection[str] = ()
