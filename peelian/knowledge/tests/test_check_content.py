"""`peelian check-content` looks at one file though others are broken, without a database."""

import shutil
from io import StringIO
from pathlib import Path

import pytest

from peelian.knowledge.gateways import content
from peelian.knowledge.management.commands.check_content import Command
from peelian.runtime.cli import main


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the content, to be spoiled."""
    copy = tmp_path / "content"
    shutil.copytree(content.FOLDER, copy)
    return copy


def checked(*files: str, folder: Path = content.FOLDER, scores: bool = False) -> str:
    said = StringIO()
    Command(stdout=said).handle(files=list(files), folder=folder, scores=scores)
    return said.getvalue()


def spoil(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def test_a_broken_file_says_where_and_what(folder: Path) -> None:
    spoil(folder / "controls" / "backups.yaml", "owner_role:", "owner_rule:")
    assert "controls/backups.yaml, backups, owner_role: is missing" in checked("backups", folder=folder)


def test_yaml_that_cannot_be_read_is_laid_to_its_own_file(folder: Path) -> None:
    (folder / "controls" / "backups.yaml").write_text("code: [unclosed\n")
    assert "control backups: 1 line" in checked("backups", folder=folder)


def test_a_gap_is_said_though_another_file_is_broken(folder: Path) -> None:
    spoil(folder / "controls" / "two-step-email.yaml", "owner_role:", "owner_rule:")
    spoil(folder / "controls" / "backups.yaml", "  adult: >-", "  martian: >-")
    said = checked(str(folder / "controls" / "backups.yaml"), folder=folder)
    assert "  - has no advice for adult" in said
    assert "Files that cannot be read yet" in said
    assert "controls/two-step-email.yaml" in said


def test_only_the_files_asked_for_are_looked_at() -> None:
    assert "hijacked-account" not in checked("backups")
    assert "threat hijacked-account" in checked()


def test_a_file_that_is_not_there_is_named() -> None:
    assert checked("prayer").startswith("prayer: no such control or threat in ")


def test_the_scores_are_for_each_passage() -> None:
    assert ": why)" in checked("backups", scores=True)
    assert ": advice for older_person)" in checked("backups", scores=True)
    assert "(reading age" not in checked("backups")


def test_it_runs_from_the_command_line_without_a_home(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PEELIAN_HOME", str(tmp_path / "none"))
    assert main(["check-content", "backups"]) == 0
    assert capsys.readouterr().out.startswith("control backups: ")
    assert not (tmp_path / "none").exists()
