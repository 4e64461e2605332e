"""Who may be written to in a batch: nobody in danger, nobody vulnerable, nobody with a warning. Those are rung."""

from dataclasses import dataclass

from peelian.intake.rules.stages import Band
from peelian.release.rules.channels import Channel

MOST = 500  # victims in one batch: what one person can read through and post in a day, our judgement


@dataclass(frozen=True, kw_only=True)
class Considered:
    """What is known of a report that somebody wants in a batch.

    `taken_by`: who has it, or "". `reached_before`: whether anybody was tried or written to on it. `flags`: standing
    warnings, in words. `in_doubt`: somebody else may read the mailbox, or the report is of an account taken over.
    `place`: where it would go by the channel, or "". `stopped`: which investigation stops contact, in words, or "".
    """

    unclaimed: bool
    taken_by: str
    band: Band
    firm_signs: int
    repeat: bool
    flags: tuple[str, ...]
    in_doubt: bool
    place: str
    stopped: str
    reached_before: bool


def why_left_out(known: Considered, channel: Channel) -> str:
    """Return why somebody is not written to in a batch, the weightiest reason alone, or "" when they may be."""
    reasons = (
        (known.band is Band.DANGER or "Danger to life" in known.flags, "In danger: ring them."),
        (known.band is Band.VULNERABLE or "Vulnerable" in known.flags, "Vulnerable: ring them."),
        (bool(known.stopped), known.stopped),
        (bool(known.flags), f"There is a warning: {', '.join(known.flags).lower()}."),
        (not known.unclaimed, f"{known.taken_by} has it." if known.taken_by else "It is not in the queue any more."),
        (known.band is Band.ONGOING, "It is still going on: ring them."),
        (known.firm_signs > 0, "Much hangs on this firm: ring them."),
        (known.repeat, "They reported before this year: ring them."),
        (known.reached_before, "Somebody has tried to reach them already."),
        (channel is Channel.EMAIL and known.in_doubt, "Somebody else may read their mailbox: send a letter."),
        (not known.place, "We have no e-mail address." if channel is Channel.EMAIL else "We have no postal address."),
    )
    return next((words for stands, words in reasons if stands), "")
