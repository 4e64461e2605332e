"""The points that put victims in order, and the days we promise them. Data, labelled as our judgement."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from peelian.knowledge.rules.sources import Authored
from peelian.knowledge.rules.waves import Purpose, Wave


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """One sign of vulnerability: its points and the words in a feed's column that mean it."""

    code: str
    title: str
    points: int
    aliases: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class LossBand:
    """Points for a loss of `from_pounds` or more, up to the next band."""

    from_pounds: int
    points: int


@dataclass(frozen=True, kw_only=True)
class FirmSign:
    """One sign that much hangs on what happened to a firm.

    `words` are part of a sentence: "holds health records"; {attacked} in them is what was attacked. `aliases`: words in
    a firm's name that mean it.
    """

    code: str
    title: str
    words: str
    points: int
    aliases: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class SizeBand:
    """Points for a firm of `up_to` people or fewer, down to the band before."""

    up_to: int
    points: int


@dataclass(frozen=True, kw_only=True)
class FirmWeights:
    """What makes a firm vulnerable. `attacked`: what an offence of a harm attacks, in words."""

    sizes: tuple[SizeBand, ...]
    signs: tuple[FirmSign, ...]
    attacked: Mapping[str, str]

    def size_points(self, employees: int | None) -> int:
        """Return the points of a size; an unknown size has none."""
        if employees is None:
            return 0
        return next((band.points for band in self.sizes if employees <= band.up_to), 0)

    def ceiling(self) -> int:
        """Return the most points a firm can have for being one."""
        return max(band.points for band in self.sizes) + sum(sign.points for sign in self.signs)


@dataclass(frozen=True, kw_only=True)
class HarmWeights(Authored):
    """All weights of the ranking. Waiting adds points for each working day, `waiting_most` at the most."""

    danger_to_life: int
    ongoing: int
    repeat: int
    waiting_per_day: int
    waiting_most: int
    vulnerability: tuple[Indicator, ...]
    harm: Mapping[str, int]
    loss_bands: tuple[LossBand, ...]
    firm: FirmWeights

    def ceiling(self) -> int:
        """Return the most points a report can have without danger to life."""
        signs = sum(indicator.points for indicator in self.vulnerability)
        loss = max(band.points for band in self.loss_bands)
        return (
            signs
            + self.ongoing
            + self.repeat
            + self.waiting_most
            + max(self.harm.values())
            + loss
            + self.firm.ceiling()
        )

    def loss_points(self, pounds: float | None) -> int:
        """Return the points of a loss in pounds; an unknown loss has none."""
        if pounds is None:
            return 0
        return max((band.points for band in self.loss_bands if band.from_pounds <= pounds), default=0)


@dataclass(frozen=True, kw_only=True)
class ServiceLevels(Authored):
    """Working days to the first attempt by band, and the other times we keep. All configurable."""

    first_attempt: Mapping[str, int]
    attempts_before_letter: int
    claim_expires_working_days: int
    reminder_after_days: tuple[int, ...]
    waves: tuple[Wave, ...]
    repeat_within_days: int

    def wave(self, purpose: Purpose, number: int) -> Wave | None:
        """Return one time of asking, or None when there is no such wave."""
        return next((one for one in self.waves if (one.purpose, one.number) == (purpose, number)), None)


def indicators_in(text: str, weights: HarmWeights) -> tuple[str, ...]:
    """Return the codes of the indicators that a feed's vulnerability column names, in file order.

    "Elderly, lives alone" is two; "N" and an empty column are none; words we do not know are `declared`.
    """
    said = text.strip().casefold()
    if said in {"", "n", "no", "none", "not known", "unknown", "false", "0"}:
        return ()
    found = [one.code for one in weights.vulnerability if any(_says(said, alias) for alias in one.aliases)]
    return tuple(found) or ("declared",)


def firm_signs_in(text: str, weights: HarmWeights) -> tuple[str, ...]:
    """Return the codes of the signs that a firm's name or sector gives away: a "dentist" holds health records."""
    said = text.casefold()
    return tuple(one.code for one in weights.firm.signs if any(_says(said, alias) for alias in one.aliases))


def _says(said: str, alias: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(alias.casefold())}(?!\w)", said) is not None
