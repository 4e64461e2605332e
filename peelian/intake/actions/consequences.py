"""What follows from a message: a bounce in the ledger, a stop, an alarm, a task for whoever has the record."""

import contextlib
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from peelian.documents.rules.messages import ReadMessage
from peelian.intake.actions.alarms import raise_if_said
from peelian.intake.models import Reply, Report
from peelian.intake.rules.alarms import Where
from peelian.intake.rules.post import ReplyKind, deliveries, new_words, returned
from peelian.kernel.actor import Actor
from peelian.kernel.refused import Refused
from peelian.release.actions import note_bounce, note_complaint, suppress
from peelian.release.models.suppression import Cause
from peelian.release.rules.channels import Channel
from peelian.tasks.actions import Need, raise_task

REPLY = "reply"  # the task that waits until somebody has read what came
WROTE_STOP = "they wrote back that we stop"


@transaction.atomic
def follow(*, reply: Reply, read: ReadMessage, by: Actor, at: datetime) -> None:
    """Do what a message asks for by its kind. An automatic answer, and what one of us wrote, ask for nothing."""
    kind = ReplyKind(reply.kind)
    if kind is ReplyKind.BOUNCE:
        _came_back(reply, read, by, at)
    elif kind is ReplyKind.COMPLAINT:
        _complained(reply, by, at)
    elif reply.report and kind in (ReplyKind.ANSWER, ReplyKind.STOP):
        if kind is ReplyKind.STOP:
            _stop(reply, by, at)
        _answered(reply, reply.report, by, at)


def _came_back(reply: Reply, read: ReadMessage, by: Actor, at: datetime) -> None:
    """Note the bounce in the ledger of our message; one that is for good needs another way to the victim."""
    blocks = deliveries(read.status) or [returned({}, f"{read.subject}\n{read.text}")]
    told = next((block for block in blocks if block.failed), blocks[0])
    if reply.answers:
        with contextlib.suppress(Refused), transaction.atomic():
            note_bounce(message=reply.answers, permanent=told.permanent, said=told.said, by=by, at=at)
    if reply.report:
        _task(reply.report, "See what came back from {name}", f"Our e-mail did not arrive: {told.said}", by, at)


def _complained(reply: Reply, by: Actor, at: datetime) -> None:
    if reply.answers:
        said = "their mail provider passed on a complaint"
        with contextlib.suppress(Refused), transaction.atomic():
            note_complaint(message=reply.answers, said=said, by=by, at=at)
    if reply.report:
        why = "{name} marked our e-mail as unwanted. Nothing more goes to that address."
        _task(reply.report, "See the complaint of {name}", why, by, at)


def _stop(reply: Reply, by: Actor, at: datetime) -> None:
    """Send nothing more to whoever wrote “stop”, where we know that it was they."""
    ours = reply.answers
    address = ours.recipient if ours and ours.channel == Channel.EMAIL else "" if reply.stranger else reply.sender
    if address:
        suppress(channel=Channel.EMAIL, recipient=address, reason=WROTE_STOP, by=by, at=at, cause=Cause.ASKED)


def _answered(reply: Reply, report: Report, by: Actor, at: datetime) -> None:
    """Read an answer for danger, and tell whoever has the record that there is one."""
    said = f"{reply.subject}\n\n{new_words(reply.text)}"
    raise_if_said(report=report, text=said, where=Where.REPLY, by=by, at=at)
    if reply.read_at:
        return
    why = "{name} wrote back."
    if reply.kind == ReplyKind.STOP:
        why = "{name} wrote back that we stop. Nothing more goes to that address."
    elif reply.in_doubt:
        why = "{name}’s address wrote back, but somebody else may have that mailbox."
    _task(report, "Read what {name} wrote", why, by, at)


def _task(report: Report, title: str, why: str, by: Actor, at: datetime) -> None:
    """Raise the task to read what came; `{name}` stands for whom we speak to."""
    name, today = report.speaks_to.name, timezone.localdate(at)
    title, why = title.replace("{name}", name), why.replace("{name}", name)
    need = Need(kind=REPLY, title=title, reason=why, subject=report.label, due_on=today, pressing=500)
    unit = report.owner.unit if report.owner else report.unit
    raise_task(need=need, unit=unit, owner=report.owner, by=by, at=at)
