"""What can be an offender's sign in a narrative."""

from dataclasses import dataclass, field
from enum import StrEnum

LONGEST = 300  # letters of a sign that are kept


class Sign(StrEnum):
    """The kinds of indicator, from what only one offender has to what many may share."""

    WALLET = "wallet"
    IBAN = "IBAN"
    ACCOUNT = "bank account"
    TELEPHONE = "telephone number"
    EMAIL = "e-mail address"
    WEB = "web address"
    SUPPLIER = "supplier name"
    WORDING = "message wording"


class Ruling(StrEnum):
    """What a person said of an indicator; without their word the rules decide."""

    NONE = ""
    SET_ASIDE = "set aside"
    OFFENDERS = "the offender's"


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """One sign: its kind, and its one way of writing as machines take it."""

    kind: Sign
    value: str
    bands: tuple[int, ...] = field(default=(), compare=False)
