"""Weighing a week's new records against the known ones that they could be: the model of the population, in memory."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import duckdb
import pyarrow as pa

from peelian.linkage.gateways import engine, prepared
from peelian.linkage.gateways.evidence import weighed_rows
from peelian.linkage.gateways.judging import judge_scored, judged_rows
from peelian.linkage.gateways.models import model_of
from peelian.linkage.gateways.populations import POPULATIONS
from peelian.linkage.rules.organisations import OrganisationRecord
from peelian.linkage.rules.people import PersonRecord
from peelian.linkage.rules.verdicts import Judged
from peelian.linkage.rules.weighing import Weighed
from peelian.parties.rules.kinds import Kind

AT_LEAST = 10_000  # people; among fewer, a name that two bear would seem common
FLOOR = -10.0  # bits; what weighs less is not looked at, whatever an exact rule says


@dataclass(frozen=True)
class Counts:
    """How common names are among all known records: `total` records, and for each column of the engine, value to count.

    `shared`: e-mail addresses and telephone numbers that too many records bear to say anything.
    """

    total: int
    of: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    shared: Collection[str] = ()


def judge_all(
    records: Sequence[PersonRecord | OrganisationRecord], kind: Kind, counts: Counts, folder: str
) -> Iterator[Judged]:
    """Yield every pair of a whole population that joins or is asked about, with its evidence.

    `folder`: where the engine puts what does not fit into memory, names in clear among it, until it is done.
    """
    population, model = POPULATIONS[kind], model_of(kind)
    connection = prepared.open_memory(spill=folder)
    try:
        prepared.load_raw(connection, [_row(record) for record in records], population.raw)
        population.prepare(connection)
        _note_shared(connection, counts.shared)
        if engine.find_pairs(connection, population.keys, population.worth):
            engine.score(connection, model.settings, FLOOR, _frequencies(connection, population.rare, counts))
            judge_scored(connection, population, model)
            yield from judged_rows(connection, population, model)
    finally:
        connection.close()


def weigh(
    new: Sequence[PersonRecord | OrganisationRecord],
    known: Sequence[PersonRecord | OrganisationRecord],
    kind: Kind,
    counts: Counts,
) -> list[Weighed]:
    """Return what new records weigh against known ones and against each other; never known against known."""
    if not new:
        return []
    population, model = POPULATIONS[kind], model_of(kind)
    connection = prepared.open_memory()
    try:
        rows = [_row(record) for record in (*new, *known)]
        prepared.load_raw(connection, rows, population.raw)
        population.prepare(connection)
        _note_shared(connection, counts.shared)
        _note_new(connection, [record.key for record in new])
        if not engine.find_pairs(connection, population.keys, population.worth, "arrivals"):
            return []
        engine.score(connection, model.settings, FLOOR, _frequencies(connection, population.rare, counts))
        return list(weighed_rows(connection, population.fields, model))
    finally:
        connection.close()


def _row(record: PersonRecord | OrganisationRecord) -> tuple[Any, ...]:
    if isinstance(record, PersonRecord):
        born = record.birth_date.isoformat() if record.birth_date else ""
        reached = (record.email, record.telephone, record.postcode, record.address)
        return (record.key, record.given, record.family, born, *reached)
    return (
        record.key, record.name, record.email, record.telephone, record.postcode, record.address, record.company_number
    )  # fmt: skip


def _note_new(connection: duckdb.DuckDBPyConnection, keys: Sequence[int]) -> None:
    prepared.keep(connection, "arrivals", {"unique_id": prepared.NUMBER}, [(key,) for key in keys])


def _note_shared(connection: duckdb.DuckDBPyConnection, shared: Collection[str]) -> None:
    for column in ("email", "telephone") if shared else ():
        connection.execute(
            f"UPDATE prepared SET {column}_shared = true WHERE list_contains($shared, {column})",
            {"shared": list(shared)},
        )


def _frequencies(connection: duckdb.DuckDBPyConnection, rare: Sequence[str], counts: Counts) -> dict[str, pa.Table]:
    """Return, for each column whose rarity counts, the share of all records that bear each value here."""
    found = {}
    for column in rare:
        here = connection.execute(
            f"SELECT {column}, count(*) FROM prepared WHERE {column} IS NOT NULL GROUP BY 1"
        ).fetchall()
        known = counts.of.get(column, {})
        total = max(counts.total, sum(n for _, n in here), AT_LEAST)
        share = [max(known.get(value, 0), n) / total for value, n in here]
        found[column] = pa.table(
            {column: pa.array([v for v, _ in here], pa.string()), f"tf_{column}": pa.array(share, pa.float64())}
        )
    return found
