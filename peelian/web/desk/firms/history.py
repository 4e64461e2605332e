"""How a firm has moved: its finished assessments, what changed between the last two, and others like it."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from peelian.accounts.rules.roles import Duty
from peelian.assessment.queries.asking import WORDS
from peelian.assessment.queries.history import History, Past, history_of
from peelian.assessment.rules.comparing import Change, finding
from peelian.documents.gateways.tables import write_csv
from peelian.kernel.words import day, when
from peelian.knowledge import queries as knowledge
from peelian.web.desk.doors import firm_or_404
from peelian.web.desk.firms.tabs import tabs
from peelian.web.kit.guards import StaffRequest, duty
from peelian.web.kit.ranges import ranges_picture

MARKING = "OFFICIAL-SENSITIVE"
HEADER = ("Finished on", "Asked", "Questions", "At least", "At most", "Not known", "Known", "Seen or checked")


@require_safe
@duty(Duty.HELP_FIRMS)
def history(request: StaffRequest, key: int) -> HttpResponse:
    """The picture, the table beneath it, what changed and where others stand."""
    firm = firm_or_404(request, key, "history")
    told = history_of(firm)
    picture = ranges_picture([(_finished(one), one.range.low, one.range.high) for one in told.past])
    changes = [_in_words(change) for change in told.compared.changes] if told.compared else []
    context = {"firm": firm, "told": told, "picture": picture, "finding": _finding(told), "changes": changes}
    context |= {"titles": _titles(told), "tabs": tabs(firm, "assessments")}
    return render(request, "desk/firms/history.html", context)


@require_safe
@duty(Duty.HELP_FIRMS)
def export_csv(request: StaffRequest, key: int) -> HttpResponse:
    """The table under the picture as a CSV file."""
    firm = firm_or_404(request, key, "history, as a file")
    now = timezone.localtime()
    rows = [_row(one) for one in history_of(firm).past]
    notes = (f"{request.user.unit.name}, {when(now)}.", "Out of 100: at least what is known, at most with the unknown.")
    content = write_csv(HEADER, rows, title=f"Assessments of {firm.about.name}", marking=MARKING, notes=notes)
    name = f"assessments-{firm.pk}-{now:%Y-%m-%d}-{MARKING}.csv"
    headers = {"Content-Disposition": content_disposition_header(True, name)}
    return HttpResponse(content, "text/csv; charset=utf-8", headers=headers)


def _finding(told: History) -> str:
    if told.compared and told.last and told.before:
        return f"{finding(told.compared.range_before, told.compared.range_now)}."
    if told.last:
        return f"One assessment so far: {told.last.range.low} to {told.last.range.high} out of 100."
    return "No assessment is finished yet."


def _in_words(change: Change) -> tuple[Change, str, str, str]:
    """A change with the title of its control and what it came to before and now."""
    title = knowledge.control(change.control).title
    before, now = (WORDS[one.state] if one.state else "Not answered" for one in (change.before, change.now))
    return change, title, before, now


def _titles(told: History) -> dict[str, list[str]]:
    """The controls that only one of the two assessments asked about."""
    if not told.compared:
        return {}
    both = {"new": told.compared.new, "dropped": told.compared.dropped}
    return {name: [knowledge.control(code).title for code in codes] for name, codes in both.items()}


def _finished(past: Past) -> date:
    return timezone.localdate(past.assessment.concluded_at)


def _row(past: Past) -> tuple[str | int, ...]:
    sure = past.confidence
    scale = (past.range.low, past.range.high, past.range.unknown)
    return (day(_finished(past)), past.title, past.questions, *scale, sure.known, sure.shown)
