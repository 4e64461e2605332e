from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from peelian.accounts.rules.roles import Duty
from peelian.adoption.models import Action
from peelian.intake.actions import consult_list
from peelian.intake.queries.today import News, Row, how_many, later_rows, news, rows, when_later
from peelian.kernel.labels import key_of
from peelian.kernel.words import in_words, opening, short_day
from peelian.kernel.working_days import bank_holidays, is_working_day
from peelian.web.desk.results import today_figure
from peelian.web.kit.guards import StaffRequest, signed_in

CLOSE = time(17)
PAGES_OF_TASKS = {"follow-up": "victim-follow-up", "reply": "victim-post", "who": "victim-why"}
PAGES_OF_RECORDS = {
    "intake.Referral": "referral",
    "release.Message": "sent",
    "intake.SavedSearch": "search-saved-news",
    "engagement.Step": "firm-step",
}
PAGES_OF_LISTS = {"post": "post", "pairs": "who-review"}


@require_safe
def home(request: StaffRequest) -> HttpResponse:
    """The front door of the desk."""
    return redirect("today")


@require_safe
@signed_in
def today(request: StaffRequest) -> HttpResponse:
    """What needs this officer, in order."""
    if not request.user.may(Duty.WORK_VICTIMS):
        return redirect(_elsewhere(request))
    day = timezone.localdate()
    if request.GET.get("show") == "later":
        return _later(request, day)
    listed = rows(request.user, day)
    consult_list(page="today", shown=len(listed), by=request.user, at=timezone.now())
    return render(
        request,
        "desk/today/today.html",
        {
            "day": short_day(day),
            "lead": _lead(listed),
            "button": "Open the record" if listed and listed[0].about else "Open the queue",
            "tasks": _all_shown(listed),
            "total": how_many(request.user, day),
            "later": when_later(request.user, day),
            "news": [_news(item) for item in news(request.user, last_close(day))],
            "figure": today_figure(request.user, day),
        },
    )


def _later(request: StaffRequest, day: date) -> HttpResponse:
    """What is due later, and needs nobody yet."""
    listed = later_rows(request.user, day)
    consult_list(page="later", shown=len(listed), by=request.user, at=timezone.now())
    return render(request, "desk/today/later.html", {"tasks": _all_shown(listed)})


def last_close(day: date) -> datetime:
    """Return when the working day before ended: what came after it is news."""
    before = day - timedelta(days=1)
    while not is_working_day(before, bank_holidays()):
        before -= timedelta(days=1)
    return timezone.make_aware(datetime.combine(before, CLOSE))


def _elsewhere(request: StaffRequest) -> str:
    """Return the first page of somebody who does not work victims."""
    if request.user.may(Duty.MANAGE_STAFF):
        return "staff"
    return "cases" if request.user.may(Duty.HOLD_CASES) else "results"


def _lead(listed: list[Row]) -> str:
    if not listed:
        return "Nothing needs you. New reports come with the next feed."
    first = listed[0].title
    if len(listed) == 1:
        return f"One thing needs you: {first[:1].lower()}{first[1:]}."
    return f"{opening(in_words(len(listed)))} things need you. First: {first[:1].lower()}{first[1:]}."


def _all_shown(listed: list[Row]) -> list[dict[str, Any]]:
    plans = _plans([key for row in listed if (key := key_of(row.about, "adoption.Action"))])
    return [_shown(row, plans) for row in listed]


def _plans(actions: list[int]) -> dict[int, int]:
    """Return, by the step of a plan, the assessment whose plan it is a step of."""
    if not actions:
        return {}
    origins = Action.objects.filter(pk__in=actions).values_list("pk", "origin")
    return {action: key for action, origin in origins if (key := key_of(origin, "assessment.Assessment"))}


def _shown(row: Row, plans: Mapping[int, int]) -> dict[str, Any]:
    tags = [{"kind": "stop", "words": row.stop}] if row.stop else []
    said = {"title": row.title, "why": row.why, "by": row.by, "meaning": row.meaning}
    return said | {"url": _page_of(row, plans), "tags": tags}


def _page_of(row: Row, plans: Mapping[int, int]) -> str:
    """Return the page on which a thing is done."""
    if report := key_of(row.about, "intake.Report"):
        return reverse(PAGES_OF_TASKS.get(row.kind, "victim"), args=[report])
    if plan := plans.get(key_of(row.about, "adoption.Action") or 0):
        return reverse("assessment-plan", args=[plan])
    for model, name in PAGES_OF_RECORDS.items():
        if key := key_of(row.about, model):
            return reverse(name, args=[key])
    if row.kind == "keying":
        return f"{reverse('keying')}?{urlencode({'system': row.about})}"
    return reverse(PAGES_OF_LISTS.get(row.kind, "victims"))


def _news(item: News) -> dict[str, Any]:
    url = reverse("today")
    for model, name in (("intake.Feed", "feed"), ("intake.Report", "victim"), ("release.Message", "sent")):
        if key := key_of(item.about, model):
            url = reverse(name, args=[key])
    return {"at": item.at, "words": item.words, "url": url, "link": item.link}
