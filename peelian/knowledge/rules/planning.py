"""What a firm's plan is weighed with: how often threats come, what they cost, what an hour is worth, for how many."""

from collections.abc import Mapping
from dataclasses import dataclass

from peelian.knowledge.rules.sources import JUDGEMENT, Authored, Source

ONCE, PERSON, DEVICE = "firm", "person", "device"
UNITS = (ONCE, PERSON, DEVICE)


@dataclass(frozen=True, kw_only=True)
class Amount:
    """Pounds that one occurrence costs a firm: low <= typical <= high."""

    low: int
    typical: int
    high: int


@dataclass(frozen=True, kw_only=True)
class ThreatRate(Authored):
    """How often one threat hits firms of each size in a year, and what it costs; where each figure is from.

    `shares`: size to a share of firms, 0 to 1. A figure that is only our judgement orders the plan and is not shown.
    """

    threat: str
    shares: Mapping[str, float]
    shares_year: int | None
    shares_source: Source
    loss: Amount
    loss_year: int | None
    loss_source: Source

    def rate(self, size: str) -> float:
        """Return the share of firms of a size that it hits in a year; KeyError for a size that is none."""
        return self.shares[size]

    @property
    def has_rate(self) -> bool:
        """Whether the share may be shown as a figure."""
        return self.shares_source.basis != JUDGEMENT

    @property
    def has_loss(self) -> bool:
        """Whether the loss may be shown as a figure."""
        return self.loss_source.basis != JUDGEMENT


@dataclass(frozen=True, kw_only=True)
class Scale(Authored):
    """What a control's estimates are for: the firm as a whole, each person, or each device."""

    control: str
    minutes_per: str
    pounds_per: str


@dataclass(frozen=True, kw_only=True)
class PlanWeights(Authored):
    """What turns words into numbers: how much of a threat a strength cuts, and what an hour of work is worth."""

    strengths: Mapping[str, float]
    hour_pounds: float
