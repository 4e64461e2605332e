"""Weighing a week's new records against the known ones that they could be: the model of the population, in memory."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from peelian.linkage.gateways import engine, prepared
from peelian.linkage.gateways.evidence import weighed_rows
from peelian.linkage.gateways.judging import judge_scored, judged_rows
from peelian.linkage.gateways.models import Model, model_of
from peelian.linkage.gateways.populations import POPULATIONS, Population
from peelian.linkage.rules.organisations import OrganisationRecord
from peelian.linkage.rules.people import PersonRecord
from peelian.linkage.rules.verdicts import Judged
from peelian.linkage.rules.weighing import Counts, Weighed
from peelian.parties.rules.kinds import Kind

AT_LEAST = 10_000  # people; among fewer, a name that two bear would seem common
Known = PersonRecord | OrganisationRecord
FLOOR = -10.0  # bits; what weighs less is not looked at, whatever an exact rule says
# What becomes of what too many bear: an e-mail address is one that is shared, a telephone number says nothing.
SHARED = {"email": "email_shared = true", "telephone": "telephone = NULL"}


def judge_all(rows: Path, kind: Kind, too_often: int, folder: str) -> Iterator[Judged]:
    """Yield every pair of a whole population that joins or is asked about, with its evidence.

    `rows`: its raw columns as CSV, a record a line. `too_often`: records that share a value, beyond which it says
    little. `folder`: where the engine puts what does not fit into memory, names in clear among it, until it is done.
    """
    population, model = POPULATIONS[kind], model_of(kind)
    with prepared.open_memory(memory="2GB", spill=folder) as connection:
        prepared.read_raw(connection, rows, population.raw)
        population.prepare(connection)
        listed = " UNION ALL ".join(
            f"SELECT {column} AS value FROM prepared GROUP BY {column} HAVING count(*) > {too_often}"
            for column in SHARED
        )
        connection.execute(f"CREATE TABLE often AS {listed}")
        _note_shared(connection)
        if _score_pairs(connection, population, model, Counts(0)):
            judge_scored(connection, population, model)
            yield from judged_rows(connection, population, model)


def weigh(new: Sequence[Known], known: Sequence[Known], kind: Kind, counts: Counts) -> list[Weighed]:
    """Return what new records weigh against known ones and against each other; never known against known."""
    if not new:
        return []
    population, model = POPULATIONS[kind], model_of(kind)
    with prepared.open_memory() as connection:
        prepared.load_raw(connection, [raw_row(record) for record in (*new, *known)], population.raw)
        population.prepare(connection)
        prepared.keep(connection, "often", {"value": prepared.TEXT}, [(value,) for value in counts.shared])
        _note_shared(connection)
        prepared.keep(connection, "arrivals", {"unique_id": prepared.NUMBER}, [(record.key,) for record in new])
        found = _score_pairs(connection, population, model, counts, within="arrivals")
        return list(weighed_rows(connection, population.fields, model)) if found else []


def raw_row(record: Known) -> tuple[Any, ...]:
    """Return a record as a row of the engine's raw columns."""
    if isinstance(record, PersonRecord):
        born = record.birth_date.isoformat() if record.birth_date else ""
        reached = (record.email, record.telephone, record.postcode, record.address)
        return (record.key, record.given, record.family, born, *reached)
    return (
        record.key, record.name, record.email, record.telephone, record.postcode, record.address, record.company_number
    )  # fmt: skip


def _note_shared(connection: duckdb.DuckDBPyConnection) -> None:
    """Mark in `prepared` the addresses and numbers that the table `often` holds."""
    for column, change in SHARED.items():
        connection.execute(f"UPDATE prepared SET {change} WHERE {column} IN (FROM often)")


def _score_pairs(
    connection: duckdb.DuckDBPyConnection, population: Population, model: Model, counts: Counts, within: str = ""
) -> bool:
    """Make the table `scored` of all pairs worth it, and return whether there is one. `within`: as for `find_pairs`."""
    if not engine.find_pairs(connection, population.keys, population.worth, within):
        return False
    engine.score(connection, model.settings, FLOOR, _frequencies(connection, population.rare, counts))
    return True


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
