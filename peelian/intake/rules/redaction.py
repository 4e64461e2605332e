"""What must not stay readable in a narrative: found as suggestions, taken out by a person, and shown as a gap."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum


class Why(StrEnum):
    """Why words are taken out of a narrative."""

    CARD = "card or account details"
    SECRET = "password or code"  # noqa: S105  a label, not a password
    OTHER_PERSON = "somebody else's details"
    INTIMATE = "intimate details we do not need"
    INVESTIGATION = "would harm an investigation"


@dataclass(frozen=True, order=True)
class Cut:
    """Letters `start` up to `end` of a narrative, counted from 0, and why they are taken out."""

    start: int
    end: int
    why: Why


CARD = re.compile(r"(?<!\d)(?:\d[ -]?){12,18}\d(?!\d)")
ACCOUNT = re.compile(
    r"(?<!\d)\d{2}[- ]?\d{2}[- ]?\d{2}[ ,;]+(?:and |account |acc(?:ount)? (?:no|number)\.? )?\d{8}(?!\d)", re.I
)
INSURANCE = re.compile(r"\b[A-CEGHJ-PR-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b", re.I)
SECRET = re.compile(
    r"\b(?:password|passcode|pass ?word|pin|code)\b(?: (?:is|was)|:| =) *[“\"']?(?P<said>[^\s“”\"',;.]+)", re.I
)
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
TELEPHONE = re.compile(r"(?<![\d-])(?:\+44 ?|0)\d(?:[ -]?\d){8,9}(?!\d)")
COMMON_AFTER_SECRET = frozenset(
    "not the a an my his her their changed stolen reset same taken given and to for".split()
)


def suggestions(text: str, *, own: Collection[str], number: Callable[[str], str]) -> list[Cut]:
    """Return what a person should look at, in order and without overlaps.

    `own`: the victim's own telephone numbers and e-mail addresses as we store them, which may stay. `number` returns
    a telephone number as it is stored, or "".
    """
    return merged(
        cut
        for cut in _found(text)
        if not (cut.why is Why.OTHER_PERSON and _is_own(text[cut.start : cut.end], own, number))
    )


def _found(text: str) -> Iterator[Cut]:
    yield from (Cut(*hit.span(), Why.CARD) for hit in CARD.finditer(text) if _luhn(hit[0]))
    yield from (Cut(*hit.span(), Why.CARD) for hit in ACCOUNT.finditer(text))
    yield from (Cut(*hit.span(), Why.OTHER_PERSON) for hit in INSURANCE.finditer(text))
    for hit in SECRET.finditer(text):
        if hit["said"].casefold() not in COMMON_AFTER_SECRET:
            yield Cut(*hit.span("said"), Why.SECRET)
    yield from (Cut(*hit.span(), Why.OTHER_PERSON) for hit in EMAIL.finditer(text))
    yield from (Cut(*hit.span(), Why.OTHER_PERSON) for hit in TELEPHONE.finditer(text))


def places_of(text: str, words: str, why: Why) -> list[Cut]:
    """Return every place where some words stand in a text, whatever their capitals; none for blank words."""
    if not words.strip():
        return []
    return [Cut(*hit.span(), why) for hit in re.finditer(re.escape(words.strip()), text, re.IGNORECASE)]


def merged(cuts: Iterable[Cut]) -> list[Cut]:
    """Return the same cuts in order without overlaps; where two overlap, the reason of the earlier stands."""
    kept: list[Cut] = []
    for cut in sorted(cuts):
        if kept and cut.start < kept[-1].end:
            kept[-1] = Cut(kept[-1].start, max(kept[-1].end, cut.end), kept[-1].why)
        else:
            kept.append(cut)
    return kept


def blacked_out(text: str, cuts: Iterable[Cut]) -> str:
    """Return a text with each cut replaced by "[taken out: why]". What is outside the cuts stays letter for letter."""
    parts, place = [], 0
    for cut in merged(cuts):
        parts += [text[place : cut.start], f"[taken out: {cut.why}]"]
        place = cut.end
    return "".join([*parts, text[place:]])


def emptied(text: str, cuts: Iterable[Cut]) -> str:
    """Return a text with a space in place of each cut: what of it may be searched."""
    parts, place = [], 0
    for cut in merged(cuts):
        parts += [text[place : cut.start], " "]
        place = cut.end
    return "".join([*parts, text[place:]])


def _is_own(words: str, own: Collection[str], number: Callable[[str], str]) -> bool:
    return words.casefold() in own or (number(words) or words) in own


def _luhn(text: str) -> bool:
    """Whether the figures could be a payment card's: 13 to 19 of them with a right check figure (ISO/IEC 7812-1)."""
    figures = [int(letter) for letter in text if letter.isdigit()]
    doubled = [
        figure if place % 2 == 0 else sum(divmod(figure * 2, 10)) for place, figure in enumerate(reversed(figures))
    ]
    return sum(doubled) % 10 == 0
