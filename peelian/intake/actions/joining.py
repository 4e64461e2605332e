"""An officer's word on who is who: joined, parted or taken back, with what follows for reports and whoever has them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from peelian.accounts.models import Officer
from peelian.accounts.queries import covered_by
from peelian.accounts.rules.roles import Duty
from peelian.intake.actions.queue import RANKED, rank_in_place
from peelian.intake.models import Report
from peelian.intake.queries.again import first_advice
from peelian.intake.queries.changes import moves_back, moves_of, records_of
from peelian.intake.queries.moving import map_with, owners, recounted
from peelian.intake.queries.who import seen_among
from peelian.intake.rules.again import day_of_crime
from peelian.intake.rules.stages import Stage
from peelian.kernel.actor import Actor
from peelian.kernel.refused import Refused
from peelian.knowledge import queries as knowledge
from peelian.linkage.actions import decide, expire, hold_map, part, undo
from peelian.linkage.models import Change, Decision, Link
from peelian.linkage.queries import parties_of
from peelian.linkage.rules.moves import Move
from peelian.tasks.actions import Need, finish_tasks, raise_task

WHO = "who"  # the task that waits until somebody has looked at a record that others joined or parted
PRESSING = 300
UNSAID = "the two records side by side"


@dataclass(frozen=True)
class Word:
    """What an officer says: why, and the last day it holds (None: for good)."""

    reason: str
    expires_on: date | None = None


@transaction.atomic
def decide_pair(*, link: Link, same: bool, reason: str, by: Officer, at: datetime) -> Change:
    """Say whether a pair of the review queue is one, and do what follows.

    Refused once somebody else has said so, and for another unit's record. Two who press at once: one says it.
    """
    hold_map()
    if not Link.objects.filter(pk=link.pk, waits=True).exists():
        raise Refused(f"This pair has been answered already{_by_whom(link)}. See the changes for what came of it.")
    word = Word(reason.strip() or UNSAID)
    return say(record=link.record_id, other=link.other_id, same=same, word=word, by=by, at=at)


@transaction.atomic
def say(*, record: int, other: int, same: bool, word: Word, by: Officer, at: datetime) -> Change:
    """Say that two source records are one person or firm, or are not. Refused for another unit's record."""
    hold_map()
    _may(by, [record, other])
    _still_to_come(word, at)
    change = decide(record=record, other=other, same=same, reason=word.reason, expires_on=word.expires_on, by=by, at=at)
    said = f"said to be {'one' if same else 'two'}: {word.reason}"
    follow_moves(moves=moves_of(change), why=said, by=by, at=at, but=by)
    return change


@transaction.atomic
def part_records(*, records: Collection[int], word: Word, by: Officer, at: datetime) -> Change:
    """Make some of a party's records a party of their own. Refused for another unit's record, and for all or none."""
    hold_map()
    _may(by, records)
    _still_to_come(word, at)
    change = part(records=records, reason=word.reason, expires_on=word.expires_on, by=by, at=at)
    follow_moves(moves=moves_of(change), why=f"parted: {word.reason}", by=by, at=at, but=by)
    return change


@transaction.atomic
def would_part(*, records: Collection[int], by: Officer, at: datetime) -> tuple[Move, ...]:
    """Return what `part_records` would move, and keep nothing of it. Refused as it refuses."""
    _may(by, records)
    with transaction.atomic():
        moves = moves_of(part(records=records, reason="asked only", expires_on=None, by=by, at=at))
        transaction.set_rollback(True)
    return moves


@transaction.atomic
def undo_change(*, change: Change, by: Officer, at: datetime) -> None:
    """Put the map back as it was before a change. Refused when a later change moved the same records."""
    hold_map()
    records = records_of(change)
    _hold_duty(by)
    if not seen_among(by, records):
        raise Refused("These records lie with another unit. Ask them to undo the change.")
    undo(change=change, by=by, at=at)
    recount(parties=set(parties_of(records).values()), by=by, at=at)
    follow_moves(moves=moves_back(change), why=f"undone: {change.why}", by=by, at=at, but=by)


@transaction.atomic
def end_decisions(*, by: Actor, at: datetime) -> int:
    """Let evidence speak again where a word came to its end, and do what follows; return how many that changed."""
    hold_map()
    changes = expire(by=by, at=at)
    for change in changes:
        follow_moves(moves=moves_of(change), why=change.why, by=by, at=at)
    return len(changes)


@transaction.atomic
def follow_moves(*, moves: Iterable[Move], why: str, by: Actor, at: datetime, but: Officer | None = None) -> None:
    """Count and rank again what moved, and tell whoever has it. `but`: whoever made the change needs no telling."""
    listed = list(moves)
    if not listed:
        return
    recount(parties={party for move in listed for party in (move.was, move.now)}, by=by, at=at)
    tell_owners(moves=listed, why=why, by=by, at=at, but=but)


@transaction.atomic
def recount(*, parties: Collection[int], by: Actor, at: datetime) -> int:
    """Count each report's earlier ones by the map as it is, and rank it again; return how many changed.

    A report that is closed keeps its place and its reasons: they say why it was rung.
    """
    weights, advised = knowledge.harm_weights(), first_advice(parties)
    of = map_with({}, parties)
    counts = {each.report.pk: each.now for each in recounted(of)}
    reports = Report.objects.filter(about__in=of).select_related("about").order_by("pk").select_for_update(of=("self",))
    changed = []
    for report in reports:
        earlier = counts.get(report.pk, report.repeat_of_year)
        after = _after_advice(report, advised.get(of[report.about_id]))
        if (earlier, after) != (report.repeat_of_year, report.after_advice):
            report.repeat_of_year, report.after_advice = earlier, after
            changed.append(report)
            if report.stage != Stage.CLOSED:
                rank_in_place(report, weights, at)
    Report.objects.bulk_update(changed, ["repeat_of_year", "after_advice", *RANKED], batch_size=1000)
    return len(changed)


@transaction.atomic
def tell_owners(*, moves: Iterable[Move], why: str, by: Actor, at: datetime, but: Officer | None = None) -> int:
    """Tell whoever has an open report about a victim whose records are others now, once each; return how many."""
    parties = {party for move in moves for party in (move.was, move.now)}
    told = owners(map_with({}, parties), but)
    for owner, report in told:
        need = Need(
            kind=WHO,
            title=f"See whose records {report.speaks_to.name} has now",
            reason=f"Records of theirs were joined or parted by {by.name}: {why.rstrip('.')}.",
            subject=report.label,
            due_on=timezone.localdate(at),
            pressing=PRESSING,
        )
        raise_task(need=need, unit=owner.unit, owner=owner, by=by, at=at)
    return len(told)


@transaction.atomic
def look_at_who(*, report: Report, by: Officer, at: datetime) -> int:
    """Finish the task to look at a record that changed, once whoever has it, or stands in for them, has looked."""
    if report.owner_id not in covered_by(by, timezone.localdate(at)):
        return 0
    return finish_tasks(subject=report.label, kinds=(WHO,), by=by, at=at)


def _may(by: Officer, records: Collection[int]) -> None:
    _hold_duty(by)
    if set(records) - seen_among(by, records):
        raise Refused("One of these records lies with another unit. Ask them what they make of it.")


def _hold_duty(by: Officer) -> None:
    if not by.may(Duty.DECIDE_WHO_IS_WHO):
        raise Refused("Your role does not decide who is who.")


def _still_to_come(word: Word, at: datetime) -> None:
    if word.expires_on and word.expires_on < timezone.localdate(at):
        raise Refused("The last day it holds has passed already. Choose a later day, or leave it empty.")


def _after_advice(report: Report, first: date | None) -> bool:
    received = timezone.localdate(report.received_at)
    return bool(first and first < day_of_crime(report.incident_on, report.reported_on, received))


def _by_whom(link: Link) -> str:
    said = Decision.objects.filter(record=link.other_id, other=link.record_id).order_by("-at").first()
    return f" by {said.by_name}: {'one' if said.same else 'not one'}" if said else ""
