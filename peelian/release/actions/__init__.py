from peelian.release.actions.delivery import begin_attempt, cancel, end_attempt, let_go, mark_posted
from peelian.release.actions.permits import send
from peelian.release.actions.returns import note_bounce, note_complaint, note_receipt
from peelian.release.actions.suppression import lift_suppression, suppress

__all__ = [
    "begin_attempt",
    "cancel",
    "end_attempt",
    "let_go",
    "lift_suppression",
    "mark_posted",
    "note_bounce",
    "note_complaint",
    "note_receipt",
    "send",
    "suppress",
]
