"""Taking a load back, until somebody has done something about any of its reports."""

from datetime import datetime

from django.db import transaction

from peelian.intake.actions.joining import follow_moves, recount
from peelian.intake.actions.series import forget_for_series
from peelian.intake.models import Feed, FeedRow, Report
from peelian.intake.queries.feeds import begun_on
from peelian.intake.rules.stages import FeedStage
from peelian.kernel.actor import Actor
from peelian.kernel.refused import Refused
from peelian.linkage.actions import hold_map, unlink
from peelian.linkage.queries import parties_of
from peelian.parties.actions import clear_standings, drop_source_records
from peelian.records.actions import log_many
from peelian.records.rules.operations import Operation


@transaction.atomic
def undo_load(*, feed: Feed, by: Actor, at: datetime) -> Feed:
    """Take back every report and source record of a load. The file may then be brought in again.

    Refused once an officer has claimed, tried or advised on any of its reports.
    """
    hold_map()  # before any report, as everything that changes the map does
    reports = Report.objects.select_for_update(of=("self",)).filter(row__feed=feed)
    kept = list(reports.values_list("pk", "about_id", "contact_id", "about__email"))
    if begun_on(feed):
        raise Refused("Somebody has begun to work on these reports, so the load can no longer be undone.")
    if not Feed.objects.filter(pk=feed.pk, stage=FeedStage.LOADED.value).update(stage=FeedStage.UNDONE.value):
        raise Refused("This load has been undone already.")
    records = {key for _, about, contact, _ in kept for key in (about, contact) if key}
    log_many(
        operation=Operation.ERASURE,
        subjects=[f"intake.Report:{key}" for key, *_ in kept],
        by=by,
        at=at,
        detail="load undone",
    )
    Report.objects.filter(row__feed=feed).delete()
    forget_for_series(records=records, by=by, at=at)
    parties = set(parties_of(records).values())
    moves = unlink(records=records, by=by, at=at)
    recount(parties=parties, by=by, at=at)
    follow_moves(moves=moves, why=f"a list was taken back: {feed.name}", by=by, at=at)
    drop_source_records(keys=records, by=by, at=at)
    if feed.loaded_at:
        clear_standings(since=feed.loaded_at, emails=[email for *_, email in kept if email], by=by, at=at)
    FeedRow.objects.filter(feed=feed).delete()
    feed.refresh_from_db()
    return feed
