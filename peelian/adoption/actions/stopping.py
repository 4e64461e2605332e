"""Not asking somebody any more: because they said so, or because an officer decided."""

from datetime import datetime

from django.db import transaction

from peelian.adoption.models import Ask, DoNotAsk
from peelian.kernel.actor import Actor
from peelian.kernel.refused import Refused
from peelian.kernel.words import shortened
from peelian.parties.models import SourceRecord
from peelian.records.actions import log
from peelian.records.rules.operations import Operation

LONGEST = 200  # letters, the width of the column
THEY_SAID_SO = "They asked us not to ask again, on the page that our questions opened."


@transaction.atomic
def do_not_ask(*, about: SourceRecord, reason: str, by: Actor, at: datetime) -> DoNotAsk:
    """Ask somebody nothing more. Said twice, the first reason stays. Refused without a reason."""
    if not reason.strip():
        raise Refused("Say why, so that the next officer understands.")
    kept, made = DoNotAsk.objects.get_or_create(
        about=about,
        lifted_at=None,
        defaults={"reason": shortened(reason.strip(), LONGEST), "since": at, "by_name": by.name},
    )
    if made:
        log(operation=Operation.ALTERATION, subject=about.label, by=by, at=at, detail="not to be asked again")
    return kept


@transaction.atomic
def ask_again(*, standing: DoNotAsk, reason: str, by: Actor, at: datetime) -> None:
    """Let somebody be asked again. Refused without a reason, and when somebody has let it already."""
    if not reason.strip():
        raise Refused("Say how you know that they may be asked again.")
    kept = DoNotAsk.objects.standing().filter(pk=standing.pk)
    if not kept.update(lifted_at=at, lifted_by=by.name, lifted_why=shortened(reason.strip(), LONGEST)):
        raise Refused("Somebody has done this already.")
    log(operation=Operation.ALTERATION, subject=standing.about.label, by=by, at=at, detail="may be asked again")


@transaction.atomic
def heed_stop(*, ask: Ask, by: Actor, at: datetime) -> bool:
    """Act once on what the holder of a link asked: return whether this call did. In an audience nobody is named."""
    if not Ask.objects.to_heed().filter(pk=ask.pk).update(heeded_at=at):
        return False
    if ask.about:
        do_not_ask(about=ask.about, reason=THEY_SAID_SO, by=by, at=at)
    return True
