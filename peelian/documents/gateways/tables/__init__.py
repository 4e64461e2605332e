"""Tables of other people's making read in, CSV and Excel, and our own written out; never half of one."""

from peelian.documents.gateways.tables.out import corrections, write_csv, write_xlsx
from peelian.documents.gateways.tables.reading import read_table, refuse_large
from peelian.documents.gateways.tables.table import Row, Table, column_letter

__all__ = ["Row", "Table", "column_letter", "corrections", "read_table", "refuse_large", "write_csv", "write_xlsx"]
