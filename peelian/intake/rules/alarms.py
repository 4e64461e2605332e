"""What an alarm is about, where it was read, how it may be answered, and when the Victim Service has rung."""

from collections.abc import Iterable
from enum import StrEnum

from peelian.kernel.words import listing
from peelian.knowledge.rules.safety import DANGER_TO_LIFE, DangerKind, Hit

TOLD = "danger"  # somebody says that there is danger to life: the feed, or an officer after a call

KIND_WORDS: dict[str, str] = {
    TOLD: "Danger to life",
    DangerKind.SUICIDE: "Suicide or self-harm",
    DangerKind.THREAT: "Threat of violence",
    DangerKind.CHILD: "A child at risk",
    DangerKind.DOMESTIC_ABUSE: "Domestic abuse",
    DangerKind.EXPLOITATION: "Exploitation",
}


class Where(StrEnum):
    """Where the words were read."""

    NARRATIVE = "what they reported"
    FEED = "the feed"
    NOTE = "the note of a call"
    OFFICER = "what an officer was told"
    REPLY = "their reply"


class Answer(StrEnum):
    """What was done about an alarm."""

    RANG = "rang the control room"
    PASSED_ON = "passed to the out-of-hours team"
    KNOWN = "the force already has it"
    NOT_DANGER = "not a danger"


class ServiceRang(StrEnum):
    """Whether the Victim Service, or anybody else, rang before us."""

    YES = "they have"
    NO = "they have not"
    NOT_KNOWN = "could not find out"


def is_danger_to_life(kinds: Iterable[str]) -> bool:
    """Return whether these kinds put a report first; the others rank by their signs."""
    return any(kind == TOLD or kind in DANGER_TO_LIFE for kind in kinds)


def in_words(kinds: Iterable[str]) -> str:
    """Return the kinds as a heading, the gravest first: “Suicide or self-harm, and a child at risk”."""
    given = set(kinds)
    words = [word for kind, word in KIND_WORDS.items() if kind in given] or sorted(given)
    later = [f"{word[:1].lower()}{word[1:]}" for word in words[1:]]
    return f"{words[0]}, and {listing(later)}" if later else words[0]


def kinds_and_words(hits: Iterable[Hit]) -> tuple[list[str], list[str]]:
    """Return the kinds of the hits and their words, each once and in order."""
    listed = list(hits)
    kinds = list(dict.fromkeys(hit.kind.value for hit in listed))
    return kinds, list(dict.fromkeys(hit.words for hit in listed))


def missing(answer: Answer, words: str) -> str:
    """Return what an answer still lacks, or ""."""
    if answer is Answer.NOT_DANGER and not words.strip():
        return "Say why it is not a danger, so that the next officer understands"
    return ""
