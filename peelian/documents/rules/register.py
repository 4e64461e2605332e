"""A firm's register of actions: what stands, what a sheet that was filled in says, and what differs between them."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from peelian.documents.rules.paper_blocks import printable
from peelian.kernel.refused import Refused
from peelian.kernel.words import day, listing

COLUMNS = ("Action", "What", "Who", "By when", "Status", "Note", "Ours")
LETTERS = dict(zip(COLUMNS, "ABCDEFG", strict=True))
LONGEST_WHO, LONGEST_NOTE = 120, 300
LAYOUTS = ("%d/%m/%Y", "%Y-%m-%d", "%d %B %Y", "%d %b %Y", "%d.%m.%Y", "%d-%m-%Y", "%d/%m/%y")
FIRST_YEAR, LAST_YEAR = 2020, 2100


class Status(StrEnum):
    """Where an action stands, as the sheet says it."""

    TO_DO = "to do"
    DONE = "done"
    TAKEN_OUT = "taken out"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One action. `code` names it and is never changed; `find_out`: it is done by answering, not by saying so."""

    code: str
    what: str
    who: str
    by_when: date | None
    status: Status = Status.TO_DO
    note: str = ""
    find_out: bool = False


@dataclass(frozen=True, kw_only=True)
class Register:
    """Every action of one assessment's plan, in order."""

    assessment: int
    firm: str
    day: date
    entries: tuple[Entry, ...]

    @property
    def version(self) -> str:
        """A mark of what it says: the same until an action changes."""
        return _mark("\x1e".join(_fingerprint(entry) for entry in self.entries))


@dataclass(frozen=True, kw_only=True)
class Line:
    """One row of a sheet as it was loaded, `row` as the spreadsheet numbers it.

    `columns`: where each stands, “A”; `odd`: what could not be read of it, a sentence each.
    """

    row: int
    cells: Mapping[str, str]
    columns: Mapping[str, str]
    odd: tuple[str, ...] = ()

    def says(self, column: str) -> str:
        """What stands in a column, without outer and double space."""
        return tidy(self.cells.get(column, ""))

    def place(self, column: str) -> str:
        """Where a column of this row is: “row 7, column D”."""
        return f"row {self.row}, column {self.columns.get(column, LETTERS[column])}"


@dataclass(frozen=True, kw_only=True)
class Changed:
    """An action that the sheet says something new of."""

    row: int
    before: Entry
    after: Entry

    @property
    def words(self) -> list[str]:
        """What is new, a sentence each."""
        was, now = self.before, self.after
        said = []
        if was.who != now.who:
            said.append(f"{now.who} does it, not {was.who or 'nobody'}.")
        if was.by_when != now.by_when:
            said.append(f"By {day(now.by_when)}." if now.by_when else "No date any more.")
        if was.status is not now.status:
            said.append("Done." if now.status is Status.DONE else "Taken out of the plan.")
        if was.note != now.note:
            said.append(f"Note: {now.note}" if now.note else "No note any more.")
        return said


@dataclass(frozen=True, kw_only=True)
class Compared:
    """What loading a sheet would change. With any fault nothing is changed. `said`: what one should know of it."""

    changes: tuple[Changed, ...] = ()
    faults: tuple[str, ...] = ()
    said: tuple[str, ...] = ()


def tidy(text: str) -> str:
    """Return text as a cell holds it and gives it back: printable, in one line."""
    return " ".join(printable(text).split())


def tidied(entry: Entry) -> Entry:
    """Return an entry with its words as a cell gives them back."""
    return replace(entry, what=tidy(entry.what), who=tidy(entry.who), note=tidy(entry.note))


def mark_of(register: Register, entry: Entry) -> str:
    """Return what a row carries so that it is known again: whose it is, of which version, and what it said."""
    return f"{register.assessment}-{register.version}-{_fingerprint(entry)}"


def compared(stands: Register, lines: Sequence[Line]) -> Compared:
    """Return the difference between what stands and what was loaded.

    A row that nobody changed is left alone even where the action has changed since; one that was changed on both
    sides is a fault, so that nobody's word is lost. A missing row changes nothing and is said.
    """
    entries = {entry.code: tidied(entry) for entry in stands.entries}
    first: dict[str, int] = {}
    changes: list[Changed] = []
    faults: list[str] = []
    said: list[str] = []
    for line in lines:
        faults += line.odd
        try:
            entry = _entry_of(line, entries, first)
            _refuse_anothers(stands, line)
            if change := _change(line, entry):
                changes.append(change)
            if line.says("What") != entry.what:
                said.append(f"In {line.place('What')} the words of the action differ. They stay as they are.")
        except Refused as fault:
            faults.append(fault.words)
    said += _stale(stands, lines)
    said += _missing(entries.values(), first)
    return Compared(changes=tuple(changes), faults=tuple(faults), said=tuple(said))


def _entry_of(line: Line, entries: Mapping[str, Entry], first: dict[str, int]) -> Entry:
    """Return the action that a row is about, and remember its row."""
    code, where = line.says("Action"), line.place("Action")
    if not code:
        raise Refused(f"In {where} no action is named. Copy its code from a fresh register.")
    if code not in entries:
        raise Refused(f"In {where} “{code}” is no action of this plan.")
    if code in first:
        raise Refused(f"In {where} “{code}” stands a second time; it is in row {first[code]} already.")
    first[code] = line.row
    return entries[code]


def _refuse_anothers(stands: Register, line: Line) -> None:
    assessment = _marked(line)[0]
    if assessment and assessment != str(stands.assessment):
        raise Refused(f"In {line.place('Ours')} the row belongs to another assessment’s register.")


def _change(line: Line, entry: Entry) -> Changed | None:
    """Return what a row changes. Refused: what cannot be used, or was changed on both sides."""
    told = _told(line, entry)
    if told == entry:
        return None
    given = _marked(line)[2]
    if given and given != _fingerprint(entry):
        if given == _fingerprint(told):
            return None
        where = line.place("Action")
        raise Refused(
            f"In {where} “{entry.code}” was changed here too since the sheet was written. It now says: "
            f"{_in_words(entry)} Change it on the page, or in a fresh register."
        )
    _refuse_ended(line, entry, told)
    return Changed(row=line.row, before=entry, after=told)


def _told(line: Line, entry: Entry) -> Entry:
    who, note = line.says("Who"), line.says("Note")
    for column, text, most in (("Who", who, LONGEST_WHO), ("Note", note, LONGEST_NOTE)):
        if len(text) > most:
            raise Refused(f"In {line.place(column)} there are {len(text)} letters; {most} is the most.")
    told = replace(entry, who=who, by_when=_date(line), status=_status(line), note=note)
    if not who and told.status is Status.TO_DO and entry.who:
        raise Refused(f"In {line.place('Who')} nobody is named. Say who does it.")
    return told


def _date(line: Line) -> date | None:
    text = line.says("By when")
    if not text:
        return None
    for layout in LAYOUTS:
        try:
            found = datetime.strptime(text, layout).date()  # noqa: DTZ007  a day has no zone
        except ValueError:
            continue
        if FIRST_YEAR <= found.year <= LAST_YEAR:
            return found
    raise Refused(f"In {line.place('By when')} “{text}” is not a date. Write it like 27/03/2026.")


def _status(line: Line) -> Status:
    text = line.says("Status")
    try:
        return Status(text.casefold())
    except ValueError:
        choices = listing([f"“{status.value}”" for status in Status])
        raise Refused(f"In {line.place('Status')} “{text}” is not one of {choices}.") from None


def _refuse_ended(line: Line, entry: Entry, told: Entry) -> None:
    """Refuse to change what has ended, and to say of a question that it is done."""
    where = line.place("Status")
    if entry.status is not Status.TO_DO:
        if replace(told, note=entry.note) != entry:
            raise Refused(f"In {where} “{entry.code}” is {entry.status.value} already. Only its note can be changed.")
    elif told.status is Status.DONE and entry.find_out:
        raise Refused(f"In {where} “{entry.code}” is to find something out. Answer the question: then it is done.")


def _stale(stands: Register, lines: Iterable[Line]) -> list[str]:
    versions = {version for _, version, _ in map(_marked, lines) if version}
    if versions - {stands.version}:
        return ["The plan has changed since this sheet was written. Rows that nobody touched in it change nothing."]
    return []


def _missing(entries: Iterable[Entry], found: Mapping[str, int]) -> list[str]:
    gone = [entry.code for entry in entries if entry.code not in found and entry.status is not Status.TAKEN_OUT]
    if not gone:
        return []
    return [f"Not in the sheet, and left as they are: {listing([f'“{code}”' for code in gone])}."]


def _in_words(entry: Entry) -> str:
    when = f"by {day(entry.by_when)}" if entry.by_when else "no date"
    note = f", note “{entry.note}”" if entry.note else ""
    return f"{entry.who or 'nobody'}, {when}, {entry.status.value}{note}."


def _marked(line: Line) -> tuple[str, str, str]:
    """Return whose a row is, of which version and what it said when it was written; "" for what is not there."""
    parts = line.says("Ours").split("-")
    return (parts[0], parts[1], parts[2]) if len(parts) == 3 else ("", "", "")


def _fingerprint(entry: Entry) -> str:
    one = tidied(entry)
    when = one.by_when.isoformat() if one.by_when else ""
    return _mark("\x1f".join([one.code, one.who, when, one.status.value, one.note]))


def _mark(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:10]
