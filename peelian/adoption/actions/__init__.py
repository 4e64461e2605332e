from peelian.adoption.actions.asks import MadeAsk, answer, ask, stop_asking, withdraw
from peelian.adoption.actions.findings import Noted, agree_action, note_findings
from peelian.adoption.actions.from_file import keep_findings, keep_steps
from peelian.adoption.actions.plans import (
    PLAN_STEP,
    PlanStep,
    Told,
    agree_plan,
    change_step,
    drop_action,
    finish_action,
    note_reminded,
)
from peelian.adoption.actions.reminding import plan_ask, raise_next, settle_reminder
from peelian.adoption.actions.sheets import Audience, ask_audience
from peelian.adoption.actions.stopping import ask_again, do_not_ask, heed_stop

__all__ = [
    "PLAN_STEP",
    "Audience",
    "MadeAsk",
    "Noted",
    "PlanStep",
    "Told",
    "agree_action",
    "agree_plan",
    "answer",
    "ask",
    "ask_again",
    "ask_audience",
    "change_step",
    "do_not_ask",
    "drop_action",
    "finish_action",
    "heed_stop",
    "keep_findings",
    "keep_steps",
    "note_findings",
    "note_reminded",
    "plan_ask",
    "raise_next",
    "settle_reminder",
    "stop_asking",
    "withdraw",
]
