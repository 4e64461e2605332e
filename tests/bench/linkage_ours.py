"""Our own linking of a set of rows, from nothing: the engine, the verdicts and the clusters, without the database."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import duckdb

from peelian.linkage.gateways import engine, prepared
from peelian.linkage.gateways.judging import judge_scored, judged_rows
from peelian.linkage.gateways.models import Model, model_of
from peelian.linkage.gateways.populations import POPULATIONS, Population
from peelian.linkage.rules.clustering import Clustered, Ground, cluster
from peelian.linkage.rules.groups import Facts, Said
from peelian.linkage.rules.groups import facts_of as facts_of_kind
from peelian.linkage.rules.kinds import Verdict
from peelian.linkage.rules.verdicts import Judged
from peelian.parties.rules.kinds import Kind
from tests.bench.linkage_measures import WHATEVER, Pair, partners
from tests.bench.linkage_sets import Rows

COLUMNS = {
    "given": "given", "family": "family", "born": "birth_date", "email": "email", "telephone": "telephone",
    "postcode": "postcode", "address": "address", "organisation": "organisation", "company_number": "company_number",
}  # fmt: skip


@dataclass
class Linked:
    """Pairs joined without a person, each row's cluster, what waits for a person, and how long each part took."""

    joined: list[Pair]
    cluster: dict[str, str]
    clustered: Clustered
    judged: list[Judged]
    keys: list[str]
    seconds: dict[str, float] = field(default_factory=dict)


def link(rows: Rows, kind: Kind, model: Model | None = None, memory: str = "3GB") -> Linked:
    """Link the rows of a set by a model, the product's if none is given."""
    population, model = POPULATIONS[kind], model or model_of(kind)
    seconds: dict[str, float] = {}
    connection = prepared.open_memory(memory=memory)
    clock = _Clock(seconds)
    keys = load(connection, rows, population)
    clock("preparing")
    engine.find_pairs(connection, population.keys, population.worth)
    clock("finding pairs")
    engine.score(connection, model.settings, min(model.thresholds.review, 0.0) - 4)
    clock("scoring")
    judge_scored(connection, population, model)
    judged = list(judged_rows(connection, population, model))
    clock("judging")
    facts = facts_of(connection, kind)
    clustered = cluster(judged, [], Ground({}, facts, model.thresholds))
    clock("clustering")
    connection.close()
    joined = [(keys[pair.one], keys[pair.other]) for pair in judged if pair.verdict is Verdict.JOIN]
    return Linked(joined, named(clustered, keys), clustered, judged, keys, seconds)


def decided_by(linked: Linked, rows: Rows, facts: Facts, model: Model, rounds: int = 3) -> tuple[dict[str, str], int]:
    """Return the clusters once a person who knows the truth has answered what waits, and how many answers that took."""
    said: list[Said] = []
    clustered = linked.clustered
    for _ in range(rounds):
        asked = [(each.pair.one, each.pair.other) for each in clustered.waiting]
        known = {(word.one, word.other) for word in said}
        new = [
            Said(a, b, rows.truth[linked.keys[a]] == rows.truth[linked.keys[b]])
            for a, b in asked
            if (a, b) not in known
        ]
        if not new:
            break
        said += new
        clustered = cluster(linked.judged, said, Ground({}, facts, model.thresholds))
    return named(clustered, linked.keys), len(said)


def weighed_alone(rows: Rows, kind: Kind, model: Model) -> list[Pair]:
    """Return the pairs that a model finds likelier one than not, whatever the vetoes say.

    Of two lists that repeat nobody, each record's best partner instead.
    """
    population = POPULATIONS[kind]
    connection = prepared.open_memory()
    keys = load(connection, rows, population)
    engine.find_pairs(connection, population.keys, population.worth)
    engine.score(connection, model.settings, WHATEVER if rows.left else 0.0)
    found = connection.execute("SELECT unique_id_l, unique_id_r, match_weight FROM scored").fetchall()
    connection.close()
    if not rows.left:
        return [(keys[one], keys[other]) for one, other, _ in found]
    weighed = [(keys[one], keys[other], weight) for one, other, weight in found]
    return partners(each for each in weighed if (each[0] in rows.left) != (each[1] in rows.left))


def facts(rows: Rows, kind: Kind) -> Facts:
    """Return what speaks against one cluster for two rows of a set."""
    connection = prepared.open_memory()
    load(connection, rows, POPULATIONS[kind])
    found = facts_of(connection, kind)
    connection.close()
    return found


def load(connection: duckdb.DuckDBPyConnection, rows: Rows, population: Population) -> list[str]:
    """Put the rows of a set into the engine's table and prepare it; return each number's unique_id."""
    names = [COLUMNS[column] for column in population.raw[1:]]
    listed = [(at, *(row[name] for name in names)) for at, row in enumerate(rows.rows)]
    prepared.load_raw(connection, listed, population.raw)
    population.prepare(connection)
    return [row["unique_id"] for row in rows.rows]


def facts_of(connection: duckdb.DuckDBPyConnection, kind: Kind) -> Facts:
    """Return what speaks against one cluster for two records, of every prepared record."""
    if kind is Kind.PERSON:
        found = connection.execute("SELECT unique_id, given, family, born FROM prepared").fetchall()
        traits: Mapping[int, Any] = {key: (given or "", family or "", _day(born)) for key, given, family, born in found}
        return facts_of_kind(kind, traits)
    found = connection.execute("SELECT unique_id, cores, number FROM prepared").fetchall()
    traits = {key: (tuple(cores or ()), number or "") for key, cores, number in found}
    return facts_of_kind(kind, traits)


def named(clustered: Clustered, keys: list[str]) -> dict[str, str]:
    """Return each clustered row's cluster, by the unique_id of its first member."""
    return {keys[member]: keys[members[0]] for members in clustered.clusters for member in members}


def train(rows: Rows, kind: Kind, name: str, model: Model | None = None) -> Model:
    """Return a model trained on the rows of a set, without their truth; thresholds as the product's."""
    population = POPULATIONS[kind]
    connection = prepared.open_memory()
    load(connection, rows, population)
    settings = engine.train(
        connection, population.levels, alike=population.alike, recall=population.recall, sessions=population.sessions
    )
    connection.close()
    return Model(name, (model or model_of(kind)).thresholds, settings)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


class _Clock:
    def __init__(self, seconds: dict[str, float]) -> None:
        self.seconds, self.at = seconds, time.perf_counter()

    def __call__(self, part: str) -> None:
        now = time.perf_counter()
        self.seconds[part], self.at = now - self.at, now
