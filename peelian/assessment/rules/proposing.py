"""From answers to candidates: what could be done, what each takes at this workplace, and what it would cut."""

from collections.abc import Mapping
from dataclasses import dataclass

from peelian.adoption.rules.findings import State
from peelian.assessment.rules.planning import Candidate, keeps
from peelian.assessment.rules.risk import IN_PLACE
from peelian.assessment.rules.workplaces import Workplace
from peelian.knowledge.rules.controls import Control
from peelian.knowledge.rules.planning import DEVICE, ONCE, PERSON, Scale

UNKNOWN = (None, State.DONT_KNOW)
DONE = (State.YES, State.NOT_APPLICABLE)


@dataclass(frozen=True)
class Effort:
    """What a control takes in the first year: minutes of everybody together, and pounds."""

    minutes: int
    pounds: int


def effort_at(control: Control, scale: Scale, place: Workplace) -> Effort:
    """Return what a control typically takes at a workplace: its estimate for each person or device there, or once."""
    return Effort(
        minutes=control.minutes.typical * _many(scale.minutes_per, place),
        pounds=control.pounds.typical * _many(scale.pounds_per, place),
    )


@dataclass(frozen=True, kw_only=True)
class Weighing:
    """What answers are weighed with: the controls, what their estimates are for, and what their strengths come to.

    `strengths`: "strong" to the share of a threat that it cuts. `gates`: control to the requirement that fails alone.
    """

    controls: Mapping[str, Control]
    scales: Mapping[str, Scale]
    strengths: Mapping[str, float]
    gates: Mapping[str, str]

    def effects_of(self, control: str) -> dict[str, float]:
        """Return how much a control cuts of each threat, 0 to 1."""
        return {effect.threat: self.strengths[effect.strength] for effect in self.controls[control].threats}


def candidates(states: Mapping[str, State | None], weighing: Weighing, place: Workplace) -> list[Candidate]:
    """Return what could be done: every control that is not wholly in place, and what those wait for.

    `states`: what each question came to. What a control waits for and nobody asked about is to be found out.
    """
    wanted = {control: state for control, state in states.items() if state not in DONE}
    open_ones = list(wanted)
    while open_ones:
        for before in weighing.controls[open_ones.pop()].prerequisites:
            if before not in wanted and states.get(before) not in DONE:
                wanted[before] = None
                open_ones.append(before)
    return [_candidate(control, wanted, weighing, place) for control in wanted]


def _candidate(control: str, wanted: Mapping[str, State | None], weighing: Weighing, place: Workplace) -> Candidate:
    written, state = weighing.controls[control], wanted[control]
    find_out = state in UNKNOWN
    takes = effort_at(written, weighing.scales[control], place)
    share = 0.0 if state is None else IN_PLACE.get(state, 0.0)
    return Candidate(
        control=control,
        minutes=takes.minutes,
        pounds=takes.pounds,
        keeps=keeps(weighing.effects_of(control), share=share, find_out=find_out),
        after=tuple(before for before in written.prerequisites if before in wanted),
        find_out=find_out,
        gate=weighing.gates.get(control, ""),
    )


def _many(per: str, place: Workplace) -> int:
    return {ONCE: 1, PERSON: place.people, DEVICE: place.devices}[per]
