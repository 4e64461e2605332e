"""A made-up weekly victim feed: invented people and firms, drama telephone numbers, `.example` addresses.

Only the postcode districts are real. Deterministic: the same seed, date and size give the same bytes.
"""

from peelian.intake.rules.feed_making.layouts import LAYOUTS, csv_pieces, sheet_rows
from peelian.intake.rules.feed_making.population import Place, Population, places_of, population
from peelian.intake.rules.feed_making.weeks import Line, mondays, week, week_rng

__all__ = [
    "LAYOUTS",
    "Line",
    "Place",
    "Population",
    "csv_pieces",
    "mondays",
    "places_of",
    "population",
    "sheet_rows",
    "week",
    "week_rng",
]
