"""How one value of a firm's file is read and written. What cannot be kept as it is, is refused with what to write."""

from base64 import b64decode, b64encode
from binascii import Error
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

FIRST, LAST = 1900, 2200  # years: outside of them it is a slip
SMALL, WHOLE = 32_767, 2_147_483_647  # the largest numbers that the columns hold


class Wrong(ValueError):  # noqa: N818  a value, not a fault of ours
    """A value that cannot be kept. Says what it should be, to follow “must be ”."""


@dataclass(frozen=True)
class Field:
    """How a value is read. `refers`: the kind of line whose id it is; `many`: a list of such ids."""

    read: Callable[[object], Any]
    refers: str = ""
    many: bool = False


def text(most: int, *, needed: bool = False) -> Field:
    """Words of at most `most` letters; `needed`: at least one that can be seen."""
    return Field(lambda value: _text(value, most, needed=needed))


def whole(least: int = 0, most: int = WHOLE) -> Field:
    """A whole number."""

    def read(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise Wrong(f"a whole number from {least:,} to {most:,}")
        return value

    return Field(read)


def truth() -> Field:
    """True or false."""

    def read(value: object) -> bool:
        if not isinstance(value, bool):
            raise Wrong("true or false")
        return value

    return Field(read)


def day() -> Field:
    """A day, written 2026-06-04."""
    return Field(_day)


def moment() -> Field:
    """A moment with its zone, written 2026-06-04T11:00:00+00:00; kept in universal time."""
    return Field(_moment)


def one_of(options: type[StrEnum], *, needed: bool = True) -> Field:
    """One of some words, as they are written on pages; "" where nothing need be said."""
    return one_of_words(*(str(option.value) for option in options), *(() if needed else ("",)))


def one_of_words(*allowed: str) -> Field:
    """One of these words."""

    def read(value: object) -> str:
        if not isinstance(value, str) or value not in allowed:
            raise Wrong(f"one of {', '.join(f'“{one}”' for one in allowed)}")
        return value

    return Field(read)


def several(field: Field) -> Field:
    """A list of values of one kind."""

    def read(value: object) -> list[Any]:
        if not isinstance(value, list):
            raise Wrong("a list in square brackets")
        return [field.read(one) for one in value]

    return Field(read)


def maybe(field: Field) -> Field:
    """A value, or null where nobody knows."""
    return Field(lambda value: None if value is None else field.read(value), field.refers)


def picture(most: int) -> Field:
    """Bytes in base 64."""

    def read(value: object) -> bytes:
        try:
            found = b64decode(value if isinstance(value, str) else "*", validate=True)
        except (Error, ValueError):
            raise Wrong("a picture in base 64, or “”") from None
        if len(found) > most:
            raise Wrong(f"a picture of at most {most:,} bytes")
        return found

    return Field(read)


def id_of(kind: str) -> Field:
    """The id of another line, which stands above this one: “assessment-1”."""
    return Field(lambda value: _text(value, 60, needed=True), refers=kind)


def ids_of(kind: str) -> Field:
    """A list of ids of lines above this one."""
    listed = several(id_of(kind))
    return Field(listed.read, refers=kind, many=True)


def plain(value: Any) -> Any:
    """Return a value as JSON holds it."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes | memoryview):
        return b64encode(bytes(value)).decode()
    return value


def _text(value: object, most: int, *, needed: bool) -> str:
    if not isinstance(value, str) or len(value) > most:
        raise Wrong(f"words of at most {most} letters")
    if needed and not value.strip():
        raise Wrong("words, and is empty")
    if "\x00" in value or any("\ud800" <= letter <= "\udfff" for letter in value):
        raise Wrong("words, and holds a sign that is no letter")
    return value


def _day(value: object) -> date:
    try:
        found = date.fromisoformat(value) if isinstance(value, str) and len(value) == 10 else None
    except ValueError:
        found = None
    if found is None or not FIRST <= found.year <= LAST:
        raise Wrong("a day like 2026-06-04")
    return found


def _moment(value: object) -> datetime:
    try:
        found = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        found = None
    if found is None or found.tzinfo is None or not FIRST <= found.year <= LAST:
        raise Wrong("a moment with its zone, like 2026-06-04T11:00:00+00:00")
    return found.astimezone(UTC)
