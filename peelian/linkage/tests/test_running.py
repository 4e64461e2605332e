"""Everybody linked anew: what is found is written, words are obeyed, and a kill at any point loses nothing."""

import os
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest
from django.db import connection

from peelian.kernel.refused import Refused
from peelian.linkage.actions import carry_on, decide, start_run
from peelian.linkage.actions.running import ONE_RUN, PHASES
from peelian.linkage.models import Change, Link, Membership, NameCount, Run
from peelian.linkage.queries import parties_of
from peelian.linkage.rules.kinds import How, NameOf, RunState
from peelian.linkage.tests.invented import LOADING, keep, load, the_map, use_scale
from peelian.linkage.tests.runner import POINTS, tools
from peelian.parties.models import Party, SourceRecord

ROSA = {"given_name": "Rosa", "email": "a@postbox.example", "telephone": "+447700900001"}
JOHN = {"given_name": "John", "email": "b@postbox.example", "telephone": "+447700900002"}


@pytest.fixture(autouse=True)
def scale(monkeypatch) -> None:
    use_scale(monkeypatch)


def alone(*rows: dict[str, str], at) -> list[SourceRecord]:
    """Keep records each as a party of its own, as though nothing had been known to join them."""
    records = keep(*rows, at=at)
    for record in records:
        party = Party.objects.create(kind="person", made_at=at)
        Membership.objects.create(record=record, party=party, since=at, model="test 1", decided_by="load")
    return records


def run(folder: Path, at) -> Run:
    return carry_on(run=start_run(by=LOADING, at=at), folder=folder, tools=tools("never"), by=LOADING, at=at)


@pytest.mark.django_db
def test_it_joins_what_belongs_together_and_keeps_what_moved(noon, tmp_path):
    one, other, john = alone(ROSA, ROSA, JOHN, at=noon)
    done = run(tmp_path, noon)
    of = parties_of([one.pk, other.pk, john.pk])
    assert of[one.pk] == of[other.pk] != of[john.pk]
    assert (done.state, done.done, done.counts["person records moved"]) == (RunState.DONE, len(PHASES), 1)
    [change] = Change.objects.all()
    assert (change.how, [move["record"] for move in change.moves]) == (How.RUN, [other.pk])


@pytest.mark.django_db
def test_a_second_time_nothing_changes(noon, tmp_path):
    load(ROSA, JOHN, at=noon)
    load(ROSA, ROSA | {"email": ""}, at=noon)
    run(tmp_path / "1", noon)
    before = the_map()
    again = run(tmp_path / "2", noon + timedelta(days=1))
    assert the_map() == before
    assert again.counts["person records moved"] == 0


@pytest.mark.django_db
def test_a_word_is_obeyed(noon, tmp_path):
    [one, other], _ = load(ROSA, ROSA, at=noon)
    decide(record=one.pk, other=other.pk, same=False, reason="sisters", expires_on=None, by=LOADING, at=noon)
    run(tmp_path, noon)
    of = parties_of([one.pk, other.pk])
    assert of[one.pk] != of[other.pk]


@pytest.mark.django_db
def test_evidence_that_is_no_longer_found_goes_and_what_it_joined_parts(noon, tmp_path):
    [one, other], _ = load(ROSA, ROSA, at=noon)
    SourceRecord.objects.filter(pk=other.pk).update(email="", telephone="", given_name="")
    run(tmp_path, noon)
    assert not Link.objects.exists()
    assert len(set(parties_of([one.pk, other.pk]).values())) == 2


@pytest.mark.django_db
def test_names_are_counted_anew(noon, tmp_path):
    alone(ROSA, ROSA, JOHN, at=noon)
    run(tmp_path / "1", noon)
    run(tmp_path / "2", noon)
    counts = dict(NameCount.objects.filter(of=NameOf.GIVEN).values_list("value", "n"))
    assert counts == {"": 3, "rosa": 2, "john": 1}


@pytest.mark.django_db(transaction=True)
def test_two_do_not_run_at_once(noon, tmp_path):
    with psycopg.connect(_address()) as other:
        other.execute("SELECT pg_advisory_lock(%s)", [ONE_RUN])
        with pytest.raises(Refused, match="already"):
            run(tmp_path, noon)


def _address() -> str:
    given = connection.settings_dict
    parts = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    return " ".join(f"{name}='{given[key]}'" for name, key in parts.items() if given[key])


@pytest.mark.django_db
def test_an_error_ends_the_run_and_leaves_the_map(noon, tmp_path):
    alone(ROSA, ROSA, at=noon)
    before = the_map()
    (tmp_path / "person.jsonl").write_text("not a pair\n")
    with pytest.raises(ValueError, match="Expecting"):
        run(tmp_path, noon)
    assert the_map() == before
    assert Run.objects.get().state == RunState.FAILED


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("point", POINTS[:-1])
def test_killed_at_any_point_it_leaves_the_last_good_map_and_is_carried_on(noon, tmp_path, point):
    records = alone(ROSA, ROSA, JOHN, JOHN, at=noon)
    before = the_map()
    _killed_at(point, tmp_path)
    left = Run.objects.get()
    placed = left.done >= 3
    assert left.state == RunState.RUNNING
    assert (the_map() == before) is not placed
    done = run(tmp_path, noon)
    assert (done.pk, done.state) == (left.pk, RunState.DONE)
    assert len(set(parties_of(record.pk for record in records).values())) == 2
    assert Change.objects.count() == 1


def _killed_at(point: str, folder: Path) -> None:
    """Let another process run until it is at a point, and kill it with -9 there."""
    words = [sys.executable, "-m", "peelian.linkage.tests.runner", connection.settings_dict["NAME"], folder, point]
    with subprocess.Popen([str(word) for word in words], stdout=subprocess.PIPE, text=True, env=os.environ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "here\n"
        process.send_signal(signal.SIGKILL)
        assert process.wait(10) == -signal.SIGKILL
