"""The timeline of a record, from every source."""

from collections.abc import Iterator

from peelian.adoption.rules.findings import State
from peelian.intake.models import Advice, Attempt, Report
from peelian.intake.queries.alarms import alarm_events
from peelian.intake.queries.care import care_events
from peelian.intake.queries.post_on_record import post_events
from peelian.intake.queries.record import Record
from peelian.intake.rules.stages import Reached
from peelian.intake.rules.timeline import Event, newest_first
from peelian.kernel.words import duration, opening, plural, shortened
from peelian.knowledge import queries as knowledge
from peelian.linkage.models import Link
from peelian.linkage.rules.kinds import Verdict
from peelian.release.models import Message
from peelian.release.rules.channels import Channel

CHANNEL_WORDS = {"email": "E-mail", "telephone": "Call", "letter": "Letter", "text": "Text"}


def timeline(record: Record) -> list[Event]:
    """Return everything that happened to a record, newest first."""
    return newest_first(_events(record))


def _events(record: Record) -> Iterator[Event]:
    yield from (_report(report, record.told[report.pk]) for report in record.reports)
    yield from (_attempt(attempt) for attempt in record.attempts if attempt.reached != Reached.SENT)
    yield from (_advice(advice) for advice in record.advice)
    yield from (_text(message) for message in record.messages if message.channel == Channel.TEXT)
    yield from (_joined(link) for link in record.links if link.verdict == Verdict.JOIN)
    yield from care_events(record)
    yield from alarm_events(record)
    yield from post_events(record)
    for ask in record.asks:
        yield Event(
            at=ask.asked_at,
            kind="contact",
            title="Asked what changed" if ask.wave == 1 else "Asked again what changed",
            byline="by personal link",
        )
        if ask.answered_at:
            yield _answered(record, ask.pk, ask.answered_at)
        if ask.stopped_at:
            yield Event(
                at=ask.stopped_at, kind="contact", title="They asked us not to ask again", byline="by personal link"
            )
    for flag in record.flags:
        yield Event(
            at=flag.raised_at,
            kind="contact",
            title=f"Warning raised: {flag.kind.lower()}",
            byline=flag.raised_by,
            words=flag.reason,
        )
    for report in record.reports:
        if report.outcome and report.closed_at:
            yield Event(
                at=report.closed_at,
                kind="contact",
                title=f"Contact ended: {report.outcome}",
                byline=report.owner.name if report.owner else "",
            )


def _report(report: Report, told: str) -> Event:
    offence = knowledge.offence_by_code(report.offence_code)
    title = offence.title if offence else report.offence_code or "offence not known"
    day = report.reported_on or report.received_at
    source = knowledge.outside_name("report-fraud", on=day if report.reported_on else report.received_at.date())
    return Event(
        at=day,
        kind="reports",
        title=f"Report: {title}",
        byline=source,
        words=shortened(told, 158),
        about=report.label,
        link="Read the report",
    )


def _attempt(attempt: Attempt) -> Event:
    way = CHANNEL_WORDS[attempt.channel]
    length = f", {duration(attempt.minutes)}" if attempt.minutes else ""
    return Event(
        at=attempt.at,
        kind="contact",
        title=f"{way}{length}: {attempt.reached}",
        byline=attempt.by_name,
        words=attempt.note,
    )


def _advice(advice: Advice) -> Event:
    way = "e-mailed" if advice.message.channel == Channel.EMAIL else "as a letter"
    if advice.message.came_to_nothing:
        way = f"that did not reach them ({advice.message.delivery})"
    titles = [knowledge.control(code).title for code in advice.controls]
    batch = f"{opening(str(advice.batch))}, not a call: standard advice on" if advice.batch else f"Advice {way}:"
    return Event(
        at=advice.given_at,
        kind="contact",
        title=f"{batch} {titles[0]}",
        byline=advice.given_by,
        words=f"And {plural(len(titles) - 1, 'thing')} more." if len(titles) > 1 else "",
        about=advice.message.label,
        link="See exactly what was sent",
    )


def _text(message: Message) -> Event:
    return Event(
        at=message.made_at,
        kind="contact",
        title=f"{message.title}{f' ({message.delivery})' if message.came_to_nothing else ''}",
        byline=message.made_by,
        about=message.label,
        link="See exactly what was sent",
    )


def _joined(link: Link) -> Event:
    agreed = [name.lower() for name, says, _ in link.evidence if says.startswith("Agrees")]
    return Event(
        at=link.made_at,
        kind="system updates",
        title="A report was joined to this record",
        byline="system update from the list",
        words=f"{opening(', '.join(agreed))} agree." if agreed else "",
        about="why",
        link="See why these are one",
        by_system=True,
    )


def _answered(record: Record, key: int, at: object) -> Event:
    said = [finding for finding in record.findings if finding.origin == f"adoption.Ask:{key}"]
    done = [finding for finding in said if finding.state in (State.YES, State.PARTLY)]
    return Event(
        at=at,  # type: ignore[arg-type]
        kind="contact",
        title=f"They answered: {len(done)} of {len(said)} in place",
        byline="by personal link",
        by_system=True,
    )
