"""What a word that was searched for means besides a name: an offence code, a force, a name of the world outside."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from peelian.accounts.models import Force
from peelian.intake.rules.searching import OFFENCE, Search
from peelian.kernel.folding import fold
from peelian.kernel.words import day
from peelian.knowledge import queries as knowledge
from peelian.knowledge.rules.offences import folded
from peelian.knowledge.rules.words import OutsideName, codes_named


@dataclass(frozen=True)
class Meaning:
    """What a word means, as a sentence, and the search for the reports it leads to; None where it leads to none."""

    words: str
    search: Search | None


def meanings_of(typed: str, *, on: date) -> list[Meaning]:
    """Return what was typed means, if it is the whole of a code or name that we know. One query."""
    return [*_offences(typed), *_forces(typed), *_outside(typed, on)] if typed.strip() else []


def _offences(typed: str) -> Iterator[Meaning]:
    wanted = folded(typed)
    for code in knowledge.library().offence_codes:
        if wanted and wanted in {folded(name) for name in (code.code, code.title, *code.aliases)}:
            since = f" It was in use until {day(code.active_to)}." if code.active_to else ""
            words = f"“{typed.strip()}” is the offence {code.code}, {code.title}.{since}"
            yield Meaning(words, Search(what=(f"{OFFENCE}{code.code}",)))


def _forces(typed: str) -> Iterator[Meaning]:
    for force in Force.objects.all():
        names = {fold(name) for name in (force.name, *force.aliases)}
        if fold(typed) in names:
            same = fold(typed) == fold(force.name)
            words = f"{force.name} is a force." if same else f"“{typed.strip()}” is the force we call {force.name}."
            yield Meaning(words, Search(force=(force.code,)))


def _outside(typed: str, on: date) -> Iterator[Meaning]:
    names = knowledge.library().outside_names
    for code in sorted(codes_named(names, typed)):
        every = [name for name in names if name.code == code]
        now = next((name for name in every if name.active(on)), None)
        old = next((name for name in every if not name.active(on) and codes_named([name], typed)), None)
        if now:
            yield Meaning(_called(typed.strip(), now, old), None)


def _called(typed: str, now: OutsideName, old: OutsideName | None) -> str:
    if old:
        since = f" since {day(now.active_from)}" if now.active_from else ""
        return f"“{typed}” is called {now.name}{since}: {now.what}."
    return f"{now.name}: {now.what}."
