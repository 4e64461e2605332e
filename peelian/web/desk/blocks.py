"""Blocks: the words of what is copied into other systems, which a supervisor changes and tries on a report."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from peelian.accounts.rules.roles import Duty
from peelian.intake import actions
from peelian.intake.actions import Wording
from peelian.intake.models import PasteTemplate, Report
from peelian.intake.queries.pasting import all_blocks, try_on
from peelian.intake.rules.pasting import PLACES
from peelian.web.desk.blocks_forms import NEW, BlockForm
from peelian.web.kit.guards import StaffRequest, duty


@require_safe
@duty(Duty.EDIT_BLOCKS)
def blocks(request: StaffRequest) -> HttpResponse:
    """Every block of the unit, and whose words it has."""
    return render(request, "desk/blocks/list.html", {"lines": all_blocks(request.user.unit)})


@require_http_methods(["GET", "POST"])
@duty(Duty.EDIT_BLOCKS)
def block(request: StaffRequest, code: str) -> HttpResponse:
    """Change one block, try it on a report, save it, or put it out of use. The code “new” makes one."""
    form = BlockForm(request.POST or None, code=code, officer=request.user, force=request.GET.get("force", ""))
    tried: dict[str, Any] = {}
    if form.is_valid():
        if "save" in request.POST or "retire" in request.POST:
            change = actions.retire_paste_template if "retire" in request.POST else actions.save_paste_template
            kept = change(wording=form.wording(), by=request.user, at=timezone.now())
            messages.success(request, _said(kept))
            return redirect("blocks")
        tried = _tried(request, form.wording())
    context = {"form": form, "new": code == NEW, "places": PLACES, "history": form.history}
    return render(request, "desk/blocks/block.html", context | tried)


def _tried(request: StaffRequest, wording: Wording) -> dict[str, Any]:
    """Return the block as it would be copied for the report whose reference was typed; reading it is logged."""
    typed = request.POST.get("reference", "").strip()
    found = Report.objects.visible_to(request.user).filter(reference__iexact=typed) if typed else Report.objects.none()
    report = found.select_related("about", "contact", "owner__unit", "force", "unit").first()
    if report is None:
        return {"not_found": typed or "nothing"}
    actions.consult(report=report, page="a block tried on it", by=request.user, at=timezone.now())
    return {"tried": try_on(report, wording.body), "report": report}


def _said(kept: PasteTemplate) -> str:
    if kept.retired_at:
        return f"“{kept.title}” is out of use. Nobody is asked to key it."
    return f"“{kept.title}” is saved as version {kept.version}."
