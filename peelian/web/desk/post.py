"""Post that matches nobody: a list, and one message for which an officer chooses the record."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from peelian.accounts.rules.roles import Duty
from peelian.intake import actions
from peelian.intake.models import Report
from peelian.intake.queries.post import homeless, unread_of_nobody
from peelian.intake.queries.search import search
from peelian.web.desk.doors import homeless_or_404
from peelian.web.kit.guards import StaffRequest, duty


class SetAsideForm(forms.Form):
    """Why a message belongs on no record."""

    why = forms.CharField(
        label="Why does it belong on no record?",
        help_text="A sentence: “advertising”, “meant for another unit, sent on to them”.",
        max_length=200,
    )


@require_safe
@duty(Duty.WORK_VICTIMS)
def post(request: StaffRequest) -> HttpResponse:
    """The messages that match nobody, and those on records that nobody has."""
    waiting, after = homeless(request.user, request.GET.get("after", ""))
    actions.consult_list(page="post", shown=len(waiting), by=request.user, at=timezone.now())
    context = {
        "waiting": waiting,
        "unread": unread_of_nobody(request.user),
        "first_url": "?" if request.GET.get("after") else "",
        "next_url": f"?after={after}" if after else "",
    }
    return render(request, "desk/post/post.html", context)


@require_http_methods(["GET", "POST"])
@duty(Duty.WORK_VICTIMS)
def letter(request: StaffRequest, key: int) -> HttpResponse:
    """One message: find whose record it belongs on."""
    waiting = homeless_or_404(request, key)
    form = SetAsideForm(request.POST or None)
    if form.is_valid():
        actions.set_aside(reply=waiting, why=form.cleaned_data["why"], by=request.user, at=timezone.now())
        messages.success(request, "It is set aside.")
        return redirect("post")
    typed = request.GET.get("q", waiting.sender).strip()
    found = search(request.user, typed, after="", today=timezone.localdate()) if typed else None
    hits = [hit.report for hit in found.hits if hit.report] if found else []
    context = {"reply": waiting, "form": form, "typed": typed, "hits": hits}
    return render(request, "desk/post/letter.html", context)


@require_http_methods(["POST"])
@duty(Duty.WORK_VICTIMS)
def put(request: StaffRequest, key: int, report: int) -> HttpResponse:
    """Put a message on a record."""
    waiting = homeless_or_404(request, key)
    chosen = get_object_or_404(Report.objects.visible_to(request.user).select_related("about", "contact"), pk=report)
    actions.put_on_record(reply=waiting, report=chosen, by=request.user, at=timezone.now())
    messages.success(request, f"It is on the record of {chosen.about.name}.")
    return redirect("victim-post", chosen.pk)
