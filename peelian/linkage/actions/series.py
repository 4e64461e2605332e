"""Keeping what narratives name, and the map of series: the only writer of either."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection, transaction

from peelian.kernel.actor import Actor
from peelian.linkage.actions.joining_series import rejoin
from peelian.linkage.models import Indicator, Sighting
from peelian.linkage.queries.series import like_wordings, members_of, series_of
from peelian.linkage.rules.series.kinds import Found, Sign
from peelian.linkage.rules.series.wording import PAIRS_ALIKE, likeness

LOT = 2000


@dataclass(frozen=True)
class Told:
    """What the narrative about one record names, and the day it was reported."""

    record: int
    on: date
    found: tuple[Found, ...]


@transaction.atomic
def note_sightings(*, told: Sequence[Told], by: Actor, at: datetime) -> None:
    """Keep what narratives name, in place of what they named before, and join their reports into series."""
    hold_series()
    named = Sighting.objects.filter(record__in=[one.record for one in told])
    touched = set(named.values_list("record_id", flat=True)) | {one.record for one in told if one.found}
    if touched:
        _drop_unseen(_forget(touched))  # first: a wording is kept as the first narrative has it, as it may be read now
        _keep(told)
        rejoin(records=touched, by=by, at=at)


@transaction.atomic
def forget_sightings(*, records: Collection[int], by: Actor, at: datetime) -> None:
    """Take back what some records' narratives name, and what only that held together."""
    hold_series()
    rest = members_of(set(series_of(records).values())) - set(records)
    before = _forget(records)
    rejoin(records=rest | set(records), by=by, at=at)
    _drop_unseen(before)


def hold_series() -> None:
    """Wait for whoever else is changing series: two at once would make two of one."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(7230006)")


def _forget(records: Collection[int]) -> set[int]:
    """Take the sightings of some records away and return the indicators they were of."""
    gone = Sighting.objects.filter(record__in=records)
    keys = set(gone.values_list("indicator_id", flat=True))
    gone.delete()
    return keys


def _drop_unseen(keys: Collection[int]) -> None:
    """Drop the indicators that no narrative names any more and no person has said anything of."""
    Indicator.objects.filter(pk__in=keys, sightings=None, ruling="").delete()


def _keep(told: Sequence[Told]) -> None:
    book = _Book([found for one in told for found in one.found])
    kept: dict[tuple[int, int], Sighting] = {}
    for one in told:
        for found in one.found:
            indicator, alike = book.indicator(found, one.on)
            sighting = Sighting(indicator=indicator, record_id=one.record, seen_on=one.on, likeness=alike)
            kept.setdefault((one.record, id(indicator)), sighting)
    Indicator.objects.bulk_create(book.fresh, batch_size=LOT)
    Indicator.objects.bulk_update(book.known, ["first_seen", "last_seen"], batch_size=LOT)
    for sighting in kept.values():
        sighting.indicator_id = sighting.indicator.pk
    Sighting.objects.bulk_create(kept.values(), batch_size=LOT)


class _Book:
    """The indicators that some signs are: those known, and new ones. A wording goes with the first that is like it."""

    def __init__(self, found: Sequence[Found]) -> None:
        self.fresh: list[Indicator] = []
        self._like: dict[int, list[Indicator]] = {}
        exact = Indicator.objects.filter(value__in={one.value for one in found})
        alike = like_wordings(band for one in found for band in one.bands)
        every = {one.pk: one for one in (*exact, *alike)}
        self.known = list(every.values())
        self._exact = {(one.kind, one.value): one for one in every.values()}
        for one in every.values():
            self._file(one)

    def indicator(self, found: Found, on: date) -> tuple[Indicator, int]:
        """Return the indicator that a sign is, seen on a day, and in hundred how alike it is."""
        indicator, alike = self._exact.get((found.kind.value, found.value)), 100
        if indicator is None and found.kind is Sign.WORDING:
            indicator, alike = self._nearest(found)
        if indicator is None:
            indicator, alike = self._new(found, on), 100
        indicator.first_seen, indicator.last_seen = min(indicator.first_seen, on), max(indicator.last_seen, on)
        return indicator, alike

    def _new(self, found: Found, on: date) -> Indicator:
        made = Indicator(kind=found.kind.value, value=found.value, bands=list(found.bands), first_seen=on, last_seen=on)
        self.fresh.append(made)
        self._exact[made.kind, made.value] = made
        self._file(made)
        return made

    def _file(self, indicator: Indicator) -> None:
        for band in indicator.bands:
            self._like.setdefault(band, []).append(indicator)

    def _nearest(self, found: Found) -> tuple[Indicator | None, int]:
        near = {id(one): one for band in found.bands for one in self._like.get(band, [])}
        alike, best = max(
            ((likeness(found.value, one.value), one) for one in near.values()),
            key=lambda pair: pair[0],
            default=(0.0, None),
        )
        return (best, round(alike * 100)) if alike >= PAIRS_ALIKE else (None, 0)
