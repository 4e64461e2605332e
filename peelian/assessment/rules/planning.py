"""The plan: what to do first. One ranking by risk cut per pound and hour, with what must come before in its place.

Greedy by marginal gain (Nemhauser, Wolsey and Fisher 1978 for cuts that overlap); a control that waits for others is
weighed together with them. The budget never moves the ranking: it draws a line in it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

FIND_OUT_MINUTES = 10
IN_PLACE_UNLESS_KNOWN = 0.5  # an answer that nobody knows is as likely yes as no


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A control that is not wholly in place. `minutes` of everybody together and `pounds`: the first year, typically.

    `keeps`: for each threat the share of its risk that is left once this is done. `after`: controls that must come
    first and are not in place. `gate`: the requirement that it alone would fail, or "".
    """

    control: str
    minutes: int
    pounds: int
    keeps: Mapping[str, float]
    after: tuple[str, ...] = ()
    find_out: bool = False
    gate: str = ""


@dataclass(frozen=True, kw_only=True)
class Ranked:
    """A candidate in its place. `cut`: pounds of risk a year less, by threat, given everything before it.

    `because_of`: the control further down that it is needed for, when it would not be here by itself; else "".
    """

    candidate: Candidate
    cut: Mapping[str, float]
    because_of: str = ""

    @property
    def gain(self) -> float:
        """Pounds of risk a year less."""
        return sum(self.cut.values())


def keeps(effects: Mapping[str, float], *, share: float, find_out: bool) -> dict[str, float]:
    """Return what is left of each threat's risk once a control is done that is in place by `share` now.

    Finding out is worth the half of doing, as it may turn out to be there already.
    """
    if find_out:
        return {threat: 1 - effect * IN_PLACE_UNLESS_KNOWN for threat, effect in effects.items()}
    return {
        threat: (1 - effect) / (1 - effect * share) if effect * share < 1 else 1.0 for threat, effect in effects.items()
    }


def effort(candidate: Candidate, hour: float) -> float:
    """Return what a candidate takes in pounds, an hour of work being `hour` pounds; a minute at the least."""
    minutes = float(candidate.minutes)
    pounds = float(candidate.pounds)
    if candidate.find_out:
        minutes = FIND_OUT_MINUTES + minutes * IN_PLACE_UNLESS_KNOWN
        pounds *= IN_PLACE_UNLESS_KNOWN
    return pounds + max(minutes, 1.0) / 60 * hour


def rank(candidates: Sequence[Candidate], risk: Mapping[str, float], *, hour: float) -> list[Ranked]:
    """Return every candidate once, the best first; those with a gate, and what they wait for, before all others.

    `risk`: pounds a year that each threat costs now. The same input gives the same order, whatever its own order.
    """
    field = Field(candidates, risk, hour=hour)
    return list(_in_order(field))


class Field:
    """Candidates and risk, with what can be chosen after some are chosen worked out once for each set of them."""

    def __init__(self, candidates: Sequence[Candidate], risk: Mapping[str, float], *, hour: float) -> None:
        self.by_control = {one.control: one for one in sorted(candidates, key=lambda each: each.control)}
        self.efforts = {control: effort(one, hour) for control, one in self.by_control.items()}
        self.risk = risk
        self._offers: dict[frozenset[str], list[Offer]] = {}

    def offers(self, chosen: frozenset[str]) -> list["Offer"]:
        """Return what can be chosen next, the best first; of equals the first by its control."""
        if chosen not in self._offers:
            self._offers[chosen] = self._weigh(chosen)
        return self._offers[chosen]

    def left(self, chosen: frozenset[str]) -> dict[str, float]:
        """Return the risk that is left once some are done."""
        left = dict(self.risk)
        for control in sorted(chosen):
            for threat, kept in self.by_control[control].keeps.items():
                if threat in left:
                    left[threat] *= kept
        return left

    def _weigh(self, chosen: frozenset[str]) -> list["Offer"]:
        left = self.left(chosen)
        listed = [one for control, one in self.by_control.items() if control not in chosen]
        gated = any(one.gate for one in listed)
        offers = []
        for one in listed:
            bundle = tuple(self._with_what_it_waits_for(one.control, chosen))
            if not gated or one.gate:
                gain = sum(cut_by([self.by_control[each] for each in bundle], left).values())
                offers.append(Offer(one.control, bundle, gain, gain / sum(map(self.efforts.__getitem__, bundle))))
        return sorted(offers, key=lambda offer: -offer.ratio)

    def _with_what_it_waits_for(self, control: str, done: frozenset[str]) -> Iterator[str]:
        seen: set[str] = set()

        def walk(one: str) -> Iterator[str]:
            if one in seen or one in done or one not in self.by_control:
                return
            seen.add(one)
            for before in self.by_control[one].after:
                yield from walk(before)
            yield one

        return walk(control)


@dataclass(frozen=True)
class Offer:
    """A control that can be chosen next, with what must come before it, in order.

    `gain`: pounds of risk a year that they cut together; `ratio`: that for each pound they take.
    """

    control: str
    bundle: tuple[str, ...]
    gain: float
    ratio: float


def cut_by(done: Sequence[Candidate], left: Mapping[str, float]) -> dict[str, float]:
    """Return the pounds a year that some candidates cut from each threat, of the risk that is left."""
    after = dict(left)
    for one in done:
        for threat, kept in one.keeps.items():
            if threat in after:
                after[threat] *= kept
    return {threat: left[threat] - after[threat] for threat in left if after[threat] < left[threat]}


def _in_order(field: Field) -> Iterator[Ranked]:
    chosen: frozenset[str] = frozenset()
    while len(chosen) < len(field.by_control):
        best = field.offers(chosen)[0]
        for control in best.bundle:
            one = field.by_control[control]
            waited = "" if control == best.control else best.control
            yield Ranked(candidate=one, cut=cut_by([one], field.left(chosen)), because_of=waited)
            chosen |= {control}


def line_at(pounds: Sequence[int], budget: int | None) -> int:
    """Return how many of the first actions a budget pays for. A larger budget only moves the line down."""
    if budget is None:
        return len(pounds)
    spent = 0
    for number, price in enumerate(pounds):
        spent += price
        if spent > budget:
            return number
    return len(pounds)
