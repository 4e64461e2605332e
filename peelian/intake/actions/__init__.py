from peelian.intake.actions.advising import ask_what_changed, send_advice
from peelian.intake.actions.consulting import consult, consult_list
from peelian.intake.actions.contact import Tried, close, close_answered, record_attempt
from peelian.intake.actions.correcting import correct_contact
from peelian.intake.actions.feeds import (
    LoadedBefore,
    begin_loading,
    bring_feed,
    check_feed,
    consult_feed,
    drop_feed,
    stop_loading,
)
from peelian.intake.actions.loading import load_feed
from peelian.intake.actions.queue import claim, claim_next, hand_back, rank_again, release_expired, warn
from peelian.intake.actions.undoing import undo_load

__all__ = [
    "LoadedBefore",
    "Tried",
    "ask_what_changed",
    "begin_loading",
    "bring_feed",
    "check_feed",
    "claim",
    "claim_next",
    "close",
    "close_answered",
    "consult",
    "consult_feed",
    "consult_list",
    "correct_contact",
    "drop_feed",
    "hand_back",
    "load_feed",
    "rank_again",
    "record_attempt",
    "release_expired",
    "send_advice",
    "stop_loading",
    "undo_load",
    "warn",
]
