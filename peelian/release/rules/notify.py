"""What GOV.UK Notify's answers mean. Its words: its API documentation, “Error codes” and “Get the status”."""

from enum import StrEnum

from peelian.release.rules.channels import Delivery

REMEMBERS_DAYS = 7  # after that Notify has forgotten a message and its address, unless somebody lengthened it
LAST_WORDS = ("phone_number", "email_address", "character count", "too long")


class Receipt(StrEnum):
    """What Notify says in the end of a message that it took."""

    DELIVERED = "delivered"
    PERMANENT = "permanent-failure"
    TEMPORARY = "temporary-failure"
    TECHNICAL = "technical-failure"


MEANS: dict[Receipt, tuple[Delivery, str]] = {
    Receipt.DELIVERED: (Delivery.DELIVERED, "delivered"),
    Receipt.PERMANENT: (Delivery.BOUNCED, "the address or number does not exist, or takes nothing from us"),
    Receipt.TEMPORARY: (Delivery.BOUNCED, "it could not be delivered in three days: switched off, or full"),
    Receipt.TECHNICAL: (Delivery.REFUSED, "the network lost it; the address may be sound, so send it again"),
}


def refuses_for_good(status: int, said: str) -> bool:
    """Return whether an answer by Notify is the last word on a message.

    Only a 400 about the address or the length is. 403 is our key or our clock, 429 our rate, 5xx their trouble; and a
    400 about a template, or about a service in trial mode, is ours to put right, after which the same message may go.
    """
    return status == 400 and any(words in said for words in LAST_WORDS)
