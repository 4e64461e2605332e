"""What a checked row becomes: who it is about, and what ranking sees of it."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from peelian.intake.rules.clean_row import CleanRow
from peelian.intake.rules.ranking import Seen
from peelian.kernel.ages import age_on
from peelian.knowledge.rules.safety import DANGER_TO_LIFE, DangerKind, Hit
from peelian.knowledge.rules.weights import HarmWeights, firm_signs_in, indicators_in

OLD_AGE = 75
ADULT = 18

# Kinds of danger that are a sign of vulnerability as well.
SIGN_OF_KIND = {DangerKind.DOMESTIC_ABUSE: "known_offender"}


@dataclass(frozen=True)
class Read:
    """What reading a row found: why there is danger to life, or ""; the signs of vulnerability; and those of a firm.

    `hits` are the words of the narrative that interrupt; `told` is the feed's own word for danger, or "".
    """

    danger: str
    signs: tuple[str, ...]
    firm: tuple[str, ...] = ()
    hits: tuple[Hit, ...] = ()
    told: str = ""


def read_for_safety(
    values: CleanRow, today: date, weights: HarmWeights, dangers_in: Callable[[str], Sequence[Hit]]
) -> Read:
    """Return danger and vulnerability from the feed's own words, the birth date and the narrative.

    `dangers_in` gives what a text says of danger. The feed's word for danger counts whatever the narrative says.
    """
    found = tuple(dangers_in(values.narrative))
    said = [f"Danger to life: the report says “{hit.words}”." for hit in found if hit.kind in DANGER_TO_LIFE]
    told = (values.danger_reason or "it is marked so in the feed") if values.danger else ""
    if told:
        said.insert(0, f"Danger to life: {told}.")
    signs = {SIGN_OF_KIND[hit.kind] for hit in found if hit.kind in SIGN_OF_KIND}
    if values.vulnerable:
        signs |= set(indicators_in(values.vulnerability or "yes", weights))
    if values.birth_date and values.kind == "person":
        years = age_on(values.birth_date, today)
        signs |= {"age_75_or_over"} if years >= OLD_AGE else {"under_18"} if years < ADULT else set()
    said_of_firm = f"{values.organisation_name} {values.sector}" if values.kind == "organisation" else ""
    return Read(said[0] if said else "", tuple(sorted(signs)), firm_signs_in(said_of_firm, weights), found, told)


def earlier_reports(day: date | None, other_days: Iterable[date], within_days: int) -> int:
    """Return how many of a party's other reports lie in the days before this one, the same day included."""
    if day is None:
        return 0
    return sum(day - timedelta(days=within_days) < other <= day for other in other_days)


def earlier_each(days: Sequence[date], within_days: int) -> list[int]:
    """Return for each of a party's reports how many before it lie in the days up to its own. `days` are in order.

    Of several on one day the later in order has the others before it.
    """
    return [place - bisect_right(days, day - timedelta(days=within_days), 0, place) for place, day in enumerate(days)]


def seen(values: CleanRow, read: Read, *, harm: str, earlier: int, waited: int, after_advice: bool = False) -> Seen:
    """Return what ranking sees of a row."""
    return Seen(
        danger=read.danger,
        vulnerability=read.signs,
        ongoing=bool(values.ongoing),
        harm=harm,
        loss=values.loss,
        earlier=earlier,
        waited=waited,
        after_advice=after_advice,
        firm=read.firm,
        employees=values.employees if values.kind == "organisation" else None,
    )
