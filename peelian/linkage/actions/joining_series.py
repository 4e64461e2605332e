"""Working out anew which reports are one series, and writing what changed."""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Min

from peelian.kernel.actor import Actor
from peelian.kernel.labels import label
from peelian.kernel.words import day
from peelian.linkage.models import Series, SeriesDecision, SeriesMembership, Sighting
from peelian.linkage.queries.series import InHand, in_hand
from peelian.linkage.rules.series.joining import MOST, groups
from peelian.linkage.rules.series.placing import Plan, Standing, plan
from peelian.records.actions import log_many
from peelian.records.rules.operations import Operation

LOT = 2000


@transaction.atomic
def rejoin(*, records: Collection[int], by: Actor, at: datetime) -> None:
    """Work out the series of some records, and of whoever shares a sign with them, and write what changed."""
    hand = in_hand(records)
    made = set(hand.series_of.values())
    apart = {record for record, series in hand.barred if series in made}
    found = groups(hand.seen, hand.marks, apart=apart, series_of=hand.series_of)
    most = dict(Series.objects.filter(pk__in=made).values_list("pk", "most"))
    plans = plan(found, Standing(hand.series_of, most, hand.barred), most=MOST)
    _write([one for one in plans if len(one.members) > 1], hand, by, at)


def _write(plans: Sequence[Plan], hand: InHand, by: Actor, at: datetime) -> None:
    made = _make([one for one in plans if one.series is None], at)
    target = {id(one): one.series or made[id(one)] for one in plans}
    now = {record: target[id(one)] for one in plans for record in one.members}
    stay = {record for one in plans for record in one.left}
    out = set(hand.series_of) - set(now) - stay
    SeriesMembership.objects.filter(record__in=out).delete()
    moved = {record: series for record, series in now.items() if hand.series_of.get(record) not in (None, series)}
    for series in set(moved.values()):
        there = [record for record, to in moved.items() if to == series]
        SeriesMembership.objects.filter(record__in=there).update(series=series, since=at)
    new = {record: series for record, series in now.items() if record not in hand.series_of}
    SeriesMembership.objects.bulk_create(
        [SeriesMembership(record_id=record, series_id=series, since=at) for record, series in new.items()],
        batch_size=LOT,
    )
    _merge({series: target[id(one)] for one in plans for series in one.takes_in})
    _drop_empty(set(hand.series_of.values()))
    subjects = [label("parties.SourceRecord", record) for record in sorted({*new, *moved})]
    log_many(operation=Operation.COMBINATION, subjects=subjects, by=by, at=at, detail="joined into a series")


def _make(plans: Sequence[Plan], at: datetime) -> dict[int, int]:
    """Make a series for each plan that has none, named by the day its first report was made."""
    records = [record for one in plans for record in one.members]
    first = dict(
        Sighting.objects.filter(record__in=records).values_list("record").annotate(first=Min("seen_on")).order_by()
    )
    made = Series.objects.bulk_create(
        [
            Series(name=f"from {day(min(first[record] for record in one.members))}", made_at=at, most=MOST)
            for one in plans
        ],
        batch_size=LOT,
    )
    return {id(one): series.pk for one, series in zip(plans, made, strict=True)}


def _merge(into: dict[int, int]) -> None:
    """Say of each series that was taken in which one it is part of now; what people decided goes with it."""
    for series, target in into.items():
        Series.objects.filter(pk=series).update(merged_into=target)
        Series.objects.filter(merged_into=series).update(merged_into=target)
        standing = SeriesDecision.objects.filter(series=series, lifted_at=None)
        there = SeriesDecision.objects.filter(series=target, lifted_at=None).values("record")
        standing.exclude(record__in=there).update(series=target)


def _drop_empty(series: Collection[int]) -> None:
    """Drop series that nothing is left of, and that nothing hangs on."""
    nothing = {"memberships": None, "handovers": None, "warning": None, "decisions": None}
    Series.objects.filter(pk__in=series, merged_into=None, merged=None, **nothing).delete()
