"""Repeat victims over a rolling year: how many people, households, organisations and people at them, and who."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from peelian.accounts.rules.roles import Duty
from peelian.intake.actions import consult_list
from peelian.intake.queries import repeats as queries
from peelian.intake.rules.repeats import MEANINGS, TITLES, Again
from peelian.web.desk.victims.queue import key_in
from peelian.web.kit.guards import StaffRequest, duty


@require_safe
@duty(Duty.WORK_VICTIMS)
def repeats(request: StaffRequest) -> HttpResponse:
    """The counts of each kind, and one kind of them by name."""
    at, asked = timezone.now(), request.GET.get("kind", "")
    kind = Again(asked) if asked in set(Again) else Again.PERSON
    before = key_in(request.GET.get("before", ""))
    page = queries.page(kind, request.user, at, before=before)
    consult_list(page=f"repeat victims: {kind.value}", shown=len(page.found), by=request.user, at=at)
    counts = queries.counts(request.user, at)
    context = {
        "tabs": [
            {"url": f"?kind={one.value}", "label": TITLES[one], "count": f"{counts[one]:,}", "current": one is kind}
            for one in Again
        ],
        "title": TITLES[kind],
        "meaning": MEANINGS[kind],
        "found": page.found,
        "since": queries.since(at),
        "first_url": f"?kind={kind.value}" if before else "",
        "next_url": f"?kind={kind.value}&before={page.before}" if page.before else "",
    }
    return render(request, "desk/repeats/repeats.html", context)
