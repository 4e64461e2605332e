"""Changing the map from source records to parties: the only writer of memberships."""

from peelian.linkage.actions.deciding import decide, expire, part, would_change
from peelian.linkage.actions.linking import Linked, join_record, link_new, unlink
from peelian.linkage.actions.regrouping import hold_map
from peelian.linkage.actions.running import Tools, carry_on, start_run
from peelian.linkage.actions.undoing import undo
from peelian.linkage.actions.weighing_all import read_all, weigh_all
from peelian.linkage.rules.moves import Move

__all__ = [
    "Linked",
    "Move",
    "Tools",
    "carry_on",
    "decide",
    "expire",
    "hold_map",
    "join_record",
    "link_new",
    "part",
    "read_all",
    "start_run",
    "undo",
    "unlink",
    "weigh_all",
    "would_change",
]
