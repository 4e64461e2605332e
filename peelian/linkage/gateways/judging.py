"""Verdicts on a whole table of scored pairs: the rules speak once for each pattern of levels, not once for each pair.

What two records say of each other is one of a few thousand patterns, so a million pairs need a few thousand verdicts.
"""

from collections.abc import Iterator

import duckdb

from peelian.linkage.gateways.evidence import LATER_FIRST, evidence_rows, words_of
from peelian.linkage.gateways.models import Model
from peelian.linkage.gateways.populations import Population
from peelian.linkage.gateways.prepared import NUMBER, TEXT, keep
from peelian.linkage.rules.kinds import Verdict
from peelian.linkage.rules.verdicts import Judged, outcome
from peelian.linkage.rules.weighing import Thresholds


def judge_scored(connection: duckdb.DuckDBPyConnection, population: Population, model: Model) -> None:
    """Make the table `judged`: each pair of `scored` that joins or is asked about, with its verdict and rule."""
    fields, at = list(population.fields), model.thresholds
    levels = ", ".join(f"gamma_{field}" for field in fields)
    band = f"(match_weight >= {at.review})::int + (match_weight >= {at.join})::int"
    found = connection.execute(f"SELECT DISTINCT {levels}, {band} FROM scored").fetchall()
    words = words_of(model)
    spoken = []
    for *numbers, in_band in found:
        said = {population.fields[field]: words[field][number] for field, number in zip(fields, numbers, strict=True)}
        verdict, rule = outcome(population.kind, said, _weight_in(in_band, at), at)
        if verdict is not Verdict.APART:
            spoken.append((*numbers, in_band, verdict.value, rule))
    columns = dict.fromkeys([*(f"gamma_{field}" for field in fields), "band"], NUMBER)
    keep(connection, "spoken", columns | {"verdict": TEXT, "rule": TEXT}, spoken)
    same = " AND ".join(f"s.gamma_{field} = v.gamma_{field}" for field in fields)
    connection.execute(
        f"CREATE OR REPLACE TABLE judged AS SELECT s.*, v.verdict, v.rule FROM scored s JOIN spoken v ON {same} "
        f"AND v.band = {band}"
    )


def _weight_in(band: int, at: Thresholds) -> float:
    """Return a weight that lies in a band: below review, from review to join, from join up."""
    return (at.review - 1.0, (at.review + at.join) / 2, at.join)[band]


def judged_rows(connection: duckdb.DuckDBPyConnection, population: Population, model: Model) -> Iterator[Judged]:
    """Yield every pair of the table `judged`, the later key first, with its evidence."""
    also = f"{LATER_FIRST}, verdict, rule"
    for pair, weight, evidence in evidence_rows(connection, population.fields, model, "judged", also):
        one, other, verdict, rule = pair
        yield Judged(one, other, Verdict(verdict), rule, weight, evidence)
