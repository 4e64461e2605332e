"""One firm as one file: what its lines hold (`kinds`), how they are written and read (`lines`), what must be true of
them together (`checks`). The file is JSON Lines in UTF-8; docs of the format are in `lines`.
"""

from peelian.assessment.rules.firm_files.checks import Fault, Known, Row
from peelian.assessment.rules.firm_files.kinds import KINDS, NAMES
from peelian.assessment.rules.firm_files.lines import FORMAT, LARGEST, FirmFile, Head, counted, read, write

__all__ = [
    "FORMAT",
    "KINDS",
    "LARGEST",
    "NAMES",
    "Fault",
    "FirmFile",
    "Head",
    "Known",
    "Row",
    "counted",
    "read",
    "write",
]
