"""What a firm's papers say, from its assessment, its plan and its own words. The front may ask for everything here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from peelian.assessment.models import Assessment, Strategy
from peelian.assessment.queries.assessments import Position, position
from peelian.assessment.queries.plans import Plan, Step, agreed_plan
from peelian.assessment.queries.proposing import failing_gates, proposal
from peelian.assessment.rules import strategies
from peelian.documents.rules import firm_papers
from peelian.documents.rules.firm_papers import FirstHour, IncidentPlan, Letterhead, OwnersPlan, Standing, Thing
from peelian.kernel.refused import Refused
from peelian.kernel.words import day, in_hundred, listing, ordinal, plural, pounds, telephone_words
from peelian.knowledge import queries as knowledge

FIRST_HOURS = 5  # threats that an incident plan is for: what costs firms of its size most
BECAUSE = " because "
NO_WORDS = "Write down first what the firm protects and who is responsible, in its own words."
NATIONAL = (
    firm_papers.Call(whom="Your bank", number="159", when="money has gone, or may go"),
    firm_papers.Call(whom="Report Fraud", number="0300 123 2040", when="day and night, while it is going on"),
)


@dataclass(frozen=True)
class Said:
    """Everything that papers are made from, asked for once."""

    assessment: Assessment
    stands: Position
    proposed: Plan
    agreed: Plan | None
    words: Strategy | None
    today: date

    @property
    def plan(self) -> Plan:
        """The plan as it was agreed; until then as it is proposed."""
        return self.agreed or self.proposed

    @property
    def first(self) -> Sequence[Step]:
        """What the owner's page has: what was agreed, or of the first six proposed those that the budget pays."""
        return [step for step in self.plan.shown if step.affordable] or self.plan.shown

    @property
    def head(self) -> Letterhead:
        """The firm's letterhead."""
        logo = bytes(self.words.logo) if self.words else b""
        return Letterhead(firm=self.assessment.firm_name, day=self.today, logo=logo)

    @property
    def ready(self) -> bool:
        """Whether there is something to put on paper: the answers are finished, or a plan is agreed."""
        return bool(self.assessment.concluded_at or self.agreed)


def said_of(assessment: Assessment, today: date) -> Said:
    """Return what papers of an assessment are made from; three queries."""
    stands = position(assessment)
    words = assessment.strategies.last()
    return Said(assessment, stands, proposal(assessment, stands), agreed_plan(assessment), words, today)


def owners_plan(said: Said) -> OwnersPlan:
    """Return the owner's one page: what was agreed, or the first of what is proposed."""
    return OwnersPlan(
        head=said.head,
        things=things(said.first),
        lead=_fits(said.assessment),
        budget=said.assessment.budget,
        standing=standing(said.stands),
        gates=gates(said, said.first),
        ring=(_ring(said),),
    )


def strategy(said: Said) -> firm_papers.Strategy:
    """Return the strategy that the owner signs, in the firm's own words. Refused: until they are written down."""
    words = said.words
    if words is None or not words.protects:
        raise Refused(NO_WORDS)
    return firm_papers.Strategy(
        head=said.head,
        review_on=words.review_on,
        about=strategies.lines_of(words.about),
        protects=strategies.protected(words.protects),
        responsible=strategies.responsible(words.responsible),
        this_year=things(said.agreed.shown) if said.agreed else (),
        respond=strategies.lines_of(words.respond),
        calls=strategies.calls(words.calls),
        signers=strategies.signers(words.signers),
    )


def incident_plan(said: Said) -> IncidentPlan:
    """Return what to do when something happens: whom to ring, and the first hour of what costs such a firm most."""
    own = strategies.calls(said.words.calls) if said.words else ()
    named = {call.number for call in own}
    return IncidentPlan(
        head=said.head,
        calls=(*own, *(call for call in NATIONAL if call.number not in named)),
        first_hours=tuple(_first_hour(code) for code in said.proposed.worst[:FIRST_HOURS]),
        review_on=said.words.review_on if said.words else None,
    )


def things(steps: Sequence[Step]) -> tuple[Thing, ...]:
    """Return steps of a plan as papers say them."""
    return tuple(
        Thing(
            what=step.title,
            minutes=step.minutes,
            pounds=step.pounds,
            why=_in_place(step),
            who=step.owner,
            by_when=step.due_on,
            band=step.band.value,
            how_firm=step.firm,
            done=step.done,
        )
        for step in steps
    )


def _in_place(step: Step) -> str:
    """Why a step is in its place, counted among those on the paper: what was not taken on is not."""
    _, because, why = step.why.partition(BECAUSE)
    return f"{ordinal(step.place)}{because}{why}" if because else step.why


def standing(stands: Position) -> Standing:
    """Return where a firm stands, as papers say it."""
    span, sure = stands.range, stands.confidence.share
    confidence = None if sure is None else in_hundred(sure)
    return Standing(low=span.low, high=span.high, unknown=span.unknown, confidence=confidence)


def gates(said: Said, steps: Sequence[Step]) -> tuple[str, ...]:
    """Return a sentence for the requirements that would likely be failed, those together that one thing mends.

    `steps`: those on the paper, by whose numbers they are named. What nobody knows of is not said on paper.
    """
    places = {step.control.code: step.place for step in steps}
    by_mending: dict[tuple[int, ...], list[str]] = {}
    for gate in failing_gates(said.assessment, said.stands):
        if gate.sure:
            mends = tuple(sorted(places[control] for control in gate.because if control in places))
            by_mending.setdefault(mends, []).append(gate.requirement)
    return tuple(_gate(requirements, mends) for mends, requirements in by_mending.items())


def _gate(requirements: list[str], mends: tuple[int, ...]) -> str:
    which = f"Number{'s' if len(mends) > 1 else ''} {listing([str(place) for place in mends])}"
    put_right = f" {which} put{'s' if len(mends) == 1 else ''} that right." if mends else ""
    return f"You would likely fail Cyber Essentials on {listing(requirements)}.{put_right} Only an assessor decides."


def _fits(assessment: Assessment) -> str:
    parts = []
    if assessment.headcount:
        parts.append(plural(assessment.headcount, "person", "people"))
    if assessment.budget is not None:
        parts.append(f"the {pounds(assessment.budget)} you can spend")
    return f"Made for {listing(parts)}." if parts else ""


def _ring(said: Said) -> str:
    one = said.assessment
    when = timezone.localdate(one.agreed_at or one.concluded_at or one.started_at)
    number = f" Ring {telephone_words(one.officer_telephone)}." if one.officer_telephone else ""
    return f"{one.officer_name} made this plan with you on {day(when)}.{number}"


def _first_hour(code: str) -> FirstHour:
    threat = knowledge.library().threats[code]
    sign = " ".join(threat.signs[:2])
    return FirstHour(threat=threat.title, sign=sign, steps=threat.first_hour)
