from peelian.parties.actions.authorisations import authorise, withdraw
from peelian.parties.actions.contact_points import clear_standings, mark_taken_over, set_standing
from peelian.parties.actions.firms import (
    Described,
    Enrolled,
    Used,
    add_person,
    asset_gone,
    describe,
    end_enrolment,
    enrol,
    note_asset,
    tie,
    untie,
)
from peelian.parties.actions.flags import lift_flag, raise_flag
from peelian.parties.actions.from_file import (
    FactsKept,
    TieKept,
    keep_authorisations,
    keep_facts,
    keep_people,
    keep_ties,
)
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
    "Described",
    "Enrolled",
    "FactsKept",
    "Investigating",
    "TieKept",
    "Used",
    "add_person",
    "add_source_records",
    "asset_gone",
    "authorise",
    "change_stops",
    "clear_standings",
    "correct_source_record",
    "describe",
    "drop_source_records",
    "end_enrolment",
    "enrol",
    "hand_case_over",
    "keep_authorisations",
    "keep_facts",
    "keep_people",
    "keep_ties",
    "lift_flag",
    "mark_taken_over",
    "note_asset",
    "raise_flag",
    "relate",
    "release_investigation",
    "set_investigation",
    "set_standing",
    "tie",
    "untie",
    "withdraw",
]
