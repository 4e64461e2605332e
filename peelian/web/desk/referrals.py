"""Referrals: the unit's list, and one referral with its steps."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from peelian.accounts.rules.roles import Duty
from peelian.documents.gateways.letters import Letter, letter
from peelian.intake import actions
from peelian.intake.actions import Happened
from peelian.intake.models import Referral
from peelian.intake.queries import referrals as queries
from peelian.intake.queries.queue import due
from peelian.intake.queries.referrals import Tab
from peelian.intake.rules.referrals import NEXT, Standing, StepKind
from peelian.release.rules.copy import blocks, plain
from peelian.web.desk.doors import referral_or_404
from peelian.web.desk.victims.care import TAG
from peelian.web.desk.victims.care_forms import StepForm
from peelian.web.kit.guards import StaffRequest, duty

LABELS = {Tab.WAITING: "Waiting", Tab.ACCEPTED: "Accepted", Tab.HANDED_BACK: "Handed back", Tab.ENDED: "Ended"}
MARKING = "OFFICIAL-SENSITIVE"
STEPS = {
    StepKind.SENT: ("sent", "Record that it was sent"),
    StepKind.ACCEPTED: ("accepted", "They have accepted"),
    StepKind.HANDED_BACK: ("handed-back", "They hand it back"),
    StepKind.CHASED: ("chased", "Record a chase"),
    StepKind.ENDED: ("ended", "It has ended"),
}
KINDS = {slug: kind for kind, (slug, _) in STEPS.items()}
ASK = "Ask how it went"


@require_safe
@duty(Duty.WORK_VICTIMS)
def referrals(request: StaffRequest) -> HttpResponse:
    """The referrals of the unit, one tab and one page of it."""
    today = timezone.localdate()
    tab = Tab(request.GET["tab"]) if request.GET.get("tab") in set(Tab) else Tab.WAITING
    page = queries.page(request.user, tab, after=request.GET.get("after", ""))
    actions.consult_list(page=f"referrals, {tab}", shown=len(page.referrals), by=request.user, at=timezone.now())
    lines = [(each, due(each.next_on, today), TAG.get(Standing(each.standing), "")) for each in page.referrals]
    context = {
        "tab": tab,
        "tabs": _tabs(request, tab),
        "lines": lines,
        "first_url": f"?tab={tab}" if request.GET.get("after") else "",
        "next_url": f"?tab={tab}&after={page.after}" if page.after else "",
    }
    return render(request, "desk/referrals/list.html", context)


@require_safe
@duty(Duty.WORK_VICTIMS)
def referral(request: StaffRequest, key: int) -> HttpResponse:
    """One referral: what it says, what happened to it, and the next thing to do."""
    shown = referral_or_404(request, key, "referral")
    standing = Standing(shown.standing)
    offered = [_offered(key, kind, standing) for kind in NEXT[standing]]
    context = {
        "referral": shown,
        "report": shown.report,
        "steps": shown.steps.all(),
        "primary": offered[0] if offered else None,
        "others": offered[1:],
        "due": due(shown.next_on, timezone.localdate()),
        "kind": TAG.get(standing, ""),
        "facts": ", ".join(shown.facts),
        "paste": plain(shown.text),
    }
    return render(request, "desk/referrals/referral.html", context)


@require_http_methods(["GET", "POST"])
@duty(Duty.WORK_VICTIMS)
def step(request: StaffRequest, key: int, step: str) -> HttpResponse:
    """Record what happened to a referral."""
    shown = referral_or_404(request, key, "referral")
    if step not in KINDS:
        raise Http404
    kind = KINDS[step]
    form = StepForm(request.POST or None, kind=kind, initial={"on": timezone.localdate()})
    if form.is_valid():
        happened = Happened(kind=kind, **form.cleaned_data)
        actions.record_step(referral=shown, happened=happened, by=request.user, at=timezone.now())
        messages.success(request, "It is on the record.")
        return redirect("referral", shown.pk)
    title = _words(kind, Standing(shown.standing))
    context = {"form": form, "referral": shown, "report": shown.report, "title": title}
    return render(request, "desk/referrals/step.html", context)


@require_safe
@duty(Duty.WORK_VICTIMS)
def letter_pdf(request: StaffRequest, key: int) -> HttpResponse:
    """The referral on paper: a tagged PDF of exactly what it says."""
    shown = referral_or_404(request, key, "referral, to print")
    if not shown.text:
        raise Http404
    answer = HttpResponse(_letter(shown, request.user.unit.name), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="referral-{shown.reference}-{MARKING}.pdf"'
    return answer


def _letter(shown: Referral, unit: str) -> bytes:
    said = tuple((block.kind, block.lines) for block in blocks(shown.text))
    return letter(
        Letter(
            recipient_name=shown.title,
            recipient="",
            unit=unit,
            day=timezone.localdate(shown.made_at),
            title=f"Referral {shown.reference}",
            blocks=said,
            marking=MARKING,
        )
    )


def _offered(key: int, kind: StepKind, standing: Standing) -> tuple[str, str]:
    """Return the address of the page that records a step, and the words of its link."""
    return reverse("referral-step", args=[key, STEPS[kind][0]]), _words(kind, standing)


def _words(kind: StepKind, standing: Standing) -> str:
    if kind is StepKind.CHASED and standing is Standing.ACCEPTED:
        return ASK
    if kind is StepKind.SENT and standing is Standing.HANDED_BACK:
        return "Send it again"
    return STEPS[kind][1]


def _tabs(request: StaffRequest, chosen: Tab) -> list[dict[str, object]]:
    return [
        {
            "label": label,
            "url": f"{reverse('referrals')}?tab={tab}",
            "count": queries.count(request.user, tab),
            "current": tab is chosen,
        }
        for tab, label in LABELS.items()
    ]
