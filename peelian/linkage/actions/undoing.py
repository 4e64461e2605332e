"""Putting the map back as it was before a change."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from peelian.kernel.actor import Actor
from peelian.kernel.labels import label
from peelian.kernel.refused import Refused
from peelian.linkage.actions.regrouping import (
    BATCH,
    Moved,
    drop_empty,
    hold_map,
    keep_change,
    place_of,
    put_places,
    regroup,
)
from peelian.linkage.models import Change, Decision, Link, Membership
from peelian.linkage.queries.maps import parties_of
from peelian.linkage.queries.scope import scope_of
from peelian.linkage.rules.kinds import How
from peelian.linkage.rules.moves import Move
from peelian.parties.models import SourceRecord
from peelian.parties.rules.kinds import Kind
from peelian.records.actions import log_many
from peelian.records.rules.operations import Operation

BY_A_PERSON = (How.JOIN.value, How.PART.value)


@transaction.atomic
def undo(*, change: Change, by: Actor, at: datetime) -> None:
    """Put map, links and decisions back exactly as they were before a person's change of who is who.

    Changes nest: the last is undone first. Refused when a later change moved the same records, when it is undone
    already, and for what evidence did: that would come back with the next list, so say that they are not one.
    Records that came since are grouped anew by what is left.
    """
    hold_map()
    change.refresh_from_db()
    if change.undone_at:
        raise Refused(f"{change.undone_by} has undone this already.")
    if change.how not in BY_A_PERSON:
        raise Refused("Evidence did this, not a person. Say of two of the records whether they are one instead.")
    if _moved_since(change):
        raise Refused("A later change moved some of the same records. Undo that one first.")
    decisions = Decision.objects.filter(pk__in=change.settled.get("decisions", ()))
    records = {key for pair in decisions.values_list("record_id", "other_id") for key in pair}
    decisions.delete()
    moved = put_back(change, by=by, at=at)
    records |= {move.record for move in moved}
    if since := _placed_since(change, records):
        after = regroup_all(records | since, by=by, at=at)
        if after.moves:
            keep_change(how=How.LOAD, why=f"after undoing: {change.why}", moved=after, by=by, at=at)
    drop_empty({party for move in moved for party in (move.was, move.now)})
    subjects = [label("parties.SourceRecord", key) for key in sorted(records)]
    log_many(operation=Operation.COMBINATION, subjects=subjects, by=by, at=at, detail="who is who: a change undone")


def _placed_since(change: Change, records: Collection[int]) -> set[int]:
    """Return who was placed beside these records after a change; nobody else needs another look."""
    parties = set(parties_of(records).values())
    rows = Membership.objects.filter(party__in=parties, since__gt=change.at)
    return set(rows.values_list("record_id", flat=True))


def put_back(change: Change, *, by: Actor, at: datetime) -> tuple[Move, ...]:
    """Put back each record and link that still is as a change left it, and note that the change is undone."""
    now = _places(change)
    back = {m["record"]: m["was"] for m in change.moves if now.get(m["record"]) == m["now"]}
    put_places(back)
    was = {each["link"]: each for each in change.settled.get("links", ())}
    links = [link for link in Link.objects.filter(pk__in=was) if _state(link) == was[link.pk]["now"]]
    for link in links:
        link.waits, link.useful, link.rule = was[link.pk]["was"]
    Link.objects.bulk_update(links, ["waits", "useful", "rule"], batch_size=BATCH)
    change.undone_at, change.undone_by = at, by.name
    change.save(update_fields=["undone_at", "undone_by"])
    return tuple(Move(m["record"], m["now"][0], m["was"][0]) for m in change.moves if m["record"] in back)


def regroup_all(records: Collection[int], *, by: Actor, at: datetime) -> Moved:
    """Group some records and whoever hangs with them anew, by what is known now."""
    moved = Moved()
    kinds = dict(SourceRecord.objects.filter(pk__in=list(records)).values_list("pk", "kind"))
    for kind in Kind:
        if keys := [key for key, its in kinds.items() if its == kind.value]:
            moved += regroup(scope_of(kind, keys, timezone.localdate(at)), by=by, at=at)
    return moved


def _moved_since(change: Change) -> bool:
    now = _places(change)
    return any(move["record"] in now and now[move["record"]] != move["now"] for move in change.moves)


def _places(change: Change) -> dict[int, list[object]]:
    rows = Membership.objects.filter(record__in=[move["record"] for move in change.moves])
    return {row.record_id: place_of(row) for row in rows}


def _state(link: Link) -> list[object]:
    return [link.waits, link.useful, link.rule]
