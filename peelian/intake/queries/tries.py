"""What was tried to reach somebody, and what to try next."""

from collections.abc import Iterable

from django.utils import timezone

from peelian.intake.models import Attempt
from peelian.intake.queries.advice import recipient
from peelian.intake.rules.stages import Reached
from peelian.intake.rules.trying import Next, Try, next_try
from peelian.intake.rules.warnings import CLOSES
from peelian.knowledge import queries as knowledge
from peelian.parties.models import SafetyFlag
from peelian.parties.rules.kinds import Channel, Hours
from peelian.parties.rules.view import Facts
from peelian.release.rules.channels import Channel as WayOut


def as_tries(attempts: Iterable[Attempt]) -> list[Try]:
    """Return attempts as plain values, in local time."""
    return [
        Try(Channel(attempt.channel), Reached(attempt.reached), timezone.localtime(attempt.at)) for attempt in attempts
    ]


def next_step(tries: list[Try], *, known: Facts, warnings: Iterable[SafetyFlag]) -> Next | None:
    """Return what to try next, or None when nothing was tried or somebody was reached.

    `known` and `warnings`: what is known of whom we speak to, and what stands against reaching them.
    """
    closed = {CLOSES[flag.kind] for flag in warnings if flag.kind in CLOSES}
    return next_try(
        tries,
        prefers=Hours(known.preferred_hours) if known.preferred_hours else None,
        calls_before_letter=knowledge.library().service_levels.attempts_before_letter,
        may_ring=Channel.TELEPHONE not in closed,
        may_write=Channel.LETTER not in closed and bool(recipient(known, WayOut.LETTER)),
    )
