"""An assessment as it stands: what was answered, what is still open, and where two people differ."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Max
from django.utils import timezone

from peelian.accounts.models import PersonalLink
from peelian.adoption.rules.findings import Evidence, State
from peelian.assessment.models import Answer, Assessment, Part
from peelian.assessment.rules.answers import Given, Question, Standing, effective, hidden, standing
from peelian.assessment.rules.scoring import Confidence, Range, confidence, range_of
from peelian.engagement.models import Firm
from peelian.knowledge import queries as knowledge


@dataclass(frozen=True)
class Position:
    """Where a firm stands by the answers of one assessment."""

    questions: tuple[Question, ...]
    answers: Mapping[str, Standing]

    @cached_property
    def said(self) -> dict[str, State]:
        """What stands for each question that was answered."""
        return {control: one.state for control, one in self.answers.items()}

    @cached_property
    def states(self) -> dict[str, State | None]:
        """What each question comes to, None where it is open."""
        return effective(self.questions, self.said)

    @cached_property
    def hidden(self) -> frozenset[str]:
        """Controls that are not asked about, because of a “no” before them."""
        return hidden(self.questions, self.said)

    @property
    def open(self) -> list[str]:
        """Controls still to be asked about."""
        return [control for control, state in self.states.items() if state is None]

    @property
    def unknown(self) -> list[str]:
        """Controls that nobody can answer for yet: open ones, and those answered “I don’t know” or differently."""
        return [control for control, state in self.states.items() if state in (None, State.DONT_KNOW)]

    @property
    def conflicts(self) -> list[str]:
        """Controls about which two people said different things."""
        return [control for control, one in self.answers.items() if one.in_conflict and control not in self.hidden]

    @property
    def range(self) -> Range:
        """Where the firm stands, out of 100."""
        return range_of(self.states.values())

    @property
    def confidence(self) -> Confidence:
        """How much of what is known somebody saw or a check showed."""
        return confidence(
            {control: (state, self.evidence_of(control)) for control, state in self.states.items() if state is not None}
        )

    def evidence_of(self, control: str) -> Evidence:
        """How we know what a question comes to; one that follows from another is as sure as that one."""
        if control in self.hidden:
            parent = next(one.only_if for one in self.questions if one.control == control)
            return self.evidence_of(parent)
        one = self.answers.get(control)
        return one.evidence if one else Evidence.SAID


def position(assessment: Assessment) -> Position:
    """Return where a firm stands by an assessment, with one query."""
    return Position(questions_of(assessment), standing(map(_given, assessment.answers.all())))


def questions_of(assessment: Assessment) -> tuple[Question, ...]:
    """Return the questions of an assessment in their order."""
    asked = knowledge.questionnaire(assessment.questionnaire)
    return tuple(Question(one.control, one.only_if) for one in asked.questions)


def part_behind(link: PersonalLink) -> Part | None:
    """Return the part of an assessment that a personal link opens, or None when there is none or it was closed."""
    return Part.objects.filter(link=link, closed_at=None).select_related("assessment").first()


def _given(answer: Answer) -> Given:
    return Given(
        key=answer.key,
        control=answer.control_id,
        state=State(answer.state),
        evidence=Evidence(answer.evidence),
        note=answer.note,
        saw=frozenset(answer.saw),
        by_name=answer.by_name,
        given_at=answer.given_at,
    )


def history(firm: Firm) -> list[Assessment]:
    """Return the assessments of a firm, newest first."""
    return list(Assessment.objects.filter(firm=firm))


def last_assessed(firm: Firm) -> date | None:
    """Return the last day on which an assessment of a firm was begun or finished; None for no assessment."""
    days = Assessment.objects.filter(firm=firm).aggregate(begun=Max("started_at"), ended=Max("concluded_at"))
    return max((timezone.localdate(at) for at in days.values() if at), default=None)


def kept_until(firm: Firm) -> date | None:
    """Return the day on which what a firm told us in assessments is looked at, as it was told; None for no assessment.

    The latest of them counts: what was told first goes with what was told last.
    """
    return Assessment.objects.filter(firm=firm).aggregate(day=Max("kept_until"))["day"]
