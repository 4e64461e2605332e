"""Codes as feeds write them find the row in use on the day; what we do not know is None."""

from dataclasses import replace
from datetime import date

import pytest

from peelian.knowledge.rules.library import Library
from peelian.knowledge.rules.offences import find

DAY = date(2026, 10, 5)


@pytest.mark.parametrize(
    "text",
    [
        "NFIB52C", "nfib52c", " NFIB 52C ", "NFIB-52-C", "52C", "52 c", "NFIB_52C",
        "NFIB52C - Hacking - Social Media and Email", "52C: Hacking", "Hacking - Social Media and Email",
        "hacking social media and email", "Account takeover",
    ],
)  # fmt: skip
def test_every_form_of_a_code_finds_it(shipped: Library, text: str) -> None:
    found = find(shipped.offence_codes, text, on=DAY)
    assert found is not None
    assert found.code == "NFIB52C"


@pytest.mark.parametrize(
    ("text", "code"), [("9", "NFIB9"), ("09", "NFIB9"), ("90", "NFIB90"), ("3A", "NFIB3A"), ("419", "NFIB1A")]
)
def test_short_codes_are_not_taken_for_longer_ones(shipped: Library, text: str, code: str) -> None:
    found = find(shipped.offence_codes, text, on=DAY)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize(
    "text", ["", "   ", "NFIB", "NFIB99Z", "99", "52", "52Z", "10 Downing Street", "Hacking", "=1+1", "-", "520C"]
)
def test_what_is_not_a_code_is_unmapped(shipped: Library, text: str) -> None:
    assert find(shipped.offence_codes, text, on=DAY) is None


def test_every_row_is_found_by_its_code_its_title_and_each_alias(shipped: Library) -> None:
    for row in shipped.offence_codes:
        for text in (row.code, row.title, *row.aliases):
            assert find(shipped.offence_codes, text, on=DAY) == row, text


def test_a_code_counts_only_between_its_days_both_included(shipped: Library) -> None:
    old = replace(shipped.offence_codes[0], active_from=date(2015, 4, 1), active_to=date(2020, 3, 31))
    assert find([old], "50A", on=date(2015, 4, 1)) == old
    assert find([old], "50A", on=date(2020, 3, 31)) == old
    assert find([old], "50A", on=date(2015, 3, 31)) is None
    assert find([old], "50A", on=date(2020, 4, 1)) is None


def test_the_same_code_may_mean_another_thing_later(shipped: Library) -> None:
    old = replace(shipped.offence_codes[0], active_to=date(2020, 3, 31))
    new = replace(old, title="Something else", aliases=(), active_from=date(2020, 4, 1), active_to=None)
    found = find([old, new], "NFIB50A", on=DAY)
    assert found == new


def test_the_whole_table_of_the_research_is_there(shipped: Library) -> None:
    wanted = (
        "50A 51A 51B 52A 52B 52C 52D 52E 1A 1B 1C 1D 1E 1F 1G 1H 1J 2A 2B 2C 2D 2E 3A 3B 3C 3D 3E 3F 3G 4A 4B "
        "5A 5B 5C 5D 5E 6A 6B 7 8A 8B 9 10 11 12 13 14 15 16A 16B 16C 17 18 19 20A 20B 90"
    )
    assert [row.code for row in shipped.offence_codes] == [f"NFIB{code}" for code in wanted.split()]


def test_every_cyber_dependent_code_names_its_section_of_the_act(shipped: Library) -> None:
    sections = {row.code: row.cma_section for row in shipped.offence_codes if row.family == "cyber-dependent"}
    assert len(sections) == 8
    assert all(section and section.startswith("s") for section in sections.values())
