from enum import StrEnum


class Kind(StrEnum):
    """A party is a person or an organisation; a sole trader is both, as two parties."""

    PERSON = "person"
    ORGANISATION = "organisation"


class Channel(StrEnum):
    """A way to reach somebody."""

    EMAIL = "email"
    TELEPHONE = "telephone"
    LETTER = "letter"
    TEXT = "text"


class Hours(StrEnum):
    """The part of the day at which somebody would rather be rung."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


class Standing(StrEnum):
    """What we know of a contact point. Most have no standing at all: nobody has said anything of them."""

    TAKEN_OVER = "taken over"
    CONFIRMED = "confirmed"
    BOUNCED = "bounced"


class Evidence(StrEnum):
    """How we know: they said so, an officer saw it, or a check from outside showed it. Kept apart, never averaged."""

    SAID = "said"
    SEEN = "seen"
    CHECKED = "checked"


class Stop(StrEnum):
    """What an investigation asks of everybody else: leave it until the officer in the case says so."""

    CONTACT = "contact"
    PUBLICITY = "publicity"
    RELEASE = "release"
