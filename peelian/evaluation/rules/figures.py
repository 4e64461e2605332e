"""From counts to a figure: a share, how sure we are of it, whether the target is met, and the sentence to say."""

from dataclasses import dataclass
from enum import StrEnum

from peelian.evaluation.rules.intervals import Range, whatever_the_rest_did, wilson
from peelian.kernel.words import in_hundred, percent, plural
from peelian.knowledge.rules.indicators import IndicatorDefinition

FEW = 30  # answers below which a figure is said to rest on few (domain research 4.3)
HALF = 0.5


class Verdict(StrEnum):
    """What may be said of a target."""

    MET = "met"
    NOT_MET = "not met"
    TOO_FEW = "too few to say"


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One figure with its n and its doubt. Shares lie between 0 and 1; None is something not known or not asked.

    `low` and `high` are the 95 % interval. `floor` and `ceiling` bound the share of everybody asked. `middle` is
    a median and `spread` the quartiles beside it, in the unit of the definition.
    """

    definition: IndicatorDefinition
    numerator: int
    denominator: int | None = None
    share: float | None = None
    low: float | None = None
    high: float | None = None
    asked: int | None = None
    response_rate: float | None = None
    floor: float | None = None
    ceiling: float | None = None
    middle: float | None = None
    spread: tuple[float, float] | None = None
    verdict: Verdict | None = None
    finding: str
    notes: tuple[str, ...] = ()

    @property
    def code(self) -> str:
        return self.definition.code

    @property
    def title(self) -> str:
        return self.definition.title

    @property
    def target(self) -> float | None:
        return self.definition.target

    @property
    def n(self) -> int:
        """How many the figure rests on: those a share is of, or those counted."""
        return self.numerator if self.denominator is None else self.denominator


def count_figure(definition: IndicatorDefinition, counted: int, are: str = "in scope", who: str = "victim") -> Figure:
    """Return the figure of a plain count of victims, or of another `who`, and what they `are`."""
    words = f"{plural(counted, f'{who} is', f'{who}s are')} {are}."
    return Figure(definition=definition, numerator=counted, finding=words if counted else f"No {who} is {are}.")


def counted_figure(
    definition: IndicatorDefinition, part: int, whole: int, done: str, nobody: str = "No victim is in scope."
) -> Figure:
    """Return the share of all victims in scope for whom something was `done` ("were tried").

    Nobody is left out of the count, so the verdict is the share itself; the interval says how far chance alone
    moves the share of so many (as the Association of Public Health Observatories shows it, Technical Briefing 3, 2008).
    """
    if not whole:
        return Figure(definition=definition, numerator=0, denominator=0, finding=nobody)
    chance = wilson(part, whole)
    verdict = None
    if definition.target is not None:
        verdict = Verdict.MET if part / whole >= definition.target else Verdict.NOT_MET
    return Figure(
        definition=definition,
        numerator=part,
        denominator=whole,
        share=part / whole,
        low=chance.low,
        high=chance.high,
        verdict=verdict,
        finding=f"{part:,} of {whole:,} {done}: {share_words(part / whole, chance)}",
    )


@dataclass(frozen=True)
class Waits:
    """How long victims in scope waited: those tried, those of them in time, those not tried, and the late among these.

    `quartiles` are of working days to the first attempt: lower, median, upper; None when nobody was tried.
    """

    tried: int
    in_time: int
    not_tried: int
    late: int
    quartiles: tuple[float, float, float] | None


def waiting_figure(definition: IndicatorDefinition, waits: Waits) -> Figure:
    """Return the time to the first attempt: the median with its quartiles, and the share within the service level."""
    beside = _beside(waits)
    if waits.quartiles is None:
        finding = "Nobody in scope has been tried yet."
        return Figure(definition=definition, numerator=0, denominator=0, finding=finding, notes=beside)
    lower, median, upper = waits.quartiles
    chance = wilson(waits.in_time, waits.tried)
    share = waits.in_time / waits.tried
    return Figure(
        definition=definition,
        numerator=waits.in_time,
        denominator=waits.tried,
        share=share,
        low=chance.low,
        high=chance.high,
        middle=median,
        spread=(lower, upper),
        verdict=None,
        finding=f"{waits.in_time:,} of {waits.tried:,} were first tried in time: {share_words(share, chance)}",
        notes=(_middle(lower, median, upper), *beside),
    )


def answered_figure(definition: IndicatorDefinition, changed: int, answered: int, asked: int) -> Figure:
    """Return the share of those who answered that changed something, with what the others could make of it.

    Met or not met only when the whole interval lies on one side of the target; otherwise too few to say.
    """
    if not answered:
        finding = _nobody(asked)
        rate = 0.0 if asked else None
        return Figure(
            definition=definition,
            numerator=0,
            denominator=0,
            asked=asked,
            response_rate=rate,
            verdict=Verdict.TOO_FEW,
            finding=finding,
        )
    chance = wilson(changed, answered)
    bounds = whatever_the_rest_did(changed, answered, asked)
    return Figure(
        definition=definition,
        numerator=changed,
        denominator=answered,
        share=changed / answered,
        low=chance.low,
        high=chance.high,
        asked=asked,
        response_rate=answered / asked,
        floor=bounds.low,
        ceiling=bounds.high,
        verdict=verdict_of(chance, definition.target),
        finding=f"{changed:,} of {answered:,} say they changed something: {share_words(changed / answered, chance)}",
        notes=_doubts(answered, asked, bounds),
    )


@dataclass(frozen=True)
class AgainCounts:
    """Victims advised, those of them who became victims again within a year, and those whose year still runs."""

    contacted: int
    again: int
    unfinished: int


CONFOUNDED = (
    "This describes and proves nothing: nobody was left out to compare with, whom we reach first is often at most "
    "risk, and after our advice people may report more."
)


def again_figure(definition: IndicatorDefinition, counts: AgainCounts) -> Figure:
    """Return the count of victims who became victims again after our advice, with the warning that it needs.

    No share, interval or comparison: domain research 1.7 (K10) and 4.3 say why.
    """
    if not counts.contacted:
        return Figure(definition=definition, numerator=0, finding="Nobody was advised in this period.")
    been = "was a victim" if 1 in (counts.again, counts.contacted) else "were victims"
    words = f"{counts.again:,} of {plural(counts.contacted, 'victim')} advised {been} again within 12 months."
    still = counts.unfinished
    notes = [CONFOUNDED]
    if still:
        notes.append(f"For {still:,} of them the 12 months still run, so the count can only rise.")
    return Figure(definition=definition, numerator=counts.again, finding=words, notes=tuple(notes))


def verdict_of(chance: Range, target: float | None) -> Verdict | None:
    """Return whether a target is met by what people in general would say, given those who answered."""
    if target is None:
        return None
    if chance.low >= target:
        return Verdict.MET
    return Verdict.NOT_MET if chance.high < target else Verdict.TOO_FEW


def share_words(share: float, chance: Range) -> str:
    """Say "74%, between 51 and 88."."""
    return f"{percent(share)}, between {in_hundred(chance.low)} and {in_hundred(chance.high)}."


def working_days(count: float) -> str:
    """Say "1 working day", "2.5 working days"."""
    return f"{_number(count)} working {'day' if count == 1 else 'days'}"


def _middle(lower: float, median: float, upper: float) -> str:
    half = f"Half of them were tried within {working_days(median)}"
    return f"{half}." if lower == upper else f"{half}, the middle half after {_number(lower)} to {working_days(upper)}."


def _number(count: float) -> str:
    return f"{count:.1f}".removesuffix(".0")


def _nobody(asked: int) -> str:
    if not asked:
        return "Nobody has been asked yet, so we cannot say what changed."
    return f"None of the {plural(asked, 'person or firm', 'people and firms')} asked has answered yet."


def _beside(waits: Waits) -> tuple[str, ...]:
    if not waits.not_tried:
        return ()
    been = "has" if waits.not_tried == 1 else "have"
    late = f"; for {waits.late:,} of them the day has passed" if waits.late else ""
    return (f"{plural(waits.not_tried, 'victim')} {been} not been tried yet and {been} no time{late}.",)


def _doubts(answered: int, asked: int, bounds: Range) -> tuple[str, ...]:
    rest = asked - answered
    have = "has" if answered == 1 else "have"
    said = [f"{answered:,} of {plural(asked, 'person or firm', 'people and firms')} asked {have} answered."]
    if rest:
        others = "the other one" if rest == 1 else f"the other {rest:,}"
        said.append(
            f"If none of {others} changed anything it is {percent(bounds.low)}; if all did, {percent(bounds.high)}."
            if rest > 1
            else f"If {others} changed nothing it is {percent(bounds.low)}; if they did, {percent(bounds.high)}."
        )
    if answered < FEW:
        said.append(f"It rests on fewer than {FEW} answers, so it will move with each new one.")
    if answered / asked < HALF:
        said.append("More than half did not answer, and they may differ from those who did.")
    return tuple(said)
