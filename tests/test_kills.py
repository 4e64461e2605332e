"""Killing web, worker, database or all of it with -9, while feeds load and letters leave, loses nothing committed."""

import csv
import json
import random
import shutil
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from peelian.runtime.tests.test_supervisor import until
from tests.kills import LETTERS_A_TURN, TURNS_A_FEED, books
from tests.kills.house import BLOWS, House, Sink, kill_the_desk

KILLS = 20
SEED = 14  # its blows leave the supervisor, which waits longer after each death, little to wait for
FEEDS, ROWS = KILLS // TURNS_A_FEED, 300
PATIENCE_SECONDS = 6.0  # the longest wait for something to meet
LONGEST_PAUSE = 0.6  # a letter takes a fifth of a second, a feed a second or two
QUIET_SECONDS = 120  # on a busy machine; a few on an idle one


@dataclass
class Aftermath:
    """What is left when it is quiet: the house, what the mail server took, and what the officer was told is done."""

    house: House
    taken: Counter[str]
    acknowledged: list[tuple[str, object]]


@pytest.fixture(scope="module")
def home() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="peelian-kills-"))
    folder.chmod(0o711)  # as root the database runs as `nobody`, who must get through
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="module")
def aftermath(home: Path) -> Iterator[Aftermath]:
    """Twenty kills, a while apart, during loading and sending; then nothing more until nothing is left to do."""
    sink = Sink()
    sink.controller.start()
    house = House(home, sink)
    house.command("demo", "--load", "0")
    feeds = house.command("make-feed", "--weeks", str(FEEDS), "--rows", str(ROWS), "--out", str(home / "lists"))
    acknowledged = _storm(house, [Path(line) for line in feeds.splitlines()], home / "officer.out")
    _wait_until_quiet(house)
    yield Aftermath(house, Counter(sink.taken), acknowledged)
    house.close()
    sink.controller.stop()


def _storm(house: House, feeds: list[Path], told: Path) -> list[tuple[str, object]]:
    """Let the officer work and kill one thing or all a moment after something has begun; return what they were told."""
    chance = random.Random(SEED)
    blows = chance.sample(list(BLOWS), KILLS, counts=list(BLOWS.values()))
    command, env = house.officer(*feeds), house.environment()
    with told.open("w") as out, subprocess.Popen(command, env=env, stdin=subprocess.PIPE, stdout=out) as officer:
        assert officer.stdin is not None
        until(lambda: "ready" in told.read_text(), 60)
        last = time.time()
        for turn, blow in enumerate(blows):
            officer.stdin.write(b"a turn of work\n")
            officer.stdin.flush()
            if blow is not kill_the_desk:  # which is met at its own work: the officer's
                _wait_for_work(house, ["feeds"] if turn % TURNS_A_FEED == 0 else ["feeds", "mail"], since=last)
            time.sleep(chance.uniform(0, LONGEST_PAUSE))
            blow(house, chance)
            last = time.time()
            assert house.serving.process.poll() is None, house.serving.said
        officer.stdin.close()
        assert officer.wait(180) == 0
    return [tuple(json.loads(line)) for line in told.read_text().splitlines()]


def _wait_for_work(house: House, queues: list[str], *, since: float) -> None:
    """Wait until the worker has begun something of these queues, but not for ever: a kill may also meet nothing."""
    give_up = time.monotonic() + PATIENCE_SECONDS
    while not house.ask(books.BEGUN, queues=queues, since=since) and time.monotonic() < give_up:
        time.sleep(0.05)


def _wait_until_quiet(house: House) -> None:
    """Wait until nothing is left to do, but not for ever: the books then say what never got done."""
    give_up = time.monotonic() + QUIET_SECONDS
    while house.ask(books.QUIET) != [(True,)] and time.monotonic() < give_up:
        time.sleep(0.1)
    until(lambda: house.ask(books.QUIET), 30)  # the database at least must answer


@pytest.mark.parametrize("fault", books.FAULTS)
def test_after_twenty_kills_it_is_not_so_that(aftermath: Aftermath, fault: str) -> None:
    assert aftermath.house.ask(books.FAULTS[fault]) == []


def test_the_kills_met_loads_and_letters_half_way(aftermath: Aftermath) -> None:
    [(loads,)], [(letters,)] = (aftermath.house.ask(q) for q in (books.LOADS_BEGUN_AGAIN, books.LETTERS_INTERRUPTED))
    assert loads > 0
    assert letters > 0


def test_the_mail_server_has_exactly_the_messages_that_the_ledger_says_were_sent(aftermath: Aftermath) -> None:
    sent = {message_id for (message_id,) in aftermath.house.ask(books.SENT)}
    assert len(sent) == KILLS * LETTERS_A_TURN
    assert set(aftermath.taken) == sent


def test_every_second_copy_is_told_in_the_ledger_as_an_interruption(aftermath: Aftermath) -> None:
    interruptions = dict(aftermath.house.ask(books.INTERRUPTIONS))
    untold = {one: copies for one, copies in aftermath.taken.items() if copies > 1 + interruptions[one]}
    assert untold == {}


def test_nothing_that_was_acknowledged_is_missing(aftermath: Aftermath) -> None:
    kept = {("message", one) for (one,) in aftermath.house.ask(books.SENT)}
    kept |= {("feed", one) for (one,) in aftermath.house.ask(books.FEEDS)}
    told = {one for one in aftermath.acknowledged if one[0] != "ready"}
    assert len(told) == KILLS * LETTERS_A_TURN + FEEDS
    assert told <= kept


def test_every_row_of_every_file_is_in_the_books(aftermath: Aftermath) -> None:
    lists = sorted((aftermath.house.home / "lists").iterdir())
    rows = {file.name: len(list(csv.reader(file.open(encoding="utf-8-sig", newline="")))) - 1 for file in lists}
    assert dict(aftermath.house.ask(books.ROWS)) == rows
