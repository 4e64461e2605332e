"""Reading what plans are weighed with, and the questionnaires."""

from types import MappingProxyType

from peelian.knowledge.rules.controls import STRENGTHS
from peelian.knowledge.rules.planning import UNITS, Amount, PlanWeights, Scale, ThreatRate
from peelian.knowledge.rules.questionnaires import Asked, Questionnaire
from peelian.knowledge.rules.schema.fields import Fields
from peelian.knowledge.rules.schema.sources import authorship_from, source_from


def threat_rate_from(fields: Fields) -> ThreatRate:
    """Read how often a threat comes and what it costs. A figure that is not our judgement has its year."""
    rate = ThreatRate(
        threat=fields.text("code"),
        shares=MappingProxyType(_shares(fields.nested("shares"))),
        shares_year=fields.optional_whole("shares_year"),
        shares_source=source_from(fields, "shares_from"),
        loss=_amount(fields.nested("loss")),
        loss_year=fields.optional_whole("loss_year"),
        loss_source=source_from(fields, "loss_from"),
        **authorship_from(fields),
    )
    for name, known, year in (
        ("shares_year", rate.has_rate, rate.shares_year),
        ("loss_year", rate.has_loss, rate.loss_year),
    ):
        if known and not year:
            raise fields.error(name, "is missing, and a figure with a source has its year")
    fields.done()
    return rate


def scale_from(fields: Fields) -> Scale:
    """Read what a control's estimates are for."""
    scale = Scale(
        control=fields.text("code"),
        minutes_per=fields.choice("minutes_per", UNITS),
        pounds_per=fields.choice("pounds_per", UNITS),
        **authorship_from(fields),
    )
    fields.done()
    return scale


def plan_weights_from(raw: object, *, file: str) -> PlanWeights:
    """Read the numbers behind the words of the plan."""
    fields = Fields(raw, file=file, item="the head of the file")
    inner = fields.nested("strengths_in_hundred")
    strengths = {name: inner.whole(name) / 100 for name in STRENGTHS}
    inner.done()
    if not 1 > strengths["strong"] > strengths["some"] > strengths["little"] > 0:
        raise fields.error("strengths_in_hundred", "must fall from strong to little, between 0 and 100")
    weights = PlanWeights(
        strengths=MappingProxyType(strengths), hour_pounds=float(fields.whole("hour_pounds")), **authorship_from(fields)
    )
    fields.done()
    return weights


def questionnaire_from(fields: Fields) -> Questionnaire:
    """Read one questionnaire; a bare control hangs on nothing."""
    questionnaire = Questionnaire(
        code=fields.text("code"),
        title=fields.text("title"),
        minutes=fields.whole("minutes"),
        what=fields.text("what"),
        questions=tuple(_asked(one) for one in fields.each_or_text("questions", "control")),
        **authorship_from(fields),
    )
    fields.done()
    return questionnaire


def _asked(fields: Fields) -> Asked:
    asked = Asked(control=fields.text("control"), only_if=fields.text("only_if", ""))
    fields.done()
    return asked


def _shares(fields: Fields) -> dict[str, float]:
    found = {size: fields.whole(size) / 1000 for size in fields.names()}
    if high := [size for size, share in found.items() if share > 1]:
        raise fields.error(high[0], "is firms in a thousand, and cannot be more than 1000")
    fields.done()
    return found


def _amount(fields: Fields) -> Amount:
    low, typical, high = (fields.whole(name) for name in ("low", "typical", "high"))
    if not low <= typical <= high:
        raise fields.error("", f"low, typical, high must not fall, but are {low}, {typical}, {high}")
    fields.done()
    return Amount(low=low, typical=typical, high=high)
