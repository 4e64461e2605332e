from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from peelian.web.kit.ranges import CLOSEST, FLOOR, MOST, TOP, ranges_picture

DAYS = st.lists(st.dates(date(2020, 1, 1), date(2030, 1, 1)), min_size=1, max_size=12).map(sorted)


@given(DAYS)
def test_columns_stay_inside_the_picture_and_apart(days: list[date]) -> None:
    columns = ranges_picture([(day, 10, 40) for day in days]).columns
    places = [one.at for one in columns]
    assert all(0 < place < 90 for place in places)
    assert all(later - earlier >= CLOSEST - 0.2 for earlier, later in pairwise(places))


def test_the_distance_tells_the_time_between() -> None:
    start = date(2026, 1, 1)
    picture = ranges_picture([(start + timedelta(days=days), 0, 100) for days in (0, 100, 400)])
    first, second, third = (one.at for one in picture.columns)
    assert third - second > second - first


def test_a_column_is_known_to_its_low_end_and_hatched_to_its_high_end() -> None:
    (column,) = ranges_picture([(date(2026, 6, 4), 25, 75)]).columns
    assert (column.low_y, column.high_y) == (FLOOR - 40, TOP + 40)
    assert (column.known_height, column.maybe_height) == (40, 80)


def test_what_there_is_no_room_for_is_counted() -> None:
    picture = ranges_picture([(date(2026, 1, day), day, 50) for day in range(1, 10)])
    assert (len(picture.columns), picture.left_out) == (MOST, 3)
    assert picture.columns[-1].low == 9


def test_it_says_itself_in_words() -> None:
    assert "34 to 61 on 4 June 2026" in ranges_picture([(date(2026, 6, 4), 34, 61)]).words
    assert ranges_picture([]).columns == ()
