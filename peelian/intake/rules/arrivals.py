"""What a checked row becomes: who it is about, and what ranking sees of it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from peelian.intake.rules.clean_row import CleanRow
from peelian.intake.rules.ranking import Seen
from peelian.knowledge.rules.weights import HarmWeights, age_on, indicators_in

OLD_AGE = 75
ADULT = 18

# Groups of the library's safety phrases that mean danger to life, and those that mean a sign of vulnerability.
DANGER_GROUPS = frozenset({"danger-to-life", "threat"})
SIGN_OF_GROUP = {"domestic-abuse": "known_offender"}


@dataclass(frozen=True)
class Read:
    """What reading a row for safety found: why there is danger to life, or ""; and the signs of vulnerability."""

    danger: str
    signs: tuple[str, ...]


def read_for_safety(
    values: CleanRow, today: date, weights: HarmWeights, phrases_in: Callable[[str], Sequence[tuple[str, str]]]
) -> Read:
    """Return danger and vulnerability from the feed's own words, the birth date and the narrative.

    `phrases_in` gives (group, phrase) for a text. The feed's word for danger counts whatever the narrative says.
    """
    found = phrases_in(values.narrative)
    said = [f"Danger to life: the report says “{phrase}”." for group, phrase in found if group in DANGER_GROUPS]
    if values.danger:
        said.insert(0, f"Danger to life: {values.danger_reason or 'it is marked so in the feed'}.")
    signs = {SIGN_OF_GROUP[group] for group, _ in found if group in SIGN_OF_GROUP}
    if values.vulnerable:
        signs |= set(indicators_in(values.vulnerability or "yes", weights))
    if values.birth_date and values.kind == "person":
        years = age_on(values.birth_date, today)
        signs |= {"age_75_or_over"} if years >= OLD_AGE else {"under_18"} if years < ADULT else set()
    return Read(said[0] if said else "", tuple(sorted(signs)))


def earlier_reports(day: date | None, other_days: Iterable[date], within_days: int) -> int:
    """Return how many of a party's other reports lie in the days before this one, the same day included."""
    if day is None:
        return 0
    return sum(day - timedelta(days=within_days) < other <= day for other in other_days)


def seen(values: CleanRow, read: Read, *, harm: str, earlier: int, waited: int) -> Seen:
    """Return what ranking sees of a row."""
    return Seen(
        danger=read.danger,
        vulnerability=read.signs,
        ongoing=bool(values.ongoing),
        harm=harm,
        loss=values.loss,
        earlier=earlier,
        waited=waited,
    )
