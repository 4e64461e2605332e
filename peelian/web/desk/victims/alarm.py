from datetime import datetime, timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from peelian.accounts.queries import route_of
from peelian.accounts.rules.roles import Duty
from peelian.intake import actions
from peelian.intake.actions import Answered
from peelian.intake.models import Alarm, Report
from peelian.intake.queries.alarms import unanswered_on
from peelian.intake.queries.told import told
from peelian.intake.rules.alarms import Answer, in_words
from peelian.kernel.words import opening
from peelian.web.desk.doors import ALARM, report_or_404
from peelian.web.desk.victims.alarm_forms import AlarmForm
from peelian.web.kit.guards import StaffRequest, duty


@require_http_methods(["GET", "POST"])
@duty(Duty.WORK_VICTIMS)
def alarm(request: StaffRequest, key: int) -> HttpResponse:
    """The page before every page of a victim who may be in danger: what was found, whom to ring, what was done."""
    report = report_or_404(request, key, ALARM)
    waiting = unanswered_on(report, request.user)
    back = _wanted(request, report)
    if not waiting:
        return redirect(back)
    about = waiting[0].report
    alarms = [each for each in waiting if each.report_id == about.pk]
    form = AlarmForm(request.POST or None, initial={"shown": " ".join(str(each.pk) for each in alarms)})
    if form.is_valid():
        answered = _answered(form, timezone.now())
        actions.answer_alarms(
            report=about, keys=form.cleaned_data["shown"], answered=answered, by=request.user, at=timezone.now()
        )
        messages.success(request, f"The alarm is answered: {answered.answer}.")
        return redirect(back)
    return render(request, "desk/victims/alarm.html", {"about": about, "form": form} | _shown(about, alarms))


def _wanted(request: StaffRequest, report: Report) -> str:
    """Return the page that the officer wanted, if it is one of ours; otherwise the record."""
    wanted = request.GET.get("next", "")
    here = reverse("victim-alarm", args=[report.pk])
    ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}) and not wanted.startswith(here)
    return wanted if ours else reverse("victim", args=[report.pk])


def _shown(about: Report, alarms: list[Alarm]) -> dict[str, object]:
    """Return what the page says: what was found, in which words, and whom to ring."""
    return {
        "title": _title(alarms),
        "reasons": [_sentence(each) for each in alarms],
        "told": told(about),
        "route": route_of(about.force, timezone.localdate()),
    }


def _title(alarms: list[Alarm]) -> str:
    kinds = list(dict.fromkeys(kind for each in alarms for kind in each.kinds))
    return f"Before you go on: {in_words(kinds)[:1].lower()}{in_words(kinds)[1:]}"


def _sentence(alarm: Alarm) -> str:
    said = ", ".join(f"“{phrase}”" for phrase in alarm.phrases)
    return f"{opening(alarm.where)} says {said}."


def _answered(form: AlarmForm, now: datetime) -> Answered:
    """Return the answer; a time of ringing that is still to come today was yesterday."""
    told, rang_at = form.cleaned_data, None
    if told["rang_at"]:
        rang_at = timezone.make_aware(datetime.combine(timezone.localdate(now), told["rang_at"]))
        rang_at -= timedelta(days=1) if rang_at > now else timedelta()
    return Answered(Answer(told["answer"]), words=told["words"], rang_at=rang_at, reference=told["reference"])
