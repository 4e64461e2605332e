"""Markings: the Government Security Classification of a record, and the Traffic Light Protocol of a shared text.

Source: Government Security Classifications Policy (2024); TLP version 2.0, first.org/tlp.
"""

from enum import StrEnum


class Marking(StrEnum):
    """What a page, export or letter carries at top and bottom. Nothing above OFFICIAL-SENSITIVE is kept here."""

    OFFICIAL = "OFFICIAL"
    OFFICIAL_SENSITIVE = "OFFICIAL-SENSITIVE"


class Tlp(StrEnum):
    """Who may be told, from everybody to only those present."""

    CLEAR = "TLP:CLEAR"
    GREEN = "TLP:GREEN"
    AMBER = "TLP:AMBER"
    AMBER_STRICT = "TLP:AMBER+STRICT"
    RED = "TLP:RED"


_TLP_ORDER = tuple(Tlp)
_MARKING_ORDER = tuple(Marking)


def stricter_tlp(one: Tlp, other: Tlp) -> Tlp:
    """Return whichever of two labels lets fewer people see."""
    return max(one, other, key=_TLP_ORDER.index)


def stricter(one: Marking, other: Marking) -> Marking:
    """Return the higher of two markings."""
    return max(one, other, key=_MARKING_ORDER.index)
