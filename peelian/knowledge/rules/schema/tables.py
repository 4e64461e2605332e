"""Reading the files that hold many short items. What the head of such a file says holds for each of them."""

from collections.abc import Mapping

from peelian.knowledge.rules.indicators import UNITS, IndicatorDefinition
from peelian.knowledge.rules.library import Basics, Support
from peelian.knowledge.rules.offences import OffenceCode
from peelian.knowledge.rules.safety import PhraseGroup
from peelian.knowledge.rules.schema.fields import ContentError, Fields
from peelian.knowledge.rules.schema.sources import authorship_from
from peelian.knowledge.rules.threats import FAMILIES
from peelian.knowledge.rules.words import OutsideName, Term

_HEAD = ("version", "owner", "source", "review_by")


def rows_of(raw: object, *, file: str) -> list[Fields]:
    """Return a reader for each entry of `items`; an entry's own version, owner, source, review_by win."""
    head = Fields(raw, file=file, item="the head of the file")
    shared = {name: head.take(name) for name in _HEAD if head.has(name)}
    rows = head.entries("items")
    head.done()
    readers = []
    for at, row in enumerate(rows, start=1):
        if not isinstance(row, Mapping):
            raise ContentError(file, f"entry {at}", "the whole item", "must be fields with names")
        readers.append(Fields({**shared, **row}, file=file, item=str(row.get("code", f"entry {at}"))))
    return readers


def offence_code_from(fields: Fields) -> OffenceCode:
    """Read one row of the code table; `active_from` may be null when it is not known."""
    code = OffenceCode(
        code=fields.text("code"),
        title=fields.text("title"),
        family=fields.choice("family", FAMILIES),
        active_from=fields.optional_day("active_from"),
        active_to=fields.optional_day("active_to"),
        aliases=fields.texts("aliases", may_be_empty=True),
        cma_section=fields.optional_text("cma_section"),
        threat=fields.optional_text("threat"),
        harm=fields.text("harm"),
        **authorship_from(fields),
    )
    fields.done()
    return code


def phrase_group_from(fields: Fields) -> PhraseGroup:
    """Read one group of safety phrases."""
    group = PhraseGroup(
        code=fields.text("code"),
        title=fields.text("title"),
        phrases=fields.texts("phrases"),
        **authorship_from(fields),
    )
    fields.done()
    return group


def term_from(fields: Fields) -> Term:
    """Read one word of the glossary."""
    term = Term(
        code=fields.text("code"),
        term=fields.text("term"),
        meaning=fields.text("meaning"),
        **authorship_from(fields),
    )
    fields.done()
    return term


def outside_name_from(fields: Fields) -> OutsideName:
    """Read one dated name of the world outside."""
    name = OutsideName(
        code=fields.text("code"),
        name=fields.text("name"),
        active_from=fields.optional_day("active_from"),
        active_to=fields.optional_day("active_to"),
        aliases=fields.texts("aliases", may_be_empty=True),
        what=fields.text("what"),
        **authorship_from(fields),
    )
    fields.done()
    return name


def indicator_from(fields: Fields) -> IndicatorDefinition:
    """Read one version of a figure's definition; a target, where there is one, is a number."""
    target = fields.take("target") if fields.has("target") else fields.optional_text("target")
    if target is not None and (isinstance(target, bool) or not isinstance(target, int | float)):
        raise fields.error("target", f"must be a number or nothing, but is {target!r}")
    definition = IndicatorDefinition(
        code=fields.text("code"),
        title=fields.text("title"),
        numerator=fields.text("numerator"),
        denominator=fields.text("denominator"),
        unit=fields.choice("unit", UNITS),
        target=None if target is None else float(target),
        valid_from=fields.day("valid_from"),
        valid_to=fields.optional_day("valid_to"),
        **authorship_from(fields),
    )
    fields.done()
    return definition


def support_from(raw: object, *, file: str) -> Support:
    """Read whom a victim can talk to."""
    fields = Fields(raw, file=file, item="support")
    paragraphs = {name: fields.text(name) for name in ("danger", "under_18", "vulnerable")}
    support = Support(**paragraphs, **authorship_from(fields))
    fields.done()
    return support


def basics_from(raw: object, *, file: str) -> Basics:
    """Read the controls for an offence without a threat of its own."""
    fields = Fields(raw, file=file, item="basics")
    basics = Basics(controls=fields.texts("controls"), **authorship_from(fields))
    fields.done()
    return basics
