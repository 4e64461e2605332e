from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from peelian.accounts.rules.roles import Duty
from peelian.intake.actions import consult_list
from peelian.intake.queries.search import Found
from peelian.intake.queries.search import search as find
from peelian.web.kit.guards import StaffRequest, duty


@require_safe
@duty(Duty.WORK_VICTIMS)
def search(request: StaffRequest) -> HttpResponse:
    """Victims by name, telephone, e-mail, postcode or reference."""
    typed = request.GET.get("q", "").strip()[:100]
    after = request.GET.get("after", "")
    found = find(request.user, typed, after=after, today=timezone.localdate()) if typed else Found([], "")
    if typed:
        consult_list(page=f"search for “{typed}”", shown=len(found.hits), by=request.user, at=timezone.now())
    return render(
        request,
        "desk/search/search.html",
        {
            "typed": typed,
            "hits": found.hits,
            "first_url": f"?{urlencode({'q': typed})}" if after else "",
            "next_url": f"?{urlencode({'q': typed, 'after': found.after})}" if found.after else "",
        },
    )
