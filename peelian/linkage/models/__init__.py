from peelian.linkage.models.links import Decision, Link
from peelian.linkage.models.maps import Change, Membership
from peelian.linkage.models.runs import NameCount, Run, Sample
from peelian.linkage.models.series import (
    Indicator,
    Series,
    SeriesDecision,
    SeriesHandover,
    SeriesMembership,
    SeriesWarning,
    Sighting,
)

__all__ = [
    "Change",
    "Decision",
    "Indicator",
    "Link",
    "Membership",
    "NameCount",
    "Run",
    "Sample",
    "Series",
    "SeriesDecision",
    "SeriesHandover",
    "SeriesMembership",
    "SeriesWarning",
    "Sighting",
]
