"""What joined and what parted, newest first, each of which can be undone."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from peelian.accounts.rules.roles import Duty
from peelian.intake.actions import consult_list, consult_records, undo_change
from peelian.intake.queries.changes import changes_page, moves_back, told
from peelian.intake.queries.moving import consequences
from peelian.linkage.models import Change
from peelian.web.desk.victims.queue import key_in
from peelian.web.desk.who.tabs import tabs
from peelian.web.kit.guards import StaffRequest, duty


@require_safe
@duty(Duty.DECIDE_WHO_IS_WHO)
def changes(request: StaffRequest) -> HttpResponse:
    """The changes that touch a record the officer may see."""
    before = key_in(request.GET.get("before", ""))
    page = changes_page(request.user, before)
    consult_list(page="changes of who is who", shown=len(page.changes), by=request.user, at=timezone.now())
    context = {
        "changes": page.changes,
        "tabs": tabs("changes"),
        "first_url": "?" if before else "",
        "next_url": f"?before={page.before}" if page.before else "",
    }
    return render(request, "desk/who/changes.html", context)


@require_http_methods(["GET", "POST"])
@duty(Duty.DECIDE_WHO_IS_WHO)
def change(request: StaffRequest, key: int) -> HttpResponse:
    """See what would go back, and undo a change."""
    one = get_object_or_404(Change, pk=key)
    seen = told(request.user, [one])
    if not seen:
        raise Http404
    if request.method == "POST":
        undo_change(change=one, by=request.user, at=timezone.now())
        messages.success(request, "It is undone: the records are where they were.")
        return redirect("who-review" if request.POST.get("to") == "review" else "who-changes")
    records = [record.pk for record in seen[0].records]
    consult_records(records=records, page="a change of who is who", by=request.user, at=timezone.now())
    ready = consequences(moves_back(one), request.user)
    return render(request, "desk/who/undo.html", {"told": seen[0], "ready": ready})
