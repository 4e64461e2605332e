"""Reading a threat's file."""

from peelian.knowledge.rules.schema.fields import Fields
from peelian.knowledge.rules.schema.sources import authorship_from
from peelian.knowledge.rules.threats import FAMILIES, Threat


def threat_from(raw: object, *, file: str, code: str) -> Threat:
    """Read a threat; its code must be that of its file name."""
    fields = Fields(raw, file=file, item=code)
    if fields.text("code") != code:
        raise fields.error("code", f"must be “{code}”, as the file is named")
    threat = Threat(
        code=code,
        title=fields.text("title"),
        family=fields.choice("family", FAMILIES),
        what_happens=fields.text("what_happens"),
        first_hour=fields.texts("first_hour"),
        signs=fields.texts("signs"),
        aliases=fields.texts("aliases", may_be_empty=True),
        controls=fields.texts("controls"),
        openings=fields.named_texts("openings"),
        **authorship_from(fields),
    )
    fields.done()
    return threat
