"""Why an action is in its place: a sentence made from the numbers that put it there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from peelian.assessment.rules.planning import Ranked
from peelian.assessment.rules.stability import Firmness
from peelian.kernel.words import duration, in_hundred, ordinal, pounds

MAIN_SHARE = 0.3  # a threat is named when at least this share of what an action cuts is its
MOST_NAMED = 2


@dataclass(frozen=True, kw_only=True)
class Names:
    """How things are called in a sentence. `threats`: “false invoices”; `controls`: titles; `goal`: a framework."""

    threats: Mapping[str, str]
    controls: Mapping[str, str]
    goal: str = ""


def reason(place: int, ranked: Ranked, *, worst: Sequence[str], names: Names) -> str:
    """Return why an action is in its place, the first being 1. `worst`: threats, what costs the firm most first."""
    return f"{ordinal(place)} because {_because(ranked, worst, names)}."


def _because(ranked: Ranked, worst: Sequence[str], names: Names) -> str:
    one = ranked.candidate
    if ranked.because_of:
        return f"“{names.controls[ranked.because_of]}” needs it first"
    if one.gate:
        return f"without it you would likely fail {names.goal} on {one.gate}, and it {_takes(ranked)}"
    if one.find_out:
        return f"nobody could say whether it is in place, and it would cut {_cut(ranked, worst, names)}"
    if not ranked.gain:
        return "nothing that comes before it waits for it"
    return f"it cuts {_cut(ranked, worst, names)}, {_takes(ranked)}"


def _cut(ranked: Ranked, worst: Sequence[str], names: Names) -> str:
    """What it cuts: the threats that make up most of its gain, and whether they are the firm's worst."""
    main = sorted(ranked.cut, key=lambda threat: (-ranked.cut[threat], threat))
    main = [threat for threat in main if ranked.cut[threat] >= MAIN_SHARE * ranked.gain][:MOST_NAMED] or main[:1]
    named = [names.threats[threat] for threat in main]
    if set(main) == set(worst[: len(main)]):
        which = "the threat" if len(main) == 1 else "the two threats"
        costs = "costs" if len(main) == 1 else "cost"
        return f"{which} that {costs} firms like yours most ({'; '.join(named)})"
    return f"the risk of {', and of '.join(named)}"


def _takes(ranked: Ranked) -> str:
    one = ranked.candidate
    price = "is free" if not one.pounds else f"costs {pounds(one.pounds)}"
    return f"{price} and takes {duration(one.minutes)}"


def firm_words(firmness: Firmness, *, shown: int) -> str:
    """Return how firm a place is, as a sentence."""
    return (
        f"If every cost were up to half as much more or less, it would be in this place in "
        f"{in_hundred(firmness.same_place)} of 100 trials, and among the first {shown} in "
        f"{in_hundred(firmness.among_shown)}."
    )


def find_out_words(question: str) -> str:
    """Return what to do where nobody could answer a question."""
    return f"Find out: {question[:1].lower()}{question[1:]}"
