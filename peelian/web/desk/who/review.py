"""Pairs that wait for somebody's word: one a page, side by side, and one key to say whether they are one."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from peelian.accounts.models import Officer
from peelian.accounts.rules.roles import Duty
from peelian.intake.actions import consult_records, decide_pair
from peelian.intake.queries.moving import consequences
from peelian.intake.queries.who import compared, evidence_of, left, may_see, next_pair, origins, report_on, size_of
from peelian.kernel.refused import Refused
from peelian.linkage.actions import would_change
from peelian.linkage.models import Change, Link
from peelian.linkage.queries import parties_of
from peelian.web.desk.victims.queue import key_in
from peelian.web.desk.who.tabs import tabs
from peelian.web.kit.guards import StaffRequest, duty

ANSWERS = {"same": True, "different": False}


@require_safe
@duty(Duty.DECIDE_WHO_IS_WHO)
def review(request: StaffRequest) -> HttpResponse:
    """The pair whose answer settles most, or the first behind those that were put by."""
    after = key_in(request.GET.get("after", ""))
    link, waiting = next_pair(request.user, after), left(request.user)
    context = {"left": waiting, "after": after, "undo": _just_said(request), "tabs": tabs("review", waiting.count)}
    if link:
        context |= _pair(link, request.user)
        consult_records(
            records=[link.record_id, link.other_id], page="a pair that waits", by=request.user, at=timezone.now()
        )
    return render(request, "desk/who/review.html", context)


@require_POST
@duty(Duty.DECIDE_WHO_IS_WHO)
def pair(request: StaffRequest, key: int) -> HttpResponse:
    """Say whether a pair is one, and go on to the next."""
    seen = Link.objects.filter(may_see(request.user, "record"), may_see(request.user, "other"))
    link = get_object_or_404(seen, pk=key)
    answer, reason = request.POST.get("answer", ""), request.POST.get("reason", "")
    if answer not in ANSWERS or len(reason) > 300:
        raise Refused("Say whether they are the same, in no more than 300 letters why, and try again.")
    change = decide_pair(link=link, same=ANSWERS[answer], reason=reason, by=request.user, at=timezone.now())
    if not change:
        messages.success(request, "Your word is kept. Nothing had to move.")
    query = {"after": key_in(request.POST.get("after", "")) or "", "done": change.pk if change else ""}
    return redirect(f"{reverse('who-review')}?{urlencode({name: value for name, value in query.items() if value})}")


def _pair(link: Link, officer: Officer) -> dict[str, Any]:
    """Return the two records as they stand, the evidence, and what either answer would do."""
    records, at = [link.record, link.other], timezone.now()
    place, party = origins(records), parties_of([link.record_id, link.other_id])
    one, other = link.record_id, link.other_id
    return {
        "link": link,
        "sides": [(record, place[record.pk], report_on(record, officer), size_of(record)) for record in records],
        "rows": compared(*records),
        "evidence": evidence_of(link, place),
        "one_now": party[one] == party[other],
        "if_same": consequences(would_change(record=one, other=other, same=True, by=officer, at=at), officer),
        "if_different": consequences(would_change(record=one, other=other, same=False, by=officer, at=at), officer),
    }


def _just_said(request: StaffRequest) -> Change | None:
    """Return the officer's own change of a moment ago, if it stands, so that one press takes it back."""
    key = key_in(request.GET.get("done", ""))
    return Change.objects.filter(pk=key, undone_at=None, by_name=request.user.name).first() if key else None
