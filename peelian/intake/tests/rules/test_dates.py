"""Dates, day first."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelian.intake.rules.dates import EARLIEST, date_style, is_impossible_day_first, parse_date

LATEST = date(2026, 11, 24)


@pytest.mark.parametrize(
    "text",
    [
        "04/10/2026", "4/10/2026", "04-10-2026", "4.10.2026", "04 10 2026", "04/10/26", "2026-10-04", "2026/10/04",
        "20261004", "4 Oct 2026", "4-Oct-26", "4th October 2026", "Sunday 4 October 2026", "Sun, 04 Oct 2026",
        "October 4, 2026", "Oct 4 2026", "4 Sept. 2026".replace("Sept.", "Oct."), "04/10/2026 14:22",
        "04/10/2026 2:22 pm", "2026-10-04T14:22:05Z", "2026-10-04 14:22:05.123+01:00", "4 October 2026 at 9:32am",
        "46299", "46299.598",
    ],
)  # fmt: skip
def test_the_fourth_of_october_however_written(text):
    assert parse_date(text, latest=LATEST) == date(2026, 10, 4)


@pytest.mark.parametrize(
    "text", ["", "soon", "31/02/2026", "13/13/2026", "04/10", "99999", "12345678901", "4 Smarch 2026", "01/01/0001"]
)
def test_what_is_no_date_is_none(text):
    assert parse_date(text, latest=LATEST) is None


def test_a_date_is_never_read_the_american_way_unless_the_column_is():
    assert parse_date("10/31/2026", latest=LATEST) is None
    assert parse_date("03/04/2026", latest=LATEST) == date(2026, 4, 3)
    assert parse_date("03/04/2026", latest=LATEST, month_first=True) == date(2026, 3, 4)
    assert is_impossible_day_first("10/31/2026")
    assert not is_impossible_day_first("31/10/2026")


def test_two_figures_of_a_year_are_the_last_not_after_the_latest():
    assert parse_date("01/02/65", latest=LATEST) == date(1965, 2, 1)
    assert parse_date("01/02/26", latest=LATEST) == date(2026, 2, 1)
    assert parse_date("01/02/27", latest=LATEST) == date(1927, 2, 1)


@pytest.mark.parametrize(
    ("values", "style"),
    [
        (["04/10/2026", "31/10/2026"], "day first"),
        (["04/10/2026", "10/31/2026"], "month first"),
        (["31/10/2026", "10/31/2026"], "mixed"),
        (["04/10/2026"], "day first"),
        (["2026-10-04", ""], "none"),
    ],
)
def test_the_style_of_a_column(values, style):
    assert date_style(values) == style


@given(st.dates(date(1930, 1, 1), LATEST))
def test_every_style_of_a_date_means_the_same_day(day):
    for style in ("%d/%m/%Y", "%Y-%m-%d", "%d %b %Y", "%d %B %Y %H:%M"):
        assert parse_date(day.strftime(style), latest=LATEST) == day
    assert parse_date(str((day - date(1899, 12, 30)).days), latest=LATEST) == day
    assert parse_date(day.strftime("%m/%d/%Y"), latest=LATEST, month_first=True) == day


@given(st.text(max_size=20))
def test_any_text_is_a_date_or_none(text):
    value = parse_date(text, latest=LATEST)
    assert value is None or value >= EARLIEST
