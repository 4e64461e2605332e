"""A firm's plan: how long it takes, how far its order is from the best, and how long a questionnaire takes to open.

The peer of the order is the best set that any choice of as much work could be, found by trying all of them.
"""

import random
import time
from collections.abc import Callable, Iterator
from statistics import quantiles

from peelian.assessment.rules.answers import Question
from peelian.assessment.rules.planning import Candidate, keeps, rank
from peelian.assessment.rules.stability import firmness
from peelian.assessment.tests.rules.plans import against_the_best, invented
from tests.bench.lines import Line

CONTROLS, THREATS, QUESTIONS = 40, 15, 100
ROUNDS, SEED, HOUR, SHOWN = 40, 20260604, 20.0, 6
PLAN_MS, OPEN_MS, GAP = 50, 100, 5  # milliseconds; percent short of the best
CASES, MANY = 150, 9


def measure() -> Iterator[Line]:
    """Yield the lines. Needs no database: the questionnaire is rendered from answers in memory."""
    listed, risk = _case()
    alone = _p95(lambda: rank(listed, risk, hour=HOUR))
    order = [one.candidate.control for one in rank(listed, risk, hour=HOUR)]

    def whole() -> None:
        rank(listed, risk, hour=HOUR)
        firmness(order, listed, risk, hour=HOUR, shown=SHOWN)

    told = f"plan for {CONTROLS} controls and {THREATS} threats, and 1,000 trials of it, p95"
    yield Line(work=told, ours=_p95(whole), unit="ms", target=PLAN_MS, peer=alone, peer_is="the order alone")
    worst = min(ratio for case in invented(CASES, many=MANY) for ratio in against_the_best(case))
    yield Line(
        work=f"worst gap of an order to the best choice, {CASES} cases of {MANY}",
        ours=100 * (1 - worst),
        unit="percent",
        target=GAP,
        peer=0.0,
        peer_is="trying all",
    )
    yield Line(work=f"{QUESTIONS} questions, page, p95", ours=_opening(), unit="ms", target=OPEN_MS)


def _opening() -> float:
    """The questions as the front renders them, half of them answered."""
    from peelian.runtime.database import set_up_django

    set_up_django("desk")
    from django.template.loader import get_template

    from peelian.assessment.queries.asking import WORDS, lines
    from peelian.assessment.queries.assessments import Position
    from peelian.knowledge.queries import library

    codes = list(library().controls) * 3
    stands = Position(tuple(Question(code) for code in codes[:QUESTIONS]), {})
    template = get_template("assessment/_question.html")
    states = list(WORDS.items())
    return _p95(lambda: [template.render({"line": line, "states": states}) for line in lines(stands)])


def _case() -> tuple[list[Candidate], dict[str, float]]:
    dice = random.Random(SEED)
    threats = [f"threat-{number}" for number in range(THREATS)]
    listed = [
        Candidate(
            control=f"c{number:02}",
            minutes=dice.choice([5, 20, 60, 240]),
            pounds=dice.choice([0, 0, 60, 200]),
            keeps=keeps(
                {threat: dice.choice([0.1, 0.3, 0.6]) for threat in dice.sample(threats, 4)},
                share=dice.choice([0.0, 0.5]),
                find_out=number % 5 == 0,
            ),
            find_out=number % 5 == 0,
            after=(f"c{number - 1:02}",) if number % 7 == 3 else (),
        )
        for number in range(CONTROLS)
    ]
    return listed, {threat: dice.uniform(10, 2000) for threat in threats}


def _p95(work: Callable[[], object]) -> float:
    """Milliseconds."""
    taken = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        work()
        taken.append((time.perf_counter() - began) * 1000)
    return quantiles(taken, n=20)[-1]
