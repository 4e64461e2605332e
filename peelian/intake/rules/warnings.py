"""Which warning touches which way of reaching somebody, what it closes, and what may be done instead."""

from collections.abc import Collection, Iterable

from peelian.intake.rules.stages import Reached
from peelian.parties.rules.kinds import Channel

NO_CALL, NO_MESSAGE = "Do not ring", "Leave no message"
CLOSES: dict[str, Channel] = {
    "Do not e-mail": Channel.EMAIL,
    NO_CALL: Channel.TELEPHONE,
    "Do not write": Channel.LETTER,
    "Do not text": Channel.TEXT,
}
INSTEAD: dict[str, str] = {
    "Do not e-mail": "Ring, or write a letter.",
    NO_CALL: "Write a letter or an e-mail. If they ring you, you may record that.",
    "Do not write": "Ring, or send an e-mail.",
    "Do not text": "Ring, or write a letter.",
    NO_MESSAGE: "Ring, and put the telephone down if a machine or somebody else answers.",
}
WAYS_OUT = (Channel.EMAIL, Channel.LETTER, Channel.TEXT)


def touches(kind: str, ways: Collection[Channel]) -> bool:
    """Return whether a warning of a kind must be read before any of these ways is used.

    A kind that is not about one way, such as danger to life, touches them all.
    """
    if kind == NO_MESSAGE:
        return Channel.TELEPHONE in ways
    return kind not in CLOSES or CLOSES[kind] in ways


def instead(kinds: Iterable[str]) -> list[str]:
    """Return what may be done instead, for each of the warnings that closes something."""
    return list(dict.fromkeys(INSTEAD[kind] for kind in kinds if kind in INSTEAD))


def against_call(reached: Reached, kinds: Collection[str]) -> str:
    """Return why a call that ended so may not be recorded under these warnings, or ""."""
    if NO_CALL in kinds and reached is not Reached.RANG_US:
        return f"There is a warning: {NO_CALL.lower()}. {INSTEAD[NO_CALL]}"
    if NO_MESSAGE in kinds and reached is Reached.LEFT_MESSAGE:
        return f"There is a warning: {NO_MESSAGE.lower()}. {INSTEAD[NO_MESSAGE]}"
    return ""
