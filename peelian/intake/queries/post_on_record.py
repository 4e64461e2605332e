"""The messages and files of a record: for its page, its timeline and its disclosure log."""

from collections.abc import Iterator

from peelian.intake.models import Attachment, Reply
from peelian.intake.queries.record import Record
from peelian.intake.rules.disclosure import Item
from peelian.intake.rules.post import ReplyKind
from peelian.intake.rules.timeline import Event
from peelian.kernel.words import shortened

TITLES = {
    ReplyKind.ANSWER: "{who} wrote back",
    ReplyKind.STOP: "{who} asked us to stop writing",
    ReplyKind.AUTOMATIC: "An automatic answer came",
    ReplyKind.BOUNCE: "A message of ours came back",
    ReplyKind.COMPLAINT: "A complaint of our message came",
    ReplyKind.OURS: "A message of ours was kept",
}


def post_of(record: Record) -> tuple[list[Reply], list[Attachment]]:
    """Return the messages and files on a record, newest first."""
    replies = Reply.objects.filter(report__in=record.reports).select_related("answers", "file")
    files = Attachment.objects.standing().filter(report__in=record.reports).select_related("file")
    return list(replies), list(files)


def post_events(record: Record) -> Iterator[Event]:
    """Yield what a record's timeline shows of messages and files, taken off ones included."""
    for reply in record.kept.replies:
        yield Event(
            at=reply.came_at,
            kind="contact",
            title=_title(reply, record),
            byline=f"from {reply.sender or reply.who}",
            words=shortened(reply.subject, 158),
            about=reply.label,
            link="Read it",
        )
    for file in record.kept.files:
        if file.reply_id is None:
            title = f"File kept: {file.name}"
            yield Event(at=file.at, kind="contact", title=title, byline=file.by_name, about=file.label)
        if file.removed_at:
            yield Event(
                at=file.removed_at,
                kind="contact",
                title=f"File taken off the record: {file.name}",
                byline=file.removed_by,
                words=file.removed_why,
                about=file.label,
            )


def post_items(record: Record) -> Iterator[Item]:
    """Yield every message in full and every file by its SHA-256, as the log that is disclosed has them."""
    for reply in Reply.objects.filter(report__in=record.reports).select_related("file").order_by("pk"):
        doubt = " (somebody else may have had this mailbox)" if reply.in_doubt else ""
        yield Item(
            at=reply.came_at,
            who=f"{reply.who}{doubt}",
            kind=_title(reply, record),
            said="\n".join(part for part in (reply.subject, reply.text) if part),
            source=reply.sender or reply.who,
            copy=f"P{reply.pk}" if reply.file else "",
            digest=reply.file.digest if reply.file else "",
        )
    for file in Attachment.objects.filter(report__in=record.reports).select_related("file", "reply").order_by("pk"):
        gone = f" Taken off by {file.removed_by}: {file.removed_why}" if file.removed_at else ""
        yield Item(
            at=file.at,
            who=file.by_name,
            kind="File kept",
            said=f"“{file.name}”, {file.came_by}.{gone}",
            source=file.reply.who if file.reply else f"{file.by_name}, who dropped it here",
            copy=f"F{file.pk}",
            digest=file.came_digest,
        )


def _title(reply: Reply, record: Record) -> str:
    return TITLES[ReplyKind(reply.kind)].format(who=record.speaks_to.name)
