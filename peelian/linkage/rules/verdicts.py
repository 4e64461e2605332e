"""What a weighed pair comes to, once the rules that forbid have spoken: they read the words of each field's level."""

from dataclasses import dataclass

from peelian.linkage.rules import organisations, people
from peelian.linkage.rules.kinds import Verdict
from peelian.linkage.rules.people import Holding
from peelian.linkage.rules.weighing import Thresholds, Weighed
from peelian.parties.rules.kinds import Kind


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair after the vetoes. `rule` says which exact rule joins it, or what holds it back; "" if the weight alone."""

    one: int
    other: int
    verdict: Verdict
    rule: str
    weight: float | None
    evidence: tuple[tuple[str, str, float | None], ...]


def judge(kind: Kind, weighed: Weighed, at: Thresholds) -> Judged | None:
    """Return what a pair comes to: joined, asked about, or None when it is not worth keeping.

    Exact rules join whatever the weight; a veto keeps apart, or leaves it to a person, whatever the weight.
    """
    said = {field: words for field, words, _ in weighed.evidence}
    verdict, rule = outcome(kind, said, weighed.weight, at)
    if verdict is Verdict.APART:
        return None
    return Judged(weighed.one, weighed.other, verdict, rule, weighed.weight, weighed.evidence)


def outcome(kind: Kind, said: dict[str, str], weight: float, at: Thresholds) -> tuple[Verdict, str]:
    """Return the verdict on what the fields say, and the rule that joined or held; "" where the weight decided."""
    rules = people if kind is Kind.PERSON else organisations
    holding, why = rules.held_back(said)
    if holding is Holding.APART or (weight < at.review and not (exact := rules.exact_rule(said))):
        return Verdict.APART, why
    if holding is Holding.ASKED:
        return Verdict.REVIEW, why
    exact = rules.exact_rule(said)
    return (Verdict.JOIN, exact) if exact or weight >= at.join else (Verdict.REVIEW, "uncertain")
