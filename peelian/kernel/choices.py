"""Choices for a column from an enumeration, as plain text so that migrations do not import rules."""

from enum import StrEnum


def choices(values: type[StrEnum]) -> list[tuple[str, str]]:
    """Return (stored, shown) pairs; shown is the stored word with a capital."""
    return [(value.value, value.value[:1].upper() + value.value[1:]) for value in values]
