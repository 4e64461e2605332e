"""The full report of an assessment: what was asked and how we know, what could happen, and everything to do."""

from collections.abc import Iterator
from dataclasses import replace

from django.utils import timezone

from peelian.adoption.rules.findings import Evidence
from peelian.assessment.queries.asking import WORDS
from peelian.assessment.queries.papers import Said, gates, standing, things
from peelian.assessment.queries.plans import Step
from peelian.assessment.queries.proposing import place_of
from peelian.assessment.rules.answers import Standing
from peelian.documents.rules.firm_papers import Cost, FullReport, Heard, Risk, Thing
from peelian.kernel.words import day, in_hundred, plural
from peelian.knowledge import queries as knowledge
from peelian.knowledge.rules.planning import ThreatRate
from peelian.knowledge.rules.sources import Source
from peelian.knowledge.rules.threats import Threat

FOLLOWS = "No, because of a “no” before it"
METHOD = (
    "Each thing to do is weighed by how much of the risk it cuts, for each pound and each hour it takes in the first "
    "year. What has to come before it comes before it. The budget draws a line in that one order and changes nothing "
    "else.",
    "How often each threat comes is from national tables where there is one. A figure that is only our judgement "
    "orders the plan and is not shown.",
    "Where you stand is a range: its low end counts everything that nobody could answer as missing, its high end as "
    "in place. How sure we are of the answers is kept apart and never moves it.",
    "How firm a place is was tried by changing every cost by up to half, a thousand times.",
)


def full_report(said: Said) -> FullReport:
    """Return everything that was found and proposed; what was agreed says who does it and by when."""
    listed = _everything(said)
    return FullReport(
        head=said.head,
        summary=(_summary(said),),
        heard=tuple(_heard(said)),
        standing=standing(said.stands),
        gates=gates(said, said.proposed.steps),
        risks=tuple(_risks(said)),
        things=listed,
        budget=said.assessment.budget,
        paid=None if said.assessment.budget is None else said.proposed.paid,
        method=(*METHOD, *_sources(said)),
    )


def _summary(said: Said) -> str:
    one = said.assessment
    asked = knowledge.questionnaire(one.questionnaire)
    answered = len(said.stands.questions) - len(said.stands.open)
    when = day(timezone.localdate(one.concluded_at or one.started_at))
    return (
        f"{one.officer_name} of {one.unit_name} asked {one.firm_name} about its computers, e-mail and money. "
        f"{asked.title}, {plural(len(said.stands.questions), 'question')}, {answered} of them answered by {when}."
    )


def _everything(said: Said) -> tuple[Thing, ...]:
    """Everything proposed in its order, with who does it where that is agreed; then what only the agreed plan has."""
    taken = {step.control.code: step for step in said.agreed.steps} if said.agreed else {}
    proposed = {step.control.code for step in said.proposed.steps}
    steps = [_with_names(step, taken.get(step.control.code)) for step in said.proposed.steps]
    return (*things(steps), *things([step for code, step in taken.items() if code not in proposed]))


def _with_names(step: Step, taken: Step | None) -> Step:
    return replace(step, owner=taken.owner, due_on=taken.due_on, done=taken.done) if taken else step


def _heard(said: Said) -> Iterator[Heard]:
    stands = said.stands
    for question in stands.questions:
        asked = knowledge.control(question.control).question
        one = stands.answers.get(question.control)
        if question.control in stands.hidden:
            yield Heard(question=asked, answer=FOLLOWS)
        elif one is None:
            yield Heard(question=asked, answer="Not answered")
        else:
            yield Heard(question=asked, answer=WORDS[one.state], known=_known(one), note=_note(one))


def _known(one: Standing) -> str:
    best = next(each for each in reversed(one.answers) if one.in_conflict or each.evidence is one.evidence)
    how = {Evidence.SAID: "said by", Evidence.SEEN: "seen by", Evidence.CHECKED: "checked by"}[one.evidence]
    return f"{how} {best.by_name} on {day(timezone.localdate(best.given_at))}"


def _note(one: Standing) -> str:
    if one.in_conflict:
        return "; ".join(f"{head.by_name}: {WORDS[head.state]}" for head in one.answers)
    return one.answers[-1].note


def _risks(said: Said) -> Iterator[Risk]:
    """Each threat, what costs such a firm most first, with a figure only where it has a source."""
    size = place_of(said.assessment).size
    for rate, threat in _rates(said):
        yield Risk(threat=threat.title, how_often=_how_often(rate, size), cost=_cost(rate))


def _rates(said: Said) -> list[tuple[ThreatRate, Threat]]:
    library = knowledge.library()
    return [(library.threat_rates[code], library.threats[code]) for code in said.proposed.worst]


def _how_often(rate: ThreatRate, size: str) -> str:
    if not rate.has_rate:
        return ""
    share, source = in_hundred(rate.rate(size)), _named(rate.shares_source)
    when = "" if str(rate.shares_year) in source else f", {rate.shares_year}"
    return f"{share} in 100 firms of your size in a year ({source}{when})"


def _cost(rate: ThreatRate) -> Cost | None:
    if not rate.has_loss or rate.loss_year is None:
        return None
    loss = rate.loss
    return Cost(
        low=loss.low, typical=loss.typical, high=loss.high, source=_named(rate.loss_source), year=rate.loss_year
    )


def _named(source: Source) -> str:
    """What a source is called in a table; the whole of it stands under how we worked this out."""
    return source.address.partition(" (")[0]


def _sources(said: Said) -> list[str]:
    """Every source of a figure in the report, once each."""
    found = [one.shares_source.address for one, _ in _rates(said) if one.has_rate]
    found += [one.loss_source.address for one, _ in _rates(said) if _cost(one)]
    return [f"Figures are from: {address}." for address in dict.fromkeys(found)]
