"""The timeline of a firm, from every source."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from peelian.accounts.models import Officer
from peelian.adoption.models import Action
from peelian.adoption.models.actions import Progress
from peelian.assessment.models import Assessment, Look
from peelian.assessment.queries.looks import ledger, news_of
from peelian.assessment.rules.timeline import merged
from peelian.engagement.models import Firm, Programme, Request, Step
from peelian.intake.models import Report
from peelian.intake.rules.timeline import Event
from peelian.kernel.words import opening
from peelian.knowledge import queries as knowledge
from peelian.parties.models import Asset, Enrolment, Profile, SourceRecord
from peelian.release.models import Message

FACTS, ASSESSED, PROGRAMME, ASKED, SENT, REPORTS = (
    "what it is", "assessments", "programme", "requests", "messages", "reports",
)  # fmt: skip


def timeline(firm: Firm, records: Sequence[SourceRecord], officer: Officer, kind: str = "") -> list[Event]:
    """Return everything that happened with a firm, newest first; of reports about it, those the officer may see."""
    keys = [one.pk for one in records]
    assessments = list(Assessment.objects.filter(firm=firm))
    labels = [firm.label, *(one.label for one in records), *(one.label for one in assessments)]
    return merged(
        [
            *_helped(firm),
            *_facts(keys),
            *_assessed(firm, assessments),
            *_programmes(firm),
            *_requests(firm),
            *_messages(labels),
            *_reports(keys, officer),
        ],
        kind,
    )


def _helped(firm: Firm) -> Iterator[Event]:
    yield _event(firm.taken_on_at, FACTS, "We began to help them", firm.taken_on_by)
    if firm.closed_at:
        yield _event(firm.closed_at, FACTS, "We stopped helping them", "", firm.closed_why)


def _facts(keys: list[int]) -> Iterator[Event]:
    for told in Profile.objects.filter(about__in=keys):
        yield _event(told.said_at, FACTS, "Described", told.noted_by, f"{told.said_by} told us.")
    for asset in Asset.objects.filter(about__in=keys).order_by("noted_at", "id"):
        yield _event(asset.noted_at, FACTS, "What they use was noted", asset.noted_by, asset.name)
        if asset.gone_on:
            yield _event(asset.gone_on, FACTS, "What they do not use any more", "", asset.name)
    for held in Enrolment.objects.filter(about__in=keys):
        level = f"{held.scheme}, {held.level}" if held.level else held.scheme
        yield _event(held.noted_at, FACTS, f"{level} ({held.evidence})", held.noted_by, held.shown)
        if held.ended_on:
            yield _event(held.ended_on, FACTS, f"{level} ended", "", held.ended_why)


def _assessed(firm: Firm, assessments: Sequence[Assessment]) -> Iterator[Event]:
    for one in assessments:
        title = knowledge.questionnaire(one.questionnaire).title
        yield _linked(one.started_at, "Assessment begun", one.started_by, one, title)
        if one.agreed_at:
            yield _linked(one.agreed_at, "Plan agreed", one.firm_name, one)
        if one.concluded_at:
            yield _linked(one.concluded_at, "Assessment finished", one.concluded_by, one, title)
    steps = Action.objects.filter(origin__in=[one.label for one in assessments]).exclude(ended_at=None)
    for step in steps.order_by("ended_at", "id"):
        done = "Steps of the plan done" if step.progress == Progress.DONE else "Steps of the plan dropped"
        title = knowledge.control(step.control_id).title
        yield _event(step.ended_at or step.agreed_at, ASSESSED, done, step.ended_by, title)
    yield from _looks(firm)


def _looks(firm: Firm) -> Iterator[Event]:
    told = news_of(firm)
    for look in Look.objects.filter(firm=firm).exclude(finished_at=None).order_by("finished_at", "id"):
        again = "Looked from outside a second time" if look.second_to_id else "Looked from outside"
        words = f"Stopped: {look.stopped_why}." if look.stopped_why else told.get(look.pk, "")
        yield _event(look.finished_at or look.asked_at, ASSESSED, again, look.asked_by, words)
    for leave in ledger(firm):
        names = ", ".join(host.host for host in leave.hosts.all())
        yield _event(leave.given_at, FACTS, "Leave to look from outside", leave.noted_by, f"{leave.given_by}: {names}.")
        if leave.withdrawn_at:
            taken = f"{leave.withdrawn_by}: {leave.withdrawn_why}"
            yield _event(leave.withdrawn_at, FACTS, "Leave to look taken back", leave.withdrawn_by, taken)


def _programmes(firm: Firm) -> Iterator[Event]:
    for one in Programme.objects.filter(firm=firm).prefetch_related("steps"):
        yield _event(one.starts_on, PROGRAMME, f"Programme began: {one.title}", one.made_by, f"With {one.champion}.")
        if one.ended_on:
            yield _event(one.ended_on, PROGRAMME, f"Programme ended: {one.title}", "", one.ended_why)
        yield from (event for step in one.steps.all() for event in _step(step))


def _step(step: Step) -> Iterator[Event]:
    if step.done_on:
        yield _event(step.done_on, PROGRAMME, f"Done: {step.title}", step.who, step.note)
    elif step.dropped_on:
        yield _event(step.dropped_on, PROGRAMME, f"Dropped: {step.title}", step.who, step.note)


def _requests(firm: Firm) -> Iterator[Event]:
    for one in Request.objects.filter(firm=firm):
        yield _event(one.came_at, ASKED, f"{one.asked_by} asked for {one.wanted}", one.noted_by, one.note)
        if one.decided_at:
            yield _event(one.decided_at, ASKED, f"Decided: {one.decision}", one.decided_by, one.decided_why)


def _messages(labels: list[str]) -> Iterator[Event]:
    for one in Message.objects.filter(subject__in=labels).defer("body"):
        lost = f" ({one.delivery})" if one.came_to_nothing else ""
        yield _event(one.made_at, SENT, f"{one.title}{lost}", one.made_by, f"{opening(one.channel)}.")


def _reports(keys: list[int], officer: Officer) -> Iterator[Event]:
    for one in Report.objects.visible_to(officer).filter(about__in=keys):
        offence = knowledge.offence_by_code(one.offence_code)
        title = f"Report: {offence.title if offence else one.offence_code or 'offence not known'}"
        day = one.reported_on or one.received_at
        source = knowledge.outside_name("report-fraud", on=one.reported_on or one.received_at.date())
        yield Event(at=day, kind=REPORTS, title=title, byline=source, about=one.label, link="Open the report")


def _linked(at: datetime, title: str, byline: str, one: Assessment, words: str = "") -> Event:
    return Event(
        at=at, kind=ASSESSED, title=title, byline=byline, words=words, about=one.label, link="Open the assessment"
    )


def _event(at: datetime | date, kind: str, title: str, byline: str, words: str = "") -> Event:
    return Event(at=at, kind=kind, title=title, byline=byline or "Peelian", words=words)
