"""What an audience said, counted over its slips."""

from dataclasses import dataclass

from django.db.models import CharField, Count, Value
from django.db.models.functions import Cast, Concat

from peelian.adoption.models import Ask, Finding, Sheet
from peelian.adoption.rules.findings import Evidence, State
from peelian.evaluation.rules.answers import Answers, answered_words, answers_to
from peelian.knowledge import queries as knowledge


@dataclass(frozen=True)
class AudienceAnswers:
    """The answers of one audience: how many gave any, and a line for each question."""

    finding: str
    lines: list[Answers]


def audience_answers(sheet: Sheet) -> AudienceAnswers:
    """Return what an audience said of each control; two queries, whatever its size."""
    asks = Ask.objects.filter(origin=sheet.label)
    labels = asks.annotate(said_in=Concat(Value("adoption.Ask:"), Cast("pk", CharField()))).values("said_in")
    found = Finding.objects.filter(origin__in=labels, evidence=Evidence.SAID.value)
    counted = found.values_list("control_id", "state").annotate(many=Count("id")).order_by()
    counts: dict[str, dict[State, int]] = {code: {} for code in sheet.controls}
    for code, state, many in counted:
        counts.setdefault(code, {})[State(state)] = many
    answered = asks.answered().count()
    lines = [answers_to(code, knowledge.control(code).follow_up, counts[code]) for code in sheet.controls]
    return AudienceAnswers(answered_words(answered, sheet.people), lines)
