from peelian.release.actions.delivery import begin_attempt, end_attempt, mark_posted
from peelian.release.actions.permits import Draft, send

__all__ = ["Draft", "begin_attempt", "end_attempt", "mark_posted", "send"]
