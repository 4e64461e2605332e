"""Each victim has one audience, chosen by what the file of audiences says and nothing else."""

from dataclasses import replace
from typing import Any

import pytest

from peelian.knowledge.rules.audiences import Choice, audience_for
from peelian.knowledge.rules.library import Library


def chosen(library: Library, *, organisation: bool = False, **known: Any) -> str:
    return audience_for(
        library.audiences.values(), organisation=organisation, **{"age": None, "employees": None, **known}
    )


@pytest.mark.parametrize(
    ("age", "audience"),
    [
        (None, "adult"), (0, "parent_and_child"), (17, "parent_and_child"), (18, "adult"), (64, "adult"),
        (65, "older_person"), (101, "older_person"),
    ],
)  # fmt: skip
def test_a_person_is_written_to_by_age(shipped: Library, age: int | None, audience: str) -> None:
    assert chosen(shipped, age=age) == audience


@pytest.mark.parametrize(
    ("employees", "audience"), [(None, "small_firm"), (0, "sole_trader"), (1, "sole_trader"), (2, "small_firm")]
)
def test_a_firm_is_written_to_by_its_size(shipped: Library, employees: int | None, audience: str) -> None:
    assert chosen(shipped, organisation=True, age=70, employees=employees) == audience


@pytest.mark.parametrize(
    "name",
    [
        "St Wilfrid's C of E Primary School", "NORTHMARSH ACADEMY TRUST", "Little Acorns Nursery",
        "Marsh Sixth Form College", "Sunny Days Pre-School, education",
    ],
)  # fmt: skip
def test_a_school_is_known_by_its_name_or_sector_whatever_its_size(shipped: Library, name: str) -> None:
    assert chosen(shipped, organisation=True, employees=1, named=name) == "school"


@pytest.mark.parametrize(
    "name",
    [
        "Ahead Driving School",
        "Hill Farm Riding School",
        "Marsh Garden Nursery",
        "12 School Lane Bakery",
        "Preschooled Ltd",
    ],
)
def test_a_firm_that_is_only_called_a_school_is_none(shipped: Library, name: str) -> None:
    assert chosen(shipped, organisation=True, named=name) == "small_firm"


def test_a_child_by_the_report_alone_is_read_to_with_a_parent(shipped: Library) -> None:
    assert chosen(shipped, signs=["under_18"]) == "parent_and_child"


@pytest.mark.parametrize("age", [None, 9, 40, 80])
def test_a_learning_disability_on_the_report_calls_for_easy_read_at_any_age(shipped: Library, age: int | None) -> None:
    assert chosen(shipped, age=age, signs=["learning_disability", "under_18"]) == "easy_read"


@pytest.mark.parametrize("age", [None, 9, 40, 80])
def test_easy_read_is_never_chosen_by_age(shipped: Library, age: int | None) -> None:
    assert chosen(shipped, age=age, signs=["lives_alone"]) != "easy_read"


def test_every_sign_that_an_audience_waits_for_is_one_of_the_library(shipped: Library) -> None:
    known = {sign.code for sign in shipped.harm_weights.vulnerability}
    assert {sign for audience in shipped.audiences.values() for sign in audience.choice.signs} <= known


@pytest.mark.parametrize("subject", ["person", "organisation"])
def test_the_last_audience_of_each_kind_takes_whoever_is_left(shipped: Library, subject: str) -> None:
    *others, last = [one for one in shipped.audiences.values() if one.subject == subject]
    assert last.choice == Choice()
    assert all(one.choice != Choice() for one in others)


def test_another_word_in_the_file_makes_another_school(shipped: Library) -> None:
    school = shipped.audiences["school"]
    widened = replace(school, choice=replace(school.choice, named=("dojo",)))
    found = audience_for(
        [widened, shipped.audiences["small_firm"]], organisation=True, age=None, employees=9, named="Marsh Dojo"
    )
    assert found == "school"
