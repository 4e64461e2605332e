"""Which alarms wait for an answer: on a victim, whichever of their reports it is on, and for an officer's Today."""

from collections.abc import Iterator

from django.utils import timezone

from peelian.accounts.models import Officer
from peelian.intake.models import Alarm, Report
from peelian.intake.queries.record import Record
from peelian.intake.rules.alarms import in_words
from peelian.intake.rules.timeline import Event
from peelian.kernel.words import opening, when


def unanswered_on(report: Report, officer: Officer) -> list[Alarm]:
    """Return the unanswered alarms on a report's victim that an officer may see, the report's own first."""
    waiting = Alarm.objects.unanswered().filter(report__about__in=report.records)
    if not waiting.exists():
        return []
    theirs = Report.objects.visible_to(officer).filter(about__in=report.records)
    alarms = waiting.filter(report__in=theirs).select_related("report__about", "report__force")
    return sorted(alarms, key=lambda alarm: (alarm.report_id != report.pk, alarm.raised_at, alarm.pk))


def alarm_events(record: Record) -> Iterator[Event]:
    """Yield what a record's timeline shows of alarms: raised, and how they were answered."""
    for alarm in record.kept.alarms:
        said = ", ".join(f"“{phrase}”" for phrase in alarm.phrases)
        title = f"Alarm: {in_words(alarm.kinds)[:1].lower()}{in_words(alarm.kinds)[1:]}"
        words = f"{opening(alarm.where)} says {said}."
        yield Event(at=alarm.raised_at, kind="contact", title=title, byline=alarm.raised_by, words=words)
        if alarm.answered_at:
            told = [f"Rung on {when(timezone.localtime(alarm.rang_at))}." if alarm.rang_at else "", alarm.words]
            told += [f"Their reference: {alarm.reference}." if alarm.reference else ""]
            yield Event(
                at=alarm.answered_at,
                kind="contact",
                title=f"Alarm answered: {alarm.answer}",
                byline=alarm.answered_by,
                words=" ".join(part for part in told if part),
            )


def unanswered_for(officer: Officer, shown: int) -> list[Alarm]:
    """Return the unanswered alarms that concern an officer, the oldest first."""
    alarms = Alarm.objects.unanswered().concerning(officer)
    listed = alarms.select_related("report__about", "report__contact", "report__owner").defer("report__narrative")
    return list(listed.order_by("raised_at", "id")[:shown])
