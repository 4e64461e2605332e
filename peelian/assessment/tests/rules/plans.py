"""Plans for the tests: invented candidates, and the best set of them found by trying all."""

import random
from collections.abc import Iterator, Sequence
from itertools import combinations

from hypothesis import strategies as st

from peelian.assessment.rules.planning import Candidate, cut_by, effort, keeps, rank

THREATS = ("phishing", "ransomware", "mandate-fraud", "malware", "insider-access")
HOUR = 20.0
MOST_EXACT = 16


@st.composite
def candidates(draw: st.DrawFn, most: int = 10) -> list[Candidate]:
    """Candidates with codes of their own; each may wait for those before it, so that none waits for itself."""
    found: list[Candidate] = []
    for number in range(draw(st.integers(1, most))):
        effects = draw(st.dictionaries(st.sampled_from(THREATS), st.sampled_from([0.1, 0.3, 0.6]), max_size=3))
        before = [one.control for one in found]
        found.append(
            Candidate(
                control=f"c{number:02}",
                minutes=draw(st.integers(0, 600)),
                pounds=draw(st.sampled_from([0, 0, 30, 60, 250])),
                keeps=keeps(effects, share=draw(st.sampled_from([0.0, 0.5])), find_out=False),
                after=tuple(draw(st.lists(st.sampled_from(before), unique=True, max_size=2)) if before else ()),
                gate=draw(st.sampled_from(["", "", "", "A6.4"])),
            )
        )
    return found


RISKS = st.fixed_dictionaries({threat: st.floats(0, 10_000) for threat in THREATS})


def best_cut(listed: Sequence[Candidate], risk: dict[str, float], spend: float) -> float:
    """Return the most pounds of risk that any set within `spend` cuts, with what each waits for in it."""
    assert len(listed) <= MOST_EXACT
    best = 0.0
    for many in range(len(listed) + 1):
        for chosen in combinations(listed, many):
            inside = {one.control for one in chosen}
            whole = all(before in inside for one in chosen for before in one.after)
            if whole and sum(effort(one, HOUR) for one in chosen) <= spend:
                best = max(best, sum(cut_by(chosen, risk).values()))
    return best


def invented(cases: int, *, many: int) -> Iterator[list[Candidate]]:
    """Yield cases of so many candidates each, the same every time; every third waits for the one before it."""
    dice = random.Random(20260604)
    for _ in range(cases):
        yield [_invented(dice, number) for number in range(many)]


def against_the_best(listed: Sequence[Candidate]) -> Iterator[float]:
    """Yield what each beginning of the ranking cuts, for one of what the best set of as much work would cut.

    A beginning that ends at something that is only needed for the next is no choice that anybody would make.
    """
    risk = {threat: 1000.0 / place for place, threat in enumerate(THREATS, start=1)}
    done: list[Candidate] = []
    for each in rank(listed, risk, hour=HOUR):
        done.append(each.candidate)
        if not each.because_of:
            best = best_cut(listed, risk, sum(effort(one, HOUR) for one in done) + 1e-9)
            yield sum(cut_by(done, risk).values()) / best


def _invented(dice: random.Random, number: int) -> Candidate:
    effects = {threat: dice.choice([0.1, 0.3, 0.6]) for threat in dice.sample(THREATS, dice.choice([1, 2, 3]))}
    return Candidate(
        control=f"c{number:02}",
        minutes=dice.choice([5, 20, 60, 240]),
        pounds=dice.choice([0, 0, 60, 200]),
        keeps=keeps(effects, share=dice.choice([0.0, 0.5]), find_out=False),
        after=(f"c{number - 1:02}",) if number % 3 == 2 else (),
    )
