from peelian.release.actions.delivery import begin_attempt, end_attempt, mark_posted
from peelian.release.actions.permits import send

__all__ = ["begin_attempt", "end_attempt", "mark_posted", "send"]
