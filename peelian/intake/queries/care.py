"""What a record's timeline shows of vulnerability, referrals and investigations."""

from collections.abc import Iterator

from peelian.intake.queries.record import Record
from peelian.intake.rules.timeline import Event
from peelian.kernel.words import listing
from peelian.parties.models import InvestigationFlag

OPEN_REFERRAL = "Open the referral"


def care_events(record: Record) -> Iterator[Event]:
    """Yield each judgement, each referral with its steps, and each investigation flag set or released."""
    for kept in record.kept.assessments:
        yield Event(
            at=kept.judged_at,
            kind="contact",
            title=f"Judged {kept.judgement}",
            byline=kept.judged_by,
            words=kept.why,
            about=kept.label,
        )
    for referral in record.kept.referrals:
        yield Event(
            at=referral.made_at,
            kind="contact",
            title=f"Referral to {referral.title} written, consent {referral.consent}",
            byline=referral.made_by,
            words=referral.why,
            about=referral.label,
            link=OPEN_REFERRAL,
        )
    yield from _steps(record)
    for flag in record.report.investigations_ever:
        yield from _investigation(flag)


def _steps(record: Record) -> Iterator[Event]:
    for step in record.kept.steps:
        yield Event(
            at=step.at,
            kind="contact",
            title=f"Referral to {step.referral.title}: {step.kind}",
            byline=step.by_name,
            words=step.words,
            about=step.referral.label,
            link=OPEN_REFERRAL,
        )


def _investigation(flag: InvestigationFlag) -> Iterator[Event]:
    yield Event(
        at=flag.set_at,
        kind="contact",
        title=f"Investigation flag set: {listing(flag.stops)} stopped",
        byline=flag.set_by,
        words=f"{flag.officer_name} is the officer in the case, {flag.crime_reference}. {flag.why}",
    )
    if flag.released_at:
        yield Event(
            at=flag.released_at,
            kind="contact",
            title="Investigation flag released",
            byline=flag.released_by,
            words=flag.released_why,
        )
