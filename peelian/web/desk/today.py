from datetime import date, datetime, time, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from peelian.accounts.rules.roles import Duty
from peelian.intake.actions import consult_list
from peelian.intake.queries.today import News, Row, how_many, news, rows
from peelian.kernel.labels import key_of
from peelian.kernel.words import in_words, opening, short_day
from peelian.kernel.working_days import bank_holidays, is_working_day
from peelian.web.desk.results import today_figure
from peelian.web.kit.guards import StaffRequest, signed_in

CLOSE = time(17)


@require_safe
def home(request: StaffRequest) -> HttpResponse:
    """The front door of the desk."""
    return redirect("today")


@require_safe
@signed_in
def today(request: StaffRequest) -> HttpResponse:
    """What needs this officer, in order."""
    if not request.user.may(Duty.WORK_VICTIMS):
        return redirect("staff" if request.user.may(Duty.MANAGE_STAFF) else "results")
    day = timezone.localdate()
    listed = rows(request.user, day)
    consult_list(page="today", shown=len(listed), by=request.user, at=timezone.now())
    return render(
        request,
        "desk/today/today.html",
        {
            "day": short_day(day),
            "lead": _lead(listed),
            "button": "Open the record" if listed and listed[0].about else "Open the queue",
            "tasks": [_shown(row) for row in listed],
            "total": how_many(request.user, day),
            "news": [_news(item) for item in news(request.user, last_close(day))],
            "figure": today_figure(request.user, day),
        },
    )


def last_close(day: date) -> datetime:
    """Return when the working day before ended: what came after it is news."""
    before = day - timedelta(days=1)
    while not is_working_day(before, bank_holidays()):
        before -= timedelta(days=1)
    return timezone.make_aware(datetime.combine(before, CLOSE))


def _lead(listed: list[Row]) -> str:
    if not listed:
        return "Nothing needs you. New reports come with the next feed."
    first = listed[0].title
    if len(listed) == 1:
        return f"One thing needs you: {first[:1].lower()}{first[1:]}."
    return f"{opening(in_words(len(listed)))} things need you. First: {first[:1].lower()}{first[1:]}."


def _shown(row: Row) -> dict[str, Any]:
    url = reverse("victims")
    if report := key_of(row.about, "intake.Report"):
        url = reverse("victim-follow-up" if row.kind == "follow-up" else "victim", args=[report])
    tags = [{"kind": "stop", "words": row.stop}] if row.stop else []
    return {"title": row.title, "why": row.why, "by": row.by, "meaning": row.meaning, "url": url, "tags": tags}


def _news(item: News) -> dict[str, Any]:
    url = reverse("today")
    for model, name in (("intake.Feed", "feed"), ("intake.Report", "victim"), ("release.Message", "sent")):
        if key := key_of(item.about, model):
            url = reverse(name, args=[key])
    return {"at": item.at, "words": item.words, "url": url, "link": item.link}
