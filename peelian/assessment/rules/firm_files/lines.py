"""Writing and reading a firm's file.

The format, version 1. UTF-8, one JSON object a line. The first line is the head:

    {"peelian": "whole firm", "format": 1, "marking": "OFFICIAL-SENSITIVE", "unit": ..., "by": ..., "made_at": ...,
     "lines": {"firm": 1, "answer": 12, ...}, "sha256": "of every byte after this line's end"}

Each line after it says what it is in "line", then its "id" where others refer to it, then exactly the fields of that
kind (`kinds.KINDS`). Days are 2026-06-04, moments have their zone, what nobody knows is null. A line refers only to
lines above it. No link, key or secret travels.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any

from peelian.assessment.rules.firm_files.checks import Fault, Known, Row, faults_of
from peelian.assessment.rules.firm_files.kinds import ELSEWHERE, KINDS, ORIGIN, ORIGINS, WITH_ID
from peelian.assessment.rules.firm_files.values import Field, Wrong, moment, plain

MAGIC, FORMAT = "whole firm", 1
MARKING = "OFFICIAL-SENSITIVE"
LARGEST = 10_000_000  # bytes
MOST_FAULTS = 50  # told at once


@dataclass(frozen=True)
class Head:
    """Who made a file, and when."""

    unit: str
    by: str
    made_at: datetime


@dataclass(frozen=True)
class FirmFile:
    """What a file holds. Where there are faults, nothing of it may be kept."""

    head: Head | None
    rows: tuple[Row, ...]
    faults: tuple[Fault, ...]

    @property
    def counts(self) -> dict[str, int]:
        """How many lines there are of each kind."""
        return counted(self.rows)

    def of(self, kind: str) -> list[Row]:
        """Return the lines of one kind, in their order."""
        return [row for row in self.rows if row.kind == kind]


def counted(rows: Iterable[Row]) -> dict[str, int]:
    """Return how many lines there are of each kind, in the order of the kinds, those that none is of left out."""
    found = Counter(row.kind for row in rows)
    return {kind: found[kind] for kind in KINDS if found[kind]}


def write(head: Head, rows: Sequence[Row]) -> bytes:
    """Return a firm's file. The same rows give the same lines."""
    body = b"".join(_line({"line": row.kind, **({"id": row.id} if row.id else {}), **_plain(row)}) for row in rows)
    first = {
        "peelian": MAGIC,
        "format": FORMAT,
        "marking": MARKING,
        "unit": head.unit,
        "by": head.by,
        "made_at": plain(head.made_at),
        "lines": counted(rows),
        "sha256": sha256(body).hexdigest(),
    }
    return _line(first) + body


def read(data: bytes, known: Known) -> FirmFile:
    """Return what a file holds and everything that is wrong with it, by line; `known`: what we can refer to here."""
    if len(data) > LARGEST:
        return FirmFile(None, (), (Fault(1, f"The file is larger than {LARGEST:,} bytes."),))
    first, _, body = data.partition(b"\n")
    reader = _Reader()
    head, told = _head(first, reader)
    if head is None:
        return FirmFile(None, (), tuple(reader.faults))
    rows = [row for row in (reader.row(at, line) for at, line in enumerate(_lines(body), start=2)) if row]
    if not reader.faults:
        reader.faults += faults_of(rows, known)
    if not reader.faults:
        reader.faults += _whole(told, rows, body)
    faults = sorted(reader.faults, key=lambda fault: fault.line)[:MOST_FAULTS]
    return FirmFile(head, tuple(rows), tuple(faults))


@dataclass
class _Reader:
    """Reads line after line; remembers the ids above, and what was wrong."""

    faults: list[Fault] = field(default_factory=list)
    ids: dict[str, str] = field(default_factory=dict)

    def row(self, at: int, line: bytes) -> Row | None:
        """Return one line as a row; None, with what is wrong noted, where it is none."""
        raw = self.json(at, line)
        if raw is None:
            return None
        kind = raw.pop("line", None)
        if not isinstance(kind, str) or kind not in KINDS:
            self.wrong(at, f"line must be one of {', '.join(KINDS)}.")
            return None
        own = raw.pop("id", "")
        if kind in WITH_ID and (not isinstance(own, str) or not own or own in self.ids):
            self.wrong(at, "id must be words that no line above has.")
            return None
        before = len(self.faults)
        values = dict(self.values(at, kind, raw))
        if len(self.faults) > before:
            return None
        if kind in WITH_ID:
            self.ids[own] = kind
        return Row(kind, values, own if kind in WITH_ID else "", at)

    def values(self, at: int, kind: str, raw: dict[str, Any]) -> Iterator[tuple[str, Any]]:
        """Yield the fields of a line; what is missing, wrong or of no meaning is noted."""
        for name, how in KINDS[kind].items():
            if name not in raw:
                self.wrong(at, f"{name} is missing.")
                continue
            try:
                value = how.read(raw.pop(name))
                self.refer(how, value)
                yield name, value
            except Wrong as wrong:
                self.wrong(at, f"{name} must be {wrong}.")
        for name in raw:
            self.wrong(at, f"“{name}” is no field of a line of this kind.")

    def refer(self, how: Field, value: Any) -> None:
        """Refuse an id that no line above has."""
        if not how.refers or value is None:
            return
        kinds = ORIGINS if how.refers == ORIGIN else (how.refers,)
        for one in value if how.many else [value]:
            if how.refers == ORIGIN and one.startswith(ELSEWHERE):
                continue
            if self.ids.get(one) not in kinds:
                raise Wrong(f"the id of a line above of kind {' or '.join(kinds)}; there is no “{one}”")

    def json(self, at: int, line: bytes) -> dict[str, Any] | None:
        """Return a line as a JSON object."""
        try:
            raw = json.loads(line.decode("utf-8"), object_pairs_hook=_once)
        except UnicodeDecodeError:
            self.wrong(at, "The line is not in UTF-8.")
            return None
        except json.JSONDecodeError as error:
            self.wrong(at, f"The line is not JSON: {error.msg}, at letter {error.pos + 1}.")
            return None
        except (RecursionError, ValueError) as error:
            self.wrong(at, f"The line cannot be read: {error}.")
            return None
        if not isinstance(raw, dict):
            self.wrong(at, "The line must be an object in curly brackets.")
            return None
        return raw

    def wrong(self, at: int, what: str) -> None:
        """Note what is wrong with a line."""
        self.faults.append(Fault(at, what))


def _head(line: bytes, reader: _Reader) -> tuple[Head | None, Mapping[str, Any]]:
    raw = reader.json(1, line)
    if raw is None:
        return None, {}
    if raw.get("peelian") != MAGIC or raw.get("format") != FORMAT:
        reader.wrong(1, f"This is no firm’s file of format {FORMAT}: its first line says otherwise.")
        return None, {}
    try:
        made_at = moment().read(raw.get("made_at"))
    except Wrong as wrong:
        reader.wrong(1, f"made_at must be {wrong}.")
        return None, {}
    return Head(str(raw.get("unit", ""))[:120], str(raw.get("by", ""))[:120], made_at), raw


def _whole(told: Mapping[str, Any], rows: Sequence[Row], body: bytes) -> Iterable[Fault]:
    """Whether the file is all there and as it was made."""
    counts = counted(rows)
    if told.get("lines") != counts:
        said = told.get("lines")
        short = [kind for kind in KINDS if isinstance(said, dict) and said.get(kind, 0) != counts.get(kind, 0)]
        return [Fault(1, f"The counts say otherwise than the lines ({', '.join(short) or 'all'}): it is cut off.")]
    if told.get("sha256") != sha256(body).hexdigest():
        return [Fault(1, "The file was changed after it was made: its checksum does not fit. Ask for it again.")]
    return []


def _lines(body: bytes) -> list[bytes]:
    lines = body.split(b"\n")
    return lines[:-1] if lines and not lines[-1] else lines


def _plain(row: Row) -> dict[str, Any]:
    return {name: plain(row.values[name]) for name in KINDS[row.kind]}


def _line(raw: Mapping[str, Any]) -> bytes:
    return json.dumps(raw, ensure_ascii=False, separators=(", ", ": ")).encode() + b"\n"


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a field is there twice")
    return found
