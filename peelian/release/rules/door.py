"""The door: every reason why a text may not go to somebody by a channel."""

from collections.abc import Collection
from dataclasses import dataclass

from peelian.records.rules.markings import Marking
from peelian.release.rules.channels import CEILING, WAYS, Channel, fits
from peelian.release.rules.texts import MOST_LETTERS, has_link, is_mobile, size


@dataclass(frozen=True)
class Asked:
    """What somebody wants to send, and what is known of where it would go.

    `taken_over`: somebody else may be using the mailbox or the telephone. `stopped`: who in an investigation stops it,
    in words, or "". `carried`: whether anybody carries this channel here.
    """

    channel: Channel
    recipient: str
    marking: Marking
    taken_over: bool
    suppressed: bool
    warnings: Collection[str]
    stopped: str = ""
    text: str = ""
    carried: bool = True


TAKEN_OVER = {
    Channel.EMAIL: "Somebody else may be reading this mailbox. Ring or write, or confirm first that they have it back.",
    Channel.TEXT: "Somebody else may have this telephone number. Write, or confirm first that they have it back.",
}


def reasons_against(asked: Asked) -> list[str]:
    """Return, in words, everything that stands against sending; empty means that it may go."""
    way = WAYS[asked.channel]
    against = (
        (not asked.recipient.strip(), f"There is no {way.place} to send it to."),
        (asked.taken_over and asked.channel in TAKEN_OVER, TAKEN_OVER.get(asked.channel, "")),
        (
            way.stopped_by in asked.warnings,
            f"There is a warning on this person: {way.stopped_by.lower()}. {way.instead}",
        ),
        (bool(asked.stopped), asked.stopped),
        (asked.suppressed, f"This address asked us to stop, or cannot receive. {way.instead}"),
        (
            not fits(asked.marking, asked.channel),
            f"It is marked {asked.marking}; by {way.name} we send nothing above {CEILING[asked.channel]}.",
        ),
        (not asked.carried, f"No {way.name} can be sent from here: nobody has set it up. {way.instead}"),
    )
    reasons = [words for stands, words in against if stands]
    return reasons + (_against_text(asked) if asked.channel is Channel.TEXT else [])


def _against_text(asked: Asked) -> list[str]:
    letters = size(asked.text).letters
    against = (
        (
            bool(asked.recipient.strip()) and not is_mobile(asked.recipient),
            "This is not a British mobile number, so it cannot be texted. Ring, or write a letter.",
        ),
        (has_link(asked.text), "There is a link in it. We never send a link in a text: fraudsters do."),
        (
            letters > MOST_LETTERS,
            f"It is {letters} letters long; a text holds {MOST_LETTERS} at the most. Say less, or write a letter.",
        ),
    )
    return [words for stands, words in against if stands]
