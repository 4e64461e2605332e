"""Everything on a victim's record as a log that can be disclosed."""

from collections.abc import Iterator

from peelian.adoption.models import Finding
from peelian.intake.models import Referral, ReferralStep, VulnerabilityAssessment
from peelian.intake.queries.post_on_record import post_items
from peelian.intake.queries.record import Record
from peelian.intake.queries.timeline import timeline
from peelian.intake.rules.disclosure import Item, numbered
from peelian.intake.rules.referrals import Consent, consent_words
from peelian.intake.rules.timeline import Event
from peelian.kernel.labels import key_of
from peelian.kernel.words import opening
from peelian.knowledge import queries as knowledge
from peelian.release.models import Message

# Given in full from their own tables.
IN_FULL = ("release.Message", "intake.Referral", "intake.VulnerabilityAssessment", "intake.Reply", "intake.Attachment")
NO_LONGER = "a control no longer in the library"


def disclosure_log(record: Record) -> list[tuple[int, Item]]:
    """Return the numbered items of a record, oldest first.

    The timeline is the frame, so that whatever is shown on the record is in the log; reports are given in full as they
    may be read, messages by number and SHA-256, and findings, assessments and steps of referrals in their own words.
    """
    return numbered(
        [
            *_happenings(record),
            *_messages(record),
            *post_items(record),
            *_findings(record),
            *_assessments(record),
            *_referrals(record),
        ]
    )


def _happenings(record: Record) -> Iterator[Item]:
    for event in timeline(record):
        if any(key_of(event.about, model) for model in IN_FULL):
            continue
        report = key_of(event.about, "intake.Report")
        said = record.told.get(report, event.words) if report else event.words
        yield Item(
            at=event.at,
            who=event.byline,
            kind=event.title,
            said=said,
            source=_source(event),
        )


def _source(event: Event) -> str:
    if event.kind == "reports":
        return event.byline
    return "our own system" if event.by_system else f"{event.byline}, who wrote it down"


def _messages(record: Record) -> Iterator[Item]:
    labels = [report.label for report in record.reports]
    for message in Message.objects.filter(subject__in=labels).order_by("pk"):
        yield Item(
            at=message.made_at,
            who=message.made_by,
            kind=f"{opening(message.channel)} from us ({message.delivery})",
            said=f"“{message.title}”, to {message.recipient_name}",
            source="the unit’s own exact copy",
            copy=f"M{message.pk}",
            digest=message.copy_digest,
        )


def _findings(record: Record) -> Iterator[Item]:
    keys = [one.pk for one in record.records]
    for finding in Finding.objects.filter(about__in=keys).order_by("pk"):
        known = knowledge.library().controls.get(finding.control_id)
        yield Item(
            at=finding.noted_at,
            who=finding.noted_by,
            kind="Whether advice is in place",
            said=f"{known.title if known else NO_LONGER}: {finding.state} ({finding.evidence})",
            source="the victim" if finding.evidence == "said" else finding.noted_by,
        )


def _assessments(record: Record) -> Iterator[Item]:
    titles = {sign.code: sign.title for sign in knowledge.library().harm_weights.vulnerability}
    for kept in VulnerabilityAssessment.objects.filter(report__in=record.reports):
        signs = ", ".join(titles.get(code, code) for code in kept.signs) or "no signs"
        told = f" They told us: {kept.told}" if kept.told else ""
        yield Item(
            at=kept.judged_at,
            who=kept.judged_by,
            kind=f"Vulnerability judged: {kept.judgement}",
            said=f"{signs}. {kept.why}{told}",
            source=f"the victim, as asked by {kept.judged_by}" if kept.told else kept.judged_by,
        )


def _referrals(record: Record) -> Iterator[Item]:
    for referral in Referral.objects.filter(report__in=record.reports).order_by("pk"):
        yield Item(
            at=referral.made_at,
            who=referral.made_by,
            kind=f"Referral to {referral.title} written",
            said=f"{referral.why} {consent_words(Consent(referral.consent), referral.consent_why)}",
            source=referral.made_by,
            copy=referral.reference if referral.text else "",
            digest=referral.text_digest,
        )
    steps = ReferralStep.objects.filter(referral__report__in=record.reports).select_related("referral")
    for step in steps.order_by("pk"):
        parts = (
            step.words,
            f"Spoke to {step.who}." if step.who else "",
            f"Their reference: {step.reference}." if step.reference else "",
        )
        yield Item(
            at=step.at,
            who=step.by_name,
            kind=f"Referral to {step.referral.title}: {step.kind}",
            said=" ".join(part for part in parts if part),
            source=step.who or step.by_name,
        )
