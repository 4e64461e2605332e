"""What a row says happened: when, which offence, how much, and what makes it urgent."""

import re
from collections.abc import Callable, Collection, Mapping
from datetime import date
from decimal import Decimal

from peelian.intake.rules import money
from peelian.intake.rules.clean_row import Account, Note
from peelian.intake.rules.column_names import IN_WORDS
from peelian.intake.rules.dates import in_words, is_impossible_day_first, parse_date
from peelian.intake.rules.filler import blanked, is_filler
from peelian.intake.rules.yes_no import yes_no

RUNNABLE = re.compile(r"\s*[=@]|\s*[+-](?=.*[A-Za-z(!])")
REFERENCE_LONGEST = 40


def judge_account(
    row: Mapping[str, str],
    *,
    today: date,
    known_offences: Callable[[str], str | None],
    month_first: Collection[str],
    note: Note,
) -> Account:
    """Return what happened, saying what was wrong and blanked."""
    when = {
        field: _day(field, row.get(field, ""), today, field in month_first, note)
        for field in ("reported_on", "incident_from", "incident_to")
    }
    if not row.get("reported_on", "").strip():
        note("reported_on", "The row has no date of report.")
    _after_report(when, note)
    offence_given = " ".join(row.get("offence", "").split())[:200]
    narrative = _narrative(row.get("narrative", ""), note)
    vulnerable, vulnerability = flag(row.get("vulnerable", ""))
    danger, reason = flag(row.get("danger", ""))
    return Account(
        reference=_reference(row.get("reference", ""), note),
        reported_on=when["reported_on"],
        incident_from=when["incident_from"],
        incident_to=when["incident_to"],
        offence=_offence(offence_given, known_offences, note),
        offence_given=offence_given,
        loss=_loss(row.get("loss", ""), note),
        vulnerable=vulnerable,
        vulnerability=vulnerability,
        ongoing=flag(row.get("ongoing", ""))[0],
        danger=danger,
        danger_reason=reason,
        platform="" if is_filler(row.get("platform", "")) else row.get("platform", "").strip()[:60],
        narrative=narrative,
    )


def flag(text: str) -> tuple[bool | None, str]:
    """Return whether a cell says yes, and its own words if it says more: "Elderly, lives alone" is a yes.

    What the narrative says about danger is read by the safety phrases of the library, not here.
    """
    text = " ".join(text.split())
    answer = yes_no(text)
    if answer is not None or not text or is_filler(text):
        return answer, ""
    return True, text[:500]


def _reference(text: str, note: Note) -> str:
    text = blanked("reference", text, note)
    reference = re.sub(r"\s+", "", text).upper()
    if not text:
        note("reference", "The row has no reference.")
    elif len(reference) > REFERENCE_LONGEST:
        note("reference", f"The reference is longer than {REFERENCE_LONGEST} characters, so it is left blank.")
        return ""
    return reference


def _day(field: str, text: str, today: date, month_first: bool, note: Note) -> date | None:
    text = blanked(field, text, note)
    if not text:
        return None
    name = "date of report" if field == "reported_on" else IN_WORDS[field]
    day = parse_date(text, latest=date(today.year + 1, 12, 31), month_first=month_first)
    if day is None:
        why = "has no month like that; it may be month first" if is_impossible_day_first(text) else "is not a date"
        note(field, f"The {name}, “{text}”, {why}, so it is left blank.")
        return None
    if day > today:
        note(field, f"The {name}, {in_words(day)}, is in the future, so it is left blank.")
        return None
    return day


def _after_report(when: Mapping[str, date | None], note: Note) -> None:
    reported, happened = when["reported_on"], when["incident_from"]
    if reported and happened and happened > reported:
        note(
            "incident_from",
            f"The date it happened, {in_words(happened)}, is after the date of report, {in_words(reported)}.",
        )


def _offence(text: str, known_offences: Callable[[str], str | None], note: Note) -> str:
    if not text or is_filler(text):
        note("offence", "The row has no offence.")
        return ""
    code = known_offences(text)
    if code is None:
        note("offence", f"The offence, “{text}”, is not one we know, so it is loaded as unmapped.")
    return code or ""


def _loss(text: str, note: Note) -> Decimal | None:
    text = text.strip()
    if not text:
        return None
    if money.is_not_known(text):
        note("loss", f"The loss is “{text}”, so no amount is kept.")
        return None
    amount = money.pounds(text)
    if amount is None:
        why = "is not in pounds" if money.is_other_currency(text) else "is not an amount"
        note("loss", f"The loss, “{text}”, {why}, so it is left blank.")
    return amount


def _narrative(text: str, note: Note) -> str:
    if RUNNABLE.match(text):
        note("narrative", "What happened begins as a formula would. It is kept as plain text and never run.")
    return text.strip()
