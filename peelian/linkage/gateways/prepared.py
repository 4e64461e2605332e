"""The engine's tables in memory: opening DuckDB, and putting rows into it by columns."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

MANY = 3  # initials of surnames on one e-mail address, telephone or house; beyond it the value says little
# Of a field: when it says nothing, the column whose rarity counts, and each level with its condition, in SQL.
Comparison = tuple[str, str, list[tuple[str, str]]]
Levels = Mapping[str, Comparison]
NUMBER, TEXT, TEXTS = pa.int64(), pa.string(), pa.list_(pa.string())


def open_memory(threads: int = 2, memory: str = "3GB", spill: str = "") -> duckdb.DuckDBPyConnection:
    """Return an empty DuckDB in this process's memory. What does not fit goes to the folder `spill`; "" for nowhere."""
    connection = duckdb.connect(":memory:")
    connection.execute(f"SET threads = {threads}; SET memory_limit = '{memory}'; SET preserve_insertion_order = false")
    connection.execute("SET temp_directory = $folder", {"folder": spill})
    return connection


def load_raw(connection: duckdb.DuckDBPyConnection, rows: Iterable[Sequence[Any]], columns: Sequence[str]) -> None:
    """Put rows into the table `raw`: the first column a whole number, the rest text; empty text says nothing."""
    keep(connection, "raw", {column: TEXT if at else NUMBER for at, column in enumerate(columns)}, rows)


def read_raw(connection: duckdb.DuckDBPyConnection, rows: Path, columns: Sequence[str]) -> None:
    """Put the rows of a CSV file without a header into the table `raw`, as `load_raw` does."""
    kinds = {column: "VARCHAR" if at else "BIGINT" for at, column in enumerate(columns)}
    connection.execute(
        "CREATE OR REPLACE TABLE raw AS SELECT * FROM read_csv($rows, columns = $kinds, header = false, "
        """auto_detect = false, delim = ',', quote = '"', escape = '"')""",
        {"rows": str(rows), "kinds": kinds},
    )


def keep(
    connection: duckdb.DuckDBPyConnection, table: str, columns: Mapping[str, pa.DataType], rows: Iterable[Sequence[Any]]
) -> None:
    """Make a table anew of rows, `columns` by name in their order."""
    listed = list(zip(*rows, strict=True))
    values = listed or [()] * len(columns)
    arrays = [pa.array(list(column), kind) for column, kind in zip(values, columns.values(), strict=True)]
    connection.register("arrived", pa.table(arrays, names=list(columns)))
    connection.execute(f"CREATE OR REPLACE TABLE {table} AS SELECT * FROM arrived")
    connection.unregister("arrived")


def told(connection: duckdb.DuckDBPyConnection, *columns: str) -> list[str]:
    """Return the different texts that columns of `raw` hold."""
    listed = " UNION ".join(f"SELECT {column} AS said FROM raw WHERE {column} <> ''" for column in columns)
    return [said for (said,) in connection.execute(f"SELECT DISTINCT said FROM ({listed})").fetchall()]


def sql_list(words: Iterable[str]) -> str:
    """Return words of our own as a list in SQL."""
    return "[" + ", ".join(f"'{word}'" for word in sorted(words)) + "]"
