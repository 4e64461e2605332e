from peelian.parties.actions.contact_points import clear_standings, mark_taken_over, set_standing
from peelian.parties.actions.flags import lift_flag, raise_flag
from peelian.parties.actions.source_records import (
    add_source_records,
    correct_source_record,
    drop_source_records,
    relate,
)

__all__ = [
    "add_source_records",
    "clear_standings",
    "correct_source_record",
    "drop_source_records",
    "lift_flag",
    "mark_taken_over",
    "raise_flag",
    "relate",
    "set_standing",
]
