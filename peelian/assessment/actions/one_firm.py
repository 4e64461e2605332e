"""An officer's word on which records are one firm; what follows for reports about it is intake's."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from peelian.accounts.models import Officer
from peelian.accounts.rules.roles import Duty
from peelian.assessment.queries.one_firm import visible
from peelian.engagement.models import Firm
from peelian.intake.actions.joining import Word, follow_moves
from peelian.intake.queries.changes import moves_of
from peelian.kernel.refused import Refused
from peelian.linkage.actions import decide, hold_map, part
from peelian.linkage.models import Change
from peelian.linkage.queries.maps import fellows


@transaction.atomic
def join_firms(*, firm: Firm, other: Firm, word: Word, by: Officer, at: datetime) -> Change:
    """Say that two firms of the unit are one. Each keeps what was noted on it; the record of either shows both.

    Refused: a firm of another unit; a role that does not decide.
    """
    hold_map()
    _may(by, firm, other)
    change = decide(
        record=firm.about_id,
        other=other.about_id,
        same=True,
        reason=word.reason,
        expires_on=word.expires_on,
        by=by,
        at=at,
    )
    follow_moves(moves=moves_of(change), why=f"said to be one: {word.reason}", by=by, at=at, but=by)
    return change


@transaction.atomic
def part_from_firm(*, firm: Firm, records: Collection[int], word: Word, by: Officer, at: datetime) -> Change:
    """Take records out of a firm that are another's. Refused: the one it is helped by; one they may not see."""
    hold_map()
    _may(by, firm)
    seen = {one.pk for one in visible(firm, list(fellows(firm.about)), by)} - {firm.about_id}
    if not records or set(records) - seen:
        raise Refused("Choose records of this firm that are somebody else’s, but not the one we help it by.")
    change = part(records=records, reason=word.reason, expires_on=word.expires_on, by=by, at=at)
    follow_moves(moves=moves_of(change), why=f"parted: {word.reason}", by=by, at=at, but=by)
    return change


def _may(by: Officer, *firms: Firm) -> None:
    if not by.may(Duty.DECIDE_WHO_IS_WHO):
        raise Refused("Your role does not decide who is who.")
    if any(firm.unit_id != by.unit_id for firm in firms):
        raise Refused("Another unit helps this firm. Ask them what they make of it.")
