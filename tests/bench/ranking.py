"""The order of fifty invented reports by the weights that ship, beside the order our written criteria demand.

That order is our own judgement, not officers': docs/ranking-criteria.md.
"""

from collections.abc import Iterator

from peelian.intake.rules.ranking_check import FIRST, check
from peelian.knowledge.gateways import content
from tests.bench.lines import Line


def measure() -> Iterator[Line]:
    """Yield how far the weights are from the order; less is better in each line."""
    library = content.read()
    found = check(library.ranking_cases, library.harm_weights)
    yield Line(work="ranking: danger to life that is not first", ours=0 if found.danger_first else 1, unit="", target=0)
    yield Line(work="ranking: of the first ten, not in ours", ours=FIRST - found.shared, unit="of 10", target=2)
    yield Line(
        work=f"ranking: pairs out of order (tau {found.tau:.2f})", ours=50 * (1 - found.tau), unit="%", target=15
    )
