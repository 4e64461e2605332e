"""What a control lacks: threats, prerequisites that exist, and advice for each audience in words of its own."""

from collections.abc import Iterator
from itertools import combinations

from peelian.knowledge.rules.audiences import Lengths
from peelian.knowledge.rules.controls import Advice, Control
from peelian.knowledge.rules.coverage.gap import Gap, Kind
from peelian.knowledge.rules.library import Library
from peelian.knowledge.rules.shingles import overlap

# Two audiences that share this much of their five-word runs have been given one paragraph twice.
SAME_PARAGRAPH = 0.70


def control_gaps(library: Library) -> Iterator[Gap]:
    for control in library.controls.values():
        name = f"control {control.code}"
        yield from _reference_gaps(name, control, library)
        yield from _missing_advice(name, control, library)
        for advice in control.advice:
            if advice.audience in library.audiences:
                yield from _length_gaps(name, advice, library.audiences[advice.audience].lengths)
        for one, other in combinations(control.advice, 2):
            yield from _sameness(name, one, other)


def _reference_gaps(name: str, control: Control, library: Library) -> Iterator[Gap]:
    if not control.threats:
        yield Gap(name, "cuts no threat", Kind.LINK)
    for effect in control.threats:
        if effect.threat not in library.threats:
            yield Gap(name, f"cuts “{effect.threat}”, which is not a threat", Kind.LINK)
    for code in control.prerequisites:
        if code not in library.controls or code == control.code:
            yield Gap(name, f"comes after “{code}”, which is not another control", Kind.LINK)


def _missing_advice(name: str, control: Control, library: Library) -> Iterator[Gap]:
    for audience in library.audiences:
        if control.advice_for(audience) is None and not control.why_not_for(audience):
            yield Gap(name, f"has no advice for {audience}", Kind.ADVICE)
    for unfit in control.not_for:
        if control.advice_for(unfit.audience) is not None:
            yield Gap(name, f"has advice for {unfit.audience} and says that it is not for them", Kind.ADVICE)
        if unfit.audience not in library.audiences:
            yield Gap(name, f"is not for “{unfit.audience}”, which is not an audience", Kind.ADVICE)
    for advice in control.advice:
        if advice.audience not in library.audiences:
            yield Gap(name, f"has advice for “{advice.audience}”, which is not an audience", Kind.ADVICE)


def _length_gaps(name: str, advice: Advice, limits: Lengths) -> Iterator[Gap]:
    count = len(advice.text.split())
    if not limits.fewest <= count <= limits.most:
        fits = f"{limits.fewest} to {limits.most}"
        yield Gap(name, f"advice for {advice.audience} has {count} words, not {fits}", Kind.ADVICE)


def _sameness(name: str, one: Advice, other: Advice) -> Iterator[Gap]:
    share = overlap(one.text, other.text)
    if share >= SAME_PARAGRAPH:
        both = f"{one.audience} and {other.audience}"
        yield Gap(name, f"says the same to {both} ({share:.0%} of five-word runs)", Kind.ADVICE)
