"""What may leave by which way: the highest marking each channel carries, and the states of a message."""

from dataclasses import dataclass
from enum import StrEnum

from peelian.records.rules.markings import Marking


class Channel(StrEnum):
    """A way out."""

    EMAIL = "email"
    LETTER = "letter"
    TEXT = "text"


@dataclass(frozen=True)
class Way:
    """How we speak of a channel: “by e-mail”, “an e-mail address”, the warning that closes it, and what is left."""

    name: str
    place: str
    stopped_by: str
    instead: str


WAYS: dict[Channel, Way] = {
    Channel.EMAIL: Way("e-mail", "e-mail address", "Do not e-mail", "Ring, or write a letter."),
    Channel.LETTER: Way("letter", "postal address", "Do not write", "Ring, or send an e-mail."),
    Channel.TEXT: Way("text", "mobile number", "Do not text", "Ring, or write a letter."),
}

# The unit's own policy, to be confirmed by each force: plain e-mail over the internet carries OFFICIAL, and so does
# a text, which whoever holds the telephone can read; a sealed letter to the person carries OFFICIAL-SENSITIVE.
CEILING: dict[Channel, Marking] = {
    Channel.EMAIL: Marking.OFFICIAL,
    Channel.LETTER: Marking.OFFICIAL_SENSITIVE,
    Channel.TEXT: Marking.OFFICIAL,
}


class Carrier(StrEnum):
    """Who carries a message once it leaves us. A message keeps its carrier, so that it never goes by two."""

    MAIL_SERVER = "mail server"
    NOTIFY = "notify"
    POST = "post"


class Delivery(StrEnum):
    """Where a message stands. A line of the ledger is one step from one to the next."""

    HELD = "held"
    WAITING = "waiting"
    TRYING = "trying"
    SENT = "sent"
    DELIVERED = "delivered"
    REFUSED = "refused"
    PRINTED = "printed"
    INTERRUPTED = "interrupted"
    CANCELLED = "cancelled"
    BOUNCED = "bounced"
    COMPLAINED = "complained"


CAME_TO_NOTHING = frozenset({Delivery.REFUSED, Delivery.CANCELLED, Delivery.BOUNCED})


def fits(marking: Marking, channel: Channel) -> bool:
    """Return whether a text so marked may leave by a channel."""
    order = tuple(Marking)
    return order.index(marking) <= order.index(CEILING[channel])
