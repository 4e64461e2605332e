"""Keying: the records whose contact has ended and that another system does not know of yet."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from peelian.accounts.rules.roles import Duty
from peelian.intake.actions import consult_list
from peelian.intake.queries import keying as queries
from peelian.knowledge.rules.pasting import Target
from peelian.web.kit.guards import StaffRequest, duty


@require_safe
@duty(Duty.WORK_VICTIMS)
def keying(request: StaffRequest) -> HttpResponse:
    """One system's list, oldest first."""
    today = timezone.localdate()
    targets = queries.targets_of(request.user)
    wanted = request.GET.get("system", "")
    target = Target(wanted) if wanted in set(Target) else (targets or list(Target))[0]
    page = queries.page(request.user, target, after=request.GET.get("after", ""), today=today)
    consult_list(page=f"to key, {target}", shown=len(page.reports), by=request.user, at=timezone.now())
    context = {
        "target": target,
        "tabs": _tabs(targets, target),
        "reports": page.reports,
        "first_url": f"?system={target}" if request.GET.get("after") else "",
        "next_url": f"?system={target}&after={page.after}" if page.after else "",
    }
    return render(request, "desk/keying/list.html", context)


def _tabs(targets: list[Target], here: Target) -> list[dict[str, Any]]:
    return [
        {
            "label": f"{target.value[:1].upper()}{target.value[1:]}",
            "url": f"?system={target}",
            "count": "",
            "current": target is here,
        }
        for target in targets
    ]
