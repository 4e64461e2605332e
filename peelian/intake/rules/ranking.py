"""Where a report stands in the queue, and why, in sentences. Weights are data: see the library's harm_weights."""

from dataclasses import dataclass
from decimal import Decimal

from peelian.intake.rules.stages import Band
from peelian.kernel.words import in_words, opening, ordinal, pounds
from peelian.knowledge.rules.weights import FirmSign, FirmWeights, HarmWeights

HIGHEST = 999_999
AGAIN = "Victim again after our advice."  # said, not weighed: it is no sign of need by itself
DAYS_ROOM = 4_000_000  # more than any day's ordinal, so that a day never spills into the priority


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What ranking sees of a report.

    `danger`: why somebody may be in danger of their life, or "". `vulnerability`: codes of the indicators.
    `harm`: the key of the offence's harm. `earlier`: reports of the same party in the year before.
    `waited`: working days since it was reported. `firm`: codes of the signs of a firm's dependence; `employees`: how
    many people it has, None for a person and where it is not known. `after_advice`: a crime after advice of ours.
    """

    danger: str
    vulnerability: tuple[str, ...]
    ongoing: bool
    harm: str
    loss: Decimal | None
    earlier: int
    waited: int
    firm: tuple[str, ...] = ()
    employees: int | None = None
    after_advice: bool = False


@dataclass(frozen=True)
class Ranked:
    """Points, the reasons for them as sentences (the weightiest first), and the band that sets the clock."""

    priority: int
    reasons: tuple[str, ...]
    band: Band


def rank(seen: Seen, weights: HarmWeights) -> Ranked:
    """Return a report's place. More of anything never lowers it; danger to life outranks everything else together."""
    signs = [indicator for indicator in weights.vulnerability if indicator.code in seen.vulnerability]
    loss = weights.loss_points(float(seen.loss) if seen.loss is not None else None)
    waiting = min(seen.waited * weights.waiting_per_day, weights.waiting_most)
    parts: tuple[tuple[int, str], ...] = (
        (weights.danger_to_life if seen.danger else 0, seen.danger),
        (sum(sign.points for sign in signs), _vulnerable([sign.title for sign in signs])),
        (_firm_points(seen, weights.firm), _firm_words(seen, weights.firm)),
        (weights.ongoing if seen.ongoing else 0, "It is still going on."),
        (weights.repeat if seen.earlier else 0, f"{ordinal(seen.earlier + 1)} report in 12 months."),
        (loss, f"Lost {pounds(seen.loss)}." if seen.loss else ""),
        (weights.harm[seen.harm], ""),
        (waiting, ""),
    )
    reasons = tuple(words for points, words in parts if points and words)
    if seen.after_advice:
        reasons = (*reasons[:1], AGAIN, *reasons[1:])  # second, so that a list that shows three shows it
    return Ranked(min(HIGHEST, sum(points for points, _ in parts)), reasons, band(seen))


def band(seen: Seen) -> Band:
    """Return which service level applies."""
    if seen.danger:
        return Band.DANGER
    if seen.vulnerability:
        return Band.VULNERABLE
    return Band.ONGOING if seen.ongoing else Band.OTHER


def queue_key(priority: int, due_ordinal: int) -> int:
    """Return the number that puts reports in order: the higher priority first, then what is due sooner."""
    return (HIGHEST - priority) * DAYS_ROOM + due_ordinal


def _vulnerable(titles: list[str]) -> str:
    if not titles:
        return ""
    first, *rest = titles
    return f"{first}{''.join(', ' + title[:1].lower() + title[1:] for title in rest)}."


def _firm_signs(seen: Seen, firm: FirmWeights) -> list[FirmSign]:
    return [sign for sign in firm.signs if sign.code in seen.firm]


def _firm_points(seen: Seen, firm: FirmWeights) -> int:
    return firm.size_points(seen.employees) + sum(sign.points for sign in _firm_signs(seen, firm))


def _firm_words(seen: Seen, firm: FirmWeights) -> str:
    """Return a firm's size and signs as a sentence: "Nine people, all work goes through the mailbox that was ..."."""
    attacked = firm.attacked.get(seen.harm, "what was attacked")
    said = [sign.words.format(attacked=attacked) for sign in _firm_signs(seen, firm)]
    if seen.employees is not None and firm.size_points(seen.employees):
        said.insert(0, "one person" if seen.employees <= 1 else f"{in_words(seen.employees)} people")
    return f"{opening(', '.join(said))}." if said else ""
