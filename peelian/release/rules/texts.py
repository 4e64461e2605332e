"""Texts: to which numbers, how long in which alphabet, and what a text may never hold.

The alphabet is that of 3GPP TS 23.038, of which Notify keeps the basic table and the extension table; one letter
outside it and the whole text goes in UCS-2. Lengths of a part: 160 and 153 letters, 70 and 67 (TS 23.040).
"""

import re
from dataclasses import dataclass

BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
    "¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
EXTENDED = frozenset("^{}\\[~]|€\f")  # each takes two places
PLAINER = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "...", "\u00a0": " "})
LINK = re.compile(
    r"(?:[a-z][a-z0-9+.-]*://|\bwww\.)\S|\b(?:[a-z0-9-]+\.)+(?:uk|com|org|net|gov|police|info|io|me|ly|example)\b",
    re.IGNORECASE,
)
BRITISH_MOBILE = re.compile(r"\+447(?:[1-57-9]\d{8}|624\d{6})")  # not 070 personal numbers or 076 pagers, but 07624
MOST_LETTERS = 918  # six parts, the most that Notify takes


@dataclass(frozen=True)
class Size:
    """How long a text is: its letters, the parts it goes in and is paid by, and whether it needs the wide alphabet."""

    letters: int
    parts: int
    wide: bool


def plainer(body: str) -> str:
    """Return a text with the printer's signs that no telephone needs made plain, so that it stays in few parts."""
    return body.translate(PLAINER)


def size(body: str) -> Size:
    """Return how long a text is, in letters as the network counts them, and in how many parts it goes."""
    wide = any(letter not in BASIC and letter not in EXTENDED for letter in body)
    letters = len(body.encode("utf-16-be")) // 2 if wide else sum(1 + (letter in EXTENDED) for letter in body)
    whole, part = (70, 67) if wide else (160, 153)
    return Size(letters, 1 if letters <= whole else -(-letters // part), wide)


def has_link(body: str) -> bool:
    """Return whether a text holds something that a telephone would make a link of."""
    return bool(LINK.search(body))


def is_mobile(number: str) -> bool:
    """Return whether a number (E.164) can be texted: a British mobile."""
    return bool(BRITISH_MOBILE.fullmatch(number))
