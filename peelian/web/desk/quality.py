"""How good the data is: feed by feed, and how often the system was right in putting records together."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from peelian.accounts.rules.roles import Duty
from peelian.evaluation.queries import quality as queries
from peelian.evaluation.rules.quality import Checked
from peelian.intake.queries.samples import to_answer
from peelian.kernel.words import plural
from peelian.linkage.actions.sampling import draw_sample
from peelian.linkage.queries import sampling
from peelian.web.desk.victims.queue import key_in
from peelian.web.kit.guards import StaffRequest, duty

SEE = duty(Duty.SEE_QUALITY)
LINES = 12  # of the monthly checks: three months of two kinds, joined and kept apart


@require_safe
@SEE
def quality(request: StaffRequest) -> HttpResponse:
    """The monthly check of automatic links, and the feeds of the unit with all of them together."""
    before = key_in(request.GET.get("before", ""))
    feeds = list(queries.loaded_feeds(request.user, before)[: queries.SHOWN + 1])
    shown = queries.quality_of(feeds[: queries.SHOWN])
    checks = [Checked(answers) for answers in sampling.answers()[:LINES]]
    month = timezone.localdate().replace(day=1)
    context = {
        "feeds": shown,
        "together": queries.together(shown),
        "next_url": f"?before={feeds[queries.SHOWN - 1].pk}" if len(feeds) > queries.SHOWN else "",
        "first_url": "?" if before else "",
        "checks": checks,
        "drawn": any(check.answers.month == month for check in checks),
        "to_answer": to_answer(request.user).count(),
        "waiting": sampling.pairs_waiting(),
        "run": sampling.last_run(),
        "orphans": queries.orphans(),
    }
    return render(request, "desk/quality/quality.html", context)


@require_safe
@SEE
def feed(request: StaffRequest, key: int) -> HttpResponse:
    """One feed: what was there, what had the right form, and what leads to nobody."""
    found = get_object_or_404(queries.loaded_feeds(request.user), pk=key)
    return render(request, "desk/quality/feed.html", {"one": queries.quality_of([found])[0]})


@require_POST
@SEE
def draw(request: StaffRequest) -> HttpResponse:
    """Draw this month's check now, without waiting for the night."""
    drawn = draw_sample(month=timezone.localdate(), by=request.user, at=timezone.now())
    said = f"{plural(drawn, 'pair')} drawn." if drawn else "There is nothing to draw."
    messages.success(request, said)
    return redirect("quality")
