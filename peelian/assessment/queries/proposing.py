"""From the answers of an assessment to the plan they come to. The same answers give the same plan."""

from collections.abc import Mapping, Sequence

from peelian.adoption.rules.findings import State
from peelian.assessment.models import Assessment
from peelian.assessment.queries.assessments import Position, position
from peelian.assessment.queries.plans import SHOWN, Plan, Step
from peelian.assessment.queries.weighing import exposures_for, gates_of, names_for, weighing_for
from peelian.assessment.rules.bands import bands
from peelian.assessment.rules.explaining import find_out_words, firm_words, reason
from peelian.assessment.rules.gates import Failing, failing
from peelian.assessment.rules.planning import FIND_OUT_MINUTES, Ranked, line_at, rank
from peelian.assessment.rules.proposing import candidates
from peelian.assessment.rules.risk import adjusted, residual, shares_of
from peelian.assessment.rules.stability import firmness
from peelian.assessment.rules.workplaces import Workplace, workplace
from peelian.knowledge import queries as knowledge


def proposal(assessment: Assessment, stands: Position | None = None) -> Plan:
    """Return the plan that the answers of an assessment come to. The same answers give the same plan."""
    states = (stands or position(assessment)).states
    return propose(
        states,
        place_of(assessment),
        goal=assessment.goal,
        budget=assessment.budget,
    )


def place_of(assessment: Assessment) -> Workplace:
    """Return the workplace that an assessment is of."""
    return workplace(
        size=assessment.size,
        headcount=assessment.headcount,
        devices=assessment.devices,
        days_without=assessment.days_without,
    )


def propose(states: Mapping[str, State | None], place: Workplace, *, goal: str, budget: int | None) -> Plan:
    """Return the plan for what each control's question came to, at a workplace."""
    weighing = weighing_for(goal)
    exposures = {code: adjusted(one, place.days_without) for code, one in exposures_for(place.size).items()}
    cuts = {code: weighing.effects_of(code) for code in states}
    risk = residual(exposures, cuts, shares_of(states, unknown=0.0))
    listed = candidates(states, weighing, place)
    hour = knowledge.library().plan_weights.hour_pounds
    ranked = rank(listed, risk, hour=hour)
    order = [one.candidate.control for one in ranked]
    firm = firmness(order, listed, risk, hour=hour, shown=SHOWN)
    worst = tuple(sorted(risk, key=lambda code: (-risk[code], code)))
    texts = {control: firm_words(one, shown=SHOWN) for control, one in firm.items()}
    return _plan(ranked, worst, texts, goal=goal, budget=budget)


def failing_gates(assessment: Assessment, stands: Position) -> list[Failing]:
    """Return the gates of the firm's goal that are likely shut, then those that nobody can say of."""
    return failing(gates_of(assessment.goal), stands.states) if assessment.goal else []


def _plan(
    ranked: Sequence[Ranked], worst: tuple[str, ...], texts: Mapping[str, str], *, goal: str, budget: int | None
) -> Plan:
    sizes = [_size(one) for one in ranked]
    paid = line_at([pounds for _, pounds in sizes], budget)
    when = bands(sizes)
    steps = []
    for place, one in enumerate(ranked, start=1):
        control = knowledge.control(one.candidate.control)
        minutes, pounds = sizes[place - 1]
        steps.append(
            Step(
                place=place,
                control=control,
                title=find_out_words(control.question) if one.candidate.find_out else control.title,
                find_out=one.candidate.find_out,
                minutes=minutes,
                pounds=pounds,
                why=reason(place, one, worst=worst, names=names_for(goal)),
                firm=texts.get(control.code, ""),
                band=when[place - 1],
                affordable=place <= paid,
                gate=one.candidate.gate,
            )
        )
    return Plan(steps=tuple(steps), paid=paid, worst=worst)


def _size(ranked: Ranked) -> tuple[int, int]:
    """Minutes and pounds of an action: to find out takes ten minutes; what follows from it is another action."""
    one = ranked.candidate
    return (FIND_OUT_MINUTES, 0) if one.find_out else (one.minutes, one.pounds)
