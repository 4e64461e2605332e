"""The commands: a feed from the command line, and a made-up feed."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import call_command

from peelian.documents.gateways.tables import read_table
from peelian.intake import actions
from peelian.intake.management.commands.import_feed import BY
from peelian.intake.models import Feed, FeedRow, Report
from peelian.intake.tests.bad_files import REFUSED
from peelian.intake.tests.conftest import BAD_POSTCODE, FIRM, NOBODY, ROSA, csv_of
from peelian.knowledge.models import Control
from peelian.knowledge.queries import library
from peelian.parties.models import SourceRecord

pytestmark = pytest.mark.django_db


@pytest.fixture
def run():
    """Run a command; return its exit code, what it said and what it complained of."""

    def call(name, *words, **options):
        out, err = io.StringIO(), io.StringIO()
        try:
            call_command(name, *map(str, words), stdout=out, stderr=err, **options)
            code = 0
        except SystemExit as stopped:
            code = stopped.code
        return code, out.getvalue(), err.getvalue()

    return call


@pytest.fixture
def file(tmp_path):
    """Put a file on the disk."""

    def put(content, name="week.csv"):
        place = tmp_path / name
        place.write_bytes(content if isinstance(content, bytes) else csv_of(content))
        return place

    return put


def counts():
    return [model.objects.count() for model in (Feed.objects.model, FeedRow, Report, SourceRecord)]


def test_the_last_line_of_json_counts_what_became_of_every_row(run, file, northmarsh):
    code, said, _ = run("import_feed", file([ROSA, NOBODY, BAD_POSTCODE, ROSA, FIRM]), "--json")
    assert code == 0
    assert json.loads(said.splitlines()[-1]) == {
        "saved": 3, "refused": 1, "duplicates": 1, "flagged": 1, "known": 0, "repeat": 0,
    }  # fmt: skip
    assert "row 4 (saved):" in said


def test_a_file_without_what_is_needed_ends_with_two_naming_it_and_leaves_nothing(run, file, northmarsh):
    code, _, complaint = run("import_feed", file(b"Ref,Surname,Telephone\nA1,Lee,07700 900123\n"))
    assert code == 2
    assert "no column found for offence; date reported" in complaint
    assert not FeedRow.objects.exists()


@pytest.mark.parametrize("what", REFUSED)
def test_a_bad_file_ends_with_two_in_words_and_leaves_nothing(run, file, northmarsh, what):
    name, make, said = REFUSED[what]
    before = counts()
    code, _, complaint = run("import_feed", file(make(), name))
    assert code == 2
    assert said in complaint
    assert counts() == before


def test_the_same_file_twice_ends_with_two_and_saves_nothing_more(run, file, northmarsh):
    place = file([ROSA])
    assert run("import_feed", place)[0] == 0
    code, _, complaint = run("import_feed", place)
    assert (code, Report.objects.count()) == (2, 1)
    assert "was brought in on" in complaint


def test_a_load_that_was_stopped_half_way_goes_on_when_it_is_run_again(run, file, northmarsh, noon):
    place = file([ROSA, FIRM])
    actions.bring_feed(content=place.read_bytes(), name=place.name, unit=northmarsh, by=BY, at=noon)
    assert run("import_feed", place)[0] == 0
    assert Report.objects.count() == 2


def test_a_list_that_somebody_has_open_on_the_page_is_left_to_them(run, file, staged):
    staged([ROSA])
    code, _, complaint = run("import_feed", file([ROSA]))
    assert code == 2
    assert "by Asha Verma" in complaint


def test_it_asks_which_unit_when_there_are_several(run, file, northmarsh, surrey):
    code, _, complaint = run("import_feed", file([ROSA]))
    assert code == 2
    assert "--unit: northmarsh, surrey" in complaint
    assert run("import_feed", file([ROSA]), "--unit", "surrey")[0] == 0


def test_a_file_that_is_not_there_is_named(run, northmarsh):
    code, _, complaint = run("import_feed", "/nowhere/week.csv")
    assert code == 2
    assert "/nowhere/week.csv: No such file" in complaint


@pytest.mark.parametrize(
    ("kind", "layout"), [("csv", "national"), ("xlsx", "national"), ("csv", "force"), ("xlsx", "force")]
)
def test_a_made_up_week_is_a_list_that_loads(run, tmp_path, northmarsh, kind, layout):
    place = tmp_path / f"week.{kind}"
    code, _, _ = run("make_feed", place, "--rows", 60, "--layout", layout, "--from", "2026-06-01")
    assert code == 0
    code, said, _ = run("import_feed", place, "--json")
    made = json.loads(said.splitlines()[-1])
    assert code == 0
    assert made["saved"] + made["refused"] + made["duplicates"] == 60


def test_weeks_are_dated_files_with_the_truth_beside_them(run, tmp_path):
    code, said, _ = run("make_feed", "--weeks", 2, "--rows", 5, "--from", "2026-06-02", "--out", tmp_path, "--truth")
    assert code == 0
    assert [Path(line).name for line in said.split()] == [
        "national-2026-06-08.csv", "national-2026-06-08.truth.csv",
        "national-2026-06-15.csv", "national-2026-06-15.truth.csv",
    ]  # fmt: skip
    assert len(read_table(tmp_path / "national-2026-06-08.csv", "x.csv").rows) == 5


def test_the_same_seed_makes_the_same_bytes(run, tmp_path):
    for name in ("one", "two"):
        run("make_feed", tmp_path / f"{name}.csv", "--rows", 20, "--seed", 9, "--from", "2026-06-01")
    assert (tmp_path / "one.csv").read_bytes() == (tmp_path / "two.csv").read_bytes()


def test_two_years_are_one_list_that_loads_with_the_truth_beside_it(run, tmp_path, northmarsh):
    place = tmp_path / "years.csv"
    code, said, _ = run("make_feed", place, "--two-years", "--rows", 300, "--from", "2024-06-01", "--truth")
    assert code == 0
    assert said.split() == [str(place), str(place.with_suffix(".truth.csv"))]
    code, _, _ = run("import_feed", place)
    assert code == 0
    assert SourceRecord.objects.filter(kind="organisation").exclude(company_number="").exists()


def test_two_years_without_truth_leave_none(run, tmp_path):
    run("make_feed", tmp_path / "years.csv", "--two-years", "--rows", 5)
    assert [file.name for file in tmp_path.iterdir()] == ["years.csv"]


@pytest.mark.parametrize("name", [(), ("years.xlsx",)])
def test_two_years_need_the_name_of_a_csv(run, tmp_path, name):
    code, _, complaint = run("make_feed", *[tmp_path / each for each in name], "--two-years")
    assert code == 2
    assert "ends in .csv" in complaint


def test_several_weeks_do_not_go_into_one_file(run, tmp_path):
    code, _, complaint = run("make_feed", tmp_path / "x.csv", "--weeks", 2)
    assert code == 2
    assert "A FILE holds one week" in complaint


def test_publishing_content_and_forces_may_be_repeated(run):
    for name in ("publish_content", "publish_forces"):
        assert run(name)[0] == 0
        assert run(name)[0] == 0
    assert Control.objects.count() == len(library().controls)
