"""Working days: Monday to Friday, less the bank holidays that are passed in."""

from collections.abc import Collection
from datetime import date, timedelta
from functools import cache

from govuk_bank_holidays.bank_holidays import BankHolidays

ONE_DAY = timedelta(days=1)


@cache
def bank_holidays() -> frozenset[date]:
    """Return the bank holidays of England and Wales that the library carries (GOV.UK, to the end of 2028)."""
    listed = BankHolidays(use_cached_holidays=True).get_holidays(division=BankHolidays.ENGLAND_AND_WALES)
    return frozenset(holiday["date"] for holiday in listed)


def is_working_day(day: date, holidays: Collection[date]) -> bool:
    """Return whether offices are open on `day`."""
    return day.weekday() < 5 and day not in holidays


def add_working_days(start: date, count: int, holidays: Collection[date]) -> date:
    """Return the day `count` working days after `start`; with 0, `start` itself or the next working day."""
    day = start
    while not is_working_day(day, holidays):
        day += ONE_DAY
    for _ in range(count):
        day += ONE_DAY
        while not is_working_day(day, holidays):
            day += ONE_DAY
    return day


def working_days_between(first: date, last: date, holidays: Collection[date]) -> int:
    """Return how many working days lie after `first` up to and including `last`; negative when `last` is earlier."""
    if last < first:
        return -working_days_between(last, first, holidays)
    weeks, days = divmod((last - first).days, 7)
    weekdays = weeks * 5 + sum((first.weekday() + day) % 7 < 5 for day in range(1, days + 1))
    return weekdays - sum(first < holiday <= last and holiday.weekday() < 5 for holiday in holidays)


def overdue(due: date, today: date, holidays: Collection[date]) -> int:
    """Return how many working days past `due` we are; 0 if it is not yet past."""
    return max(0, working_days_between(due, today, holidays))
