"""How old somebody is."""

from datetime import date

import pytest

from peelian.kernel.ages import age_on


@pytest.mark.parametrize(("day", "age"), [(date(2026, 11, 23), 64), (date(2026, 11, 24), 65), (date(2027, 1, 1), 65)])
def test_a_year_is_full_on_the_birthday(day: date, age: int) -> None:
    assert age_on(date(1961, 11, 24), day) == age
