"""Parts that several papers of a firm share: things to do, where it stands, whom to ring."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from peelian.documents.rules.firm_papers import Call, Letterhead, Standing, Thing
from peelian.documents.rules.paper_blocks import (
    Block,
    Callout,
    Fit,
    Heading,
    Numbered,
    Paper,
    Paragraph,
    Range,
    Simple,
    Table,
    Things,
    printable,
)
from peelian.kernel.words import day, duration, in_words, opening, plural, pounds

SHORT = 150  # letters that are left of a reason when a page would not hold it otherwise
MORE = " … (the whole reason is in the full report)"
NOBODY = "nobody yet"


def paper(head: Letterhead, title: str, blocks: Iterable[Block], fit: Fit = Fit.WIDE) -> Paper:
    """Return a paper on a firm's letterhead."""
    firm = printable(head.firm)
    foot = f"{firm} · {title} · {day(head.day)}"
    return Paper(title=title, firm=firm, foot=foot, blocks=tuple(blocks), logo=head.logo, fit=fit)


def lines(texts: Iterable[str]) -> tuple[str, ...]:
    """Return each text that says anything, printable."""
    return tuple(said for said in map(printable, texts) if said)


def paragraphs(texts: Iterable[str]) -> list[Simple]:
    """Return a paragraph for each text that says anything."""
    return [Paragraph(text=text) for text in lines(texts)]


def by_band(things: Sequence[Thing], *, first: int = 1, fit: Fit = Fit.WIDE, level: int = 3) -> list[Simple]:
    """Return things to do under a heading for each run of one band, with what they take together."""
    blocks: list[Simple] = []
    number = first
    for band, grouped in groupby(things, key=lambda thing: printable(thing.band)):
        run = list(grouped)
        if band:
            blocks.append(Heading(text=band, level=level, aside=together(run)))
        title = f"What to do: {band}" if band else "What to do"
        blocks.append(Things(title=title, things=tuple(numbered(at, one, fit) for at, one in enumerate(run, number))))
        number += len(run)
    return blocks


def numbered(number: int, thing: Thing, fit: Fit = Fit.WIDE) -> Numbered:
    """Return one thing to do in words. Set closest, a long reason is shortened and says where the whole one is."""
    why = printable(thing.why)
    if fit is Fit.SHORTENED:
        why = _shortened(why)
    return Numbered(
        number=number,
        what=printable(thing.what),
        time=duration(thing.minutes),
        cost=pounds(thing.pounds) if thing.pounds else "free",
        who=printable(thing.who) or NOBODY,
        by_when="done" if thing.done else day(thing.by_when) if thing.by_when else "no date yet",
        why=why,
        note=printable(thing.how_firm),
    )


def together(things: Sequence[Thing]) -> str:
    """Return what things take together: “1 hour 5, free”."""
    money = sum(thing.pounds for thing in things)
    return f"{duration(sum(thing.minutes for thing in things))}, {pounds(money) if money else 'free'}"


def sums(things: Sequence[Thing], budget: int | None) -> str:
    """Return what a whole plan takes, in a sentence: “7 hours 20 between you, and £238 of your £500.”"""
    money, time = sum(thing.pounds for thing in things), duration(sum(thing.minutes for thing in things))
    price = pounds(money) if money else "no money"
    of = f" of your {pounds(budget)}" if budget is not None and money else ""
    done = sum(thing.done for thing in things)
    so_far = f" {opening(in_words(done))} of {in_words(len(things))} done so far." if done else ""
    return f"{time} between you, and {price}{of}.{so_far}"


def stand(standing: Standing) -> list[Simple]:
    """Return where a firm stands: a range, and why it is one. Confidence is not part of it."""
    where = Range(low=standing.low, high=standing.high)
    said: list[Simple] = [Heading(text="Where you stand"), Paragraph(text=where.words, strong=True), where]
    if standing.unknown:
        things = plural(standing.unknown, "thing")
        is_are = "is" if standing.unknown == 1 else "are"
        said.append(
            Paragraph(text=f"It is a range because there {is_are} {things} we don’t know yet. Each answer narrows it.")
        )
    return said


def gates(texts: Iterable[str]) -> list[Simple]:
    """Return the warning of each requirement that would likely be failed."""
    said = lines(texts)
    return [Callout(title="Before anything else counts", lines=said)] if said else []


def ring(calls: Sequence[Call]) -> Table:
    """Return whom to ring as a table."""
    rows = tuple((printable(call.whom), printable(call.number), printable(call.when)) for call in calls)
    return Table(title="Whom to ring", header=("Who", "Number", "When"), rows=rows, widths=(3, 2, 4))


def _shortened(why: str) -> str:
    if len(why) <= SHORT:
        return why
    kept = why[: SHORT - len(MORE)]
    return f"{kept.rpartition(' ')[0] or kept}{MORE}"
