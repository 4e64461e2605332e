"""One reader of a dict: each value is asked for by name and kind, and whatever is left over is an error."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Any


class ContentError(ValueError):
    """A content file is wrong. Says the file, the item, the field and what to put right."""

    def __init__(self, file: str, item: str, field: str, problem: str) -> None:
        self.file, self.item, self.field, self.problem = file, item, field, problem
        super().__init__(f"{file}, {item}, {field}: {problem}")


class Fields:
    """The fields of one item of one file. `path` is set inside a nested dict, as in "minutes.low"."""

    def __init__(self, raw: object, *, file: str, item: str, path: str = "") -> None:
        self.file, self.item, self.path = file, item, path
        if not isinstance(raw, Mapping):
            raise self.error("", f"must be fields with names, but is {_shown(raw)}")
        self._left: dict[str, Any] = {str(name): value for name, value in raw.items()}

    def error(self, name: str, problem: str) -> ContentError:
        """Return the error for a field of this item, to be raised."""
        where = ".".join(part for part in (self.path, name) if part)
        return ContentError(self.file, self.item, where or "the whole item", problem)

    def has(self, name: str) -> bool:
        """Say whether the field is there and not yet taken."""
        return self._left.get(name) is not None

    def is_text(self, name: str) -> bool:
        """Say whether the field is written as plain words, not as fields of its own."""
        return isinstance(self._left.get(name), str)

    def take(self, name: str) -> Any:
        """Take a field's raw value; refused when it is missing."""
        value = self._left.pop(name, None)
        if value is None:
            raise self.error(name, "is missing")
        return value

    def text(self, name: str, default: str | None = None) -> str:
        """Take words, with white space folded; refused when empty, unless there is a default."""
        if default is not None and not self.has(name):
            self._left.pop(name, None)
            return default
        value = self.take(name)
        if not isinstance(value, str) or not value.strip():
            raise self.error(name, f"must be words, but is {_shown(value)}")
        return " ".join(value.split())

    def optional_text(self, name: str) -> str | None:
        """Take words or nothing (null)."""
        return self.text(name, "") or None

    def choice(self, name: str, options: Collection[str]) -> str:
        """Take one of the options."""
        value = self.text(name)
        if value not in options:
            raise self.error(name, f"must be one of {', '.join(options)}, but is {_shown(value)}")
        return value

    def yes(self, name: str) -> bool:
        """Take true or false; a field that is not there is false."""
        value = self._left.pop(name, None) or False
        if not isinstance(value, bool):
            raise self.error(name, f"must be true or false, but is {_shown(value)}")
        return value

    def whole(self, name: str) -> int:
        """Take a whole number of 0 or more."""
        value = self.take(name)
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            raise self.error(name, f"must be a whole number of 0 or more, but is {_shown(value)}")
        return value

    def optional_whole(self, name: str) -> int | None:
        """Take a whole number of 0 or more, or nothing."""
        return self.whole(name) if self.has(name) else self._left.pop(name, None)

    def day(self, name: str) -> date:
        """Take a date written 2026-11-24."""
        value = self.take(name)
        if isinstance(value, datetime) or not isinstance(value, date):
            raise self.error(name, f"must be a date written 2026-11-24, but is {_shown(value)}")
        return value

    def optional_day(self, name: str) -> date | None:
        """Take a date or nothing."""
        return self.day(name) if self.has(name) else self._left.pop(name, None)

    def entries(self, name: str) -> list[Any]:
        """Take a list with at least one entry."""
        value = self.take(name)
        if not isinstance(value, list) or not value:
            raise self.error(name, f"must be a list with at least one entry, but is {_shown(value)}")
        return value

    def texts(self, name: str, *, may_be_empty: bool = False) -> tuple[str, ...]:
        """Take a list of words, each folded to one line."""
        if may_be_empty and not self._left.get(name):
            self._left.pop(name, None)
            return ()
        values = self.entries(name)
        for at, value in enumerate(values, start=1):
            if not isinstance(value, str) or not value.strip():
                raise self.error(f"{name}[{at}]", f"must be words, but is {_shown(value)}")
        return tuple(" ".join(value.split()) for value in values)

    def nested(self, name: str) -> "Fields":
        """Take a dict as a reader of its own, whose errors name the way to it."""
        path = ".".join(part for part in (self.path, name) if part)
        return Fields(self.take(name), file=self.file, item=self.item, path=path)

    def each(self, name: str) -> list["Fields"]:
        """Take a list of dicts as readers, whose errors count from 1: threats[2].strength."""
        path = ".".join(part for part in (self.path, name) if part)
        return [
            Fields(value, file=self.file, item=self.item, path=f"{path}[{at}]")
            for at, value in enumerate(self.entries(name), start=1)
        ]

    def each_or_text(self, name: str, field: str) -> list["Fields"]:
        """Take a list of dicts as readers; an entry that is plain words is a dict with `field` alone."""
        path = ".".join(part for part in (self.path, name) if part)
        return [
            Fields(
                {field: value} if isinstance(value, str) else value,
                file=self.file,
                item=self.item,
                path=f"{path}[{at}]",
            )
            for at, value in enumerate(self.entries(name), start=1)
        ]

    def named_texts(self, name: str) -> Mapping[str, str]:
        """Take words by name, each folded to one line; nothing there is no words."""
        if not self.has(name):
            self._left.pop(name, None)
            return MappingProxyType({})
        inner = self.nested(name)
        return MappingProxyType({each: inner.text(each) for each in inner.names()})

    def names(self) -> tuple[str, ...]:
        """Return the names of the fields not yet taken."""
        return tuple(self._left)

    def done(self) -> None:
        """Refuse a field nobody asked for: it is misspelt or in the wrong place."""
        if self._left:
            raise self.error(next(iter(self._left)), "is not a field of this kind of item")


def _shown(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= 60 else shown[:57] + "..."
