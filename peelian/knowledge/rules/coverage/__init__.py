"""What the library lacks: a pure reading of the whole of it, for the tests and for the coverage page."""

from datetime import date

from peelian.knowledge.rules.coverage.authorship import authored, authorship_gaps
from peelian.knowledge.rules.coverage.controls import control_gaps
from peelian.knowledge.rules.coverage.frameworks import framework_gaps
from peelian.knowledge.rules.coverage.gap import Gap, Kind
from peelian.knowledge.rules.coverage.names import old_name_gaps
from peelian.knowledge.rules.coverage.plans import plan_gaps
from peelian.knowledge.rules.coverage.reading import reading_gaps
from peelian.knowledge.rules.coverage.tables import offence_gaps, table_gaps
from peelian.knowledge.rules.coverage.threats import threat_gaps
from peelian.knowledge.rules.library import Library
from peelian.knowledge.rules.reading import Syllables

__all__ = ["Gap", "Kind", "authored", "gaps"]


def gaps(library: Library, *, on: date, syllables: Syllables) -> list[Gap]:
    """Return everything the library lacks on the day, in order of item; a complete library has none.

    `syllables` counts those of one word, for the reading score.
    """
    parts = (
        authorship_gaps(library, on),
        control_gaps(library),
        threat_gaps(library),
        framework_gaps(library),
        reading_gaps(library, syllables),
        offence_gaps(library),
        table_gaps(library),
        plan_gaps(library),
        old_name_gaps(library, on),
    )
    return sorted({gap for part in parts for gap in part})
