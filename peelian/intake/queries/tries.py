"""What was tried to reach somebody, and what to try next."""

from collections.abc import Iterable

from django.utils import timezone

from peelian.intake.models import Attempt, Report
from peelian.intake.queries.advice import facts, recipient
from peelian.intake.queries.warnings import warnings_on
from peelian.intake.rules.stages import Reached
from peelian.intake.rules.trying import Next, Try, next_try
from peelian.intake.rules.warnings import CLOSES
from peelian.knowledge import queries as knowledge
from peelian.parties.rules.kinds import Channel, Hours
from peelian.release.rules.channels import Channel as WayOut


def as_tries(attempts: Iterable[Attempt]) -> list[Try]:
    """Return attempts as plain values, in local time."""
    return [
        Try(Channel(attempt.channel), Reached(attempt.reached), timezone.localtime(attempt.at)) for attempt in attempts
    ]


def next_step(report: Report, tries: list[Try]) -> Next | None:
    """Return what to try next on a report, or None when nothing was tried or somebody was reached."""
    if not tries:
        return None
    known = facts(report)
    closed = {CLOSES[flag.kind] for flag in warnings_on(report) if flag.kind in CLOSES}
    return next_try(
        tries,
        prefers=Hours(known.preferred_hours) if known.preferred_hours else None,
        calls_before_letter=knowledge.library().service_levels.attempts_before_letter,
        may_ring=Channel.TELEPHONE not in closed,
        may_write=Channel.LETTER not in closed and bool(recipient(known, WayOut.LETTER)),
    )
