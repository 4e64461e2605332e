"""The door: every reason why a text may not go to somebody by a channel."""

from collections.abc import Collection
from dataclasses import dataclass

from peelian.records.rules.markings import Marking
from peelian.release.rules.channels import CEILING, Channel, fits


@dataclass(frozen=True)
class Asked:
    """What somebody wants to send, and what is known of where it would go."""

    channel: Channel
    recipient: str
    marking: Marking
    taken_over: bool
    suppressed: bool
    warnings: Collection[str]


STOPPED_BY = {Channel.EMAIL: "Do not e-mail", Channel.LETTER: "Do not write"}


def reasons_against(asked: Asked) -> list[str]:
    """Return, in words, everything that stands against sending; empty means that it may go."""
    against = (
        (not asked.recipient.strip(), f"There is no {_place(asked.channel)} to send it to."),
        (
            asked.channel is Channel.EMAIL and asked.taken_over,
            "Somebody else may be reading this mailbox. Ring or write, or confirm first that they have it back.",
        ),
        (
            STOPPED_BY[asked.channel] in asked.warnings,
            f"There is a warning on this person: {STOPPED_BY[asked.channel].lower()}.",
        ),
        (asked.suppressed, "This address asked us to stop, or cannot receive."),
        (
            not fits(asked.marking, asked.channel),
            f"It is marked {asked.marking}; by {_way(asked.channel)} we send nothing above {CEILING[asked.channel]}.",
        ),
    )
    return [words for stands, words in against if stands]


def _place(channel: Channel) -> str:
    return "e-mail address" if channel is Channel.EMAIL else "postal address"


def _way(channel: Channel) -> str:
    return "e-mail" if channel is Channel.EMAIL else "letter"
