"""Points for losses and vulnerability are read from the file as it ships."""

import pytest

from peelian.knowledge.rules.library import Library
from peelian.knowledge.rules.weights import firm_signs_in, indicators_in


@pytest.mark.parametrize(("pounds", "points"), [(None, 0), (0, 0), (99.99, 0), (100, 10), (999, 25), (1_000_000, 150)])
def test_a_loss_falls_in_its_band(shipped: Library, pounds: float | None, points: int) -> None:
    assert shipped.harm_weights.loss_points(pounds) == points


def test_a_bigger_loss_never_weighs_less(shipped: Library) -> None:
    points = [shipped.harm_weights.loss_points(pounds) for pounds in range(0, 200_000, 50)]
    assert points == sorted(points)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("", ()), ("N", ()), ("no", ()), (" Unknown ", ()),
        ("Y", ("declared",)), ("see notes", ("declared",)),
        ("Mental health", ("mental_health",)),
        ("Elderly, lives alone", ("age_75_or_over", "lives_alone")),
    ],
)  # fmt: skip
def test_the_words_of_a_feed_become_indicators(shipped: Library, text: str, codes: tuple[str, ...]) -> None:
    assert indicators_in(text, shipped.harm_weights) == codes


def test_the_ceiling_is_everything_but_danger(shipped: Library) -> None:
    weights = shipped.harm_weights
    parts = [one.points for one in weights.vulnerability]
    parts += [one.points for one in weights.firm.signs]
    parts += [weights.ongoing, weights.repeat, weights.waiting_most, 180, 150, 90]
    assert weights.ceiling() == sum(parts)


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("Harbour Lane Joinery Ltd", ()),
        ("Weir Lane Dental Surgery", ("health_records",)),
        ("St Anne's Primary School", ("people_in_its_care",)),
        ("The Schoolhouse Inn", ()),
        ("Willow Tea Online Ltd", ("only_online",)),
    ],
)  # fmt: skip
def test_a_firms_name_says_what_hangs_on_it(shipped: Library, name: str, codes: tuple[str, ...]) -> None:
    assert firm_signs_in(name, shipped.harm_weights) == codes


@pytest.mark.parametrize(
    ("employees", "points"), [(None, 0), (0, 90), (1, 90), (2, 60), (9, 60), (10, 20), (49, 20), (50, 0)]
)
def test_a_smaller_firm_has_more_points(shipped: Library, employees: int | None, points: int) -> None:
    assert shipped.harm_weights.firm.size_points(employees) == points
