"""Reading the words for looks from their file: an error says which check, which field, and what to put right."""

from collections.abc import Mapping
from types import MappingProxyType

from peelian.assessment.rules.outside.texts import CheckText, Glow, Light, LightText, Mender, ReasonText, Texts
from peelian.knowledge.rules.schema import Fields

HIGHEST = 5


def texts_from(raw: object, *, file: str) -> Texts:
    """Read the whole file: its lights, the reasons that every check can give, and its checks."""
    fields = Fields(raw, file=file, item="the file")
    letter = fields.nested("letter")
    opening, ending = _paragraphs(letter, "opening"), _paragraphs(letter, "ending")
    letter.done()
    lights = [_light(Fields(one, file=file, item="a light")) for one in fields.entries("lights")]
    everywhere = {name: ReasonText(says=says) for name, says in fields.named_texts("everywhere").items()}
    checks = [_check(Fields(one, file=file, item="a check"), everywhere) for one in fields.entries("checks")]
    fields.done()
    _refuse_missing(fields, lights)
    by_code = {check.code: check for check in checks}
    if len(by_code) < len(checks):
        raise fields.error("checks", "has a check twice")
    return Texts(
        checks=MappingProxyType(by_code),
        lights=MappingProxyType({light.light: light for light in lights}),
        opening=opening,
        ending=ending,
    )


def _refuse_missing(fields: Fields, lights: list[LightText]) -> None:
    if [light.light for light in lights] != list(Light):
        raise fields.error("lights", f"must be {', '.join(Light)}, in this order")


def _light(fields: Fields) -> LightText:
    light = Light(fields.choice("light", list(Light)))
    fields.item = light.value
    answers = fields.nested("answers")
    text = LightText(
        light=light,
        question=fields.text("question"),
        answers=MappingProxyType({glow: answers.text(glow.value) for glow in Glow}),
    )
    answers.done()
    fields.done()
    return text


def _check(fields: Fields, everywhere: Mapping[str, ReasonText]) -> CheckText:
    code = fields.text("check")
    fields.item = code
    reasons = fields.nested("reasons")
    check = CheckText(
        code=code,
        name=fields.text("name"),
        light=Light(fields.choice("light", list(Light))),
        control=fields.text("control"),
        harm=_part(fields, "harm"),
        ease=_part(fields, "ease"),
        yours=_part(fields, "yours"),
        decides=fields.yes("decides"),
        whole=fields.yes("whole"),
        reasons=MappingProxyType({**everywhere, **{name: _reason(reasons, name) for name in reasons.names()}}),
    )
    fields.done()
    return check


def _part(fields: Fields, name: str) -> int:
    value = fields.whole(name)
    if not 1 <= value <= HIGHEST:
        raise fields.error(name, f"must be 1 to {HIGHEST}")
    return value


def _reason(reasons: Fields, name: str) -> ReasonText:
    """Read a reason. One that is plain words is nothing to mend; the others say what, who, and what to forward."""
    if reasons.is_text(name):
        return ReasonText(says=reasons.text(name))
    fields = reasons.nested(name)
    reason = ReasonText(
        says=fields.text("says"),
        do=fields.text("do"),
        who=Mender[fields.choice("who", [mender.name for mender in Mender])],
        forward=_paragraphs(fields, "forward"),
    )
    fields.done()
    return reason


def _paragraphs(fields: Fields, name: str) -> str:
    """Take a text with its paragraphs kept; the lines of one paragraph are joined."""
    raw = fields.take(name)
    if not isinstance(raw, str) or not raw.strip():
        raise fields.error(name, "must be words")
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in raw.strip().split("\n") if paragraph.strip())
