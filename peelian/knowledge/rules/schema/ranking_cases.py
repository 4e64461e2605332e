"""Reading the invented reports of the ranking check."""

from peelian.knowledge.rules.ranking_cases import RankingCase, RankingCases
from peelian.knowledge.rules.schema.fields import Fields
from peelian.knowledge.rules.schema.sources import authorship_from


def ranking_cases_from(raw: object, *, file: str) -> RankingCases:
    """Read the cases; the order names each of them once."""
    fields = Fields(raw, file=file, item="the file")
    cases = tuple(_case(one) for one in fields.each("cases"))
    order = tuple(fields.entries("order"))
    if sorted(order) != sorted(case.number for case in cases):
        raise fields.error("order", "must name each case once")
    read = RankingCases(order=order, cases=cases, **authorship_from(fields))
    fields.done()
    return read


def _case(fields: Fields) -> RankingCase:
    case = RankingCase(
        number=fields.whole("number"),
        sentence=fields.text("sentence"),
        danger=fields.text("danger", ""),
        signs=fields.texts("signs", may_be_empty=True),
        ongoing=bool(fields.take("ongoing")) if fields.has("ongoing") else False,
        harm=fields.text("harm"),
        loss=fields.optional_whole("loss"),
        earlier=fields.optional_whole("earlier") or 0,
        waited=fields.optional_whole("waited") or 0,
        employees=fields.optional_whole("employees"),
        firm=fields.texts("firm", may_be_empty=True),
    )
    fields.done()
    return case
