"""Composing a firm's papers: which block comes after which, and the words between what was given."""

from peelian.documents.rules.composing_report import full_report
from peelian.documents.rules.firm_papers import FirmPaper, FullReport, IncidentPlan, OwnersPlan, Strategy
from peelian.documents.rules.paper_blocks import (
    Beside,
    Block,
    Bullets,
    Callout,
    Fit,
    Heading,
    NewPage,
    Paper,
    Paragraph,
    Simple,
    Table,
    printable,
)
from peelian.documents.rules.paper_parts import by_band, gates, lines, paper, paragraphs, ring, stand, sums
from peelian.kernel.words import day, in_words, opening

LOG = ("Date and time", "What happened, or what we did", "Who")
NOTE_IT = "Write down everything from the first minute. The insurer, the bank and the police will ask."


def composed(made_of: FirmPaper, fit: Fit = Fit.WIDE) -> Paper:
    """Return a paper in blocks. Only the owner's plan heeds `fit`; the others take the pages they need."""
    if isinstance(made_of, OwnersPlan):
        return owners_plan(made_of, fit)
    if isinstance(made_of, FullReport):
        return full_report(made_of)
    if isinstance(made_of, Strategy):
        return strategy(made_of)
    return incident_plan(made_of)


def owners_plan(plan: OwnersPlan, fit: Fit = Fit.WIDE) -> Paper:
    """Return the owner's page: what to do, in order; where they stand; whom to ring."""
    blocks: list[Block] = list(paragraphs([plan.lead]))
    if plan.things:
        blocks += [Paragraph(text=sums(plan.things, plan.budget), strong=True)]
        blocks += by_band(plan.things, fit=fit, level=2)
    else:
        blocks.append(Paragraph(text="There is nothing to do: everything that was asked about is in place."))
    beside: list[tuple[Simple, ...]] = [tuple(stand(plan.standing))] if plan.standing else []
    beside += [tuple(gates(plan.gates))] if lines(plan.gates) else []
    beside += [(Heading(text="Stuck?"), *paragraphs(plan.ring))] if lines(plan.ring) else []
    if beside:
        blocks.append(Beside(columns=tuple(beside)))
    return paper(plan.head, owners_title(len(plan.things)), blocks, fit)


def owners_title(things: int) -> str:
    """Return the title of an owner's plan of so many things."""
    if not things:
        return "Your plan"
    return "One thing to do" if things == 1 else f"{opening(in_words(things))} things to do, in order"


def strategy(made_of: Strategy) -> Paper:
    """Return the strategy that the owner signs. A part with nothing in it says so, to be filled in."""
    blocks: list[Block] = [*paragraphs(made_of.about), Heading(text="What we protect"), _protects(made_of)]
    blocks += [Heading(text="Who is responsible"), _responsible(made_of), Heading(text="What we do this year")]
    blocks += by_band(made_of.this_year) or [Paragraph(text="We have agreed nothing yet.")]
    blocks.append(Heading(text="How we would respond"))
    steps = lines(made_of.respond)
    blocks.append(Bullets(lines=steps, numbered=True) if steps else Paragraph(text="We have still to write this."))
    if made_of.calls:
        blocks.append(ring(made_of.calls))
    blocks += [Heading(text="When we read this again"), Paragraph(text=_review(made_of)), Heading(text="Signed")]
    blocks.append(_signatures(made_of))
    return paper(made_of.head, "Cyber security strategy", blocks)


def incident_plan(made_of: IncidentPlan) -> Paper:
    """Return the incident plan: whom to ring, the first hour of each threat, and a log to fill in by hand."""
    blocks: list[Block] = [Paragraph(text="Keep a printed copy where everybody can find it without a computer.")]
    blocks += [Heading(text="Whom to ring")]
    blocks.append(ring(made_of.calls) if made_of.calls else Paragraph(text="Nobody is named yet."))
    for hour in made_of.first_hours:
        blocks.append(Heading(text=f"{opening(printable(hour.threat))}: the first hour"))
        blocks += paragraphs([f"How you know: {hour.sign}"] if printable(hour.sign) else [])
        if steps := lines(hour.steps):
            blocks.append(Bullets(lines=steps, numbered=True))
        if never := lines(hour.never):
            blocks.append(Callout(title="Do not", lines=never))
    if made_of.review_on:
        blocks.append(Paragraph(text=f"We read this again by {day(made_of.review_on)}.", quiet=True))
    rows = (("", "", ""),) * max(1, made_of.log_rows)
    log = Table(title="What happened, when", header=LOG, rows=rows, widths=(2, 6, 2), tall=True)
    blocks += [NewPage(), Heading(text="Log"), Paragraph(text=NOTE_IT), log]
    return paper(made_of.head, "If something happens", blocks)


def _protects(made_of: Strategy) -> Table:
    rows = tuple(
        (printable(one.what), printable(one.why), printable(one.looked_after_by)) for one in made_of.protects
    ) or (("", "", ""),)
    header = ("What", "Why it matters to us", "Who looks after it")
    return Table(title="What we protect", header=header, rows=rows, widths=(4, 4, 3))


def _responsible(made_of: Strategy) -> Table:
    rows = tuple((printable(one.name), printable(one.role), printable(one.duty)) for one in made_of.responsible)
    header = ("Name", "Role", "For what")
    return Table(title="Who is responsible", header=header, rows=rows or (("", "", ""),), widths=(3, 3, 5))


def _review(made_of: Strategy) -> str:
    return f"We read this again by {day(made_of.review_on)}, and sooner if something happens or the firm changes."


def _signatures(made_of: Strategy) -> Table:
    rows = tuple((printable(one.name), printable(one.role), "", "") for one in made_of.signers)
    header = ("Name", "Role", "Signature", "Date")
    return Table(title="Signatures", header=header, rows=rows or (("",) * 4,), widths=(3, 2, 4, 2), tall=True)
