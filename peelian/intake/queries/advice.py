"""What we would say to a victim, before anybody has sent it."""

from collections.abc import Sequence
from datetime import date

from peelian.accounts.models import Officer
from peelian.adoption.queries import findings_of, status_of
from peelian.adoption.rules.findings import State
from peelian.intake.models import Report
from peelian.intake.queries.threats import threat_on
from peelian.intake.rules.advice import Reader, Sender, places, suggested
from peelian.kernel.ages import age_on
from peelian.knowledge import queries as knowledge
from peelian.knowledge.rules.audiences import audience_for
from peelian.knowledge.rules.controls import Control
from peelian.parties.queries import known_of, standing_of
from peelian.parties.rules.kinds import Channel as PartyChannel
from peelian.parties.rules.kinds import Kind
from peelian.parties.rules.view import Facts
from peelian.release.gateways.texts import template
from peelian.release.rules.channels import Channel
from peelian.release.rules.copy import fill
from peelian.release.rules.drafts import Draft


def facts(report: Report) -> Facts:
    """Return what is known of whom an officer contacts for a report, over all their source records."""
    return known_of(report.spoken_to)


def reader(report: Report, known: Facts, today: date) -> Reader:
    """Return whom the advice on a report is written for: the victim, in the name of the firm's contact if any."""
    return Reader(
        name=report.speaks_to.name if report.speaks_to.family_name or report.contact_id is None else known.name,
        is_person=report.about.kind == Kind.PERSON,
        age=age_on(known.birth_date, today) if known.birth_date else None,
        employees=report.about.employees,
        organisation=report.about.organisation_name,
        signs=tuple(report.signs),
    )


def audience(who: Reader) -> str:
    """Return the audience whose words suit a reader."""
    return audience_for(
        knowledge.library().audiences.values(),
        organisation=not who.is_person,
        age=who.age,
        employees=who.employees,
        named=who.organisation,
        signs=who.signs,
    )


def controls_to_advise(report: Report) -> tuple[Control, ...]:
    """Return the controls that a report's threat leads to, the one thing to do first."""
    return knowledge.controls_of(report.threat, report.offence_code)


def suggestion(report: Report, *, audience: str = "") -> list[str]:
    """Return the controls we would advise an audience on, given what is in place already."""
    status = status_of(findings_of([record.pk for record in report.records]))
    in_place = [code for code, known in status.items() if known.state is State.YES]
    return suggested(controls_to_advise(report), in_place, audience=audience)


def advice_draft(
    report: Report, *, channel: Channel, audience: str, controls: Sequence[str], by: Officer, today: date
) -> Draft:
    """Return the advice as it would go: to whom, by which way, in which words. Sends nothing."""
    known = facts(report)
    who = reader(report, known, today)
    text = template("advice")
    filled = places(
        who,
        Sender(by.name, by.unit.name, by.unit.telephone),
        audience,
        [knowledge.control(code) for code in controls],
        threat_on(report),
        ongoing=bool(report.ongoing),
        support=knowledge.support_for(danger=report.danger, signs=report.signs),
    )
    title, body = fill(text, filled)
    return Draft(
        subject=report.label,
        channel=channel,
        recipient=recipient(known, channel),
        recipient_name=who.name,
        title=title,
        body=body,
        template=text.name,
        template_version=text.version,
        people=report.people,
    )


def recipient(known: Facts, channel: Channel) -> str:
    """Return where a message by a channel would go, or "" when that is not known."""
    if channel is Channel.EMAIL:
        return known.email
    if channel is Channel.TEXT:
        return known.telephone
    return "\n".join(part for part in (known.address, known.postcode) if part) if known.address else ""


def mailbox_in_doubt(known: Facts) -> bool:
    """Return whether somebody else may be reading the mailbox we know."""
    point = standing_of(PartyChannel.EMAIL, known.email)
    return bool(point and point.in_doubt)
