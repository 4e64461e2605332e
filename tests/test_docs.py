"""The documents say what the code does: each test here fails when the two have come apart."""

import argparse
import ast
import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import models

from peelian.records.queries import our_models
from peelian.runtime import cli
from peelian.runtime.cluster import roles
from tools import map as the_map

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
VARIABLE = re.compile(r"PEELIAN_[A-Z_]*[A-Z]|DATABASE_URL|PGPASSWORD")
OF_A_ROLE = "DATABASE_URL_"
PLACES = {path.name for path in ROOT.iterdir() if path.is_dir()} - {"var", "node_modules", ".venv"}
KINDS = {".md", ".toml", ".txt", ".json", ".py", ".yaml"}


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def pages() -> list[Path]:
    return sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])


def how_to() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted((DOCS / "how-to").glob("*.md")))


def rows(page: str) -> Iterator[list[str]]:
    """Yield the cells of every table row on a page."""
    for line in page.splitlines():
        if line.startswith("| "):
            yield [cell.strip() for cell in line.strip("| ").split(" | ")]


def first_cells(page: str) -> set[str]:
    return {name for cells in rows(page) for name in re.findall(r"`([^`]+)`", cells[0])}


def test_the_map_is_what_the_generator_makes() -> None:
    assert text("docs/map.md") == the_map.written(), "run `make map`"


def variables(*folders: str) -> set[str]:
    """Return every environment variable that code below these folders names, tests of the package apart."""
    found = set()
    for folder in folders:
        for path in (ROOT / folder).rglob("*.py"):
            if folder == "peelian" and "tests" in path.parts:
                continue
            words = [
                node.value
                for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
                if isinstance(node, ast.Constant) and isinstance(node.value, str)
            ]
            found |= {word for word in words if VARIABLE.fullmatch(word)}
            if OF_A_ROLE in words:
                found |= {OF_A_ROLE + role.upper() for role in roles.ROLES if role != "owner"}
    return found


def test_every_environment_variable_is_in_a_table_for_whoever_runs_it() -> None:
    told = first_cells(text("README.md")) | first_cells(text("docs/how-to/run-for-real.md"))
    assert not variables("peelian") - told


def test_no_table_tells_of_a_variable_that_nothing_reads() -> None:
    told = first_cells(text("README.md")) | first_cells(text("docs/how-to/run-for-real.md"))
    assert not {name for name in told if VARIABLE.match(name)} - variables("peelian", "tests", "tools")


def test_every_variable_of_the_tests_is_told_to_whoever_tests() -> None:
    told = first_cells(text("docs/how-to/test.md")) | first_cells(text("docs/how-to/run-for-real.md"))
    assert not variables("tests", "tools") - told


def paths(page: Path) -> set[str]:
    """Return what stands in backticks on a page and looks like a path in the repository."""
    found = set()
    for word in re.findall(r"`([^`\s]+)`", page.read_text(encoding="utf-8")):
        word = word.rstrip("/")
        below = "/" in word and word.split("/")[0] in PLACES
        beside = "/" not in word and Path(word).suffix in KINDS and word[0].isupper()
        if (below or beside) and "<" not in word and "NNNN" not in word:
            found.add(word)
    return found


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_every_path_it_names_is_there(page: Path) -> None:
    assert not {path for path in paths(page) if not any(ROOT.glob(path))}


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_every_page_it_links_to_is_there(page: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8"))
    assert not {link for link in links if "://" not in link and not (page.parent / link).exists()}


@pytest.mark.parametrize("model", our_models(), ids=lambda model: model._meta.label)
def test_every_noun_is_in_the_list_of_words_with_its_owner(model: type[models.Model]) -> None:
    owners = {cells[0]: cells[-1] for cells in rows(text("docs/words.md"))}
    assert owners.get(model.__name__) == f"`peelian.{model._meta.app_label}`"


def commands() -> set[str]:
    """Return what a person types for every command of ours: the program's own and those of Django."""
    chosen = next(act for act in cli._parser()._actions if isinstance(act, argparse._SubParsersAction))
    brought = {cli.NAMED_OTHERWISE.get(name, name.replace("-", "_")) for name in (*cli.MANAGEMENT, cli.BARE)}
    files = {path.stem for path in (ROOT / "peelian").glob("*/management/commands/*.py")} - {"__init__"}
    return {f"peelian {name}" for name in chosen.choices} | {f"peelian manage {name}" for name in files - brought}


@pytest.mark.parametrize("command", sorted(commands()))
def test_every_command_is_in_a_how_to(command: str) -> None:
    assert re.search(rf"\b{re.escape(command)}\b", how_to())


def test_every_direct_dependency_is_in_the_table_of_dependencies() -> None:
    groups = [PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"].values()]
    named = [name for group in groups for name in group]
    names = {re.split(r"[\[<>=]", name)[0] for name in named} | set(the_scripts())
    assert names == first_cells(text("docs/decisions/0015-dependencies.md"))


def the_scripts() -> Iterator[str]:
    """Yield what the pages' scripts and their tests are taken from."""
    package = json.loads(text("package.json"))
    yield from (*package["dependencies"], *package["devDependencies"])


def test_the_changes_tell_of_this_release() -> None:
    assert f"\n## {PROJECT['project']['version']}" in text("CHANGELOG.md")
