"""Who is who: what linking gets wrong and what it misses, on four sets, beside what anybody could have without it.

Lines are in hundred of pairs, so that less is better: wrong links of those made by machine, and how far F1 after
closure falls short. Models are trained without any truth; the two-years feed scored here has a seed of its own.
"""

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from peelian.linkage.gateways.models import model_of
from peelian.parties.rules.kinds import Kind
from tests.bench import linkage_ours as ours
from tests.bench import linkage_sets as sets
from tests.bench.fairness import by_group
from tests.bench.homes import throwaway
from tests.bench.lines import CHECKOUT, Line
from tests.bench.linkage_baselines import by_hand, exact
from tests.bench.linkage_measures import Pair, Score, closed, of_clusters, of_pairs
from tests.bench.linkage_sets import Rows
from tests.bench.linkage_splink import untuned

ROWS, SCORED, START = 200_000, 42, date(2026, 6, 1)
SPLINK = "untuned Splink"
PEERS: tuple[tuple[str, Callable[[Rows, str], list[Pair]]], ...] = (
    ("exact rules", exact),
    ("rapidfuzz, by hand", by_hand),
    (SPLINK, untuned),
)
KINDS = {"people": Kind.PERSON, "organisations": Kind.ORGANISATION}


def measure() -> Iterator[Line]:
    """Yield the table: the two years, the sample weeks, FEBRL 4 and the historical figures."""
    folder = throwaway()
    try:
        yield from two_years(made(folder))
    finally:
        shutil.rmtree(folder)
    yield from weeks()
    yield from foreign("FEBRL 4", sets.febrl4(), 0.3)
    yield from foreign("historical figures", sets.historical_figures(), None)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield Line(work="linkage: memory at most", ours=most, unit="MB", target=4096)


def made(folder: Path, rows: int = ROWS, seed: int = SCORED) -> Path:
    """Make the feed that is scored, with its truth beside it, and return its file."""
    file = folder / f"two-years-{seed}.csv"
    asked = [str(file), "--two-years", "--rows", str(rows), "--seed", str(seed), "--from", f"{START}", "--truth"]
    command = [sys.executable, "-m", "peelian.runtime.cli", "make-feed", *asked]
    home = os.environ | {"PEELIAN_HOME": str(folder / "home"), "PEELIAN_DEV": "yes"}
    subprocess.run(command, check=True, cwd=CHECKOUT, env=home, stdout=subprocess.DEVNULL)
    return file


def two_years(file: Path) -> Iterator[Line]:
    """Yield the lines of a feed of two years: people beside every baseline, organisations beside Splink, groups."""
    people = sets.people_rows(file)
    linked = ours.link(people, Kind.PERSON)
    score = of_clusters(linked.cluster, people.truth)
    peers = {name: peer(people, "people") for name, peer in PEERS}
    yield wrong(f"people of {ROWS:,}", of_pairs(linked.joined, people.truth), peers[SPLINK], people)
    for name, pairs in peers.items():
        yield short(f"people of {ROWS:,}", score, 3.5, of_clusters(closed(pairs, people.truth), people.truth), name)
    firms = sets.organisation_rows(file)
    of_firms = ours.link(firms, Kind.ORGANISATION)
    theirs = untuned(firms, "organisations")
    yield wrong(f"organisations of {ROWS:,}", of_pairs(of_firms.joined, firms.truth), theirs, firms)
    found = of_clusters(closed(theirs, firms.truth), firms.truth)
    yield short(f"organisations of {ROWS:,}", of_clusters(of_firms.cluster, firms.truth), 3.5, found, SPLINK)
    for group in by_group(people, linked.cluster, people.truth):
        missed = 100 * group.missed / max(group.true, 1)
        yield Line(work=f"linkage: pairs missed, names of {group.group} origin", ours=missed, unit="%")


def weeks() -> Iterator[Line]:
    """Yield the lines of the four sample weeks; who has the truth answers what waits for a person."""
    for name, rows in zip(KINDS, sets.sample_weeks(), strict=True):
        kind = KINDS[name]
        linked = ours.link(rows, kind)
        peer = untuned(rows, name)
        yield wrong(f"sample weeks, {name}", of_pairs(linked.joined, rows.truth), peer, rows)
        clusters, _ = ours.decided_by(linked, rows, ours.facts(rows, kind), model_of(kind))
        found = of_clusters(closed(peer, rows.truth), rows.truth)
        yield short(f"sample weeks, {name}, reviewed", of_clusters(clusters, rows.truth), 3.0, found, SPLINK)


def foreign(name: str, rows: Rows, target: float | None) -> Iterator[Line]:
    """Yield the lines of a set that is not ours: the model alone, which the target is for, and with the vetoes.

    FEBRL 4 is two lists that repeat nobody: there the model, and its peer, give each record its best partner. The
    vetoes keep apart by design what such a set calls one: another forename or birth date at one address.
    """
    model = ours.train(rows, Kind.PERSON, name)
    peer = untuned(rows)
    found = of_clusters(closed(peer, rows.truth), rows.truth, rows.left)
    alone = of_clusters(closed(ours.weighed_alone(rows, Kind.PERSON, model), rows.truth), rows.truth, rows.left)
    target = 100 * (1 - found.f1) - 2 if target is None else target
    partners = ", best partners" if rows.left else ""
    yield short(f"{name}, the model alone{partners}", alone, target, found, SPLINK)
    linked = ours.link(rows, Kind.PERSON, model)
    yield short(f"{name}, with vetoes", of_clusters(linked.cluster, rows.truth, rows.left), None, found, SPLINK)


def wrong(what: str, score: Score, peer: list[Pair], rows: Rows) -> Line:
    """Return the line of automatic links that are wrong."""
    theirs = of_pairs(peer, rows.truth)
    return Line(
        work=f"linkage: {what}: automatic links that are wrong",
        ours=100 * (1 - score.precision),
        unit="%",
        target=0.5,
        peer=100 * (1 - theirs.precision),
        peer_is=SPLINK,
    )


def short(what: str, score: Score, target: float | None, peer: Score, peer_is: str) -> Line:
    """Return the line of how far F1 after closure falls short of 100."""
    return Line(
        work=f"linkage: {what}: short of F1 100",
        ours=100 * (1 - score.f1),
        unit="%",
        target=target,
        peer=100 * (1 - peer.f1),
        peer_is=peer_is,
    )
