from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from peelian.accounts.models import Unit
from peelian.documents.models import StoredFile
from peelian.intake.models.reports import Report
from peelian.intake.rules.post import WAITS, CameBy, Cameras, ReplyKind
from peelian.kernel.choices import choices
from peelian.kernel.labels import label
from peelian.records.models import tracked
from peelian.records.rules.handling import victim_record
from peelian.release.models import Message


class ReplyQuerySet(models.QuerySet["Reply"]):
    def homeless(self, unit: Unit) -> Self:
        """Post to a unit that is on nobody's record and that nobody has set aside."""
        return self.filter(unit=unit, report=None, set_aside_at=None)

    def unread(self) -> Self:
        """Messages that somebody must read and nobody has."""
        return self.filter(read_at=None, kind__in=[kind.value for kind in WAITS])


@tracked(exclude=("text",))
class Reply(models.Model):
    """One message that reached us, or that somebody kept: from whom, what it says, and whose record it is on."""

    handling = victim_record(after="came_at")

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="post", help_text="whose mailbox, or officer")
    report = models.ForeignKey(Report, on_delete=models.CASCADE, null=True, blank=True, related_name="replies")
    answers = models.ForeignKey(
        Message, on_delete=models.PROTECT, null=True, blank=True, related_name="replies", help_text="what came back"
    )
    identity = models.CharField(max_length=64, unique=True, help_text="digest of what makes it this message")
    message_id = models.CharField(max_length=260, blank=True)
    kind = models.CharField(max_length=20, choices=choices(ReplyKind))
    came_by = models.CharField(max_length=20, choices=choices(CameBy))
    sender = models.CharField(max_length=254, blank=True)
    sender_name = models.CharField(max_length=120, blank=True)
    to = ArrayField(models.CharField(max_length=254), default=list)
    subject = models.CharField(max_length=300, blank=True)
    text = models.TextField(blank=True)
    sent_at = models.DateTimeField(null=True, blank=True, help_text="as the message says")
    came_at = models.DateTimeField()
    file = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="replies", help_text="as it came"
    )
    left_out = models.JSONField(default=list, help_text="what of it was not kept: a name and why, each")
    matched_how = models.CharField(max_length=120, blank=True)
    matched_by = models.CharField(max_length=120, blank=True)
    in_doubt = models.BooleanField(default=False, help_text="somebody else may have had the mailbox when it came")
    stranger = models.BooleanField(default=False, help_text="not from an address that we knew of theirs")
    uid_validity = models.BigIntegerField(null=True, blank=True)
    uid = models.BigIntegerField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    read_by = models.CharField(max_length=120, blank=True)
    set_aside_at = models.DateTimeField(null=True, blank=True)
    set_aside_by = models.CharField(max_length=120, blank=True)
    set_aside_why = models.CharField(max_length=200, blank=True)

    objects = ReplyQuerySet.as_manager()

    class Meta:
        ordering = ["-came_at", "-id"]
        verbose_name_plural = "replies"
        indexes = [
            models.Index(
                fields=["unit", "-id"], condition=Q(report=None, set_aside_at=None), name="reply_on_nobodys_record"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(set_aside_at=None) | (Q(report=None) & ~Q(set_aside_why="")),
                name="post_set_aside_says_why_and_is_on_no_record",
            ),
        ]

    def __str__(self) -> str:
        return self.subject or "message without a subject"

    @property
    def label(self) -> str:
        return label("intake.Reply", self.pk)

    @property
    def waits(self) -> bool:
        """Whether somebody must still read it."""
        return self.read_at is None and self.kind in WAITS

    @property
    def who(self) -> str:
        """Whom it says it is from."""
        return self.sender_name or self.sender or "nobody named"


class AttachmentQuerySet(models.QuerySet["Attachment"]):
    def standing(self) -> Self:
        """Files that nobody has taken off the record."""
        return self.filter(removed_at=None)


@tracked()
class Attachment(models.Model):
    """A file on a record: what it was called, where it is from, who put it there, and whether it was taken off."""

    handling = victim_record(along="report")

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="attachments")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="attachments")
    reply = models.ForeignKey(Reply, on_delete=models.PROTECT, null=True, blank=True, related_name="attachments")
    name = models.CharField(max_length=150, help_text="as it came, tidied")
    came_by = models.CharField(max_length=20, choices=choices(CameBy))
    came_digest = models.CharField(max_length=64, help_text="SHA-256 as it came; another than the file's if redrawn")
    cameras = models.CharField(
        max_length=40, choices=choices(Cameras), default=Cameras.NONE.value, help_text="what became of its metadata"
    )
    at = models.DateTimeField()
    by_name = models.CharField(max_length=120)
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_by = models.CharField(max_length=120, blank=True)
    removed_why = models.CharField(max_length=200, blank=True)

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(removed_at=None) | ~Q(removed_why=""), name="a_file_taken_off_says_why"),
            models.UniqueConstraint(
                fields=["report", "file"], condition=Q(removed_at=None), name="a_file_is_on_a_record_once"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def label(self) -> str:
        return label("intake.Attachment", self.pk)
