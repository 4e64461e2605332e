"""OSCAL catalogs as frameworks: NIST's own, and a small invented one to be wrong in."""

import json
from copy import deepcopy
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.core.management import CommandError, call_command

from peelian.knowledge.gateways.oscal import read_catalog
from peelian.knowledge.rules import schema
from peelian.knowledge.rules.frameworks import Framework
from peelian.knowledge.rules.oscal import Selected, Told, as_content, framework_from_oscal, selected_from
from peelian.knowledge.rules.schema import ContentError
from peelian.knowledge.rules.schema.sources import Authorship
from peelian.knowledge.rules.sources import Source

NIST = Path(__file__).parents[4] / "shared" / "data" / "frameworks" / "oscal"
needs_nist = pytest.mark.skipif(not NIST.exists(), reason="../shared/data/frameworks/oscal is absent")
BASELINES = [("LOW", 149), ("MODERATE", 287), ("HIGH", 370), ("PRIVACY", 102)]
AUTHORSHIP = Authorship(
    version=1, owner="Protect content lead", source=Source(basis="our judgement"), review_by=date(2027, 5, 31)
)
TOLD = Told(
    code="nist", publisher="NIST", what="Controls.", licence="public domain", attribution="NIST", authorship=AUTHORSHIP
)


def catalog_of(name: str) -> Path:
    return NIST / f"NIST_SP-800-53_rev5_{name}-baseline-resolved-profile_catalog-min.json"


@needs_nist
@pytest.mark.parametrize(("name", "many"), BASELINES)
def test_each_baseline_of_nist_has_as_many_controls_as_nist_says(name: str, many: int) -> None:
    framework = read_catalog(catalog_of(name), told=TOLD)
    assert len(list(framework.asked())) == many
    assert "{{" not in "".join(one.text + "".join(one.points) for one in framework.requirements.values())
    assert all(one.text or one.points for one in framework.asked())


@needs_nist
@pytest.mark.parametrize("name", ["LOW", "MODERATE"])
def test_a_profile_takes_from_a_larger_catalog_what_its_own_holds(name: str) -> None:
    profile = NIST / f"NIST_SP-800-53_rev5_{name}-baseline_profile.json"
    taken = read_catalog(catalog_of("HIGH"), told=TOLD, profile=profile)
    own = read_catalog(catalog_of(name), told=TOLD)
    assert [one.code for one in taken.asked()] == [one.code for one in own.asked()]
    assert {one.code: one.parent for one in taken.asked()} == {one.code: one.parent for one in own.asked()}


@needs_nist
def test_a_control_is_read_with_its_heading_its_points_and_its_parameters() -> None:
    framework = read_catalog(catalog_of("LOW"), told=TOLD)
    account = framework.requirements["AC-2"]
    assert (account.parent, account.title, account.asked) == ("AC", "Account Management", True)
    assert account.points[2] == ("c. Require [prerequisites and criteria] for group and role membership;")
    assert framework.requirements["AC"].title == "Access Control"
    assert framework.requirements["AT-2(2)"].parent == "AT-2"


@needs_nist
@pytest.mark.parametrize(("name", "many"), BASELINES)
def test_what_is_written_into_the_library_is_read_again_as_it_was(name: str, many: int, tmp_path: Path) -> None:
    framework = read_catalog(catalog_of(name), told=TOLD)
    raw = yaml.safe_load(yaml.safe_dump(as_content(framework), allow_unicode=True))
    assert schema.framework_from(raw, file="nist.yaml", code="nist") == framework


LOCKS: dict[str, Any] = {
    "catalog": {
        "metadata": {"title": "Locks", "version": "2"},
        "groups": [
            {
                "id": "d",
                "title": "Doors",
                "params": [{"id": "p1", "label": "somebody"}],
                "controls": [
                    {
                        "id": "d-1",
                        "title": "Keys",
                        "props": [{"name": "label", "value": "D-1"}, {"name": "label", "value": "D-01", "class": "x"}],
                        "params": [
                            {"id": "p2", "select": {"choice": ["a safe", "{{ insert: param, p1 }}"]}},
                        ],
                        "parts": [
                            {
                                "name": "statement",
                                "prose": "Keep keys with {{ insert: param, p2 }}.",
                                "parts": [
                                    {
                                        "name": "item",
                                        "props": [{"name": "label", "value": "a."}],
                                        "prose": "Count them.",
                                    }
                                ],
                            },
                            {"name": "guidance", "prose": "Left out."},
                        ],
                        "controls": [{"id": "d-1.1", "title": "Spare keys"}],
                    },
                    {"id": "d-2", "title": "Bolts", "props": [{"name": "status", "value": "withdrawn"}]},
                ],
            },
            {"title": "Windows", "controls": [{"id": "w-1", "title": "Panes"}]},
        ],
    }
}


def locks(raw: Any = LOCKS, **differs: Any) -> Framework:
    return framework_from_oscal(raw, file="locks.json", told=TOLD, **differs)


def test_groups_are_headings_controls_are_requirements_and_the_statement_is_their_text() -> None:
    found = locks().requirements
    assert list(found) == ["D", "D-1", "d-1.1", "WINDOWS", "w-1"]
    assert found["D-1"].text == "Keep keys with [a safe; [somebody]]."
    assert found["D-1"].points == ("a. Count them.",)
    assert [one.code for one in locks().asked()] == ["D-1", "d-1.1", "w-1"]


def test_an_enhancement_without_its_control_hangs_on_the_heading_and_empty_headings_go() -> None:
    found = locks(selected=Selected({"d-1.1": ""}, {})).requirements
    assert {code: one.parent for code, one in found.items()} == {"D": "", "d-1.1": "D"}


def test_a_value_that_the_profile_gives_is_written_in() -> None:
    assert locks(selected=Selected(None, {"p2": "the caretaker"})).requirements["D-1"].text == (
        "Keep keys with the caretaker."
    )


def changed(path: str, value: Any) -> Any:
    """The invented catalog with the value at "groups.0.title" changed; taken out where it is None."""
    raw = deepcopy(LOCKS)
    at: Any = raw["catalog"]
    *way, last = (int(step) if step.isdecimal() else step for step in path.split("."))
    for step in way:
        at = at[step]
    if value is None:
        del at[last]
    else:
        at[last] = value
    return raw


@pytest.mark.parametrize(
    ("path", "value", "field", "problem"),
    [
        ("metadata.version", None, "catalog.metadata.version", "is missing"),
        ("groups", None, "catalog.groups", "is missing, and so are the controls"),
        ("groups.0.title", 7, "catalog.groups[1].title", "must be words, but is 7"),
        ("groups.0.controls.0.id", None, "catalog.groups[1].controls[1].id", "is missing"),
        ("groups.0.controls.1.id", "d-1.1", "catalog.groups[1].controls[2].id", "“d-1.1” is there twice"),
        ("groups.0.controls.0.params.0.id", "p9", "catalog.groups[1].controls[1].parts", "the parameter “p2”"),
        (
            "groups.0.controls.0.params.0.select.choice",
            ["{{ insert: param, p2 }}"],
            "catalog.groups[1].controls[1].parts",
            "stands for nothing",
        ),
        ("groups.1.controls", "none", "catalog.groups[2].controls", "must be a list"),
        ("groups.0.controls.0.parts.0", "x", "catalog.groups[1].controls[1].parts[1]", "must be fields with names"),
    ],
)
def test_an_error_names_the_path(path: str, value: Any, field: str, problem: str) -> None:
    with pytest.raises(ContentError) as caught:
        locks(changed(path, value))
    assert caught.value.field.startswith(field)
    assert problem in caught.value.problem
    assert caught.value.file == "locks.json"


def profile(**imports: Any) -> Any:
    return {"profile": {"imports": [{"href": "#x", **imports}]}}


@pytest.mark.parametrize(
    ("raw", "field", "problem"),
    [
        (profile(), "profile.imports", "takes no control"),
        (
            profile(**{"include-controls": [{"matching": [{"pattern": "d-*"}]}]}),
            "profile.imports[1].include-controls[1].with-ids",
            "name each control",
        ),
        (
            profile(**{"include-all": {}, "exclude-controls": [{"with-ids": ["d-1"]}]}),
            "profile.imports[1].exclude-controls",
            "resolved catalog",
        ),
        (
            {"profile": {"imports": [{"include-all": {}}], "modify": {"alters": [{}]}}},
            "profile.modify.alters",
            "resolved catalog",
        ),
    ],
)
def test_a_profile_that_we_do_not_read_is_refused_where_it_stands(raw: Any, field: str, problem: str) -> None:
    with pytest.raises(ContentError) as caught:
        selected_from(raw, file="profile.json")
    assert caught.value.field.startswith(field)
    assert problem in caught.value.problem


def test_an_id_that_the_catalog_has_not_is_named_with_its_place_in_the_profile() -> None:
    wanted = selected_from(profile(**{"include-controls": [{"with-ids": ["d-1", "d-9"]}]}), file="profile.json")
    with pytest.raises(ContentError, match="no control “d-9”") as caught:
        locks(selected=wanted)
    assert caught.value.field == "profile.imports[1].include-controls[1].with-ids[2]"


def test_a_file_that_is_no_json_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "half.json"
    path.write_text('{"catalog":\n {"metadata": ')
    with pytest.raises(ContentError, match=r"half.json, line 2"):
        read_catalog(path, told=TOLD)


def test_the_command_writes_a_file_of_the_library_or_says_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "frameworks").mkdir()
    catalog = tmp_path / "locks.json"
    catalog.write_text(json.dumps(LOCKS))
    given = {"code": "locks-2", "publisher": "Guild", "what": "Doors.", "licence": "open", "attribution": "Guild",
             "owner": "Protect content lead", "review_by": date(2027, 5, 31), "folder": tmp_path}  # fmt: skip
    said = StringIO()
    call_command("read_oscal", catalog, stdout=said, **given)
    assert "Locks 2: 3 requirements" in said.getvalue()
    raw = yaml.safe_load((tmp_path / "frameworks" / "locks-2.yaml").read_text())
    assert len(list(schema.framework_from(raw, file="locks-2.yaml", code="locks-2").asked())) == 3
    catalog.write_text(json.dumps(changed("groups.0.title", None)))
    with pytest.raises(CommandError, match=r"catalog.groups\[1\].title: is missing"):
        call_command("read_oscal", catalog, **given)
