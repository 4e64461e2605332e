from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from peelian.accounts.rules.roles import Duty
from peelian.adoption.rules.findings import Evidence, State
from peelian.intake.models import Pause, Report
from peelian.intake.queries.queue import due
from peelian.intake.queries.record import Record
from peelian.intake.queries.record import record as gather
from peelian.intake.queries.series import series_words
from peelian.intake.queries.threats import threat_on, threat_words
from peelian.intake.queries.timeline import timeline
from peelian.intake.queries.tries import as_tries, next_step
from peelian.intake.queries.who import Evidence as LinkEvidence
from peelian.intake.queries.who import evidence_of
from peelian.intake.rules.next_thing import Stands, next_thing
from peelian.intake.rules.stages import Outcome, Stage
from peelian.intake.rules.timeline import KINDS, Event
from peelian.intake.rules.trying import table
from peelian.kernel.ages import age_on
from peelian.kernel.labels import key_of
from peelian.kernel.words import day, opening, ordinal, pounds, telephone_words
from peelian.knowledge import queries as knowledge
from peelian.linkage.rules.kinds import Verdict
from peelian.parties.gateways.outcodes import district_of
from peelian.parties.models import InvestigationFlag
from peelian.parties.rules.kinds import Stop
from peelian.parties.rules.view import Facts
from peelian.records.models import LogEntry
from peelian.web.desk.doors import report_or_404
from peelian.web.desk.victims.asked import asked
from peelian.web.desk.victims.care import care
from peelian.web.kit.guards import StaffRequest, duty

SHOWN_LINKS = 3
EVIDENCE_TAG = {Evidence.SAID: "", Evidence.SEEN: "sure", Evidence.CHECKED: "sure"}


@require_safe
@duty(Duty.WORK_VICTIMS)
def victim(request: StaffRequest, key: int) -> HttpResponse:
    """One victim's record."""
    record = gather(report_or_404(request, key, "record"), request.user)
    kind = request.GET.get("show", "")
    events = [event for event in timeline(record) if kind not in KINDS or event.kind == kind]
    return render(
        request,
        "desk/victims/record.html",
        frame(request, record, "overview")
        | care(record)
        | asked(record)
        | {
            "pauses": pauses_of(record),
            "hangs": hangs_on(record.report),
            "reaching": reaching(record),
            "why": latest_evidence(record),
            "happened": happened(record.report, threat_words(record.report)),
            "events": [_shown(record.report, event) for event in events],
            "kinds": KINDS,
            "kind": kind,
            "controls": in_place(record),
            "series": series_words(record.report, request.user),
            **tried_so_far(record),
        },
    )


@require_safe
@duty(Duty.WORK_VICTIMS)
def reports(request: StaffRequest, key: int) -> HttpResponse:
    """Every report of a victim, in full."""
    record = gather(report_or_404(request, key, "reports"), request.user)
    shown = [(report, happened(report), record.told[report.pk]) for report in record.reports]
    may_read = request.user.may(Duty.READ_TAKEN_OUT)
    context = frame(request, record, "reports") | {"shown": shown, "may_read": may_read}
    return render(request, "desk/victims/reports.html", context)


@require_safe
@duty(Duty.WORK_VICTIMS)
def advice(request: StaffRequest, key: int) -> HttpResponse:
    """Everything that was sent to a victim."""
    record = gather(report_or_404(request, key, "advice"), request.user)
    return render(request, "desk/victims/advice-given.html", frame(request, record, "advice"))


@require_safe
@duty(Duty.SEE_ACCESS_LOG)
def looked(request: StaffRequest, key: int) -> HttpResponse:
    """Who has looked at a victim's record, and who has changed it."""
    record = gather(report_or_404(request, key, "who has looked"), request.user)
    labels = [report.label for report in record.reports] + [one.label for one in record.records]
    entries = LogEntry.objects.filter(subject__in=labels).order_by("-id")[:200]
    return render(request, "desk/victims/looked.html", frame(request, record, "looked") | {"entries": entries})


def frame(request: StaffRequest, record: Record, here: str) -> dict[str, Any]:
    """Return what every page of a record shows at its top."""
    report = record.report
    pause = next((one for one in pauses_of(record) if not one.ended_at), None)
    stopped = next((flag for flag in report.investigations if Stop.CONTACT in flag.stops), None)
    return {
        "record": record,
        "report": report,
        "facts": identity(record),
        "next": next_thing(stands(request, record, pause, stopped)),
        "theirs": report.owner_id == request.user.pk,
        "tabs": tabs(request, record, here),
        "new": report.stage == Stage.NEW,
        "working": report.stage == Stage.CLAIMED,
        "waiting": report.stage == Stage.WAITING,
        "pause": pause,
        "asked_already": waits_for_answer(record),
        "batched": report.outcome == Outcome.BATCH,
        "stopped": stopped,
    }


def stands(request: StaffRequest, record: Record, pause: Pause | None, stopped: InvestigationFlag | None) -> Stands:
    """Return where the work on a record stands, for the sentence at its top."""
    report = record.report
    by = due(report.due_on, timezone.localdate())
    return Stands(
        stage=Stage(report.stage),
        whose="It is yours." if report.owner_id == request.user.pk else f"{report.owner} has it.",
        due=(by.by, by.meaning),
        tried=report.first_attempt_at is not None,
        advised=report.advised_at is not None,
        asked=waits_for_answer(record),
        outcome=report.outcome,
        pause=(day(pause.stopped_on), pause.why, day(pause.until)) if pause else None,
        stopped=(stopped.officer_name, stopped.crime_reference) if stopped else None,
    )


def waits_for_answer(record: Record) -> bool:
    """Return whether questions are out that nobody has answered."""
    return any(not ask.answered_at for ask in record.asks)


def pauses_of(record: Record) -> list[Pause]:
    """Return when the clock of the report stood still, the latest first."""
    return [pause for pause in record.kept.pauses if pause.report_id == record.report.pk]


def identity(record: Record) -> list[str]:
    """Return the line under the name: age, place, reference, how many reports."""
    born = record.known.birth_date
    earlier = record.report.repeat_of_year
    return [
        words
        for words in (
            f"Aged {age_on(born, timezone.localdate())}" if born else "",
            district_of(record.known.postcode),
            record.report.reference or "No reference",
            f"{ordinal(earlier + 1)} report in 12 months" if earlier else "",
        )
        if words
    ]


def tabs(request: StaffRequest, record: Record, here: str) -> list[dict[str, Any]]:
    """Return the sub-navigation of a record; who has looked is for those who may see it."""
    pages = [
        ("overview", "Overview", "victim", ""),
        ("reports", "Reports", "victim-reports", len(record.reports)),
        ("advice", "Sent", "victim-sent", len(record.messages)),
        ("post", "Post and files", "victim-post", ""),
        ("referrals", "Referrals", "victim-referrals", ""),
        ("disclosure", "Disclosure log", "victim-disclosure", ""),
    ]
    if request.user.may(Duty.SEE_ACCESS_LOG):
        pages.append(("looked", "Who has looked", "victim-looked", ""))
    return [
        {"label": label, "url": reverse(name, args=[record.report.pk]), "count": count, "current": place == here}
        for place, label, name, count in pages
    ]


def reaching(record: Record) -> list[tuple[str, str]]:
    """Return how to reach whom we speak to."""
    known = record.speaks_to
    rows = [
        ("Telephone", telephone_words(known.telephone)),
        ("E-mail", f"{known.email} (do not use)" if record.mailbox_in_doubt else known.email),
        ("Post", ", ".join(part for part in (known.address, known.postcode) if part)),
        ("Prefers", _preference(known)),
    ]
    return [("Ask for", record.report.contact.name), *rows] if record.report.contact else rows


def happened(report: Report, threat_said: str = "") -> list[tuple[str, str]]:
    """Return what a report says; `threat_said`: its threat with who judged so, where that is shown."""
    threat = threat_on(report)
    offence = knowledge.offence_by_code(report.offence_code)
    ongoing = {True: "Yes", False: "No", None: ""}[report.ongoing]
    return [
        ("Offence", f"{offence.code} {offence.title}" if offence else f"{report.offence_code} (not one we know)"),
        ("Threat", threat_said or (threat.title if threat else "")),
        ("Still going on", ongoing),
        ("Loss", pounds(report.loss) if report.loss is not None else ""),
        ("Why pressing", " ".join(report.reasons)),
    ]


def latest_evidence(record: Record) -> list[LinkEvidence]:
    """Return the evidence of the latest links that made the record one, each record named with the day it came."""
    came = {one.pk: day(timezone.localdate(one.came_at)) for one in record.records}
    joined = [link for link in record.links if link.verdict == Verdict.JOIN]
    return [evidence_of(link, came) for link in joined[:SHOWN_LINKS]]


def hangs_on(report: Report) -> list[str]:
    """Return what an officer or its name has said to hang on a firm."""
    titles = {sign.code: sign.title for sign in knowledge.library().harm_weights.firm.signs}
    return [titles[code] for code in report.firm_signs if code in titles]


def tried_so_far(record: Record) -> dict[str, Any]:
    """Return what was tried to reach them on this report, by way and hour, and what to try next."""
    tries = as_tries(attempt for attempt in record.attempts if attempt.report_id == record.report.pk)
    step = next_step(tries, known=record.speaks_to, warnings=record.flags)
    return {"tried": table(tries) if tries else [], "next_step": step}


def in_place(record: Record) -> list[dict[str, str]]:
    """Return the controls we know something of, with the tag that says what and how."""
    return [
        {"title": knowledge.control(code).title, **_tag(known.state, known.evidence)}
        for code, known in record.status.items()
        if code in knowledge.library().controls
    ]


def _preference(known: Facts) -> str:
    hours = f"in the {known.preferred_hours}" if known.preferred_hours else ""
    return opening(", ".join(part for part in (known.preferred_contact, hours) if part))


def _tag(state: State, evidence: Evidence) -> dict[str, str]:
    if state is State.DONT_KNOW:
        return {"kind": "plain", "words": "Don’t know"}
    if state in (State.NO, State.NOT_APPLICABLE):
        return {"kind": "plain", "words": "Not yet" if state is State.NO else "Not for them"}
    words = evidence.value.capitalize() if state is State.YES else f"Partly, {evidence.value}"
    return {"kind": EVIDENCE_TAG[evidence], "words": words}


def _shown(report: Report, event: Event) -> dict[str, Any]:
    """Return an event with the address of what it is about."""
    url = ""
    if message := key_of(event.about, "release.Message"):
        url = reverse("sent", args=[message])
    elif referral := key_of(event.about, "intake.Referral"):
        url = reverse("referral", args=[referral])
    elif about := key_of(event.about, "intake.Report"):
        url = f"{reverse('victim-reports', args=[report.pk])}#report-{about}"
    elif reply := key_of(event.about, "intake.Reply"):
        url = reverse("victim-reply", args=[report.pk, reply])
    elif event.about == "why":
        url = "#why"
    return {
        "title": event.title,
        "at": event.at,
        "byline": event.byline,
        "words": event.words,
        "url": url,
        "link": event.link,
        "by_system": event.by_system,
    }
