"""Where a report stands in the queue, and why, in sentences. Weights are data: see the library's harm_weights."""

from dataclasses import dataclass
from decimal import Decimal

from peelian.kernel.words import ordinal, pounds
from peelian.knowledge.rules.weights import HarmWeights

HIGHEST = 999_999
DAYS_ROOM = 4_000_000  # more than any day's ordinal, so that a day never spills into the priority


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What ranking sees of a report.

    `danger`: why somebody may be in danger of their life, or "". `vulnerability`: codes of the indicators.
    `harm`: the key of the offence's harm. `earlier`: reports of the same party in the year before.
    `waited`: working days since it was reported.
    """

    danger: str
    vulnerability: tuple[str, ...]
    ongoing: bool
    harm: str
    loss: Decimal | None
    earlier: int
    waited: int


@dataclass(frozen=True)
class Ranked:
    """Points, the reasons for them as sentences (the weightiest first), and the band that sets the clock."""

    priority: int
    reasons: tuple[str, ...]
    band: str


def rank(seen: Seen, weights: HarmWeights) -> Ranked:
    """Return a report's place. More of anything never lowers it; danger to life outranks everything else together."""
    signs = [indicator for indicator in weights.vulnerability if indicator.code in seen.vulnerability]
    loss = weights.loss_points(float(seen.loss) if seen.loss is not None else None)
    waiting = min(seen.waited * weights.waiting_per_day, weights.waiting_most)
    parts: tuple[tuple[int, str], ...] = (
        (weights.danger_to_life if seen.danger else 0, seen.danger),
        (sum(sign.points for sign in signs), _vulnerable([sign.title for sign in signs])),
        (weights.ongoing if seen.ongoing else 0, "It is still going on."),
        (weights.repeat if seen.earlier else 0, f"{ordinal(seen.earlier + 1)} report in 12 months."),
        (loss, f"Lost {pounds(seen.loss)}." if seen.loss else ""),
        (weights.harm[seen.harm], ""),
        (waiting, ""),
    )
    reasons = tuple(words for points, words in parts if points and words)
    return Ranked(min(HIGHEST, sum(points for points, _ in parts)), reasons, band(seen))


def band(seen: Seen) -> str:
    """Return which service level applies."""
    if seen.danger:
        return "danger"
    if seen.vulnerability:
        return "vulnerable"
    return "ongoing" if seen.ongoing else "other"


def queue_key(priority: int, due_ordinal: int) -> int:
    """Return the number that puts reports in order: the higher priority first, then what is due sooner."""
    return (HIGHEST - priority) * DAYS_ROOM + due_ordinal


def _vulnerable(titles: list[str]) -> str:
    if not titles:
        return ""
    first, *rest = titles
    return f"{first}{''.join(', ' + title[:1].lower() + title[1:] for title in rest)}."
