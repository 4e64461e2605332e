"""Results: the figures of a unit over a period, with their doubt, and the same as a file."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from peelian.accounts.models import Officer
from peelian.accounts.rules.roles import Duty
from peelian.documents.gateways.tables import write_csv, write_xlsx
from peelian.evaluation import queries
from peelian.evaluation.rules.figures import Figure, Verdict
from peelian.evaluation.rules.periods import Period
from peelian.evaluation.rules.table import HEADER, notes, table
from peelian.kernel.words import percent, when
from peelian.web.desk.results_forms import PeriodForm
from peelian.web.kit.guards import StaffRequest, duty
from peelian.web.kit.pictures import IntervalPicture, interval_picture

SEE = duty(Duty.SEE_FIGURES)
MARKING = "OFFICIAL"
TITLE = "Results of the cyber Protect team"
CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CHANGE = "behaviour_change"
AFTERWARDS = ("behaviour_change_later", "victim_again")
FIRMS = ("firms_assessed", "firms_changed")
TAGS = {
    Verdict.MET: ("sure", "Target met"),
    Verdict.NOT_MET: ("plain", "Target not met"),
    Verdict.TOO_FEW: ("plain", "Too few to say"),
}


@dataclass(frozen=True)
class Panel:
    """A figure as a page shows it. `rows`: the numbers behind the picture; `everybody`: the bounds, drawn."""

    figure: Figure
    rows: list[tuple[str, str]]
    everybody: IntervalPicture | None

    @property
    def headline(self) -> str:
        return self.figure.finding.removesuffix(".")

    @property
    def of(self) -> str:
        return "firm" if self.figure.code in FIRMS else "victim"

    @property
    def tag(self) -> tuple[str, str] | None:
        return TAGS[self.figure.verdict] if self.figure.verdict else None


@require_safe
@SEE
def results(request: StaffRequest) -> HttpResponse:
    """Say whether it helped, and what was done, over a period."""
    today = timezone.localdate()
    form = PeriodForm(request.GET if "span" in request.GET else None)
    over = form.period(today)
    panels = [panel(figure) for figure in queries.figures(request.user, over, today)]
    return render(
        request,
        "desk/results/results.html",
        {
            "marking": MARKING,
            "form": form,
            "over": over,
            "change": next((shown for shown in panels if shown.figure.code == CHANGE), None),
            "contact": [shown for shown in panels if shown.figure.code not in (CHANGE, *AFTERWARDS, *FIRMS)],
            "afterwards": [shown for shown in panels if shown.figure.code in AFTERWARDS],
            "firms": [shown for shown in panels if shown.figure.code in FIRMS],
            "forces": queries.by_force(request.user, over),
        },
    )


@require_safe
@SEE
def export_csv(request: StaffRequest) -> HttpResponse:
    """Give the figures on the page as a CSV file."""
    return _file(request, write_csv, CSV, "csv")


@require_safe
@SEE
def export_xlsx(request: StaffRequest) -> HttpResponse:
    """Give the figures on the page as a workbook."""
    return _file(request, write_xlsx, XLSX, "xlsx")


@dataclass(frozen=True)
class TodayPanel:
    """“Did it help?” on the page Today; shares between 0 and 1, None when nobody has answered."""

    share: float | None
    low: float | None
    high: float | None
    target: float | None
    finding: str
    note: str
    rows: list[tuple[str, str]]


def today_figure(officer: Officer, today: date) -> TodayPanel | None:
    """Return behaviour change since 1 April, in words and numbers; None when no definition of it holds."""
    figure = queries.today_figure(officer, today)
    if figure is None:
        return None
    note = " ".join(("Since 1 April.", *_verdict_words(figure), *figure.notes[:2]))
    return TodayPanel(figure.share, figure.low, figure.high, figure.target, figure.finding, note, rows(figure))


def panel(figure: Figure) -> Panel:
    """Return a figure with the numbers behind its picture and the picture of its bounds."""
    everybody = None
    if figure.floor is not None and figure.asked != figure.denominator:
        everybody = interval_picture(share=figure.share, low=figure.floor, high=figure.ceiling, target=figure.target)
    return Panel(figure, rows(figure), everybody)


def rows(figure: Figure) -> list[tuple[str, str]]:
    """Return the numbers behind a figure's picture, those that it has, as pairs of words."""
    interval = (
        f"{percent(figure.low)} to {percent(figure.high)}" if figure.low is not None and figure.high is not None else ""
    )
    pairs = [
        ("Asked", _count(figure.asked)),
        ("Out of" if figure.asked is None else "Answered", _count(figure.denominator)),
        ("Counted" if figure.asked is None else "Changed something", _count(figure.numerator)),
        ("Share", _share(figure.share)),
        ("95% interval", interval),
        ("Target", _share(figure.target)),
        ("Response rate", _share(figure.response_rate)),
        ("If nobody else changed", _share(figure.floor)),
        ("If everybody else changed", _share(figure.ceiling)),
    ]
    return [(label, value) for label, value in pairs if value]


def _verdict_words(figure: Figure) -> list[str]:
    target = _share(figure.target)
    if not target or not figure.denominator:
        return []
    if figure.verdict is Verdict.TOO_FEW:
        return [f"Too few to say whether the target of {target} is met."]
    return [f"The target of {target} is {figure.verdict.value}."] if figure.verdict else []


def _count(number: int | None) -> str:
    return "" if number is None else f"{number:,}"


def _share(share: float | None) -> str:
    return "" if share is None else percent(share)


def _file(request: StaffRequest, write: Callable[..., bytes], media: str, ending: str) -> HttpResponse:
    now = timezone.localtime()
    over: Period = PeriodForm(request.GET if "span" in request.GET else None).period(now.date())
    lines = table(queries.figures(request.user, over, now.date()), queries.by_force(request.user, over))
    above = notes(request.user.unit.name, over, when(now))
    content = write(HEADER, lines, title=TITLE, marking=MARKING, notes=above)
    name = f"results-{over.first:%Y-%m-%d}-to-{over.last:%Y-%m-%d}.{ending}"
    return HttpResponse(content, media, headers={"Content-Disposition": content_disposition_header(True, name)})
