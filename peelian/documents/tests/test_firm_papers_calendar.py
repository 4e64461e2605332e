"""A plan as a calendar file that every calendar reads."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar

from peelian.documents.gateways.firm_papers import calendar
from peelian.documents.gateways.firm_papers.calendar import Dated

MADE = datetime(2026, 6, 8, 10, 30, tzinfo=ZoneInfo("Europe/London"))
DISK = Dated(
    key="adoption.Action:7",
    what="Copy the job files to a disk, then unplug it; twice",
    on=date(2026, 10, 26),
    who="Dawn",
    why="Fourth because all your drawings are in one place.",
    minutes=90,
    remind_on=date(2026, 10, 19),
)


def events(*actions: Dated):
    return Calendar.from_ical(calendar.written("Marlpit Joinery", actions, made_at=MADE)).events


def test_each_action_is_a_whole_day_under_a_name_that_stays():
    (one,) = events(DISK)
    assert one["uid"] == "adoption.Action:7@peelian"
    assert (one["dtstart"].dt, one["dtend"].dt) == (date(2026, 10, 26), date(2026, 10, 27))
    assert one["dtstart"].params["VALUE"] == "DATE"
    assert one["dtstamp"].dt == MADE.astimezone(UTC)
    assert str(one["summary"]) == "Copy the job files to a disk, then unplug it; twice (Dawn)"
    assert str(one["description"]) == "Fourth because all your drawings are in one place.\nIt takes 1 hour 30."
    assert one["transp"] == "TRANSPARENT"


def test_it_reminds_at_nine_on_the_day_agreed_and_on_the_day_itself():
    (one,) = events(DISK)
    assert [alarm["trigger"].dt for alarm in one.walk("VALARM")] == [
        timedelta(days=-7, hours=9),
        timedelta(hours=9),
    ]


def test_a_reminder_on_or_after_the_day_is_one_reminder():
    (one,) = events(replace(DISK, remind_on=date(2026, 10, 26)))
    assert len(one.walk("VALARM")) == 1


def test_what_is_done_says_so_and_reminds_nobody():
    (one,) = events(replace(DISK, done=True))
    assert str(one["summary"]).startswith("Done: Copy")
    assert not one.walk("VALARM")


def test_moved_it_is_the_same_event_later():
    (before,), (after,) = events(DISK), events(replace(DISK, on=date(2026, 11, 2)))
    assert before["uid"] == after["uid"]
    assert (before["dtstart"].dt, after["dtstart"].dt) == (date(2026, 10, 26), date(2026, 11, 2))


def test_the_same_plan_is_the_same_bytes_and_an_empty_one_is_a_calendar():
    assert calendar.written("A", [DISK], made_at=MADE) == calendar.written("A", [DISK], made_at=MADE)
    assert not events()


def test_words_cannot_add_lines_of_their_own():
    content = calendar.written("A\r\nX-EVIL:1", [replace(DISK, what="a\r\nBEGIN:VALARM\r\nATTACH:x")], made_at=MADE)
    lines = content.replace(b"\r\n ", b"").split(b"\r\n")
    assert not [line for line in lines if line.startswith((b"X-EVIL", b"ATTACH"))]
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
