"""Frameworks are views of the controls: every id real, every requirement without a control said plainly."""

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from peelian.knowledge.rules import schema
from peelian.knowledge.rules.controls import Bearing, Control
from peelian.knowledge.rules.frameworks import Framework, controls_by_requirement, sections, without_control
from peelian.knowledge.rules.library import Library
from peelian.knowledge.rules.schema import ContentError
from peelian.knowledge.rules.sources import Source

TABLES = Path(__file__).parents[4] / "shared" / "data" / "frameworks"
FILES = {
    "cyber-essentials-3.1": "ncsc-cyber-essentials-3.1.csv",
    "csf-2.0": "nist-csf-2.0.csv",
    "caf-4.0": "ncsc-caf-4.0.csv",
}
AUTOMATIC = ["A6.4", "A6.5", "A7.16", "A7.17"]


@pytest.mark.parametrize(
    ("code", "asked"),
    [
        ("cyber-essentials-3.1", 5),
        ("cyber-essentials-3.3", 6),
        ("csf-2.0", 106),
        ("caf-4.0", 41),
        ("small-business-guide", 21),
    ],
)
def test_each_framework_asks_for_as_much_as_its_publisher_says(shipped: Library, code: str, asked: int) -> None:
    assert len(list(shipped.frameworks[code].asked())) == asked


@pytest.mark.skipif(not TABLES.exists(), reason="../shared/data/frameworks is absent")
@pytest.mark.parametrize("code", FILES)
def test_every_id_is_one_of_its_publisher(shipped: Library, code: str) -> None:
    with (TABLES / FILES[code]).open(encoding="utf-8-sig", newline="") as file:
        theirs = {row["id"] for row in csv.DictReader(file)} - {""}
    assert set(shipped.frameworks[code].requirements) <= theirs


def test_every_framework_names_its_licence_and_gives_its_credit(shipped: Library) -> None:
    for framework in shipped.frameworks.values():
        if framework.licence.startswith("Open Government Licence"):
            assert "licensed under the Open Government Licence v3.0" in framework.attribution
        assert framework.attribution


def test_version_3_3_changes_version_3_1_from_the_day_after_its_last(shipped: Library) -> None:
    old, new = shipped.frameworks["cyber-essentials-3.1"], shipped.frameworks["cyber-essentials-3.3"]
    assert (new.amends, new.active_from, old.active_to) == (old.code, date(2026, 4, 27), date(2026, 4, 26))


def test_four_answers_are_likely_automatic_fails_in_our_own_words(shipped: Library) -> None:
    fails = [one for one in shipped.frameworks["cyber-essentials-3.3"].requirements.values() if one.automatic_fail]
    assert [one.code for one in fails] == AUTOMATIC
    assert {one.wording for one in fails} == {"ours"}


def test_no_page_of_a_framework_gives_a_verdict(shipped: Library) -> None:
    assert "only an assessor decides" in shipped.frameworks["cyber-essentials-3.3"].what


def test_every_mapping_of_the_shipped_library_is_typed_and_real(shipped: Library) -> None:
    for control in shipped.controls.values():
        for bearing in control.requirements:
            assert bearing.code in shipped.frameworks[bearing.framework].requirements, (control.code, bearing)


@pytest.mark.parametrize("code", AUTOMATIC)
def test_every_automatic_fail_has_a_control(shipped: Library, code: str) -> None:
    assert controls_by_requirement("cyber-essentials-3.3", shipped.controls.values())[code]


# Reading the National Cyber Security Centre's own guidance, and memory sticks: no control of ours.
NOT_OURS = {"small-business-guide": ["1.4", "2.4"]}


@pytest.mark.parametrize("code", ["cyber-essentials-3.1", "cyber-essentials-3.3", "small-business-guide"])
def test_what_a_small_firm_is_asked_has_a_control_for_each(shipped: Library, code: str) -> None:
    lacking = without_control(shipped.frameworks[code], shipped.controls.values())
    assert [one.code for one in lacking] == NOT_OURS.get(code, [])


RAW: dict[str, Any] = {
    "version": 1, "owner": "Protect content lead", "source": "our judgement", "review_by": date(2027, 5, 31),
    "code": "locks-1", "title": "Locks", "edition": "1", "publisher": "Guild", "what": "Doors.", "licence": "open",
    "attribution": "Guild", "active_from": None, "active_to": None, "amends": None, "wording": "theirs",
    "requirements": [
        {"id": "L", "title": "Locks"},
        {"id": "L.1", "parent": "L", "text": "A key.", "asked": True},
        {"id": "L.1.a", "parent": "L.1", "text": "A spare.", "asked": True},
        {"id": "L.2", "parent": "L", "text": "A bolt.", "asked": True},
    ],
}  # fmt: skip


def locks(**changes: Any) -> Framework:
    return schema.framework_from({**RAW, **changes}, file="frameworks/locks-1.yaml", code="locks-1")


def bearing_on(backups: Control, *codes: str) -> Control:
    source = Source(basis="our judgement")
    bearings = (Bearing(framework="locks-1", code=code, relationship="subset-of", source=source) for code in codes)
    return replace(backups, requirements=tuple(bearings))


def test_a_requirement_that_no_control_bears_on_is_named(backups: Control) -> None:
    assert [one.code for one in without_control(locks(), [bearing_on(backups, "L.2")])] == ["L.1", "L.1.a"]


def test_a_control_on_a_part_reaches_the_whole_and_one_on_the_whole_need_not_reach_the_part(backups: Control) -> None:
    assert [one.code for one in without_control(locks(), [bearing_on(backups, "L.1.a")])] == ["L.2"]
    assert [one.code for one in without_control(locks(), [bearing_on(backups, "L.1")])] == ["L.1.a", "L.2"]


def test_the_view_has_each_requirement_under_its_heading_with_what_each_control_is_to_it(backups: Control) -> None:
    control = bearing_on(backups, "L.1")
    ((heading, rows),) = sections(locks(), [control])
    assert heading.code == "L"
    assert [(one.code, said) for one, said in rows] == [
        ("L.1", [(control, "a part of it")]), ("L.1.a", []), ("L.2", []),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("requirements", "field"),
    [
        ([{"id": "L", "title": "Locks"}, {"id": "L", "title": "Again"}], "requirements[2].id"),
        ([{"id": "L.1", "parent": "L", "title": "Key"}], "requirements[1].parent"),
        ([{"id": "L"}], "requirements[1].title"),
        ([{"id": "L", "title": "Locks", "asked": "perhaps"}], "requirements[1].asked"),
        ([{"id": "L", "title": "Locks", "verdict": "fail"}], "requirements[1].verdict"),
    ],
)
def test_a_wrong_requirement_is_refused_where_it_stands(requirements: list[Any], field: str) -> None:
    with pytest.raises(ContentError) as caught:
        locks(requirements=requirements)
    assert caught.value.field == field


def test_a_framework_has_the_code_of_its_file() -> None:
    with pytest.raises(ContentError, match="must be “locks-1”"):
        locks(code="locks-2")
