from peelian.accounts.actions.links import MadeLink, make_link, revoke_link
from peelian.accounts.actions.officers import hand_over, make_officer
from peelian.accounts.actions.units import agree, end_agreement, make_unit, publish_forces

__all__ = [
    "MadeLink",
    "agree",
    "end_agreement",
    "hand_over",
    "make_link",
    "make_officer",
    "make_unit",
    "publish_forces",
    "revoke_link",
]
