"""Reading a control's file."""

from peelian.knowledge.rules.controls import (
    INTERSECTS,
    RELATIONSHIPS,
    STRENGTHS,
    Advice,
    Bearing,
    Control,
    Effect,
    Estimate,
    NotFor,
)
from peelian.knowledge.rules.schema.fields import Fields
from peelian.knowledge.rules.schema.sources import authorship_from, source_from
from peelian.knowledge.rules.sources import JUDGEMENT, Source


def control_from(raw: object, *, file: str, code: str) -> Control:
    """Read a control; its code must be that of its file name."""
    fields = Fields(raw, file=file, item=code)
    if fields.text("code") != code:
        raise fields.error("code", f"must be “{code}”, as the file is named")
    control = Control(
        code=code,
        title=fields.text("title"),
        why=fields.text("why"),
        how=fields.texts("how"),
        owner_role=fields.text("owner_role"),
        how_you_would_know=fields.text("how_you_would_know"),
        minutes=_estimate(fields.nested("minutes")),
        pounds=_estimate(fields.nested("pounds")),
        threats=tuple(_effect(effect) for effect in fields.each("threats")),
        question=_question(fields, "question"),
        follow_up=_question(fields, "follow_up"),
        prerequisites=fields.texts("prerequisites", may_be_empty=True),
        requirements=_requirements(fields),
        advice=_advice(fields.nested("advice"), code),
        not_for=tuple(NotFor(audience=one, why=why) for one, why in fields.named_texts("not_for").items()),
        **authorship_from(fields),
    )
    fields.done()
    return control


def _estimate(fields: Fields) -> Estimate:
    low, typical, high = (fields.whole(name) for name in ("low", "typical", "high"))
    if not low <= typical <= high:
        raise fields.error("", f"low, typical, high must not fall, but are {low}, {typical}, {high}")
    estimate = Estimate(low=low, typical=typical, high=high, source=source_from(fields, "basis"))
    fields.done()
    return estimate


def _effect(fields: Fields) -> Effect:
    effect = Effect(
        threat=fields.text("threat"),
        strength=fields.choice("effect", STRENGTHS),
        source=source_from(fields, "basis"),
    )
    fields.done()
    return effect


def _question(fields: Fields, name: str) -> str:
    words = fields.text(name)
    if not words.endswith("?"):
        raise fields.error(name, "must be a question and end with a question mark")
    return words


def _requirements(fields: Fields) -> tuple[Bearing, ...]:
    if not fields.has("requirements"):
        return ()
    inner = fields.nested("requirements")
    return tuple(_bearing(framework, row) for framework in inner.names() for row in inner.each_or_text(framework, "id"))


def _bearing(framework: str, fields: Fields) -> Bearing:
    """Read one requirement; a bare id only intersects, which is the least that can be said."""
    bearing = Bearing(
        framework=framework,
        code=fields.text("id"),
        relationship=fields.choice("is", RELATIONSHIPS) if fields.has("is") else INTERSECTS,
        source=source_from(fields, "basis") if fields.has("basis") else Source(basis=JUDGEMENT),
    )
    fields.done()
    return bearing


def _advice(fields: Fields, code: str) -> tuple[Advice, ...]:
    return tuple(Advice(control=code, audience=audience, text=fields.text(audience)) for audience in fields.names())
