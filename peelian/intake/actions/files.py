"""Files on a record: judged, looked at by the scanner, redrawn where they are pictures, kept; and taken off again."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from peelian.accounts.models import Officer
from peelian.documents.actions import erase_file, keep_file
from peelian.documents.gateways.file_rules import file_rules
from peelian.documents.gateways.pictures import without_metadata
from peelian.documents.gateways.scanner import Scanned, scan
from peelian.documents.gateways.store import digest_of
from peelian.documents.models import StoredFile
from peelian.documents.rules.judging import judge
from peelian.documents.rules.kinds import MEGABYTE, FileKind, Treat
from peelian.documents.rules.names import tidy_name
from peelian.documents.rules.pictures_inside import holds_a_picture
from peelian.intake.models import Attachment, Reply, Report
from peelian.intake.queries.pictures import no_pictures
from peelian.intake.rules.post import CameBy, Cameras
from peelian.kernel.actor import Actor
from peelian.kernel.refused import Refused
from peelian.records.actions import log
from peelian.records.rules.operations import Operation


@dataclass(frozen=True, kw_only=True)
class Came:
    """A file as it came. `evidence`: what a camera wrote into a picture is kept, because it proves something."""

    name: str
    content: bytes
    by_way: CameBy
    evidence: bool = False
    reply: Reply | None = None


@transaction.atomic
def keep_attachment(*, report: Report, came: Came, by: Actor, at: datetime) -> Attachment:
    """Keep a file on a record.

    Refused, in words that do not name it: a kind that we do not keep, a picture where none may be, a virus, one that
    is there already, and more than a record may hold. A message file is kept by `keep_message`.
    """
    rules = file_rules()
    kind = judge(came.name, came.content, rules)
    refuse_pictures(report, kind, came.content, at)
    digest = digest_of(came.content)
    _refuse_again(report, digest, len(came.content))
    scanned = scan(came.content) is Scanned.CLEAN
    content, cameras = _drawn(came, kind, rules.pixels)
    file = keep_file(name=came.name, content=content, kind=kind.code, scanned=scanned, by=by, at=at)
    kept = Attachment.objects.create(
        report=report,
        file=file,
        reply=came.reply,
        name=tidy_name(came.name),
        came_by=came.by_way.value,
        came_digest=digest,
        cameras=cameras.value,
        at=at,
        by_name=by.name,
    )
    log(operation=Operation.COLLECTION, subject=report.label, by=by, at=at, detail=f"file kept: {kept.name}")
    return kept


def refuse_pictures(report: Report, kind: FileKind, content: bytes, at: datetime) -> None:
    """Refuse what is or holds a picture where none may be kept."""
    words = no_pictures(report, timezone.localdate(at))
    if words and holds_a_picture(kind, content):
        what = "It is a picture." if kind.is_picture else "There is a picture in it."
        raise Refused(f"{what} {words}")


@transaction.atomic
def remove_attachment(*, attachment: Attachment, why: str, by: Officer, at: datetime) -> None:
    """Take a file off a record, and its bytes away if nothing else has them. Refused without a reason, or twice."""
    if not why.strip():
        raise Refused("Say why it is taken off the record.")
    standing = Attachment.objects.standing().filter(pk=attachment.pk)
    if not standing.update(removed_at=at, removed_by=by.name, removed_why=why.strip()[:200]):
        raise Refused("Somebody has taken it off already.")
    forget(file=attachment.file, by=by, at=at)
    log(
        operation=Operation.ERASURE,
        subject=attachment.report.label,
        by=by,
        at=at,
        detail=f"file taken off: {attachment.name}: {why.strip()}",
    )


@transaction.atomic
def forget(*, file: StoredFile, by: Actor, at: datetime) -> None:
    """Erase a file's bytes unless something still shows them."""
    StoredFile.objects.select_for_update().get(pk=file.pk)
    if not Attachment.objects.standing().filter(file=file).exists() and not Reply.objects.filter(file=file).exists():
        erase_file(file=file, by=by, at=at)


def _refuse_again(report: Report, digest: str, size: int) -> None:
    """Refuse a file that is on the record, and one too many. The report is held, so that two officers count as one."""
    Report.objects.select_for_update().get(pk=report.pk)
    standing = Attachment.objects.standing().filter(report=report)
    if standing.filter(came_digest=digest).exists():
        raise Refused("It is on this record already.")
    most = file_rules().largest_record
    if (standing.aggregate(size=Sum("file__size"))["size"] or 0) + size > most:
        raise Refused(f"With it this record would hold more than {most // MEGABYTE} MB. Take other files off first.")


def _drawn(came: Came, kind: FileKind, pixels: int) -> tuple[bytes, Cameras]:
    """Return what is kept of a file and what became of its metadata. A picture is drawn in any case: a bomb shows."""
    if kind.treat is not Treat.PICTURE:
        return came.content, Cameras.STILL_IN if kind.is_picture else Cameras.NONE
    bare = without_metadata(came.content, kind, pixels=pixels)
    return (came.content, Cameras.KEPT) if came.evidence else (bare, Cameras.TAKEN_OUT)
