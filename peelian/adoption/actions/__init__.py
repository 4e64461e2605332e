from peelian.adoption.actions.asks import MadeAsk, answer, ask, stop_asking, withdraw
from peelian.adoption.actions.findings import Noted, agree_action, note_findings
from peelian.adoption.actions.reminding import plan_ask, raise_next, settle_reminder
from peelian.adoption.actions.sheets import Audience, ask_audience
from peelian.adoption.actions.stopping import ask_again, do_not_ask, heed_stop

__all__ = [
    "Audience",
    "MadeAsk",
    "Noted",
    "agree_action",
    "answer",
    "ask",
    "ask_again",
    "ask_audience",
    "do_not_ask",
    "heed_stop",
    "note_findings",
    "plan_ask",
    "raise_next",
    "settle_reminder",
    "stop_asking",
    "withdraw",
]
