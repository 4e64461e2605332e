from peelian.engagement.actions.bringing import Told, bring_firm
from peelian.engagement.actions.caring import close_firm, look_after, reopen_firm
from peelian.engagement.actions.firms import consult_firm, consult_firms, consult_request, take_on
from peelian.engagement.actions.from_file import WorkKept, take_on_from_file
from peelian.engagement.actions.people import Tied, add_contact, learn_of_firm, tie_firm
from peelian.engagement.actions.plan_reminders import remind_plans
from peelian.engagement.actions.programmes import (
    NewStep,
    add_step,
    begin_programme,
    drop_step,
    end_programme,
    move_step,
    remind_steps,
    step_done,
)
from peelian.engagement.actions.requests import Asked, Triaged, decide, is_of_firm, note_request, triage

__all__ = [
    "Asked",
    "NewStep",
    "Tied",
    "Told",
    "Triaged",
    "WorkKept",
    "add_contact",
    "add_step",
    "begin_programme",
    "bring_firm",
    "close_firm",
    "consult_firm",
    "consult_firms",
    "consult_request",
    "decide",
    "drop_step",
    "end_programme",
    "is_of_firm",
    "learn_of_firm",
    "look_after",
    "move_step",
    "note_request",
    "remind_plans",
    "remind_steps",
    "reopen_firm",
    "step_done",
    "take_on",
    "take_on_from_file",
    "tie_firm",
    "triage",
]
