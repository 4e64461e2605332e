"""How often a firm may be looked at from outside."""

from collections.abc import Collection
from datetime import datetime, timedelta

from peelian.kernel.refused import Refused
from peelian.kernel.words import day

EVERY = timedelta(days=7)
AFTER_MENDING = 3  # looks in seven days besides the week's own, each within the same budget: our judgement
LOST = timedelta(days=1)  # a look that is so late will not be carried out any more


def refuse_too_often(asked: Collection[datetime], *, at: datetime) -> None:
    """Refuse a look within seven days of another. `asked`: when looks were asked for, second ones left out."""
    if recent := [one for one in asked if one > at - EVERY]:
        raise Refused(
            f"We looked this week already. The next look can be from {day(max(recent) + EVERY)}. "
            "If something has been mended, say so, and we look again."
        )


def refuse_too_often_mended(asked: Collection[datetime], *, at: datetime) -> None:
    """Refuse a look after mending when there were the week's own and three such in seven days."""
    recent = [one for one in asked if one > at - EVERY]
    if len(recent) > AFTER_MENDING:
        raise Refused(
            f"We have looked {len(recent)} times in seven days. The next look can be from {day(min(recent) + EVERY)}."
        )
