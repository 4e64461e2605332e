from peelian.assessment.actions.answers import take_answers
from peelian.assessment.actions.assessments import Beginning, begin, close_part, conclude, finish_part, give_part
from peelian.assessment.actions.carrying import carry_over
from peelian.assessment.actions.firm_export import export_firm
from peelian.assessment.actions.firm_import import import_firm
from peelian.assessment.actions.firm_lists import AS_NEW, Loaded, load_list
from peelian.assessment.actions.looks import (
    Ended,
    ask_for_look,
    begin_look,
    end_look,
    look_after_mending,
    look_weekly,
    still_stands,
    take_leave_back,
)
from peelian.assessment.actions.one_firm import join_firms, part_from_firm
from peelian.assessment.actions.papers import hand_out, take_register
from peelian.assessment.actions.plans import Chosen, agree
from peelian.assessment.actions.strategies import Words, keep_logo, keep_strategy

__all__ = [
    "AS_NEW",
    "Beginning",
    "Chosen",
    "Ended",
    "Loaded",
    "Words",
    "agree",
    "ask_for_look",
    "begin",
    "begin_look",
    "carry_over",
    "close_part",
    "conclude",
    "end_look",
    "export_firm",
    "finish_part",
    "give_part",
    "hand_out",
    "import_firm",
    "join_firms",
    "keep_logo",
    "keep_strategy",
    "load_list",
    "look_after_mending",
    "look_weekly",
    "part_from_firm",
    "still_stands",
    "take_answers",
    "take_leave_back",
    "take_register",
]
