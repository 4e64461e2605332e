from peelian.accounts.actions.absences import come_back, hand_over
from peelian.accounts.actions.control_rooms import Ringing, set_control_room
from peelian.accounts.actions.demo import make_demo_sign_in
from peelian.accounts.actions.links import MadeLink, make_link, make_links, revoke_link
from peelian.accounts.actions.officers import (
    change_post,
    close_account,
    forget_second_factors,
    invite,
    make_officer,
    open_account,
)
from peelian.accounts.actions.sign_ins import note_sign_in
from peelian.accounts.actions.units import agree, end_agreement, make_unit, publish_forces

__all__ = [
    "MadeLink",
    "Ringing",
    "agree",
    "change_post",
    "close_account",
    "come_back",
    "end_agreement",
    "forget_second_factors",
    "hand_over",
    "invite",
    "make_demo_sign_in",
    "make_link",
    "make_links",
    "make_officer",
    "make_unit",
    "note_sign_in",
    "open_account",
    "publish_forces",
    "revoke_link",
    "set_control_room",
]
