"""Bringing a feed in, saying which column is which, checking it. Nothing is a report until it is loaded."""

import hashlib
from collections.abc import Mapping
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from peelian.accounts.models import Unit
from peelian.documents.gateways.tables import Row, Table, read_table
from peelian.intake.models import Feed, FeedLayout, FeedRow
from peelian.intake.queries.feeds import checked_rows, last_layout, layout_of, live_feed, own_columns, rows_of
from peelian.intake.rules import columns
from peelian.intake.rules.duplicates import Piles, Sorted
from peelian.intake.rules.stages import FeedStage, Verdict
from peelian.kernel.actor import Actor
from peelian.kernel.refused import Refused
from peelian.records.actions import log
from peelian.records.rules.operations import Operation

ENCODINGS = {"utf-8": "UTF-8", "utf-8-sig": "UTF-8", "windows-1252": "Windows-1252"}
LONGEST_NAME = 300  # of a column, in FeedLayout
SAMPLE = 200  # rows looked at when guessing what a column holds


class LoadedBefore(Refused):
    """The same file has been brought in already; `feed` is that time."""

    def __init__(self, feed: Feed) -> None:
        day = timezone.localtime(feed.brought_at)
        super().__init__(f"This file was brought in on {day.day} {day:%B %Y} by {feed.brought_by}, as “{feed.name}”.")
        self.feed = feed


@transaction.atomic
def bring_feed(*, content: bytes, name: str, unit: Unit, by: Actor, at: datetime) -> Feed:
    """Read a file and stage its rows as they stand, with a guess of which column is which.

    Refused in words: a file that cannot be read, and one that was brought in before (`LoadedBefore`).
    """
    digest = hashlib.sha256(content).hexdigest()
    if earlier := live_feed(digest):
        raise LoadedBefore(earlier)
    table = read_table(content, name, hints=columns.hints())
    layout = layout_of(table.header)
    mapping = layout.mapping if layout else columns.guess(table.header, [row.cells for row in table.rows[:SAMPLE]])
    before = None if layout else last_layout(unit)
    try:
        feed = Feed.objects.create(
            name=name[:200],
            digest=digest,
            size=len(content),
            unit=unit,
            kind=table.kind,
            how_read=_how_read(table),
            notes=[*table.notes, *_row_notes(table.rows)],
            header=list(table.header),
            header_row=table.header_row,
            mapping=mapping,
            changes=list(columns.changes(own_columns(before), own_columns(table.header))) if before else [],
            brought_at=at,
            brought_by=by.name,
        )
    except IntegrityError:
        raise Refused("Somebody is bringing in the same file at this moment.") from None
    FeedRow.objects.bulk_create(
        [FeedRow(feed=feed, number=row.number, cells=list(row.cells)) for row in table.rows], batch_size=2000
    )
    log(operation=Operation.COLLECTION, subject=feed.label, by=by, at=at, detail=f"{len(table.rows)} rows staged")
    return feed


@transaction.atomic
def check_feed(*, feed: Feed, mapping: Mapping[str, int], by: Actor, at: datetime) -> Feed:
    """Take somebody's word for which column is which, remember it, and judge every row.

    Refused: a mapping without the columns a feed needs, or a feed that is loaded already.
    """
    if missing := columns.missing_required(mapping):
        raise Refused(f"We still need to know which column holds: {', '.join(missing)}.")
    stages = [FeedStage.STAGED.value, FeedStage.CHECKED.value]
    if not Feed.objects.filter(pk=feed.pk, stage__in=stages).update(stage=FeedStage.CHECKED.value):
        raise Refused("This feed has been loaded or dropped, so its columns cannot be changed.")
    feed.stage = FeedStage.CHECKED.value
    feed.mapping = dict(mapping)
    _remember(feed, by, at)
    note_verdicts(feed, checked_rows(feed, at))
    return feed


@transaction.atomic
def begin_loading(*, feed: Feed, by: Actor, at: datetime) -> None:
    """Confirm a checked feed: it is loaded in the background, and the page can be left meanwhile."""
    if not Feed.objects.filter(pk=feed.pk, stage=FeedStage.CHECKED.value).update(stage=FeedStage.LOADING.value):
        raise Refused("This feed is being loaded, or has been, or was dropped.")
    load = app.configure_task("peelian.intake.jobs.load", queue="feeds", lock="feeds")
    load.defer(feed=feed.pk, by_label=by.label, by_name=by.name)


@transaction.atomic
def stop_loading(*, feed: Feed, why: str, by: Actor, at: datetime) -> None:
    """Put a feed whose load failed back where it was confirmed, with the reason, so that somebody can act."""
    if Feed.objects.filter(pk=feed.pk, stage=FeedStage.LOADING.value).update(
        stage=FeedStage.CHECKED.value, notes=[*feed.notes, f"Loading stopped, and nothing was saved: {why}"]
    ):
        log(operation=Operation.ALTERATION, subject=feed.label, by=by, at=at, detail="loading stopped")


@transaction.atomic
def drop_feed(*, feed: Feed, by: Actor, at: datetime) -> None:
    """Drop a feed that was not loaded, with its staged rows. The file may then be brought in again."""
    stages = [FeedStage.STAGED.value, FeedStage.CHECKED.value]
    if not Feed.objects.filter(pk=feed.pk, stage__in=stages).update(stage=FeedStage.DROPPED.value):
        raise Refused("This feed has been loaded, so it cannot be dropped. You can undo the load.")
    FeedRow.objects.filter(feed=feed).delete()
    log(operation=Operation.ERASURE, subject=feed.label, by=by, at=at, detail="staged rows dropped")


def consult_feed(*, feed: Feed, page: str, by: Actor, at: datetime) -> None:
    """Log that somebody read victims' details in a feed, and where: a page or a file taken away."""
    log(operation=Operation.CONSULTATION, subject=feed.label, by=by, at=at, detail=page)


def note_verdicts(feed: Feed, piles: Piles) -> None:
    """Write on each staged row what becomes of it and what is wrong with it, and the counts on the feed."""
    for verdict, pile in _piles(piles):
        FeedRow.objects.filter(feed=feed, number__in=[row.number for row in pile]).update(
            verdict=verdict.value, problems=[]
        )
    said = {row.number: _problems(row) for _, pile in _piles(piles) for row in pile if _problems(row)}
    with_problems = list(rows_of(feed).filter(number__in=list(said)))
    for staged in with_problems:
        staged.problems = said[staged.number]
    FeedRow.objects.bulk_update(with_problems, ["problems"], batch_size=1000)
    feed.counts |= {
        "rows": sum(len(pile) for _, pile in _piles(piles)),
        "saved": len(piles.saved),
        "refused": len(piles.refused),
        "duplicates": len(piles.duplicate),
        "flagged": piles.flagged,
    }
    feed.save(update_fields=["counts", "mapping"])


def _piles(piles: Piles) -> tuple[tuple[Verdict, list[Sorted]], ...]:
    return (
        (Verdict.SAVED, piles.saved),
        (Verdict.REFUSED, piles.refused),
        (Verdict.DUPLICATE, piles.duplicate),
    )


def _problems(row: Sorted) -> list[list[str]]:
    problems = [[problem.field, problem.message] for problem in row.checked.problems]
    known = {message for _, message in problems}
    return problems if not row.reason or row.reason in known else [["reference", row.reason], *problems]


def _remember(feed: Feed, by: Actor, at: datetime) -> None:
    header = own_columns(feed.header)
    shown = [name[:LONGEST_NAME] for name in header]
    FeedLayout.objects.update_or_create(
        signature=columns.header_signature(header),
        defaults={"header": shown, "mapping": feed.mapping, "confirmed_at": at, "confirmed_by": by.name},
    )


def _how_read(table: Table) -> str:
    encoding = ENCODINGS.get(table.encoding, table.encoding.upper())
    where = f"sheet “{table.sheet}”" if table.sheet else f"{encoding}, columns parted by {_mark(table.delimiter)}"
    return f"{where}, header in row {table.header_row}"[:200]


def _mark(delimiter: str) -> str:
    return {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}.get(delimiter, delimiter)


def _row_notes(rows: list[Row]) -> list[str]:
    return [f"Row {row.number}: {note}" for row in rows for note in row.notes][:50]
