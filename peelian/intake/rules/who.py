"""Who a row is about: a person or an organisation, under a name that can be theirs."""

import re
from collections.abc import Mapping
from datetime import date

from peelian.intake.rules import people
from peelian.intake.rules.clean_row import Note, Who
from peelian.intake.rules.dates import in_words, parse_date
from peelian.intake.rules.filler import blanked
from peelian.intake.rules.yes_no import yes_no

OLDEST = 120
COMPANY_NUMBER = re.compile(r"[0-9]{8}|[A-Z]{2}[0-9]{6}|[A-Z][0-9]{7}|IP[0-9]{5}R")
GENDERS = {
    "m": "male",
    "male": "male",
    "man": "male",
    "boy": "male",
    "f": "female",
    "female": "female",
    "woman": "female",
    "girl": "female",
    "o": "other",
    "other": "other",
    "non-binary": "other",
    "nonbinary": "other",
    "x": "other",
    "indeterminate": "other",
}
ORGANISATION_WORDS = (
    "organ",
    "business",
    "company",
    "corporate",
    "firm",
    "sme",
    "charity",
    "school",
    "public s",
)
PERSON_WORDS = ("individual", "person", "private", "public", "victim", "consumer", "resident", "sole")


def judge_who(row: Mapping[str, str], *, today: date, month_first: bool, note: Note) -> Who:
    """Return who the row is about, saying what was wrong and moved or blanked."""
    name = _name(row, note)
    organisation = _organisation_name(row, note)
    kind = kind_of_victim(row.get("victim_type", ""))
    if people.looks_like_organisation(name.given, name.family):
        name, organisation, kind = _firm_as_person(name, organisation, note)
    kind = _settled(kind, organisation, name, note)
    return Who(
        kind=kind,
        organisation_name=organisation,
        company_number=_company_number(row.get("company_number", ""), note),
        employees=_employees(row.get("employees", ""), note),
        sector=blanked("sector", row.get("sector", ""), note),
        title=name.title,
        given_name=name.given,
        family_name=name.family,
        birth_date=_birth_date(row.get("birth_date", ""), today, month_first, note),
        gender=_gender(row.get("gender", ""), note),
    )


def kind_of_victim(text: str) -> str:
    """Return "person" or "organisation" for Individual, Business, Yes (to "Business?"), or "" if not said."""
    answer = yes_no(text)
    if answer is not None:
        return "organisation" if answer else "person"
    word = text.casefold()
    if any(part in word for part in ORGANISATION_WORDS):
        return "organisation"
    return "person" if any(part in word for part in PERSON_WORDS) else ""


def _name(row: Mapping[str, str], note: Note) -> people.Name:
    given, family, full = row.get("given_name", ""), row.get("family_name", ""), row.get("full_name", "")
    for field, text in (("given_name", given), ("family_name", family), ("full_name", full)):
        if text and people.is_filler(text):
            note(field, f"“{text}” is not a name, so it is left blank.")
    given, family, full = ("" if people.is_filler(text) else text for text in (given, family, full))
    if (not given and not family) or (not family and full):
        name, text = people.split_name(full), full
    elif not given and ("," in family):
        name, text = people.split_name(family), family
    else:
        name, text = people.tidy_name(given, family), f"{given} {family}".strip()
    if name.odd:
        note("family_name", f"The name “{text}” holds “{name.odd}”, which no name has; check the spelling.")
    firm = people.looks_like_organisation(name.given, name.family)
    if given and name.title and not row.get("title") and not firm:
        note("given_name", f"“{name.title}” is a title, not part of a name, so it has been taken out.")
    if len(name.family) > 100 or len(name.given) > 100:
        note("family_name", "The name is longer than 100 letters and has been cut.")
    return people.Name(name.given[:100], name.family[:100], row.get("title", "")[:20] or name.title[:20])


def _organisation_name(row: Mapping[str, str], note: Note) -> str:
    return blanked("organisation_name", " ".join(row.get("organisation_name", "").split()), note)[:200]


def _firm_as_person(name: people.Name, organisation: str, note: Note) -> tuple[people.Name, str, str]:
    firm = people.organisation_from(name.given, name.family)
    if organisation:
        words = f"“{firm}” is written as a person, but it is an organisation; the contact's name is left blank."
    else:
        words = f"“{firm}” is written as a person, but it is an organisation, and is loaded as one."
    note("family_name", words)
    return people.Name(), organisation or firm, "organisation"


def _settled(kind: str, organisation: str, name: people.Name, note: Note) -> str:
    if kind == "organisation" and not organisation:
        if not name.family and not name.given:
            return kind
        note(
            "organisation_name",
            "The row says an organisation but names none; it is loaded under the person named.",
        )
        return "person"
    if kind == "person" and organisation and not name.family and not name.given:
        note(
            "victim_type",
            f"The row says a person but names only “{organisation}”; it is loaded as an organisation.",
        )
        return "organisation"
    return kind or ("organisation" if organisation else "person")


def _company_number(text: str, note: Note) -> str:
    text = blanked("company_number", text, note)
    number = "".join(text.upper().split())
    if number.isdigit():
        number = number.rjust(8, "0")
    if text and not COMPANY_NUMBER.fullmatch(number):
        note("company_number", f"“{text}” is not a company number, so it is left blank.")
        return ""
    return number


def _employees(text: str, note: Note) -> int | None:
    text = blanked("employees", text, note)
    digits = text.replace(",", "").removesuffix(".0")
    if not text:
        return None
    if digits.isascii() and digits.isdigit() and int(digits) < 5_000_000:
        return int(digits)
    note("employees", f"“{text}” is not a number of employees, so it is left blank.")
    return None


def _birth_date(text: str, today: date, month_first: bool, note: Note) -> date | None:
    text = blanked("birth_date", text, note)
    if not text:
        return None
    born = parse_date(text, latest=today, month_first=month_first)
    if born is None:
        note("birth_date", f"The date of birth, “{text}”, is not a date, so it is left blank.")
    elif born > today:
        note("birth_date", f"The date of birth, {in_words(born)}, is in the future, so it is left blank.")
    elif born == today:
        note("birth_date", f"The date of birth, {in_words(born)}, is today, so it is left blank.")
    elif today.year - born.year > OLDEST:
        note(
            "birth_date",
            f"The date of birth, {in_words(born)}, is over {OLDEST} years ago, so it is left blank.",
        )
    else:
        return born
    return None


def _gender(text: str, note: Note) -> str:
    text = blanked("gender", text, note)
    gender = GENDERS.get(text.casefold(), "")
    if text and not gender and text.casefold() not in ("u", "not specified"):
        note("gender", f"“{text}” is not a gender we know, so it is left blank.")
    return gender
