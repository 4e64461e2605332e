"""Splink's scored pairs in our words: for each field what it says and its bits, which sum to the pair's weight."""

import math
from collections.abc import Iterator, Mapping
from typing import Any

import duckdb

from peelian.linkage.gateways.models import Model
from peelian.linkage.rules.levels import UNKNOWN
from peelian.linkage.rules.weighing import Weighed

Evidence = tuple[tuple[str, str, float], ...]
LATER_FIRST = "greatest(unique_id_l, unique_id_r), least(unique_id_l, unique_id_r)"
PRIOR = "Before anything is compared"
PRIOR_SAYS = "Two records chosen by chance are seldom one"


def prior_bits(model: Model) -> float:
    """Return the model's prior in bits: how seldom two records chosen by chance are one."""
    chance = float(model.settings["probability_two_random_records_match"])
    return math.log2(chance / (1 - chance))


def words_of(model: Model) -> dict[str, dict[int, str]]:
    """Return, for each field of a model, the number of a level as Splink gives it to its words."""
    found: dict[str, dict[int, str]] = {}
    for comparison in model.settings["comparisons"]:
        levels = comparison["comparison_levels"]
        known = [level for level in levels if not level.get("is_null_level")]
        numbered = {len(known) - 1 - at: str(level["label_for_charts"]) for at, level in enumerate(known)}
        found[comparison["output_column_name"]] = numbered | {-1: UNKNOWN}
    return found


def evidence_rows(
    connection: duckdb.DuckDBPyConnection, fields: Mapping[str, str], model: Model, table: str, also: str
) -> Iterator[tuple[list[Any], float, Evidence]]:
    """Yield of each pair of `table`: the columns `also`, its weight, and its evidence, which sums to the weight."""
    listed = ", ".join(f"gamma_{field}, bits_{field}" for field in fields)
    words, prior = words_of(model), (PRIOR, PRIOR_SAYS, round(prior_bits(model), 4))
    for row in connection.execute(f"SELECT {also}, {listed} FROM {table}").fetchall():
        first = len(row) - 2 * len(fields)
        said = zip(fields.items(), row[first::2], row[first + 1 :: 2], strict=True)
        lines = [(name, words[column][level], round(float(bits or 0.0), 4)) for (column, name), level, bits in said]
        evidence = (prior, *lines)
        yield list(row[:first]), math.fsum(bits for _, _, bits in evidence), evidence


def weighed_rows(connection: duckdb.DuckDBPyConnection, fields: Mapping[str, str], model: Model) -> Iterator[Weighed]:
    """Yield every pair of the table `scored`, the later key first."""
    for (one, other), weight, evidence in evidence_rows(connection, fields, model, "scored", LATER_FIRST):
        yield Weighed(one, other, weight, evidence)
