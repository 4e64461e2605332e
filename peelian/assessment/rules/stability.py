"""How firm a ranking is: the same again with every cost up to half as much more or less, a thousand times."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

from peelian.assessment.rules.planning import Candidate, Field, Offer

DRAWS, OUT_BY, SEED = 1000, 0.5, 20260604


@dataclass(frozen=True)
class Firmness:
    """Of all draws, the share in which an action is in the same place, and the share in which it is among the shown."""

    same_place: float
    among_shown: float


def firmness(
    order: Sequence[str], candidates: Sequence[Candidate], risk: Mapping[str, float], *, hour: float, shown: int
) -> dict[str, Firmness]:
    """Return how firm the place of each shown action is. `order`: the ranking by typical costs.

    Each draw takes every candidate's cost times an even number between 0.5 and 1.5, from a fixed seed.
    """
    field = Field(candidates, risk, hour=hour)
    draws = Random(SEED)  # noqa: S311  no secret: the same every time is what is wanted
    places: Counter[tuple[str, int]] = Counter()
    for _ in range(DRAWS):
        drawn = {control: each * draws.uniform(1 - OUT_BY, 1 + OUT_BY) for control, each in field.efforts.items()}
        places.update((control, place) for place, control in enumerate(_first(field, drawn, shown)))
    return {
        control: Firmness(
            same_place=places[control, place] / DRAWS,
            among_shown=sum(places[control, each] for each in range(shown)) / DRAWS,
        )
        for place, control in enumerate(order[:shown])
    }


def _first(field: Field, efforts: Mapping[str, float], many: int) -> list[str]:
    found: list[str] = []
    while len(found) < min(many, len(field.by_control)):
        found.extend(_best_of(field.offers(frozenset(found)), efforts).bundle)
    return found[:many]


def _best_of(offers: Sequence[Offer], efforts: Mapping[str, float]) -> Offer:
    """Return the offer that is best at these efforts. The rest of a list cannot win once half its effort would not."""
    best, most = offers[0], -1.0
    for offer in offers:
        if offer.ratio / (1 - OUT_BY) < most:
            break
        ratio = offer.gain / sum(map(efforts.__getitem__, offer.bundle))
        if ratio > most:
            best, most = offer, ratio
    return best
