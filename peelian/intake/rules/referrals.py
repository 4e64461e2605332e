"""How a referral goes: to a service, taken on or handed back, asked after, and ended."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Consent(StrEnum):
    """What the person said to being referred."""

    GIVEN = "given"
    NOT_NEEDED = "not needed"
    REFUSED = "refused"


class Standing(StrEnum):
    """Where a referral stands."""

    TO_SEND = "to be sent"
    SENT = "sent"
    ACCEPTED = "accepted"
    HANDED_BACK = "handed back"
    ENDED = "ended"


class StepKind(StrEnum):
    """One thing that happened to a referral."""

    SENT = "sent"
    ACCEPTED = "accepted"
    HANDED_BACK = "handed back"
    CHASED = "chased"
    ENDED = "ended"


LEADS_TO = {
    StepKind.SENT: Standing.SENT,
    StepKind.ACCEPTED: Standing.ACCEPTED,
    StepKind.HANDED_BACK: Standing.HANDED_BACK,
    StepKind.ENDED: Standing.ENDED,
}
NEXT: dict[Standing, tuple[StepKind, ...]] = {
    Standing.TO_SEND: (StepKind.SENT, StepKind.ENDED),
    Standing.SENT: (StepKind.ACCEPTED, StepKind.HANDED_BACK, StepKind.CHASED, StepKind.ENDED),
    Standing.ACCEPTED: (StepKind.CHASED, StepKind.HANDED_BACK, StepKind.ENDED),
    Standing.HANDED_BACK: (StepKind.SENT, StepKind.ENDED),
    Standing.ENDED: (),
}
NEEDS_WORDS = frozenset({StepKind.SENT, StepKind.HANDED_BACK, StepKind.ENDED})


def after(standing: Standing, step: StepKind) -> Standing:
    """Return where a referral stands after a step; a chase leaves it where it is."""
    return LEADS_TO.get(step, standing)


def working_days_until_next(
    standing: Standing, step: StepKind, *, accepted_within: int, chase_every: int, ask_after: int
) -> int:
    """Return in how many working days somebody looks at a referral again; 0 is today."""
    if standing is Standing.SENT:
        return chase_every if step is StepKind.CHASED else accepted_within
    return ask_after if standing is Standing.ACCEPTED else 0


def consent_against(consent: Consent, because: str, *, needed: bool, service: str) -> list[str]:
    """Return, in words, why a referral may not go ahead on this consent; empty means that it may.

    `needed`: the service takes nobody on without. A refusal of consent is kept, and nothing is passed on.
    """
    against = (
        (
            consent is Consent.NOT_NEEDED and needed,
            f"{service} takes nobody on who has not agreed. Ask them, or choose another service.",
        ),
        (
            consent is Consent.NOT_NEEDED and not because.strip(),
            "Say why it goes without their consent: the danger, or why asking would not be safe.",
        ),
    )
    return [words for stands, words in against if stands]


@dataclass(frozen=True, kw_only=True)
class Told:
    """What a referral says: pairs of heading and words about the person, then why, then the officer's words."""

    service: str
    unit: str
    unit_telephone: str
    officer: str
    reference: str
    facts: Sequence[tuple[str, str]]
    why: str
    consent: str
    words: str


def written(told: Told) -> str:
    """Return the referral's text, ready to paste or to print: one text whichever way it goes."""
    known = [f"{heading}: {words}" for heading, words in told.facts if words]
    parts = (
        f"Referral to {told.service} from {told.unit}",
        "\n".join(known),
        f"# Why\n\n{told.why}",
        f"# Consent\n\n{told.consent}",
        f"# What you need to know\n\n{told.words}" if told.words else "",
        f"# Tell us\n\nPlease tell {told.officer} within the time we agreed whether you can take this on, and if not, "
        f"why. Quote {told.reference}. {told.unit}, telephone {told.unit_telephone}.",
    )
    return "\n\n".join(part for part in parts if part)


def consent_words(consent: Consent, because: str) -> str:
    """Return what a referral says of consent."""
    if consent is Consent.GIVEN:
        return "They agreed to this referral and to what is passed on."
    if consent is Consent.NOT_NEEDED:
        return f"Referred without their consent, because: {because}"
    return "They were asked and did not want to be referred."
