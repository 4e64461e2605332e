"""Splink as its manual shows it, with the library's own comparisons and nothing tuned: the baseline to be hard for."""

import logging
from collections.abc import Sequence
from typing import Any

import duckdb
import pyarrow as pa
from splink import DuckDBAPI, Linker, SettingsCreator, block_on
from splink.comparison_library import (
    DateOfBirthComparison,
    EmailComparison,
    ExactMatch,
    JaroWinklerAtThresholds,
    NameComparison,
    PostcodeComparison,
)

from tests.bench.linkage_measures import WHATEVER, Pair, partners
from tests.bench.linkage_sets import FIELDS, Row, Rows

THRESHOLD = 0.9
SEED = 1
U_PAIRS = 2_000_000
DRAWN = 4  # a field that fewer than one row in so many fills in is left out

PEOPLE: dict[str, Any] = {
    "given": NameComparison("given"),
    "family": NameComparison("family"),
    "birth_date": DateOfBirthComparison("birth_date", input_is_string=True),
    "email": EmailComparison("email"),
    "telephone": ExactMatch("telephone").configure(term_frequency_adjustments=True),
    "postcode": PostcodeComparison("postcode"),
}
PLACES: dict[str, Any] = {"address": JaroWinklerAtThresholds("address", [0.9, 0.8])}  # where nothing else says where
PEOPLE_BLOCKS = (("given", "family"), ("birth_date",), ("email",), ("telephone",), ("postcode",))
PEOPLE_TRAINS = (("given", "family"), ("postcode",))
PEOPLE_CERTAIN = (("given", "family", "birth_date"), ("given", "family", "email"))
ORGANISATIONS: dict[str, Any] = {
    "organisation": JaroWinklerAtThresholds("organisation", [0.95, 0.88, 0.8]),
    "email": EmailComparison("email"),
    "telephone": ExactMatch("telephone").configure(term_frequency_adjustments=True),
    "postcode": PostcodeComparison("postcode"),
}
ORGANISATION_BLOCKS = (("organisation",), ("email",), ("telephone",), ("postcode",))
ORGANISATION_TRAINS = (("organisation",), ("postcode",))
ORGANISATION_CERTAIN = (("organisation", "postcode"), ("organisation", "telephone"), ("organisation", "email"))


def untuned(rows: Rows, kind: str = "people") -> list[Pair]:
    """Return the pairs that Splink scores at 0.9 or more after training on the rows themselves, without the truth.

    Of two lists that repeat nobody, each record's best partner instead.
    """
    people = kind == "people"
    comparisons = PEOPLE if people else ORGANISATIONS
    held = _filled(rows.rows, [*comparisons, *PLACES])
    if not held & {"email", "telephone"}:
        comparisons = comparisons | PLACES
    blocks, trains, certain = (
        [fields for fields in each if set(fields) <= held]
        for each in (
            (PEOPLE_BLOCKS, PEOPLE_TRAINS, PEOPLE_CERTAIN)
            if people
            else (ORGANISATION_BLOCKS, ORGANISATION_TRAINS, ORGANISATION_CERTAIN)
        )
    )
    settings = SettingsCreator(
        link_type="link_only" if rows.left else "dedupe_only",
        comparisons=[made for field, made in comparisons.items() if field in held],
        blocking_rules_to_generate_predictions=[block_on(*fields) for fields in blocks],
        retain_matching_columns=False,
    )
    logging.getLogger("splink").setLevel(logging.ERROR)
    with duckdb.connect(config={"threads": 2}) as connection:
        linker = _linker(connection, rows, settings)
        training = linker.training
        training.estimate_probability_two_random_records_match([block_on(*each) for each in certain], recall=0.7)
        training.estimate_u_using_random_sampling(max_pairs=U_PAIRS, seed=SEED)
        for fields in trains:
            training.estimate_parameters_using_expectation_maximisation(block_on(*fields))
        least = {"threshold_match_weight": WHATEVER} if rows.left else {"threshold_match_probability": THRESHOLD}
        scored = linker.inference.predict(**least).as_pyarrow_table()
    columns = ("unique_id_l", "unique_id_r", "match_weight")
    found = zip(*(scored[column].to_pylist() for column in columns), strict=True)
    return partners(found) if rows.left else [(one, other) for one, other, _ in found]


def _linker(connection: duckdb.DuckDBPyConnection, rows: Rows, settings: SettingsCreator) -> Linker:
    database = DuckDBAPI(connection)
    if not rows.left:
        return Linker(database.register(_table(rows.rows)), settings, log_level=logging.ERROR)
    sides = [[row for row in rows.rows if (row["unique_id"] in rows.left) == wanted] for wanted in (True, False)]
    return Linker([database.register(_table(side)) for side in sides], settings, log_level=logging.ERROR)


def _table(rows: Sequence[Row]) -> pa.Table:
    """Return the rows with nothing, rather than "", where a set does not say, as Splink wants it."""
    return pa.table({field: pa.array([row[field] or None for row in rows], pa.string()) for field in FIELDS})


def _filled(rows: Sequence[Row], fields: Sequence[str]) -> set[str]:
    return {field for field in fields if sum(bool(row[field]) for row in rows) * DRAWN > len(rows)}
