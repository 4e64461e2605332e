from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from peelian.accounts.actions import MadeLink, make_link
from peelian.accounts.models import Officer
from peelian.adoption.actions import Noted, note_findings
from peelian.assessment.models import Assessment, Part
from peelian.assessment.queries.assessments import position
from peelian.engagement.models import Firm
from peelian.kernel.actor import Actor
from peelian.kernel.refused import Refused
from peelian.knowledge import queries as knowledge
from peelian.records.actions import log
from peelian.records.rules.operations import Operation

LINK_PURPOSE = "assessment"
LINK_LASTS = timedelta(days=120)  # long enough to do a plan for a quarter from the same link


@dataclass(frozen=True, kw_only=True)
class Beginning:
    """What a firm is when it is asked: which questionnaire, what it aims for, and what its plan is made for."""

    questionnaire: str
    goal: str = ""
    section: str = ""
    size: str = ""
    headcount: int | None = None
    devices: int | None = None
    turnover: str = ""
    days_without: int | None = None
    budget: int | None = None


@transaction.atomic
def begin(*, firm: Firm, beginning: Beginning, by: Officer, at: datetime) -> Assessment:
    """Begin to ask a firm about its controls. Refused: while another assessment of it is open."""
    Firm.objects.select_for_update().get(pk=firm.pk)
    if Assessment.objects.filter(firm=firm, concluded_at=None).exists():
        raise Refused(f"{firm.about.name} has an assessment that is not finished. Finish that one first.")
    asked = knowledge.questionnaire(beginning.questionnaire)
    assessment = Assessment.objects.create(
        firm=firm,
        questionnaire=asked.code,
        questionnaire_version=asked.version,
        goal=beginning.goal,
        firm_name=firm.about.name,
        officer_name=by.name,
        officer_telephone=firm.unit.telephone,
        unit_name=firm.unit.name,
        section=beginning.section,
        size=beginning.size,
        headcount=beginning.headcount,
        devices=beginning.devices,
        turnover=beginning.turnover,
        days_without=beginning.days_without,
        budget=beginning.budget,
        started_at=at,
        started_by=by.name,
        kept_until=Assessment.handling.keep.review_on(timezone.localdate(at)),
    )
    log(operation=Operation.COLLECTION, subject=assessment.label, by=by, at=at, detail=f"begun: {asked.title}")
    return assessment


@transaction.atomic
def give_part(*, assessment: Assessment, who: str, controls: list[str], by: Actor, at: datetime) -> MadeLink:
    """Give somebody at the firm some questions, or all of them when none is named, by a link of their own."""
    if assessment.concluded_at:
        raise Refused("This assessment is finished. Begin another one to ask again.")
    if not who.strip():
        raise Refused("Say who answers, as the firm calls them.")
    made = make_link(purpose=LINK_PURPOSE, lasts=LINK_LASTS, by=by, at=at)
    Part.objects.create(assessment=assessment, link=made.link, who=who.strip(), controls=controls, made_at=at)
    log(operation=Operation.COLLECTION, subject=assessment.label, by=by, at=at, detail=f"link for {who.strip()}")
    return made


@transaction.atomic
def close_part(*, part: Part, by: Actor, at: datetime) -> None:
    """Stop a link from working. What was answered through it stays. Said twice, the first time stands."""
    if Part.objects.filter(pk=part.pk, closed_at=None).update(closed_at=at):
        detail = f"link of {part.who} closed"
        log(operation=Operation.ALTERATION, subject=part.assessment.label, by=by, at=at, detail=detail)


@transaction.atomic
def finish_part(*, part: Part, by: Actor, at: datetime) -> None:
    """Note that somebody at the firm has said all they can. Said twice, the first time stands."""
    if Part.objects.filter(pk=part.pk, done_at=None).update(done_at=at):
        log(operation=Operation.ALTERATION, subject=part.assessment.label, by=by, at=at, detail=f"{part.who} is done")


@transaction.atomic
def conclude(*, assessment: Assessment, by: Officer, at: datetime) -> Assessment:
    """Make the answers findings about the firm's controls, and end the assessment.

    A question that was not asked because of a "no" is found "no". Refused: twice; while two people differ; with
    nothing answered.
    """
    held = Assessment.objects.select_for_update().select_related("firm__about").get(pk=assessment.pk)
    if held.concluded_at:
        raise Refused("This assessment is finished already.")
    stands = position(held)
    if stands.conflicts:
        raise Refused("Two people answered differently. Choose one answer for each such question first.")
    found = [
        Noted(control, state, stands.evidence_of(control))
        for control, state in stands.states.items()
        if state is not None
    ]
    if not found:
        raise Refused("Nothing is answered yet.")
    note_findings(about=held.firm.about, found=found, on=timezone.localdate(at), origin=held.label, by=by, at=at)
    held.concluded_at, held.concluded_by = at, by.name
    held.save(update_fields=["concluded_at", "concluded_by"])
    log(operation=Operation.ALTERATION, subject=held.label, by=by, at=at, detail=f"finished: {len(found)} findings")
    return held
