"""The figures as a table for a file: one line a figure, then one a force, each saying by which definition."""

from collections.abc import Iterable, Sequence

from peelian.evaluation.rules.figures import Figure
from peelian.evaluation.rules.forces import ForceLine
from peelian.evaluation.rules.periods import Period

HEADER = (
    "Figure",
    "Of whom",
    "Numerator",
    "Denominator",
    "Share",
    "95% interval from",
    "95% interval to",
    "Median, working days",
    "Target",
    "Verdict",
    "Asked",
    "Response rate",
    "If none of the rest changed",
    "If all of the rest changed",
    "Finding",
    "Definition version",
    "Numerator means",
    "Denominator means",
)
NOT_SHOWN = "not shown"

Cell = str | int | float | None


def table(figures: Iterable[Figure], forces: Iterable[ForceLine]) -> list[tuple[Cell, ...]]:
    """Return the lines under HEADER. Shares are numbers between 0 and 1, rounded to four places."""
    listed = list(figures)
    scope = next((figure for figure in listed if figure.code == "in_scope"), None)
    return [_line(figure) for figure in listed] + [_force(force, scope) for force in forces if scope]


def notes(unit: str, over: Period, made: str) -> Sequence[str]:
    """Return what stands above the table: whose figures, over which days, made when, and what is not shown."""
    return (
        f"Unit: {unit}",
        f"Period: {over.words}",
        f"Made: {made}",
        "Counts under 5 are not shown by force, nor a count that would give one away.",
        "Intervals: Wilson score, 95%. Where everybody in scope is counted, one shows what chance alone can do.",
    )


def _line(figure: Figure) -> tuple[Cell, ...]:
    definition = figure.definition
    return (
        figure.title,
        "All",
        figure.numerator,
        figure.denominator,
        _rounded(figure.share),
        _rounded(figure.low),
        _rounded(figure.high),
        figure.middle,
        figure.target,
        figure.verdict.value if figure.verdict else None,
        figure.asked,
        _rounded(figure.response_rate),
        _rounded(figure.floor),
        _rounded(figure.ceiling),
        " ".join((figure.finding, *figure.notes)),
        definition.version,
        definition.numerator,
        definition.denominator,
    )


def _force(line: ForceLine, scope: Figure) -> tuple[Cell, ...]:
    counted = NOT_SHOWN if line.in_scope is None else line.in_scope
    blank = (None,) * (len(HEADER) - 6)
    definition = scope.definition
    return (scope.title, line.force, counted, *blank, definition.version, definition.numerator, definition.denominator)


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 4)
