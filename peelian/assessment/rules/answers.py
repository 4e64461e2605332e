"""Answers as they stand: what several people said to one question, and which questions are asked at all.

An answer names the answers that its author saw. One that a later answer saw is replaced; answers that did not see
each other stand side by side, and where they differ somebody must choose. So nothing that was given offline is lost.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from peelian.adoption.rules.findings import Evidence, State

_STRENGTH = (Evidence.SAID, Evidence.SEEN, Evidence.CHECKED)


@dataclass(frozen=True, kw_only=True)
class Said:
    """One answer as a page or a device gives it. `key`: made there, so that it counts once however often it comes."""

    key: UUID
    control: str
    state: State
    evidence: Evidence
    given_at: datetime
    note: str = ""
    saw: tuple[UUID, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Given:
    """One answer as it was given: to which control, what, how we know, and which answers its author saw."""

    key: UUID
    control: str
    state: State
    evidence: Evidence
    note: str
    saw: frozenset[UUID]
    by_name: str
    given_at: datetime


@dataclass(frozen=True)
class Standing:
    """What stands for one question: one answer, or several that did not see each other, in the order they arrived."""

    answers: tuple[Given, ...]

    @property
    def in_conflict(self) -> bool:
        """Whether they say different things."""
        return len({answer.state for answer in self.answers}) > 1

    @property
    def state(self) -> State:
        """What counts: what they agree on; "don't know" while they differ, for then we do not."""
        return State.DONT_KNOW if self.in_conflict else self.answers[0].state

    @property
    def evidence(self) -> Evidence:
        """The best of how we know; "said" while they differ."""
        if self.in_conflict:
            return Evidence.SAID
        return max((answer.evidence for answer in self.answers), key=_STRENGTH.index)


def standing(answers: Iterable[Given]) -> dict[str, Standing]:
    """Return what stands for each control that was answered. `answers`: in the order in which they arrived.

    An answer can only have seen what arrived before it; what it says of others is not believed.
    """
    heads: dict[str, list[Given]] = {}
    for answer in answers:
        before = heads.setdefault(answer.control, [])
        heads[answer.control] = [other for other in before if other.key not in answer.saw] + [answer]
    return {control: Standing(tuple(listed)) for control, listed in heads.items()}


@dataclass(frozen=True)
class Question:
    """One question of a questionnaire: its control, and the control without which it makes no sense, or ""."""

    control: str
    only_if: str = ""


def effective(questions: Sequence[Question], answered: Mapping[str, State]) -> dict[str, State | None]:
    """Return what each question comes to, None where nobody has answered it yet.

    A question that hangs on a "no" is not asked and is "no" itself; on "not applicable", that. What was answered
    before it was hidden is set aside, not lost. `questions`: one that hangs on another comes after it.
    """
    found: dict[str, State | None] = {}
    for question in questions:
        parent = found.get(question.only_if) if question.only_if else None
        hidden = parent in (State.NO, State.NOT_APPLICABLE)
        found[question.control] = parent if hidden else answered.get(question.control)
    return found


def hidden(questions: Sequence[Question], answered: Mapping[str, State]) -> frozenset[str]:
    """Return the controls whose questions are not asked, because of what was answered before them."""
    found = effective(questions, answered)
    without = (State.NO, State.NOT_APPLICABLE)
    return frozenset(one.control for one in questions if one.only_if and found.get(one.only_if) in without)
