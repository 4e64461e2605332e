"""Composing the full report of an assessment."""

from peelian.documents.rules.firm_papers import Cost, FullReport, Heard, Risk
from peelian.documents.rules.paper_blocks import Block, Callout, Heading, NewPage, Paper, Paragraph, Table, printable
from peelian.documents.rules.paper_parts import by_band, gates, paper, paragraphs, stand, sums
from peelian.kernel.words import pounds

NO_FIGURE = "No figure with a source"


def full_report(report: FullReport) -> Paper:
    """Return the whole report: where the firm stands, the risks, everything to do, what was said, and the method."""
    blocks: list[Block] = [*paragraphs(report.summary)]
    if report.standing:
        blocks += [*stand(report.standing), *_confidence(report)]
    blocks += gates(report.gates)
    blocks += [Heading(text="What could happen, and what it costs"), *_risks(report.risks)]
    blocks += [Heading(text="Everything to do, in order"), *_things(report)]
    blocks += [Heading(text="What we asked, and how we know"), *_heard(report.heard)]
    if method := paragraphs(report.method):
        blocks += [NewPage(), Heading(text="How we worked this out"), *method]
    return paper(report.head, "Cyber security report", blocks)


def _confidence(report: FullReport) -> list[Block]:
    if report.standing is None or report.standing.confidence is None:
        return []
    share = report.standing.confidence
    return [
        Heading(text="How sure we are", level=3),
        Paragraph(
            text=f"Of what was answered, {share} in 100 was seen or checked. The rest was said. "
            "This does not move the range."
        ),
    ]


def _risks(risks: tuple[Risk, ...]) -> list[Block]:
    """Threats with a figure as a table, the others in a sentence. A column of costs stands only where there are any."""
    if not risks:
        return [Paragraph(text="No risks were worked out.")]
    counted = [risk for risk in risks if printable(risk.how_often) or risk.cost]
    costed = any(risk.cost for risk in counted)
    blocks: list[Block] = [_figures(counted, costed=costed)] if counted else []
    if not costed:
        blocks.append(Paragraph(text="No source says what these cost a firm like yours, so no figure is given."))
    if rest := [printable(risk.threat) for risk in risks if risk not in counted]:
        blocks.append(Paragraph(text=f"Weighed too, without a figure that has a source: {'; '.join(rest)}."))
    return blocks


def _figures(risks: list[Risk], *, costed: bool) -> Table:
    header: tuple[str, ...] = ("Threat", "How often")
    widths: tuple[int, ...] = (4, 5)
    if costed:
        header, widths = (*header, "Low", "Typical", "High", "Where the cost is from"), (4, 5, 2, 2, 2, 4)
    rows = tuple(
        (printable(risk.threat), printable(risk.how_often) or NO_FIGURE, *(_cost(risk.cost) if costed else ()))
        for risk in risks
    )
    return Table(title="Risks", header=header, rows=rows, widths=widths)


def _cost(cost: Cost | None) -> tuple[str, str, str, str]:
    if cost is None:
        return ("–", "–", "–", NO_FIGURE)
    return (pounds(cost.low), pounds(cost.typical), pounds(cost.high), f"{printable(cost.source)}, {cost.year}")


def _things(report: FullReport) -> list[Block]:
    if not report.things:
        return [Paragraph(text="There is nothing to do: everything that was asked about is in place.")]
    paid = len(report.things) if report.paid is None else report.paid
    within, beyond = report.things[:paid], report.things[paid:]
    blocks: list[Block] = []
    if within:
        blocks += [Paragraph(text=sums(within, report.budget), strong=True), *by_band(within)]
    if beyond:
        spend = f"the {pounds(report.budget)}" if report.budget is not None else "what"
        blocks.append(
            Callout(title="The budget ends here", lines=(f"What follows costs more than {spend} you can spend.",))
        )
        blocks += by_band(beyond, first=len(within) + 1)
    return blocks


def _heard(heard: tuple[Heard, ...]) -> list[Block]:
    if not heard:
        return [Paragraph(text="Nothing has been asked yet.")]
    rows = tuple(
        (printable(one.question), printable(one.answer), printable(one.known), printable(one.note)) for one in heard
    )
    header = ("Question", "Answer", "How we know", "Note")
    return [Table(title="Answers", header=header, rows=rows, widths=(6, 3, 3, 4))]
