"""Looks from outside: asked for by leave, begun once, ended once, looked at again before anything bad is told."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from procrastinate.contrib.django import app

from peelian.assessment.actions.looks_told import result, settle
from peelian.assessment.models import CheckResult, Look
from peelian.assessment.queries.looks import standing_leave
from peelian.assessment.rules.outside.judged import BAD, Judged
from peelian.assessment.rules.outside.limits import EVERY, LOST, refuse_too_often, refuse_too_often_mended
from peelian.engagement.models import Firm
from peelian.kernel.actor import Actor
from peelian.kernel.refused import Refused
from peelian.parties import actions as parties
from peelian.parties.models import Authorisation
from peelian.records.actions import log
from peelian.records.rules.operations import Operation

CARRY_OUT = "peelian.assessment.jobs.carry_out"
QUEUE = "looks"
AFTER_MAIL = -10  # a job's priority: whatever a person waits for comes before the weekly looks
AT_ONCE = 100  # firms that one run of the weekly looks takes on
NEVER_BEGUN = "it was lost before it began"
TAKEN_BACK, RAN_OUT = "the firm took its leave back", "the leave ran out"


@dataclass(frozen=True, kw_only=True)
class Ended:
    """How a look ended: what it found, what it cost, and why it did not run to its end, if it did not."""

    judged: Sequence[Judged] = ()
    queries: int = 0
    requests: int = 0
    handshakes: int = 0
    stopped_why: str = ""


@transaction.atomic
def ask_for_look(*, firm: Firm, by: Actor, at: datetime) -> Look:
    """Ask for the week's look at a firm. Refused: no leave stands; one is under way; one within seven days."""
    authorisation = _leave(firm, at)
    refuse_too_often(_asked(firm), at=at)
    return _ask(firm, authorisation, by, at)


@transaction.atomic
def look_after_mending(*, firm: Firm, by: Actor, at: datetime) -> Look:
    """Ask for a look because somebody at the firm says that they have mended something.

    Refused: no leave stands; one is under way; nothing was told that could be mended; three such in seven days.
    """
    authorisation = _leave(firm, at)
    told = CheckResult.objects.filter(look__firm=firm, agreed=True)
    if not told.filter(outcome__in=[outcome.value for outcome in BAD]).exists():
        raise Refused("We have told them of nothing that is to be mended.")
    refuse_too_often_mended(_asked(firm), at=at)
    return _ask(firm, authorisation, by, at)


@transaction.atomic
def look_weekly(*, by: Actor, at: datetime) -> int:
    """Ask for the week's look at the firms whose leave stands and whom somebody has looked at before.

    Return how many were asked for; some are left for the next run when there are more than AT_ONCE.
    """
    of_firm = Look.objects.filter(firm=OuterRef("pk"))
    due = Firm.objects.open().filter(
        Exists(of_firm),
        ~Exists(of_firm.filter(second_to=None, asked_at__gt=at - EVERY)),
        ~Exists(of_firm.filter(finished_at=None, due_at__gte=at - LOST)),
    )
    asked = 0
    for firm in due.select_related("about").order_by("pk").iterator():
        if asked < AT_ONCE and standing_leave(firm, on=timezone.localdate(at)):
            ask_for_look(firm=firm, by=by, at=at)
            asked += 1
    return asked


@transaction.atomic
def begin_look(*, look: Look, by: Actor, at: datetime) -> Look | None:
    """Return a look to be carried out, or None: it was carried out already, or its leave stands no more.

    Whoever calls holds the one hand of the look, so that nobody else carries it out meanwhile.
    """
    held = Look.objects.select_for_update(of=("self",)).select_related("authorisation", "firm__about").get(pk=look.pk)
    if held.finished_at:
        return None
    if not still_stands(held, at=at):
        _finish(held, Ended(stopped_why=_over(held)), at)
        return None
    log(operation=Operation.COLLECTION, subject=held.label, by=by, at=at, detail="look from outside begun")
    return held


@transaction.atomic
def end_look(*, look: Look, ended: Ended, by: Actor, at: datetime) -> None:
    """Keep what a look found. Something bad is looked at a second time before it is told; the rest is told now.

    Said twice, the first time stands. A look whose leave was taken back meanwhile keeps nothing.
    """
    held = Look.objects.select_for_update(of=("self",)).select_related("authorisation", "firm__about").get(pk=look.pk)
    if held.finished_at:
        if held.stopped_why == TAKEN_BACK:
            _finish(held, replace(ended, stopped_why=TAKEN_BACK), held.finished_at)  # what it cost them until then
        return
    withdrawn = not still_stands(held, at=at)
    _finish(held, replace(ended, judged=(), stopped_why=_over(held)) if withdrawn else ended, at)
    log(operation=Operation.COLLECTION, subject=held.label, by=by, at=at, detail=_cost(held))
    if withdrawn or (ended.stopped_why and not held.second_to_id):
        return
    found = () if ended.stopped_why else tuple(ended.judged)
    if held.second_to_id:
        settle(look=held, judged=found, by=by, at=at)
        return
    CheckResult.objects.bulk_create([result(held, judged) for judged in found])
    if any(judged.bad for judged in found):
        _second(held, at)
    else:
        settle(look=held, judged=found, by=by, at=at)


@transaction.atomic
def take_leave_back(*, authorisation: Authorisation, withdrawn_by: str, why: str, by: Actor, at: datetime) -> None:
    """Take leave back and end every look that waits for it. One that is being carried out stops at its next step."""
    parties.withdraw(authorisation=authorisation, withdrawn_by=withdrawn_by, why=why, by=by, at=at)
    waiting = Look.objects.filter(authorisation=authorisation, finished_at=None)
    waiting.update(finished_at=at, stopped_why=TAKEN_BACK)


def still_stands(look: Look, *, at: datetime) -> bool:
    """Say whether a look may go on: it was not ended, and its leave stands on this day. Asked before every step."""
    leave = Authorisation.objects.standing(timezone.localdate(at)).filter(looks=look.pk, looks__finished_at=None)
    return leave.exists()


def _over(look: Look) -> str:
    """Say why the leave of a look stands no more."""
    return TAKEN_BACK if look.authorisation.withdrawn_at else RAN_OUT


def _leave(firm: Firm, at: datetime) -> Authorisation:
    """The newest leave that stands. Holds the firm, so that two people cannot ask at once."""
    Firm.objects.select_for_update().get(pk=firm.pk)
    if firm.closed_at:
        raise Refused("You do not help this firm any more.")
    Look.objects.filter(firm=firm, finished_at=None, due_at__lt=at - LOST).update(
        finished_at=at, stopped_why=NEVER_BEGUN
    )
    if Look.objects.filter(firm=firm, finished_at=None).exists():
        raise Refused("A look is under way. Wait until it has ended.")
    found = standing_leave(firm, on=timezone.localdate(at))
    if found is None:
        raise Refused("Nobody at the firm has given leave to look, or it has run out. Write down their leave first.")
    return found


def _asked(firm: Firm) -> list[datetime]:
    return list(Look.objects.filter(firm=firm, second_to=None).values_list("asked_at", flat=True))


def _ask(firm: Firm, authorisation: Authorisation, by: Actor, at: datetime) -> Look:
    look = Look.objects.create(firm=firm, authorisation=authorisation, asked_at=at, asked_by=by.name, due_at=at)
    log(operation=Operation.COLLECTION, subject=look.label, by=by, at=at, detail="look from outside asked for")
    _defer(look)
    return look


def _second(first: Look, at: datetime) -> None:
    due = at + timedelta(minutes=settings.PEELIAN_SECOND_LOOK_MINUTES)
    second = Look.objects.create(
        firm=first.firm,
        authorisation=first.authorisation,
        second_to=first,
        asked_at=at,
        asked_by=first.asked_by,
        due_at=due,
    )
    _defer(second)


def _defer(look: Look) -> None:
    job = app.configure_task(CARRY_OUT, queue=QUEUE, lock=look.firm.label, priority=AFTER_MAIL, schedule_at=look.due_at)
    job.defer(look=look.pk)


def _finish(look: Look, ended: Ended, at: datetime) -> None:
    look.finished_at, look.stopped_why = at, ended.stopped_why[:200]
    look.queries, look.requests, look.handshakes = ended.queries, ended.requests, ended.handshakes
    look.save(update_fields=["finished_at", "stopped_why", "queries", "requests", "handshakes"])


def _cost(look: Look) -> str:
    cost = f"{look.queries} queries, {look.requests} requests, {look.handshakes} handshakes"
    return f"look from outside: {cost}{f'; {look.stopped_why}' if look.stopped_why else ''}"
