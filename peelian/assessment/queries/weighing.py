"""What a firm's answers are weighed with: threats to a firm of its size, strengths, gates and names."""

from functools import lru_cache

from peelian.assessment.rules.explaining import Names
from peelian.assessment.rules.gates import Gate
from peelian.assessment.rules.proposing import Weighing
from peelian.assessment.rules.risk import Exposure
from peelian.knowledge import queries as knowledge
from peelian.knowledge.rules.frameworks import controls_by_requirement


@lru_cache
def exposures_for(size: str) -> dict[str, Exposure]:
    """Return each threat to a firm of a size: how often, and what it typically costs."""
    found = {}
    for code, one in knowledge.library().threat_rates.items():
        found[code] = Exposure(threat=code, rate=one.rate(size), loss=float(one.loss.typical))
    return found


@lru_cache
def weighing_for(goal: str) -> Weighing:
    """Return what answers are weighed with, for a firm that aims for a framework or, with "", for none."""
    library = knowledge.library()
    return Weighing(
        controls=library.controls,
        scales=library.scales,
        strengths=library.plan_weights.strengths,
        gates=_gate_by_control(goal) if goal else {},
    )


@lru_cache
def gates_of(goal: str) -> tuple[Gate, ...]:
    """Return the requirements of a framework of which one wrong answer fails a whole assessment."""
    library = knowledge.library()
    bearing = controls_by_requirement(goal, library.controls.values())
    return tuple(
        Gate(requirement=code, asks=one.text, controls=[control.code for control, _ in bearing.get(code, ())])
        for code, one in library.frameworks[goal].requirements.items()
        if one.automatic_fail
    )


@lru_cache
def names_for(goal: str) -> Names:
    """Return how threats, controls and a goal are called in a sentence."""
    library = knowledge.library()
    title = "Cyber Essentials" if goal.startswith("cyber-essentials") else goal
    return Names(
        threats={code: _short(one.title) for code, one in library.threats.items()},
        controls={code: one.title for code, one in library.controls.items()},
        goal=title,
    )


def _gate_by_control(goal: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for gate in gates_of(goal):
        for control in gate.controls:
            found.setdefault(control, gate.requirement)
    return found


def _short(title: str) -> str:
    """A threat within a sentence: “files locked or stolen for money (ransomware)” without what is in brackets."""
    words = title.partition(" (")[0]
    return words[:1].lower() + words[1:]
