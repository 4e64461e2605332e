"""Splink's scored pairs in our words: for each field what it says and its bits, which sum to the pair's weight."""

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import duckdb

from peelian.linkage.gateways.models import Model
from peelian.linkage.rules.levels import UNKNOWN
from peelian.linkage.rules.weighing import Weighed

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


def weighed_rows(
    connection: duckdb.DuckDBPyConnection, fields: Mapping[str, str], model: Model, where: str = "true"
) -> Iterator[Weighed]:
    """Yield every pair of the table `scored`, the later key first."""
    listed = ", ".join(f"gamma_{field}, bits_{field}" for field in fields)
    query = f"SELECT unique_id_l, unique_id_r, {listed} FROM scored WHERE {where}"
    words, prior = words_of(model), prior_bits(model)
    for one, other, *said in connection.execute(query).fetchall():
        yield _weighed(max(one, other), min(one, other), said, fields, words, prior)


def _weighed(
    one: int, other: int, said: Sequence[Any], fields: Mapping[str, str], words: dict[str, dict[int, str]], prior: float
) -> Weighed:
    evidence = [(PRIOR, PRIOR_SAYS, round(prior, 4))]
    for at, (column, field) in enumerate(fields.items()):
        evidence.append((field, words[column][said[2 * at]], round(float(said[2 * at + 1] or 0.0), 4)))
    return Weighed(one, other, math.fsum(bits for _, _, bits in evidence), tuple(evidence))
