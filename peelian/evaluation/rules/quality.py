"""How good the data is: shares with their n, and how often the system was right in putting two records together."""

from collections.abc import Iterable
from dataclasses import dataclass

from peelian.evaluation.rules.figures import FEW
from peelian.evaluation.rules.intervals import Range, wilson
from peelian.kernel.words import listing, percent, plural
from peelian.linkage.rules.sampling import Answers


@dataclass(frozen=True)
class Part:
    """So many of so many, under a name."""

    name: str
    part: int
    whole: int

    @property
    def share(self) -> float | None:
        """Between 0 and 1; None of nothing."""
        return self.part / self.whole if self.whole else None

    @property
    def few(self) -> bool:
        """Whether it rests on so few that a share would say more than is known."""
        return self.whole < FEW

    @property
    def words(self) -> str:
        """Say "98%"; of few "3 of 12"; and never "100%" or "0%" of what is not all or nothing."""
        if not self.whole:
            return "none to count"
        if self.few:
            return f"{self.part:,} of {self.whole:,}"
        if self.part < self.whole and percent(self.part / self.whole) == "100%":
            return "over 99%"
        if self.part and percent(self.part / self.whole) == "0%":
            return "under 1%"
        return percent(self.part / self.whole)


def summed(parts: Iterable[Part]) -> list[Part]:
    """Return parts of one name added up, in the order in which the names first came."""
    sums: dict[str, tuple[int, int]] = {}
    for one in parts:
        part, whole = sums.get(one.name, (0, 0))
        sums[one.name] = (part + one.part, whole + one.whole)
    return [Part(name, part, whole) for name, (part, whole) in sums.items()]


@dataclass(frozen=True)
class Checked:
    """One month's check of pairs of one kind: the share that the system got right, of those answered either way.

    Of pairs joined, right are those that are one; of pairs kept apart, those that are not. The pairs are drawn by
    simple chance, so the share is the estimate and Wilson's interval its doubt. What could not be told is beside it.
    """

    answers: Answers

    @property
    def right(self) -> int:
        return self.answers.same if self.answers.joined else self.answers.different

    @property
    def answered(self) -> int:
        return self.answers.same + self.answers.different

    @property
    def share(self) -> float | None:
        """Between 0 and 1; None until somebody has answered one way or the other."""
        return self.right / self.answered if self.answered else None

    @property
    def chance(self) -> Range | None:
        """The 95 % interval of the share."""
        return wilson(self.right, self.answered) if self.answered else None

    @property
    def said(self) -> str:
        """Say the share to a tenth of a per cent; of few, only how many."""
        if self.share is None:
            return "not yet"
        return f"{self.right:,} of {self.answered:,}" if self.answered < FEW else per_cent(self.share)

    @property
    def words(self) -> str:
        """Say how many were right, with the interval, or that nobody has said."""
        if not self.chance:
            return "Nobody has answered yet."
        were = "were one" if self.answers.joined else "were two"
        low, high = per_cent(self.chance.low), per_cent(self.chance.high)
        few = " Few, so it will move." if self.answered < FEW else ""
        return f"{self.right:,} of {self.answered:,} {were}: between {low} and {high}.{few}"

    @property
    def beside(self) -> str:
        """Say what the share leaves out; "" when nothing."""
        unsure, waiting = self.answers.unsure, self.answers.waiting
        told = [f"{plural(unsure, 'pair')} could not be told"] if unsure else []
        told += [f"{plural(waiting, 'pair')} still {'waits' if waiting == 1 else 'wait'}"] if waiting else []
        return listing(told)


def per_cent(share: float) -> str:
    """Say a share to a tenth of a per cent, cut and never rounded up: 0.9996 is "99.9%", and 1 "100%"."""
    tenths = int(share * 1000)
    return f"{tenths / 10:.1f}%".replace(".0%", "%")
