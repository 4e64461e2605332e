"""An assessment seen as a framework asks for it: the same answers, under the headings of somebody else."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from peelian.adoption.rules.findings import Evidence, State
from peelian.assessment.queries.assessments import Position
from peelian.assessment.queries.weighing import gates_of
from peelian.assessment.rules.gates import failing
from peelian.assessment.rules.requirements import (
    NOBODY_ASKS,
    Borne,
    Met,
    Reach,
    Standing,
    fail_words,
    standing_of_whole,
    standing_on,
)
from peelian.knowledge import queries as knowledge
from peelian.knowledge.rules.controls import EQUAL, SUPERSET, Bearing, Control
from peelian.knowledge.rules.frameworks import RELATIONSHIP_WORDS, Framework, Requirement, controls_by_requirement

REACH = {EQUAL: Reach.SAME, SUPERSET: Reach.MORE}
QUESTION_SETS = {"cyber-essentials-3.3": "Danzell"}  # what the scheme calls the set that its numbers are of


@dataclass(frozen=True, kw_only=True)
class Behind:
    """One control behind a requirement: what it is to it, what its question came to, and how we know.

    `asked`: whether this assessment asks about it. `state`: None while nobody has answered.
    """

    control: Control
    relation: str
    asked: bool
    state: State | None
    evidence: Evidence


@dataclass(frozen=True)
class Line:
    """One requirement and where the firm stands on it. A heading only groups others and has no standing."""

    requirement: Requirement
    standing: Standing | None
    behind: tuple[Behind, ...]


@dataclass(frozen=True)
class Section:
    """A top heading and what stands under it, in the framework's order."""

    heading: Requirement
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class View:
    """A framework over the answers of one assessment. `fails`: what is said of its gates, the likely ones first."""

    framework: Framework
    sections: tuple[Section, ...]
    fails: tuple[str, ...]

    @property
    def counts(self) -> list[tuple[Met, int]]:
        """How many requirements stand how, in the order of `Met`, those that none has left out."""
        found = Counter(
            line.standing.met for section in self.sections for line in section.lines if line.standing is not None
        )
        return [(met, found[met]) for met in Met if found[met]]


def view(code: str, stands: Position) -> list[View]:
    """Return an assessment as a framework asks for it, then as the version does whose text it only changes.

    KeyError when there is no such framework.
    """
    found = []
    following: str | None = code
    while following:
        framework = knowledge.library().frameworks[following]
        found.append(_view(framework, stands))
        following = framework.amends
    return found


def frameworks() -> list[Framework]:
    """Return every framework that an assessment can be seen as, by title, the newest edition first."""
    newest = sorted(knowledge.library().frameworks.values(), key=lambda one: one.edition, reverse=True)
    return sorted(newest, key=lambda one: one.publisher)


def _view(framework: Framework, stands: Position) -> View:
    bearing = controls_by_requirement(framework.code, knowledge.library().controls.values())
    behind = {
        code: tuple(_behind(control, how, stands) for control, how in bearing.get(code, ()))
        for code in framework.requirements
    }
    standings = _standings(framework, behind)
    listed: list[tuple[Requirement, list[Line]]] = []
    for code, one in framework.requirements.items():
        if not one.parent:
            listed.append((one, []))
        if one.parent or one.asked:
            listed[-1][1].append(Line(one, standings.get(code), behind[code]))
    sections = tuple(Section(heading, tuple(lines)) for heading, lines in listed)
    return View(framework, sections, _fails(framework, stands))


def _behind(control: Control, how: Bearing, stands: Position) -> Behind:
    return Behind(
        control=control,
        relation=how.relationship,
        asked=control.code in stands.states,
        state=stands.states.get(control.code),
        evidence=stands.evidence_of(control.code),
    )


def _standings(framework: Framework, behind: Mapping[str, tuple[Behind, ...]]) -> dict[str, Standing]:
    """Where the firm stands on everything asked; a whole that we reach only through its parts stands as they do."""
    found: dict[str, Standing] = {}
    below: dict[str, list[Standing]] = {}
    for code, one in reversed(list(framework.requirements.items())):
        borne = [Borne(each.state, REACH.get(each.relation, Reach.PART)) for each in behind[code] if each.asked]
        standing = standing_on(borne)
        if standing == NOBODY_ASKS and code in below:
            standing = standing_of_whole(below[code])
        if one.asked:
            found[code] = standing
            below.setdefault(one.parent, []).append(standing)
    return found


def _fails(framework: Framework, stands: Position) -> tuple[str, ...]:
    questions = QUESTION_SETS.get(framework.code, "")
    return tuple(
        fail_words(gate.requirement, questions, sure=gate.sure)
        for gate in failing(gates_of(framework.code), stands.states)
    )


def relation_words(behind: Behind) -> str:
    """Return what a control is to a requirement, as a reader is told."""
    return RELATIONSHIP_WORDS[behind.relation]
