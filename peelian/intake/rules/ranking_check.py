"""Whether the weights put reports in the order that somebody else would: our written criteria, or an officer."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from math import sqrt
from statistics import median

from peelian.intake.rules.ranking import Seen, rank
from peelian.knowledge.rules.ranking_cases import RankingCase, RankingCases
from peelian.knowledge.rules.weights import HarmWeights

FIRST = 10
FEWEST_OFFICERS = 5  # below this a comparison says more of one officer than of the weights: our judgement


@dataclass(frozen=True)
class Check:
    """How the weights do on the invented reports.

    `tau`: Kendall's tau-b of points and order, 1 when they agree in every pair. `shared`: how many of the order's first
    ten are among ours. `danger_first`: whether every danger to life stands before all else. `ours`: numbers of the
    cases by the weights.
    """

    tau: float
    shared: int
    danger_first: bool
    ours: tuple[int, ...]


@dataclass(frozen=True)
class Apart:
    """One case that officers and the weights see differently: its place with each, counted from 1."""

    number: int
    theirs: float
    ours: float


@dataclass(frozen=True)
class Compared:
    """Officers' orders beside the weights: how many there are, tau of each, the middle one, where they differ most."""

    officers: int
    taus: tuple[float, ...]
    middle: float | None
    apart: tuple[Apart, ...]

    @property
    def too_few(self) -> bool:
        """Whether there are too few orders to tell."""
        return self.officers < FEWEST_OFFICERS


def seen_of(case: RankingCase) -> Seen:
    """Return an invented report as ranking sees it."""
    return Seen(
        danger=case.danger,
        vulnerability=case.signs,
        ongoing=case.ongoing,
        harm=case.harm,
        loss=None if case.loss is None else Decimal(case.loss),
        earlier=case.earlier,
        waited=case.waited,
        firm=case.firm,
        employees=case.employees,
    )


def points_of(cases: Iterable[RankingCase], weights: HarmWeights) -> dict[int, int]:
    """Return the points of each case, by its number."""
    return {case.number: rank(seen_of(case), weights).priority for case in cases}


def check(cases: RankingCases, weights: HarmWeights) -> Check:
    """Return how the weights do against the order of the written criteria."""
    points = points_of(cases.cases, weights)
    ours = in_order(points)
    dangerous = {case.number for case in cases.cases if case.danger}
    return Check(
        tau=agreement(cases.order, points),
        shared=len(set(cases.order[:FIRST]) & set(ours[:FIRST])),
        danger_first=set(ours[: len(dangerous)]) == dangerous,
        ours=ours,
    )


def in_order(points: dict[int, int]) -> tuple[int, ...]:
    """Return case numbers with the most points first; equal ones by number."""
    return tuple(sorted(points, key=lambda number: (-points[number], number)))


def agreement(order: Sequence[int], points: dict[int, int]) -> float:
    """Return tau of an order, the most pressing first, and the points of its cases; 0 where all have the same."""
    return kendall_tau([-place for place in range(len(order))], [points[number] for number in order])


def kendall_tau(one: Sequence[float], other: Sequence[float]) -> float:
    """Return Kendall's tau-b of two lists of equal length: pairs in agreement less pairs in conflict, less ties.

    Source: M. G. Kendall, "The treatment of ties in ranking problems", Biometrika 33 (1945). 0 where it has no value.
    """
    pairs = [(_sign(a - b), _sign(c - d)) for (a, c), (b, d) in combinations(zip(one, other, strict=True), 2)]
    apart = sum(first * second for first, second in pairs)
    untied = sqrt(sum(first != 0 for first, _ in pairs) * sum(second != 0 for _, second in pairs))
    return apart / untied if untied else 0.0


def compared(orders: Collection[Sequence[int]], cases: RankingCases, weights: HarmWeights, most: int = 5) -> Compared:
    """Return officers' orders beside the weights. Each order may hold only some of the cases, once each."""
    points = points_of(cases.cases, weights)
    taus = tuple(sorted(agreement(order, points) for order in orders))
    apart = [_apart(number, orders, points) for number in sorted({number for order in orders for number in order})]
    furthest = sorted(apart, key=lambda one: (-abs(one.theirs - one.ours), one.number))
    return Compared(
        officers=len(orders),
        taus=taus,
        middle=median(taus) if taus else None,
        apart=tuple(one for one in furthest if one.theirs != one.ours)[:most],
    )


def _apart(number: int, orders: Collection[Sequence[int]], points: dict[int, int]) -> Apart:
    """Return a case's middle place among the orders that hold it, as a share of each order, and ours likewise."""
    with_it = [order for order in orders if number in order]
    theirs = median(order.index(number) / max(1, len(order) - 1) for order in with_it)
    mine = [in_order({one: points[one] for one in order}) for order in with_it]
    ours = median(order.index(number) / max(1, len(order) - 1) for order in mine)
    whole = len(points) - 1
    return Apart(number, round(theirs * whole) + 1, round(ours * whole) + 1)


def _sign(difference: float) -> int:
    return (difference > 0) - (difference < 0)
