"""Weighing a week's new records against the known ones that they could be: the model of the population, in memory."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
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
from peelian.linkage.rules.weighing import Counts, Weighed
from peelian.parties.rules.kinds import Kind

AT_LEAST = 10_000  # people; among fewer, a name that two bear would seem common
Known = PersonRecord | OrganisationRecord
FLOOR = -10.0  # bits; what weighs less is not looked at, whatever an exact rule says


def judge_all(records: Sequence[Known], kind: Kind, counts: Counts, folder: str) -> Iterator[Judged]:
    """Yield every pair of a whole population that joins or is asked about, with its evidence.

    `folder`: where the engine puts what does not fit into memory, names in clear among it, until it is done.
    """
    population, model = POPULATIONS[kind], model_of(kind)
    with _scored(records, kind, counts, spill=folder) as connection:
        if connection:
            judge_scored(connection, population, model)
            yield from judged_rows(connection, population, model)


def weigh(new: Sequence[Known], known: Sequence[Known], kind: Kind, counts: Counts) -> list[Weighed]:
    """Return what new records weigh against known ones and against each other; never known against known."""
    if not new:
        return []
    with _scored((*new, *known), kind, counts, new=new) as connection:
        return list(weighed_rows(connection, POPULATIONS[kind].fields, model_of(kind))) if connection else []


@contextmanager
def _scored(
    records: Sequence[Known], kind: Kind, counts: Counts, *, new: Sequence[Known] = (), spill: str = ""
) -> Iterator[duckdb.DuckDBPyConnection | None]:
    """Open an engine with the table `scored` of all pairs that are worth it, or None when there is no pair.

    `new`: records of which each pair must hold one; none given, any pair will do.
    """
    population = POPULATIONS[kind]
    connection = prepared.open_memory(spill=spill)
    try:
        prepared.load_raw(connection, [_row(record) for record in records], population.raw)
        population.prepare(connection)
        _note_shared(connection, counts.shared)
        if new:
            prepared.keep(connection, "arrivals", {"unique_id": prepared.NUMBER}, [(record.key,) for record in new])
        if engine.find_pairs(connection, population.keys, population.worth, "arrivals" if new else ""):
            frequencies = _frequencies(connection, population.rare, counts)
            engine.score(connection, model_of(kind).settings, FLOOR, frequencies)
            yield connection
        else:
            yield None
    finally:
        connection.close()


def _row(record: Known) -> tuple[Any, ...]:
    if isinstance(record, PersonRecord):
        born = record.birth_date.isoformat() if record.birth_date else ""
        reached = (record.email, record.telephone, record.postcode, record.address)
        return (record.key, record.given, record.family, born, *reached)
    return (
        record.key, record.name, record.email, record.telephone, record.postcode, record.address, record.company_number
    )  # fmt: skip


def _note_shared(connection: duckdb.DuckDBPyConnection, shared: Collection[str]) -> None:
    """Let an e-mail address that too many bear be one that is shared, and such a telephone number say nothing."""
    for column, change in (("email", "email_shared = true"), ("telephone", "telephone = NULL")) if shared else ():
        connection.execute(
            f"UPDATE prepared SET {change} WHERE list_contains($shared, {column})", {"shared": list(shared)}
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
