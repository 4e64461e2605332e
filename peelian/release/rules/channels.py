"""What may leave by which way: the highest marking each channel carries, and the states of a message."""

from enum import StrEnum

from peelian.records.rules.markings import Marking


class Channel(StrEnum):
    """A way out."""

    EMAIL = "email"
    LETTER = "letter"


# The unit's own policy, to be confirmed by each force: plain e-mail over the internet carries OFFICIAL,
# a sealed letter to the person carries OFFICIAL-SENSITIVE.
CEILING: dict[Channel, Marking] = {
    Channel.EMAIL: Marking.OFFICIAL,
    Channel.LETTER: Marking.OFFICIAL_SENSITIVE,
}


class Delivery(StrEnum):
    """Where a message stands. A line of the ledger is one step from one to the next."""

    WAITING = "waiting"
    TRYING = "trying"
    SENT = "sent"
    REFUSED = "refused"
    PRINTED = "printed"
    INTERRUPTED = "interrupted"


def fits(marking: Marking, channel: Channel) -> bool:
    """Return whether a text so marked may leave by a channel."""
    order = tuple(Marking)
    return order.index(marking) <= order.index(CEILING[channel])
