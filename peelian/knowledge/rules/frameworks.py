"""Frameworks as views of the controls: what each asks for, and which controls bear on it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from peelian.knowledge.rules.controls import EQUAL, INTERSECTS, SUBSET, SUPERSET, Bearing, Control
from peelian.knowledge.rules.sources import Authored

# What a control is to a requirement, as a reader is told: "a part of it".
RELATIONSHIP_WORDS = {
    EQUAL: "the same thing",
    SUBSET: "a part of it",
    SUPERSET: "all of it and more",
    INTERSECTS: "some of it",
}
OURS, THEIRS = "ours", "theirs"


@dataclass(frozen=True, kw_only=True)
class Requirement:
    """One heading or requirement. `asked` says that a control should bear on it; a heading only groups others.

    `wording` is ours or theirs; theirs is shown with the framework's attribution. An automatic fail is one
    wrong answer that fails a whole assessment.
    """

    code: str
    parent: str
    title: str
    text: str
    points: tuple[str, ...]
    wording: str
    asked: bool
    automatic_fail: bool


@dataclass(frozen=True, kw_only=True)
class Framework(Authored):
    """One version of one framework. `amends` is the code of the version whose text this one only changes."""

    code: str
    title: str
    edition: str
    publisher: str
    what: str
    licence: str
    attribution: str
    active_from: date | None
    active_to: date | None
    amends: str | None
    requirements: Mapping[str, Requirement]

    def asked(self) -> Iterator[Requirement]:
        """Yield what the framework asks for, without its headings."""
        return (one for one in self.requirements.values() if one.asked)


def controls_by_requirement(framework: str, controls: Iterable[Control]) -> Mapping[str, list[tuple[Control, Bearing]]]:
    """Return the controls that bear on each requirement of a framework, by the requirement's code."""
    found = defaultdict(list)
    for control in controls:
        for bearing in control.requirements:
            if bearing.framework == framework:
                found[bearing.code].append((control, bearing))
    return found


def without_control(framework: Framework, controls: Iterable[Control]) -> list[Requirement]:
    """Return what the framework asks for and no control bears on, itself or through a part of it.

    A control on the heading above does not count: it need not reach every part.
    """
    held = set(controls_by_requirement(framework.code, controls))
    below = {framework.requirements[code].parent for code in held if code in framework.requirements}
    return [one for one in framework.asked() if one.code not in held | below]


Row = tuple[Requirement, list[tuple[Control, str]]]


def sections(framework: Framework, controls: Iterable[Control]) -> list[tuple[Requirement, list[Row]]]:
    """Return the framework's top headings, each with the rows under it: a requirement, its controls, what each is."""
    bearing = controls_by_requirement(framework.code, controls)
    found: list[tuple[Requirement, list[Row]]] = []
    for one in framework.requirements.values():
        said = [(control, RELATIONSHIP_WORDS[how.relationship]) for control, how in bearing.get(one.code, ())]
        if not one.parent:
            found.append((one, []))
        if one.parent or one.asked or said:
            found[-1][1].append((one, said))
    return found
