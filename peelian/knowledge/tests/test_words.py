"""Names of the world are dated; old ones still find things."""

from datetime import date

import pytest

from peelian.knowledge.rules.indicators import definition_on
from peelian.knowledge.rules.library import Library
from peelian.knowledge.rules.words import codes_named, name_on


@pytest.mark.parametrize(("day", "name"), [(date(2025, 12, 3), "Action Fraud"), (date(2025, 12, 4), "Report Fraud")])
def test_the_reporting_service_changed_its_name_in_2025(shipped: Library, day: date, name: str) -> None:
    assert name_on(shipped.outside_names, "report-fraud", on=day) == name


def test_a_thing_without_a_name_has_none(shipped: Library) -> None:
    assert name_on(shipped.outside_names, "moon-police", on=date(2026, 1, 1)) is None


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("action fraud", "report-fraud"),
        ("NECVCU", "victim-service"),
        ("NFIB", "analysis-service"),
        ("N-CAS", "analysis-service"),
        ("NFRC", "analysis-service"),
        ("CiSP", "cisp"),
        ("MoPI", "police-information-code"),
        ("cyber action plan", "small-firm-first-steps"),
        ("Mail Check", "mail-check"),
    ],
)
def test_old_names_still_find_things(shipped: Library, said: str, code: str) -> None:
    assert codes_named(shipped.outside_names, said) == {code}


@pytest.mark.parametrize("code", ["web-check", "mail-check"])
def test_what_was_retired_in_march_2026_has_no_name_after_it(shipped: Library, code: str) -> None:
    assert name_on(shipped.outside_names, code, on=date(2026, 3, 31)) is not None
    assert name_on(shipped.outside_names, code, on=date(2026, 4, 1)) is None


def test_no_two_names_of_one_thing_hold_on_one_day(shipped: Library) -> None:
    for day in (date(2020, 1, 1), date(2025, 12, 3), date(2025, 12, 4), date(2026, 11, 24)):
        codes = [name.code for name in shipped.outside_names if name.active(day)]
        assert len(codes) == len(set(codes))


def test_behaviour_change_aims_at_three_in_four(shipped: Library) -> None:
    definition = definition_on(shipped.indicators, "behaviour_change", on=date(2026, 11, 24))
    assert definition is not None
    assert definition.target == 0.75


def test_a_definition_holds_from_its_first_day(shipped: Library) -> None:
    assert definition_on(shipped.indicators, "advised", on=date(2026, 3, 31)) is None
    assert definition_on(shipped.indicators, "advised", on=date(2026, 4, 1)) is not None
