"""A row judged by the POLE rules: a bad value never blocks it, and only one that identifies nobody is refused.

Source: NPCC Minimum POLE Data Standards Dictionary, version 1.1, 30 July 2023.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date

from peelian.intake.rules.account import judge_account
from peelian.intake.rules.clean_row import Checked, CleanRow, Problem, gaps, identifies_somebody
from peelian.intake.rules.dates import date_style
from peelian.intake.rules.reach import judge_reach
from peelian.intake.rules.who import judge_who

DATE_FIELDS = ("reported_on", "incident_from", "incident_to", "birth_date")
NOBODY = (
    "The row identifies nobody: it needs a telephone number or a person's own e-mail address, or a name with an "
    "e-mail address, address, postcode or date of birth."
)


def check(
    row: Mapping[str, str],
    *,
    today: date,
    known_outcodes: Collection[str],
    known_offences: Callable[[str], str | None],
    month_first: Collection[str] = frozenset(),
) -> Checked:
    """Return the row's usable values, everything wrong with it, and what the 4+1 test still lacks.

    `row` holds text by field (`columns.picked`); `known_offences` gives the code for a code or title, or None;
    `month_first` names the date fields whose whole column is the American way round (`month_first_fields`).
    """
    problems: list[Problem] = []

    def note(field: str, message: str) -> None:
        problems.append(Problem(field, message))

    who = judge_who(row, today=today, month_first="birth_date" in month_first, note=note)
    reach = judge_reach(row, known_outcodes=known_outcodes, note=note)
    account = judge_account(row, today=today, known_offences=known_offences, month_first=month_first, note=note)
    if not identifies_somebody(who, reach):
        problems.append(Problem("family_name", NOBODY, blocking=True))
    return Checked(CleanRow(**vars(account), **vars(reach), **vars(who)), tuple(problems), gaps(who, reach))


def month_first_fields(rows: Iterable[Mapping[str, str]]) -> frozenset[str]:
    """Return the date fields whose column can only be read month first, for the officer to be told of."""
    kept = list(rows)
    return frozenset(field for field in DATE_FIELDS if date_style(row.get(field, "") for row in kept) == "month first")
