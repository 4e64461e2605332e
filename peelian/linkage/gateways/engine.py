"""Splink on DuckDB: finding pairs by keys, training a model without any truth, and weighing pairs with it."""

import logging
from collections.abc import Mapping, Sequence
from typing import Any

import duckdb
import pyarrow as pa
from splink import DuckDBAPI, Linker, SettingsCreator, block_on
from splink import comparison_level_library as cll
from splink import comparison_library as cl

from peelian.linkage.gateways.prepared import Levels
from peelian.linkage.rules.levels import UNKNOWN, Born, Contact, Home, Name, Number

for _talker in ("splink", "splink.internals"):
    logging.getLogger(_talker).setLevel(logging.ERROR)

SEEN_TOO_OFTEN = 100  # records that share one key; beyond it each is compared only with the next few
NEXT = 4
FEW = 15  # records that may share a weak key
ENOUGH_PAIRS = 200  # to learn from, by one blocking rule


def settings_of(levels: Levels) -> dict[str, Any]:
    """Return Splink's settings for a population: its levels, each by its words, before any training."""
    comparisons: list[Any] = []
    for field, (unknown, rare, those) in levels.items():
        made: list[Any] = [cll.CustomLevel(unknown, UNKNOWN).configure(is_null_level=True)]
        for words, condition in those:
            level = (
                cll.ElseLevel().configure(label_for_charts=str(words))
                if condition == "ELSE"
                else cll.CustomLevel(condition, str(words))
            )
            if rare and condition == f"{rare}_l = {rare}_r":
                level = level.configure(tf_adjustment_column=rare, tf_minimum_u_value=0.00001)
            made.append(level)
        comparisons.append(cl.CustomComparison(output_column_name=field, comparison_levels=made))
    return SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="unique_id",
        comparisons=comparisons,
        blocking_rules_to_generate_predictions=[block_on("unique_id")],
        retain_intermediate_calculation_columns=True,
        retain_matching_columns=True,
        max_iterations=20,
    ).create_settings_dict("duckdb")


def find_pairs(
    connection: duckdb.DuckDBPyConnection, keys: Sequence[tuple[str, bool]], worth: str = "true", within: str = ""
) -> int:
    """Make the table `pairs` of `prepared` records that share a key and are worth weighing; return how many.

    `keys`: SQL, and whether the key is strong. `within`: a table of keys of which each pair must hold one. Of a strong
    key that more than `SEEN_TOO_OFTEN` share each record meets only the next few; a weak one that more than `FEW` share
    finds nobody: no quadratic growth.
    """
    asked = f"AND (one IN (FROM {within}) OR other IN (FROM {within}))" if within else ""
    listed = " UNION ALL ".join(
        f"SELECT unique_id, hash({key}) AS key, {strong} AS strong FROM prepared WHERE ({key}) IS NOT NULL"
        for key, strong in keys
    )
    connection.execute(f"CREATE OR REPLACE TEMP TABLE keyed AS {listed}")
    connection.execute(f"""
        CREATE OR REPLACE TEMP TABLE grouped AS
        SELECT key, strong, list_sort(list(unique_id)) AS ids FROM keyed GROUP BY key, strong
        HAVING count(*) > 1 AND (strong OR count(*) <= {FEW});
        DROP TABLE keyed;
        CREATE OR REPLACE TABLE pairs AS
        SELECT 0 AS match_key, other AS join_key_l, one AS join_key_r FROM (
            SELECT DISTINCT unnest(ids[:-1 - step]) AS other, unnest(ids[1 + step:]) AS one
            FROM grouped, range(1, {SEEN_TOO_OFTEN}) AS steps(step)
            WHERE step < length(ids) AND (length(ids) <= {SEEN_TOO_OFTEN} OR step <= {NEXT})
        ) found
        JOIN prepared l ON l.unique_id = other JOIN prepared r ON r.unique_id = one
        WHERE one > other AND ({worth}) {asked};
        DROP TABLE grouped
    """)
    return _count(connection, "pairs")


def _count(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0])


def linker_of(connection: duckdb.DuckDBPyConnection, settings: dict[str, Any]) -> Linker:
    """Return Splink over the table `prepared`, with a model or the settings of one."""
    return Linker(DuckDBAPI(connection=connection).register("prepared"), settings)


def train(
    connection: duckdb.DuckDBPyConnection,
    levels: Levels,
    *,
    alike: Sequence[str],
    recall: float,
    sessions: Sequence[str],
) -> dict[str, Any]:
    """Return a model trained on `prepared`, without any truth: u by random pairs, m by expectation maximisation.

    `alike`: rules under which two records are nearly surely one, which find the share `recall` of all true pairs;
    `sessions`: blocking rules, one for each run of expectation maximisation.
    """
    linker = linker_of(connection, settings_of(levels))
    linker.training.estimate_probability_two_random_records_match(list(alike), recall=recall)
    linker.training.estimate_u_using_random_sampling(max_pairs=5e6, seed=1, min_count_per_level=None)
    for rule in sessions:
        if _count(connection, f"prepared l JOIN prepared r ON {rule} AND l.unique_id < r.unique_id") < ENOUGH_PAIRS:
            continue  # the records do not say what the rule asks
        linker.training.estimate_parameters_using_expectation_maximisation(rule, record_sample_proportion=1.0)
    return _whole(dict(linker.misc.save_model_to_json()))


# Bits of a level that training never saw, by its words; anything else says nothing.
UNSEEN = {
    Name.SWAPPED: 6.0, Name.OTHER: 5.0, Name.TRADING: 6.0, Contact.SHARED: 2.0, Home.SHARED: 2.0, Home.POSTCODE: 3.0,
    Contact.NEAR: 2.0, Contact.DOMAIN: 5.0, Born.SWAPPED: 5.0, Born.PART: -1.0, Number.SAME: 12.0, Number.DIFFERS: -8.0,
    Home.STREET: 6.0, Home.AREA: 1.0,
}  # fmt: skip


# The most bits a level may give, whatever was counted: what many share, or is only like, is never strong evidence.
MOST = {
    Name.SWAPPED: 5.0, Contact.SHARED: 10.0, Home.SHARED: 8.0, Home.POSTCODE: 9.0, Home.STREET: 12.0, Contact.NEAR: 3.0,
    Name.OPENING: 1.0,
}  # fmt: skip


def _whole(model: dict[str, Any]) -> dict[str, Any]:
    """Return a model without gaps or excess: see `UNSEEN` and `MOST`."""
    for comparison in model["comparisons"]:
        for level in comparison["comparison_levels"]:
            if level.get("is_null_level"):
                continue
            words, m, u = level["label_for_charts"], level.get("m_probability"), level.get("u_probability")
            if m is None or u is None:
                u = 0.0001
                m = min(0.99, u * 2.0 ** UNSEEN.get(words, 0.0))
            level["u_probability"] = u
            level["m_probability"] = min(m, u * 2.0 ** MOST.get(words, 60.0))
    return model


def score(
    connection: duckdb.DuckDBPyConnection,
    model: dict[str, Any],
    floor: float,
    frequencies: Mapping[str, pa.Table] | None = None,
) -> None:
    """Make the table `scored` of the pairs in `pairs` that weigh `floor` bits or more, with what each field said.

    `frequencies`: for each column whose rarity counts, a table of values and their shares; counted here if not given.
    """
    database = DuckDBAPI(connection=connection)
    linker = Linker(database.register("prepared"), model, validate_settings=False)
    for column, table in (frequencies or {}).items():
        linker.table_management.register_term_frequency_lookup(database.register(table), column)
    linker.table_management.register_blocked_pairs_for_predict(database.register("pairs"))
    found = linker.inference.predict(threshold_match_weight=floor, warning_mode="never")
    kept = [c["output_column_name"] for c in model["comparisons"]]
    columns = ", ".join(f"gamma_{field}, {bits} AS bits_{field}" for field, bits in _bits(connection, found, kept))
    connection.execute(
        f"CREATE OR REPLACE TABLE scored AS SELECT unique_id_l, unique_id_r, match_weight, {columns} "
        f"FROM {found.physical_name}"
    )


def _bits(connection: duckdb.DuckDBPyConnection, found: Any, fields: Sequence[str]) -> list[tuple[str, str]]:
    """Return, for each field, the SQL of its bits: the level's, and what the rarity of the value adds."""
    there = {row[0] for row in connection.execute(f"DESCRIBE {found.physical_name}").fetchall()}
    return [
        (field, f"mw_{field}" + (f" + mw_tf_adj_{field}" if f"mw_tf_adj_{field}" in there else "")) for field in fields
    ]
