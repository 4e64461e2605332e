"""What must be true of the lines of a firm's file together: what the tables hold to, said before anything is kept."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from peelian.adoption.rules.findings import State
from peelian.assessment.rules.firm_files.kinds import FIRM, KINDS


@dataclass(frozen=True)
class Row:
    """One line: its kind, its fields, its id where others refer to it, and where it stands (0: not in a file yet)."""

    kind: str
    values: dict[str, Any]
    id: str = ""
    line: int = 0


@dataclass(frozen=True)
class Fault:
    """What is wrong with a line."""

    line: int
    what: str

    def __str__(self) -> str:
        return f"Line {self.line}: {self.what}"


@dataclass(frozen=True)
class Known:
    """What a file can refer to here, and what day it is."""

    controls: Collection[str]
    questionnaires: Collection[str]
    today: date


def faults_of(rows: Sequence[Row], known: Known) -> list[Fault]:
    """Return what is wrong with rows that are each right by themselves."""
    found = [*_order(rows), *_only_once(rows)]
    for row in rows:
        found += (Fault(row.line, what) for what in _wrong_with(row, known))
    return found


def _order(rows: Sequence[Row]) -> Iterator[Fault]:
    kinds = [row.kind for row in rows]
    if kinds[:1] != [FIRM]:
        yield Fault(2, "The line after the head must be the firm.")
    for row in rows[1:]:
        if row.kind == FIRM:
            yield Fault(row.line, "There is more than one firm in the file.")
    places = [list(KINDS).index(kind) for kind in kinds]
    for before, row, after in zip(places, rows[1:], places[1:], strict=False):
        if after < before:
            yield Fault(row.line, f"A line of kind {row.kind} must stand further up.")


# For each kind: which of its lines may be there once for each of these values, and how one says so.
_ONCE: dict[str, tuple[Callable[[dict[str, Any]], bool], tuple[str, ...], str]] = {
    "assessment": (lambda one: one["concluded_at"] is None, (), "Another assessment above is not finished either."),
    "programme": (lambda one: one["ended_on"] is None, (), "Another programme above is running."),
    "action": (lambda one: one["progress"] == "agreed", ("control",), "An open step above is about this control."),
    "authorised host": (lambda one: True, ("authorisation", "host"), "This host stands above under the same leave."),
    "check result": (lambda one: True, ("look", "check_code", "host"), "This check has a result above."),
    "look": (lambda one: one["second_to"] is not None, ("second_to",), "Another look above repeats the same."),
}


def _only_once(rows: Iterable[Row]) -> Iterator[Fault]:
    seen: set[tuple[Any, ...]] = set()
    for row in rows:
        applies, names, what = _ONCE.get(row.kind, (lambda one: False, (), ""))
        if not applies(row.values):
            continue
        key = (row.kind, *(row.values[name] for name in names))
        if key in seen:
            yield Fault(row.line, what)
        seen.add(key)


def _wrong_with(row: Row, known: Known) -> Iterator[str]:
    for control in _controls(row):
        if control not in known.controls:
            yield f"There is no control “{control}” here. A newer Peelian may have made the file."
    yield from _OWN.get(row.kind, _nothing)(row.values, known)


def _controls(row: Row) -> list[str]:
    return row.values["controls"] if row.kind == "part" else [one for one in [row.values.get("control")] if one]


def _nothing(one: dict[str, Any], known: Known) -> Iterator[str]:
    yield from ()


def _firm(one: dict[str, Any], known: Known) -> Iterator[str]:
    if one["closed_at"] is not None and not one["closed_why"]:
        yield "closed_why must say why it was closed."


def _person(one: dict[str, Any], known: Known) -> Iterator[str]:
    if not f"{one['given_name']}{one['family_name']}".strip():
        yield "given_name and family_name are both empty."


def _span(first: str, last: str) -> Callable[[dict[str, Any], Known], Iterator[str]]:
    def check(one: dict[str, Any], known: Known) -> Iterator[str]:
        if one[last] is not None and one[last] < one[first]:
            yield f"{last} is before {first}."

    return check


def _host(one: dict[str, Any], known: Known) -> Iterator[str]:
    if "*" in one["host"] or one["host"] != one["host"].lower():
        yield "host must be one name in small letters, without “*”."


def _request(one: dict[str, Any], known: Known) -> Iterator[str]:
    if one["decision"] and not one["decided_why"]:
        yield "decided_why must say why it was decided so."


def _assessment(one: dict[str, Any], known: Known) -> Iterator[str]:
    if one["questionnaire"] not in known.questionnaires:
        yield f"There is no questionnaire “{one['questionnaire']}” here. A newer Peelian may have made the file."


def _answer(one: dict[str, Any], known: Known) -> Iterator[str]:
    if one["state"] == State.NOT_APPLICABLE.value and not one["note"]:
        yield "note must say why it does not apply."


def _finding(one: dict[str, Any], known: Known) -> Iterator[str]:
    if one["found_on"] > known.today:
        yield "found_on is a day to come."


_OWN: dict[str, Callable[[dict[str, Any], Known], Iterator[str]]] = {
    FIRM: _firm,
    "person": _person,
    "enrolment": _span("since", "until"),
    "authorisation": _span("valid_from", "valid_until"),
    "authorised host": _host,
    "request": _request,
    "assessment": _assessment,
    "answer": _answer,
    "finding": _finding,
}
