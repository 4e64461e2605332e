"""Invented reports with the order that our written criteria demand: docs/ranking-criteria.md."""

from dataclasses import dataclass

from peelian.kernel.references import digest
from peelian.knowledge.rules.sources import Authored


@dataclass(frozen=True, kw_only=True)
class RankingCase:
    """One invented report: a sentence for people to read, and the same as ranking sees it.

    `danger`: why somebody may be in danger of their life, or "". `signs` and `firm` are codes of the weights.
    """

    number: int
    sentence: str
    danger: str
    signs: tuple[str, ...]
    ongoing: bool
    harm: str
    loss: int | None
    earlier: int
    waited: int
    employees: int | None
    firm: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class RankingCases(Authored):
    """The invented reports by number, and the order our own judgement put them in, the most pressing first."""

    order: tuple[int, ...]
    cases: tuple[RankingCase, ...]

    @property
    def order_digest(self) -> str:
        """The SHA-256 of the order, as the head of the file states it."""
        return digest(" ".join(str(number) for number in self.order))

    def case(self, number: int) -> RankingCase:
        """Return the case with a number; KeyError when there is none."""
        found = next((one for one in self.cases if one.number == number), None)
        if found is None:
            raise KeyError(number)
        return found
