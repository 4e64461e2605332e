"""Folding text so that the same name written two ways compares and sorts as one."""

import re
import unicodedata

_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l", "ı": "i", "þ": "th", "ð": "d"})
_JOINED = re.compile(r"['’‘ʼ`´]")
_APART = re.compile(r"[^\w]+|_")


def fold(text: str) -> str:
    """Return text in lower case without accents, apostrophes closed, all other marks as single spaces.

    "Siân O’Connor-Llewellyn" is "sian oconnor llewellyn". Letters of other scripts stay. Folding twice changes nothing.
    """
    plain = _bare(_bare(text).casefold()).translate(_LETTERS)
    return " ".join(_APART.sub(" ", _JOINED.sub("", plain)).split())


def _bare(text: str) -> str:
    """Return text without accents. Both before and after lower case: each can bring out what the other then takes."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
