"""Linking everybody anew, in phases that each end in a commit: what is killed is carried on where it was.

Weighing writes a file and touches no table; placing swaps the map of one kind in one transaction. So at any moment the
map is the last good one, and loads and decisions go on beside a run.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import connection, transaction

from peelian.kernel.actor import Actor
from peelian.kernel.refused import Refused
from peelian.linkage.actions.counting import count_names
from peelian.linkage.actions.replacing import replace_map
from peelian.linkage.gateways.models import model_of
from peelian.linkage.models import Run
from peelian.linkage.rules.kinds import RunState
from peelian.linkage.rules.moves import Move
from peelian.linkage.rules.verdicts import Judged
from peelian.parties.models import SourceRecord
from peelian.parties.rules.kinds import Kind

ONE_RUN = 7230005  # held by the session that runs; a killed one lets it go
PHASES = (
    "Counting names",
    "Weighing people",
    "Placing people",
    "Weighing organisations",
    "Placing organisations",
)
_KIND = {1: Kind.PERSON, 2: Kind.PERSON, 3: Kind.ORGANISATION, 4: Kind.ORGANISATION}


@dataclass(frozen=True)
class Tools:
    """What a run works with.

    `weigh(kind, folder)`: weigh a whole population into a file there, whole or not at all; one that is there stays.
    `read(kind, folder)`: what it came to. `follow(moves)`: do what must follow, in the same transaction.
    `tell(run)`: called after each phase.
    """

    weigh: Callable[[Kind, Path], None]
    read: Callable[[Kind, Path], Iterable[Judged]]
    follow: Callable[[tuple[Move, ...]], None]
    tell: Callable[[Run], None]


@transaction.atomic
def start_run(*, by: Actor, at: datetime) -> Run:
    """Begin to link everybody anew, or return the run that was stopped half-way, to be carried on."""
    left = Run.objects.filter(state=RunState.RUNNING.value).first()
    return left or Run.objects.create(
        state=RunState.RUNNING.value,
        phase=PHASES[0],
        total=len(PHASES),
        models_used=", ".join(model_of(kind).name for kind in Kind),
        by_name=by.name,
        started_at=at,
    )


def carry_on(*, run: Run, folder: Path, tools: Tools, by: Actor, at: datetime) -> Run:
    """Do the phases of a run that are still to do. Refused while another process does them.

    An error ends the run as failed, with the map as the phase before left it; one that is killed is carried on.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [ONE_RUN])
        if not cursor.fetchone()[0]:
            raise Refused("Everybody is being linked anew already. Wait until that run has ended.")
    try:
        run.refresh_from_db()
        while run.done < len(PHASES):
            _do_phase(run, folder, tools, by, at)
            tools.tell(run)
    except Exception:
        run.state = RunState.FAILED.value
        run.save(update_fields=["state"])
        raise
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [ONE_RUN])
    return run


def _do_phase(run: Run, folder: Path, tools: Tools, by: Actor, at: datetime) -> None:
    """Do the next phase; what it writes and that it is done are one commit."""
    phase = run.done
    run.phase = PHASES[phase]
    run.save(update_fields=["phase"])
    kind = _KIND.get(phase)
    if kind and phase % 2:
        _note_newest(run, kind)
        tools.weigh(kind, folder)
    with transaction.atomic():
        if kind is None:
            run.counts["names"] = count_names(by=by, at=at)
        elif phase % 2 == 0:
            newest = run.counts[f"newest {kind.value}"]
            moves = replace_map(kind=kind, pairs=tools.read(kind, folder), newest=newest, by=by, at=at)
            run.counts[f"{kind.value} records moved"] = len(moves)
            tools.follow(moves)
        run.done = phase + 1
        if run.done == len(PHASES):
            run.state, run.ended_at, run.phase = RunState.DONE.value, at, "Done"
        run.save()


def _note_newest(run: Run, kind: Kind) -> None:
    """Note the newest record there is, once: the evidence of whoever comes later is not what this run weighs."""
    newest = SourceRecord.objects.filter(kind=kind.value).order_by("-pk").values_list("pk", flat=True).first()
    run.counts.setdefault(f"newest {kind.value}", newest or 0)
    run.save(update_fields=["counts"])
