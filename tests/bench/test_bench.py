"""The bench works, at a size that takes no time: nothing here says how quick anything is."""

import json
import os
import random
from pathlib import Path

import pytest
from django.db import connection

from peelian.intake.models import Report
from peelian.parties.models import SourceRecord
from tests.bench import feed, lines, memory, names, pages, ranking, run
from tests.bench.build import SMALL, fill
from tests.bench.lines import Line
from tests.bench.settled import settle

SLOW = Line(work="a", ours=2, unit="s", target=1, peer=0.5, peer_is="another way")


def test_a_line_says_its_ratio_and_whether_the_target_is_met():
    assert (SLOW.ratio, SLOW.met) == (4, False)
    assert Line(work="b", ours=1, unit="s").met is None


def test_the_table_says_a_missed_target_loudly():
    assert " NO " in lines.shown(SLOW)
    assert "0.5 (another way)" in lines.shown(SLOW)


def test_the_file_keeps_the_last_line_of_each_work(tmp_path: Path):
    file = tmp_path / "bench.jsonl"
    lines.keep([SLOW, Line(work="b", ours=1, unit="s")], file)
    lines.keep([Line(work="a", ours=0.5, unit="s", target=1)], file)
    kept = {line["work"]: line for line in map(json.loads, file.read_text().splitlines())}
    assert {work: line["met"] for work, line in kept.items()} == {"a": True, "b": None}
    assert set(kept["a"]) >= {"work", "ours", "peer", "ratio", "unit", "target", "met"}


@pytest.fixture
def built(db):
    """A database built as the million is, with 600 reports; the officers of its two units."""
    officers = settle()
    connection.ensure_connection()
    kept = fill(connection.connection, reports=600, history=4000)
    return *officers, kept


def test_what_is_built_is_as_many_as_asked_with_history_and_no_orphans(built):
    officer, small, kept = built
    assert Report.objects.count() == SourceRecord.objects.count() == 600
    assert kept >= 4000
    assert 0 < Report.objects.visible_to(officer).count() < 600
    assert Report.objects.visible_to(small).count() == SMALL


def test_every_page_is_measured_and_a_longer_list_asks_no_more_queries(built):
    officer, small, _ = built
    measured = list(pages.measured(officer, small, rounds=4))
    assert [line.work.split(",")[0] for line in measured[:10:2]] == ["queue", "queue", "record", "search", "results"]
    assert all(line.ours > 0 for line in measured)
    assert [line.work for line in measured if line.unit == "queries" and not line.met] == []


def test_misspelt_names_are_found_and_the_peer_misses_most(built):
    missed, p95 = names.measured(rounds=40)
    assert (missed.met, missed.unit, p95.unit) == (True, "%", "ms")
    assert missed.peer > 50


def test_a_misspelt_name_is_always_another_and_the_same_every_time():
    twice = [[names.misspelt("pickering rosalind", random.Random(seed)) for seed in range(50)] for _ in range(2)]
    assert twice[0] == twice[1]
    assert not any(sorted(words) == ["pickering", "rosalind"] for words in twice[0])


def test_history_is_kept_again_once_it_is_built(built):
    events = Report.history.rel.related_model.objects
    before = events.count()
    Report.objects.filter(pk=1).update(platform="X")
    assert events.count() == before + 1


def test_the_ranking_is_compared_with_the_order_of_the_criteria():
    found = list(ranking.measure())
    assert [line.work for line in found if not line.met] == []
    assert len(found) == 3


def test_a_feed_is_made_of_as_many_rows_as_asked(tmp_path: Path):
    file = feed.made(tmp_path / "feed.csv", 30)
    assert len(file.read_text(encoding="utf-8-sig").splitlines()) == 31


def test_memory_counts_this_process_and_what_is_beneath_it():
    assert os.getpid() in memory.tree(os.getppid())
    assert memory.pss(os.getpid()) > 1000


def test_a_copy_for_the_first_run_has_what_a_commit_would_and_no_environment(tmp_path: Path):
    copy = run.copied(tmp_path / "copy")
    assert (copy / "Makefile").exists()
    assert not (copy / ".venv").exists()
    assert not (copy / "var").exists()
