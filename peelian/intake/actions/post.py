"""Messages that reach us: written down once, put on a record, read, set aside."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from peelian.accounts.models import Officer, Unit
from peelian.documents.actions import keep_file
from peelian.documents.gateways import store
from peelian.documents.gateways.messages import read_eml, read_msg
from peelian.documents.gateways.scanner import Scanned, ScannerAway, scan
from peelian.documents.models import StoredFile
from peelian.documents.rules.messages import ReadMessage, message_ids
from peelian.documents.rules.pictures_inside import may_hold_a_picture
from peelian.intake.actions.consequences import REPLY, follow
from peelian.intake.actions.files import Came, forget, keep_attachment
from peelian.intake.gateways.mailbox import Letter
from peelian.intake.models import Reply, Report
from peelian.intake.queries.pictures import no_pictures
from peelian.intake.queries.post import Meant, is_in_doubt, is_ours, is_stranger, meant, message_of
from peelian.intake.rules.post import CameBy, ReplyKind, Signs, deliveries, identity, kind_of
from peelian.kernel.actor import Actor
from peelian.kernel.refused import Refused
from peelian.records.actions import log
from peelian.records.rules.operations import Operation
from peelian.tasks.actions import finish_tasks

READ = {"eml": read_eml, "msg": read_msg}
WHOLE = "the message as it came"
TOO_LARGE = "It is larger than 40 MB, so only its beginning was read. The whole is in the mailbox."
NOT_READABLE = ReadMessage(subject="A message that we could not read")
NO_CONTENT = "It could not be taken out of the message."


@transaction.atomic
def take_in(*, letter: Letter, unit: Unit, by: Actor, at: datetime) -> Reply | None:
    """Write down a message of the mailbox and all that follows from it, or nothing; None when it is there already.

    Whatever is in it, it is kept: one that cannot be read, or that matches nobody, waits for an officer. Refused only
    while the virus scanner is away: it stays in the mailbox and is read later.
    """
    try:
        read = read_eml(letter.raw)
    except Refused:
        read = replace(NOT_READABLE, message_id=store.digest_of(letter.raw))
    if Reply.objects.filter(identity=_identity(read)).exists():
        return None
    kind = _kind(read)
    belongs = _belongs(read, kind, unit, at)
    reply = _written(read, kind=kind, unit=unit, belongs=belongs, came_by=CameBy.REPLY, at=at)
    reply.uid_validity, reply.uid = letter.uid_validity, letter.uid
    if letter.whole:
        _keep_whole(reply, letter.raw, "eml", read, by, at)
    else:
        reply.left_out = [[WHOLE, TOO_LARGE]]
    reply.save()
    settle(reply=reply, read=read, by=by, at=at)
    return reply


@transaction.atomic
def keep_message(*, report: Report, name: str, content: bytes, code: str, by: Officer, at: datetime) -> Reply:
    """Keep a message file on a record as a message: `code` is "eml" or "msg".

    Refused: one that cannot be read, and one that is on a record already. One that waits for an officer in the post
    goes onto this record instead.
    """
    read = READ[code](content)
    there = Reply.objects.filter(identity=_identity(read)).first()
    if there and there.report_id is None and there.unit_id == by.unit_id and there.set_aside_at is None:
        return put_on_record(reply=there, report=report, by=by, at=at)
    if there:
        where = "on this record" if there.report_id == report.pk else "on another record, or set aside"
        raise Refused(f"This message is {where} already.")
    kind = _kind(read)
    belongs = Meant(report, message_of([*read.answers, *read.returned]), f"{by.name} dropped it here")
    reply = _written(
        read, kind=kind, unit=by.unit, belongs=belongs, came_by=CameBy.DROPPED, at=min(read.sent_at or at, at)
    )
    reply.matched_by, reply.read_at, reply.read_by = by.name, at, by.name
    _keep_whole(reply, content, code, read, by, at)
    reply.save()
    settle(reply=reply, read=read, by=by, at=at)
    return reply


@transaction.atomic
def put_on_record(*, reply: Reply, report: Report, by: Officer, at: datetime) -> Reply:
    """Put a message that matched nobody on a record, with all that follows. Refused when somebody was quicker."""
    if not Reply.objects.homeless(reply.unit).filter(pk=reply.pk).update(report=report, matched_by=by.name):
        raise Refused("Somebody has put this on a record already, or set it aside.")
    reply.refresh_from_db()
    reply.matched_how = f"{by.name} chose the record"
    reply.in_doubt = is_in_doubt(report, reply.sender)
    reply.stranger = is_stranger(report, reply.sender)
    read = _read_again(reply)
    if reply.file and no_pictures(report, timezone.localdate(at)) and _may_show_a_picture(read):
        unwanted, reply.file = reply.file, None
        reply.left_out = [*reply.left_out, [WHOLE, no_pictures(report, timezone.localdate(at))]]
        reply.save()
        forget(file=unwanted, by=by, at=at)
    reply.save()
    settle(reply=reply, read=read, by=by, at=at)
    return reply


@transaction.atomic
def set_aside(*, reply: Reply, why: str, by: Officer, at: datetime) -> None:
    """Say that a message belongs on no record. Refused without a reason, or when somebody was quicker."""
    if not why.strip():
        raise Refused("Say why it belongs on no record.")
    waiting = Reply.objects.homeless(reply.unit).filter(pk=reply.pk)
    if not waiting.update(set_aside_at=at, set_aside_by=by.name, set_aside_why=why.strip()[:200]):
        raise Refused("Somebody has put this on a record already, or set it aside.")
    log(operation=Operation.ALTERATION, subject=reply.label, by=by, at=at, detail=f"set aside: {why.strip()}")


@transaction.atomic
def mark_read(*, reply: Reply, by: Officer, at: datetime) -> None:
    """Say that an officer has read a message. Refused when somebody has."""
    if not Reply.objects.filter(pk=reply.pk, read_at=None).exclude(report=None).update(read_at=at, read_by=by.name):
        raise Refused("Somebody has read this already.")
    report = reply.report
    if report and not Reply.objects.unread().filter(report=report).exists():
        finish_tasks(subject=report.label, kinds=(REPLY,), by=by, at=at)


@transaction.atomic
def settle(*, reply: Reply, read: ReadMessage, by: Actor, at: datetime) -> None:
    """Do what follows from a message: keep what is attached to it, and what its kind asks for."""
    if reply.report:
        log(operation=Operation.COLLECTION, subject=reply.report.label, by=by, at=at, detail=f"message kept: {reply}")
        if refused := _keep_parts(reply, reply.report, read, by, at):
            reply.left_out = [*reply.left_out, *refused]
            reply.save(update_fields=["left_out"])
    else:
        log(operation=Operation.COLLECTION, subject=reply.label, by=by, at=at, detail="message that matches nobody")
    follow(reply=reply, read=read, by=by, at=at)


def _keep_parts(reply: Reply, report: Report, read: ReadMessage, by: Actor, at: datetime) -> list[list[str]]:
    """Keep the attachments that may be kept; return the others' names, each with why."""
    refused = []
    way = CameBy.REPLY if reply.came_by == CameBy.REPLY else CameBy.MESSAGE_FILE
    for part in read.parts:
        try:
            if part.content is None:
                raise Refused(NO_CONTENT)
            came = Came(name=part.name, content=part.content, by_way=way, reply=reply)
            with transaction.atomic():
                keep_attachment(report=report, came=came, by=by, at=at)
        except ScannerAway:
            raise
        except Refused as refusal:
            refused.append([part.name, refusal.words])
    return refused


def _keep_whole(reply: Reply, raw: bytes, code: str, read: ReadMessage, by: Actor, at: datetime) -> None:
    """Keep a message as it came, unless it carries a virus, or a picture that may not be on its record."""
    try:
        words = no_pictures(reply.report, timezone.localdate(at)) if reply.report else ""
        if words and _may_show_a_picture(read):
            raise Refused(words)
        scanned = scan(raw) is Scanned.CLEAN
        name = f"{reply.subject[:80] or 'message'}.{code}"
        reply.file = keep_file(name=name, content=raw, kind=code, scanned=scanned, by=by, at=at)
    except ScannerAway:
        raise
    except Refused as refusal:
        reply.left_out = [*reply.left_out, [WHOLE, refusal.words]]


def _read_again(reply: Reply) -> ReadMessage:
    """Return what a message said, from its file; without one, from what was written down."""
    file: StoredFile | None = reply.file
    if file is None:
        return ReadMessage(sender=reply.sender, subject=reply.subject, text=reply.text)
    try:
        return READ[file.kind](store.read(file.digest))
    except Refused:
        return NOT_READABLE


def _may_show_a_picture(read: ReadMessage) -> bool:
    inside = any(part.is_picture or (part.content and may_hold_a_picture(part.content)) for part in read.parts)
    return inside or read.pictures_in_text


def _identity(read: ReadMessage) -> str:
    return identity(message_id=read.message_id, sender=read.sender, subject=read.subject, text=read.text)


def _kind(read: ReadMessage) -> ReplyKind:
    told = deliveries(read.status)
    return kind_of(
        Signs(
            sender=read.sender,
            subject=read.subject,
            text=read.text,
            headers=read.headers,
            failed=any(each.failed for each in told) if told else None,
            has_feedback=bool(read.feedback),
            ours=is_ours(read.sender),
        )
    )


def _belongs(read: ReadMessage, kind: ReplyKind, unit: Unit, at: datetime) -> Meant:
    """Return what a message is for. What a mail system sends back may name our message in its words alone."""
    if kind in (ReplyKind.BOUNCE, ReplyKind.COMPLAINT):
        read = replace(read, returned=(*read.returned, *message_ids(read.text)), sender="")
    return meant(read, unit, timezone.localdate(at))


def _written(read: ReadMessage, *, kind: ReplyKind, unit: Unit, belongs: Meant, came_by: CameBy, at: datetime) -> Reply:
    report = belongs.report
    return Reply(
        unit=unit,
        report=report,
        answers=belongs.answers,
        identity=_identity(read),
        message_id=read.message_id,
        kind=kind.value,
        came_by=came_by.value,
        sender=read.sender,
        sender_name=read.sender_name,
        to=list(read.to[:50]),
        subject=read.subject,
        text=read.text,
        sent_at=read.sent_at,
        came_at=at,
        matched_how=belongs.how,
        in_doubt=bool(report and is_in_doubt(report, read.sender)),
        stranger=bool(report and kind is not ReplyKind.OURS and is_stranger(report, read.sender)),
    )
