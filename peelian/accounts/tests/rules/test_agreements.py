from datetime import date, timedelta

import pytest

from peelian.accounts.rules.agreements import Standing, standing

FIRST, LAST = date(2026, 4, 1), date(2026, 6, 30)
ONE_DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("on", "stands"),
    [
        (FIRST - ONE_DAY, Standing.NOT_YET),
        (FIRST, Standing.IN_FORCE),
        (LAST, Standing.IN_FORCE),
        (LAST + ONE_DAY, Standing.ENDED),
    ],
)
def test_the_first_and_the_last_day_both_count(on, stands):
    assert standing(FIRST, LAST, on) == stands


def test_without_a_last_day_it_goes_on():
    assert standing(FIRST, None, date(2099, 1, 1)) == Standing.IN_FORCE
