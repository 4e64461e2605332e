"""Two records side by side, and what the evidence about them weighs, in words.

Weights are bits: each doubles the odds that two records are one. The words for them are our judgement.
"""

from collections.abc import Mapping
from dataclasses import dataclass

STRONG, PLAIN, LITTLE = 6.0, 2.5, 0.5  # bits: 64 times as likely, about six times, less than half as likely again
SURE = 0.999
NARROWEST = 8.0  # bits that the longest bar stands for at least, so that little evidence looks little
HALF = 60  # pixels from the middle of a bar to its end


@dataclass(frozen=True)
class Compared:
    """One field of two records, as each gives it, and whether they agree in words."""

    label: str
    one: str
    other: str
    says: str

    @property
    def differs(self) -> bool:
        """Whether both say something, and not the same."""
        return self.says == "Different"


@dataclass(frozen=True)
class Bar:
    """One line of evidence: what it says, its weight as a number and in words, and its bar in pixels from the left."""

    field: str
    says: str
    number: str
    words: str
    left: float = HALF
    width: float = 0
    against: bool = False


def side_by_side(one: Mapping[str, str], other: Mapping[str, str]) -> list[Compared]:
    """Return the fields that either record gives, by label, in the order of the first."""
    labels = [label for label in dict.fromkeys([*one, *other]) if one.get(label) or other.get(label)]
    return [_compared(label, one.get(label, ""), other.get(label, "")) for label in labels]


def _compared(label: str, one: str, other: str) -> Compared:
    if not one or not other:
        return Compared(label, one, other, "Only one says")
    return Compared(label, one, other, "The same" if one.casefold() == other.casefold() else "Different")


def strength(weight: float) -> str:
    """Return a weight in words: “strong for”, “a little against”, “says nothing either way”."""
    if abs(weight) < LITTLE:
        return "says nothing either way"
    way = "for" if weight > 0 else "against"
    if abs(weight) >= STRONG:
        return f"strong {way}"
    return way if abs(weight) >= PLAIN else f"a little {way}"


def signed(weight: float) -> str:
    """Return a weight as “+9.1”, “−3.0” or “0.0”."""
    rounded = round(weight, 1)
    sign = "+" if rounded > 0 else "−" if rounded < 0 else ""
    return f"{sign}{abs(rounded):.1f}"


def expected(chance: float, kind: str) -> str:
    """Return the chance that two records are one as a sentence about pairs like them; kind: person or organisation."""
    several = "people" if kind == "person" else "organisations"
    if chance >= SURE:
        return f"We would expect fewer than 1 in 1,000 such pairs to be two {several}."
    if chance <= 1 - SURE:
        return f"We would expect fewer than 1 in 1,000 such pairs to be one {kind}."
    if chance > 0.9:
        return f"We would expect about 1 in {round(1 / (1 - chance)):,} such pairs to be two {several}."
    if chance < 0.1:
        return f"We would expect about 1 in {round(1 / chance):,} such pairs to be one {kind}."
    return f"We would expect about {max(1, min(9, round(chance * 10)))} in 10 such pairs to be one {kind}."


def bars(evidence: list[tuple[str, str, float | None]]) -> list[Bar]:
    """Return each line of evidence with its bar; a line without a weight has none. The longest bar fills its half."""
    most = max([NARROWEST, *(abs(weight) for _, _, weight in evidence if weight is not None)])
    return [_bar(field, says, weight, most) for field, says, weight in evidence]


def _bar(field: str, says: str, weight: float | None, most: float) -> Bar:
    if weight is None:
        return Bar(field, says, "", "")
    width = round(abs(weight) / most * HALF, 1)
    left = HALF - width if weight < 0 else HALF
    return Bar(field, says, signed(weight), strength(weight), round(left, 1), width, weight < 0)
