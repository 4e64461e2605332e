from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from peelian.accounts.actions import MadeLink, make_link, revoke_link
from peelian.adoption.actions.findings import Noted, note_findings, versions_of
from peelian.adoption.models import Ask, AskItem
from peelian.adoption.rules.findings import Evidence, State
from peelian.adoption.rules.reminding import ANSWERABLE_FOR
from peelian.kernel.actor import Actor
from peelian.kernel.refused import Refused
from peelian.parties.models import SourceRecord
from peelian.records.actions import log
from peelian.records.rules.operations import Operation


@dataclass(frozen=True)
class MadeAsk:
    """A new ask with the secrets of its link, which are put in one message and not kept."""

    ask: Ask
    link: MadeLink


@transaction.atomic
def ask(
    *,
    about: SourceRecord | None,
    controls: Sequence[str],
    purpose: str,
    origin: str,
    by: Actor,
    at: datetime,
    wave: int = 1,
) -> MadeAsk:
    """Put questions about some controls to a party by a personal link. Refused: no control, or one we do not know."""
    if not controls:
        raise Refused("There is nothing to ask: no control was advised.")
    made = make_link(purpose=purpose, lasts=ANSWERABLE_FOR, by=by, at=at)
    question = Ask.objects.create(
        link=made.link,
        about=about,
        purpose=purpose,
        wave=wave,
        origin=origin,
        asked_at=at,
        due_on=timezone.localdate(at + ANSWERABLE_FOR),
    )
    versions = versions_of(set(controls))
    AskItem.objects.bulk_create(
        [
            AskItem(ask=question, control_id=code, control_version=versions[code], position=position)
            for position, code in enumerate(controls)
        ]
    )
    return MadeAsk(question, made)


@transaction.atomic
def answer(*, ask: Ask, answers: Mapping[str, State], by: Actor, at: datetime) -> Ask:
    """Take somebody's answers, control to state, as findings that they said. An ask is answered once.

    Refused: an answer for a control that was not asked about, a question left open, an ask already answered.
    """
    asked = set(ask.items.values_list("control_id", flat=True))
    if asked != set(answers):
        raise Refused("Please answer every question. “I don't know” is an answer too.")
    claimed = Ask.objects.filter(pk=ask.pk, answered_at=None, withdrawn_at=None, stopped_at=None).update(answered_at=at)
    if not claimed:
        raise Refused("These questions have been answered already, or we were asked to stop. Thank you.")
    note_findings(
        about=_about(ask),
        found=[Noted(control, state, Evidence.SAID) for control, state in answers.items()],
        on=timezone.localdate(at),
        origin=ask.label,
        by=by,
        at=at,
    )
    ask.answered_at = at
    return ask


@transaction.atomic
def stop_asking(*, ask: Ask, by: Actor, at: datetime) -> Ask:
    """Note that whoever holds the link wants no more questions, answered or not. Said twice, the first time stands."""
    if Ask.objects.filter(pk=ask.pk, stopped_at=None, withdrawn_at=None).update(stopped_at=at):
        log(operation=Operation.ALTERATION, subject=ask.label, by=by, at=at, detail="asked us not to ask again")
        ask.stopped_at = at
    return ask


@transaction.atomic
def withdraw(*, ask: Ask, by: Actor, at: datetime) -> None:
    """Take questions back: the link closes and they no longer count as asked."""
    if not Ask.objects.filter(pk=ask.pk, answered_at=None, withdrawn_at=None).update(withdrawn_at=at):
        raise Refused("These questions have been answered or withdrawn already, so they cannot be withdrawn.")
    revoke_link(link=ask.link, by=by, at=at)


def _about(ask: Ask) -> SourceRecord | None:
    """The party by its key alone: the front may not read it."""
    return SourceRecord(pk=ask.about_id) if ask.about_id else None
