"""What threats cost a firm in a year, and how much of that its controls leave: R = rate × loss × Π(1 − e·s).

The shape is that of FAIR's loss event frequency times loss magnitude, with controls that cut independently. `e` is
how much of a threat a control cuts when it is in place, `s` how far it is: 1, a half or nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from peelian.adoption.rules.findings import State

IN_PLACE = {State.YES: 1.0, State.PARTLY: 0.5, State.NO: 0.0, State.NOT_APPLICABLE: 0.0}

Cuts = Mapping[str, Mapping[str, float]]  # control -> threat -> e


@dataclass(frozen=True, kw_only=True)
class Exposure:
    """One threat to one firm without any control: how often in a year (0 to 1), and pounds that it typically costs."""

    threat: str
    rate: float
    loss: float


def residual(exposures: Mapping[str, Exposure], cuts: Cuts, shares: Mapping[str, float]) -> dict[str, float]:
    """Return the pounds a year that each threat still costs. `shares`: control to how far it is in place, 0 to 1."""
    left = {code: one.rate * one.loss for code, one in exposures.items()}
    for control, share in shares.items():
        for threat, effect in cuts.get(control, {}).items():
            if threat in left:
                left[threat] *= 1 - effect * share
    return left


def shares_of(states: Mapping[str, State | None], *, unknown: float) -> dict[str, float]:
    """Return how far each control is in place, with `unknown` (0 or 1) for what nobody knows."""
    return {
        control: IN_PLACE.get(state, unknown) if state is not None else unknown for control, state in states.items()
    }


# A firm that cannot trade a day without its computers loses more when they stop; one that can wait loses less. By
# working days: up to and with. Our judgement, for threats that stop the work.
STOPS_WORK = frozenset({"ransomware", "malware", "denial-of-service", "server-intrusion"})
DAYS_WITHOUT = ((0, 1.5), (2, 1.2), (5, 1.0))
MANY_DAYS = 0.7


def adjusted(exposure: Exposure, days_without: int | None) -> Exposure:
    """Return the exposure with its loss moved by how long the firm can do without its computers, if that is known."""
    if days_without is None or exposure.threat not in STOPS_WORK:
        return exposure
    factor = next((factor for most, factor in DAYS_WITHOUT if days_without <= most), MANY_DAYS)
    return Exposure(threat=exposure.threat, rate=exposure.rate, loss=exposure.loss * factor)
