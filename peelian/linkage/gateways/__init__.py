"""Linkage on the outside: Splink on DuckDB, in this process."""
