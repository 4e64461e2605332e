"""Standard advice to many at once, when there are more victims than can be rung. Recorded as what it is."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from peelian.accounts.models import Officer
from peelian.intake.models import Advice, Attempt, Batch, BatchEntry, Report
from peelian.intake.queries.batches import batch_draft, choosable, sort_for_batch
from peelian.intake.rules.batching import MOST
from peelian.intake.rules.stages import Outcome, Reached, Stage
from peelian.kernel.actor import Actor
from peelian.kernel.refused import Refused
from peelian.records.actions import log
from peelian.records.rules.operations import Operation
from peelian.release.actions import mark_posted, send
from peelian.release.rules.channels import Channel, Delivery

SEND = "peelian.intake.jobs.send_batch"


@transaction.atomic
def begin_batch(*, reports: Sequence[int], channel: Channel, why: str, by: Officer, at: datetime) -> Batch:
    """Begin to write to many victims. Whoever may not be written to in a batch is left out, with the reason kept.

    Refused without a reason, by text, for nobody or too many at once, and when nobody of those chosen may be written
    to.
    """
    if channel not in (Channel.EMAIL, Channel.LETTER):
        raise Refused("A batch goes by letter or by e-mail.")
    if not why.strip():
        raise Refused("Say why these victims are written to and not rung.")
    if not 0 < len(set(reports)) <= MOST:
        raise Refused(f"Choose between one and {MOST} reports.")
    list(Report.objects.filter(pk__in=reports).order_by("pk").select_for_update(of=("self",)).values_list("pk"))
    sorted_out = sort_for_batch(choosable(by, reports), channel)
    if not any(not one.left_out for one in sorted_out):
        raise Refused("Nobody of those you chose may be written to in a batch. The reasons are beside their names.")
    batch = Batch.objects.create(unit=by.unit, channel=channel.value, why=why.strip(), made_at=at, officer=by)
    BatchEntry.objects.bulk_create(
        BatchEntry(batch=batch, report=one.report, left_out=one.left_out, done_at=at if one.left_out else None)
        for one in sorted_out
    )
    log(operation=Operation.ALTERATION, subject=batch.label, by=by, at=at, detail=f"{len(sorted_out)} reports chosen")
    app.configure_task(SEND, queue="feeds", lock=batch.label).defer(batch=batch.pk)
    return batch


def send_some(*, batch: Batch, by: Actor, at: datetime) -> bool:
    """Send the next message of a batch; return whether there was one left to do.

    Each is a transaction of its own, so a job that is killed goes on where it stopped and nobody is written to twice.
    """
    entry = batch.entries.to_do().order_by("id").values_list("pk", flat=True).first()
    if entry is None:
        Batch.objects.filter(pk=batch.pk, finished_at=None).update(finished_at=at)
        return False
    _send_one(entry, by, at)
    return True


@transaction.atomic
def _send_one(key: int, by: Actor, at: datetime) -> None:
    entry = BatchEntry.objects.select_for_update(of=("self",)).to_do().filter(pk=key).first()
    if entry is None:
        return
    with_who = Report.objects.select_related("about", "contact", "owner")
    report = with_who.select_for_update(of=("self",)).get(pk=entry.report_id)
    batch = Batch.objects.select_related("officer__unit").get(pk=entry.batch_id)
    [looked_at] = sort_for_batch([report], Channel(batch.channel), within=batch)
    entry.left_out, entry.done_at = looked_at.left_out, at
    if not entry.left_out:
        try:
            with transaction.atomic():
                _write(entry, batch, report, at)
        except Refused as refusal:
            entry.left_out = refusal.words[:300]
    entry.save(update_fields=["left_out", "done_at", "message", "controls"])


def _write(entry: BatchEntry, batch: Batch, report: Report, at: datetime) -> None:
    """Write to one victim: permit, exact copy, outbox, and the record that says it was a batch and not a call."""
    officer = batch.officer
    draft, controls, audience = batch_draft(report, Channel(batch.channel), officer, timezone.localdate(at))
    entry.message, entry.controls = send(draft=draft, by=officer, at=at), controls
    Advice.objects.create(
        report=report, message=entry.message, audience=audience, controls=controls, given_at=at,
        given_by=officer.name, batch=batch,
    )  # fmt: skip
    Attempt.objects.create(
        report=report, channel=batch.channel, reached=Reached.SENT.value, at=at, by_name=officer.name, batch=batch,
        note=f"{str(batch).capitalize()}, not a call.",
    )  # fmt: skip
    Report.objects.filter(pk=report.pk).update(
        stage=Stage.CLOSED.value, outcome=Outcome.BATCH.value, closed_at=at, owner=None, claimed_until=None
    )
    detail = f"{batch}, not a call: written to, not spoken to"
    log(operation=Operation.ALTERATION, subject=report.label, by=officer, at=at, detail=detail)


@transaction.atomic
def post_batch(*, batch: Batch, by: Officer, at: datetime) -> int:
    """Record that the letters of a batch were printed and posted; return how many.

    Refused for e-mail, before all letters are made, and a second time.
    """
    if batch.channel != Channel.LETTER:
        raise Refused("Only letters are posted; these went by e-mail.")
    ready = Batch.objects.filter(pk=batch.pk, posted_at=None).exclude(finished_at=None)
    if not ready.update(posted_at=at, posted_by=by.name):
        raise Refused("These letters are marked as posted already, or are still being made.")
    waiting = batch.entries.gone().filter(message__delivery=Delivery.WAITING.value).select_related("message")
    entries = list(waiting)
    for entry in entries:
        if entry.message:
            mark_posted(message=entry.message, by=by, at=at)
    return len(entries)


@transaction.atomic
def reopen(*, report: Report, by: Officer, at: datetime) -> Report:
    """Take a report up again that was closed by a batch, because they answered: it goes back to the queue.

    Refused for every other report whose contact has ended.
    """
    batched = Report.objects.visible_to(by).filter(pk=report.pk, stage=Stage.CLOSED.value, outcome=Outcome.BATCH.value)
    if not batched.update(stage=Stage.NEW.value, outcome="", closed_at=None):
        raise Refused("Only a report that was written to in a batch can be taken up again.")
    log(operation=Operation.ALTERATION, subject=report.label, by=by, at=at, detail="taken up again after a batch")
    report.refresh_from_db()
    return report
