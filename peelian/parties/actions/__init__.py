from peelian.parties.actions.contact_points import clear_standings, mark_taken_over, set_standing
from peelian.parties.actions.flags import lift_flag, raise_flag
from peelian.parties.actions.investigations import (
    Investigating,
    change_stops,
    hand_case_over,
    release_investigation,
    set_investigation,
)
from peelian.parties.actions.source_records import (
    add_source_records,
    correct_source_record,
    drop_source_records,
    relate,
)

__all__ = [
    "Investigating",
    "add_source_records",
    "change_stops",
    "clear_standings",
    "correct_source_record",
    "drop_source_records",
    "hand_case_over",
    "lift_flag",
    "mark_taken_over",
    "raise_flag",
    "relate",
    "release_investigation",
    "set_investigation",
    "set_standing",
]
