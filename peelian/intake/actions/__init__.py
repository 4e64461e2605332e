from peelian.intake.actions.contact import Tried, advise, close, record_attempt
from peelian.intake.actions.feeds import begin_loading, bring_feed, check_feed, drop_feed
from peelian.intake.actions.loading import load_feed
from peelian.intake.actions.queue import claim, claim_next, hand_back, rank_again, release_expired
from peelian.intake.actions.undoing import undo_load

__all__ = [
    "Tried",
    "advise",
    "begin_loading",
    "bring_feed",
    "check_feed",
    "claim",
    "claim_next",
    "close",
    "drop_feed",
    "hand_back",
    "load_feed",
    "rank_again",
    "record_attempt",
    "release_expired",
    "undo_load",
]
