"""Runs every look and prints it. A look that fails is itself a finding."""

from collections.abc import Callable, Iterable, Iterator

from peelian.kernel.refused import Refused
from peelian.runtime.database import database
from peelian.runtime.doctor import files, machine, tables
from peelian.runtime.doctor.findings import Look
from peelian.runtime.supervisor.watch import say

BEFORE = (machine.python, machine.account, machine.disk, machine.clock, machine.timezone, machine.folders)
NETWORK = (machine.ports, machine.mail, machine.notify)
INSIDE = (tables.reachable, tables.migrated, tables.closed, tables.worker, files.kept, files.scanner, files.mailbox)


def examine() -> int:
    """Print every finding; return 1 when there is something to do, otherwise 0."""
    looks = []
    for look in _looks():
        looks.append(look)
        say(str(look))
    todo = sum(not look.well for look in looks)
    say(f"\n{todo} to do." if todo else "\nAll is well.")
    return 1 if todo else 0


def _looks() -> Iterator[Look]:
    for look in (*BEFORE, *NETWORK):
        yield from _each(look)
    try:
        with database():
            for look in INSIDE:
                yield from _each(look)
    except Refused as refusal:
        yield Look("Database", "does not start", str(refusal))


def _each(look: Callable[[], Look | Iterable[Look]]) -> Iterator[Look]:
    try:
        found = look()
        yield from [found] if isinstance(found, Look) else found
    except Exception as trouble:  # noqa: BLE001  whatever it is, the other looks are still worth having
        words = (str(trouble).strip() or type(trouble).__name__).splitlines()[0]
        yield Look(
            look.__name__.capitalize(), f"could not be looked at: {words}", "Run `peelian migrate`, then look again."
        )
