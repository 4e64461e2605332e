"""Reading a framework's file."""

from types import MappingProxyType

from peelian.knowledge.rules.frameworks import OURS, THEIRS, Framework, Requirement
from peelian.knowledge.rules.schema.fields import Fields
from peelian.knowledge.rules.schema.sources import authorship_from


def framework_from(raw: object, *, file: str, code: str) -> Framework:
    """Read a framework; its code must be that of its file name, and each parent must stand above its parts."""
    fields = Fields(raw, file=file, item=code)
    if fields.text("code") != code:
        raise fields.error("code", f"must be “{code}”, as the file is named")
    framework = Framework(
        code=code,
        title=fields.text("title"),
        edition=fields.text("edition"),
        publisher=fields.text("publisher"),
        what=fields.text("what"),
        licence=fields.text("licence"),
        attribution=fields.text("attribution"),
        active_from=fields.optional_day("active_from"),
        active_to=fields.optional_day("active_to"),
        amends=fields.optional_text("amends"),
        requirements=_requirements(fields),
        **authorship_from(fields),
    )
    fields.done()
    return framework


def _requirements(fields: Fields) -> MappingProxyType[str, Requirement]:
    wording = fields.choice("wording", (OURS, THEIRS))
    found: dict[str, Requirement] = {}
    for row in fields.each("requirements"):
        one = _requirement(row, wording)
        if one.code in found:
            raise row.error("id", f"“{one.code}” is there twice")
        if one.parent and one.parent not in found:
            raise row.error("parent", f"“{one.parent}” does not stand above it")
        found[one.code] = one
    return MappingProxyType(found)


def _requirement(fields: Fields, wording: str) -> Requirement:
    requirement = Requirement(
        code=fields.text("id"),
        parent=fields.text("parent", ""),
        title=fields.text("title", ""),
        text=fields.text("text", ""),
        points=fields.texts("points", may_be_empty=True),
        wording=wording,
        asked=fields.yes("asked"),
        automatic_fail=fields.yes("automatic_fail"),
    )
    if not (requirement.title or requirement.text):
        raise fields.error("title", "is missing, and so is the text")
    fields.done()
    return requirement
