"""Made-up victim feeds, of a week or of two years: invented people, drama telephone numbers, `.example` addresses.

Only the postcode districts are real. Deterministic: the same seed, date and size give the same bytes.
"""

from peelian.intake.rules.feed_making.layouts import LAYOUTS, TWO_YEARS, csv_pieces, pieces, sheet_rows
from peelian.intake.rules.feed_making.population import Place, Population, places_of, population
from peelian.intake.rules.feed_making.weeks import Line, mondays, week, week_rng
from peelian.intake.rules.feed_making.years import LongLine, two_years

__all__ = [
    "LAYOUTS",
    "TWO_YEARS",
    "Line",
    "LongLine",
    "Place",
    "Population",
    "csv_pieces",
    "mondays",
    "pieces",
    "places_of",
    "population",
    "sheet_rows",
    "two_years",
    "week",
    "week_rng",
]
