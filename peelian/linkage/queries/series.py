"""What is known of series: who is in them, which signs they share, and what rules need to join more."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q

from peelian.linkage.models import Indicator, Series, SeriesDecision, SeriesMembership, Sighting
from peelian.linkage.rules.series.joining import TOO_OFTEN, Mark, Seen
from peelian.linkage.rules.series.kinds import Ruling, Sign


@dataclass(frozen=True)
class InHand:
    """All that deciding about some reports takes: what they name, what each sign says, and how they stand."""

    seen: list[Seen]
    marks: dict[int, Mark]
    series_of: dict[int, int]
    barred: set[tuple[int, int]]


@dataclass(frozen=True)
class Shared:
    """One sign of a series and in how many of its reports, and in how many reports at all, it is named."""

    indicator: Indicator
    here: int
    everywhere: int


def series_of(records: Collection[int]) -> dict[int, int]:
    """Return the series of each record that is in one."""
    return dict(SeriesMembership.objects.filter(record__in=records).values_list("record_id", "series_id"))


def members_of(series: Collection[int]) -> set[int]:
    """Return the records of some series."""
    return set(SeriesMembership.objects.filter(series__in=series).values_list("record_id", flat=True))


def in_hand(seeds: Collection[int]) -> InHand:
    """Return what concerns some records: their series whole, whoever shares a sign with those, and their series."""
    near = set(seeds) | members_of(set(series_of(seeds).values()))
    keys = set(Sighting.objects.filter(record__in=near).values_list("indicator_id", flat=True))
    live = [mark.key for mark in marks_of(keys).values() if _may_join(mark)]
    holders = set(Sighting.objects.filter(indicator__in=live).values_list("record_id", flat=True))
    everybody = near | holders | members_of(set(series_of(holders).values()))
    seen = [
        Seen(record, key)
        for record, key in Sighting.objects.filter(record__in=everybody)
        .order_by("record_id", "indicator_id")
        .values_list("record_id", "indicator_id")
    ]
    barred = SeriesDecision.objects.filter(record__in=everybody, lifted_at=None)
    return InHand(
        seen=seen,
        marks=marks_of({one.mark for one in seen}),
        series_of=series_of(everybody),
        barred=set(barred.values_list("record_id", "series_id")),
    )


def marks_of(keys: Collection[int]) -> dict[int, Mark]:
    """Return what joining needs of some indicators."""
    counted = Indicator.objects.filter(pk__in=keys).annotate(seen=Count("sightings"))
    return {
        key: Mark(key, Sign(kind), seen, Ruling(ruling))
        for key, kind, ruling, seen in counted.values_list("pk", "kind", "ruling", "seen")
    }


def like_wordings(bands: Iterable[int]) -> list[Indicator]:
    """Return the wordings that may be like one with these bands, the oldest first."""
    listed = list(set(bands))
    if not listed:
        return []
    return list(Indicator.objects.filter(kind=Sign.WORDING.value, bands__overlap=listed).order_by("pk"))


def shared_signs(series: Series) -> list[Shared]:
    """Return the signs that two or more reports of a series name, the most shared first, those set aside last."""
    inside = Q(sightings__record__series_membership__series=series)
    found = Indicator.objects.annotate(here=Count("sightings", filter=inside), everywhere=Count("sightings"))
    keys = Sighting.objects.filter(record__series_membership__series=series).values("indicator")
    shared = [Shared(one, one.here, one.everywhere) for one in found.filter(pk__in=keys, here__gt=1)]
    return sorted(shared, key=lambda one: (one.indicator.ruling == Ruling.SET_ASIDE, -one.here, one.indicator.pk))


def signs_of(records: Sequence[int]) -> dict[int, list[Indicator]]:
    """Return what the narrative about each record names."""
    found: dict[int, list[Indicator]] = {record: [] for record in records}
    for sighting in Sighting.objects.filter(record__in=records).select_related("indicator").order_by("indicator_id"):
        found[sighting.record_id].append(sighting.indicator)
    return found


def _may_join(mark: Mark) -> bool:
    return mark.ruling is Ruling.OFFENDERS or (mark.ruling is Ruling.NONE and mark.seen <= TOO_OFTEN)
