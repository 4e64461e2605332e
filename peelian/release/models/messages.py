from typing import Self

from django.db import models
from django.db.models import Q

from peelian.kernel.choices import choices
from peelian.kernel.labels import label
from peelian.records.models import tracked
from peelian.records.rules.handling import victim_record
from peelian.records.rules.markings import Marking
from peelian.release.models.permits import Permit
from peelian.release.rules.channels import Channel, Delivery


class MessageQuerySet(models.QuerySet["Message"]):
    def outbox(self) -> Self:
        """Messages that are still to be handed over."""
        return self.filter(delivery__in=[Delivery.WAITING.value, Delivery.TRYING.value])


@tracked(exclude=("body",))
class Message(models.Model):
    """The exact copy of what was said, to whom, when, by whom, from which template, and where it stands."""

    handling = victim_record(after="made_at")

    permit = models.OneToOneField(Permit, on_delete=models.PROTECT, related_name="message")
    subject = models.CharField(max_length=80, help_text="the label of what it concerns")
    channel = models.CharField(max_length=10, choices=choices(Channel))
    recipient = models.CharField(max_length=400)
    recipient_name = models.CharField(max_length=200)
    marking = models.CharField(max_length=20, choices=choices(Marking))
    title = models.CharField(max_length=200)
    body = models.TextField()
    copy_digest = models.CharField(max_length=64)
    template = models.CharField(max_length=60)
    template_version = models.CharField(max_length=20)
    message_id = models.CharField(max_length=120, unique=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=120)
    delivery = models.CharField(max_length=12, choices=choices(Delivery), default=Delivery.WAITING.value)
    attempts = models.PositiveSmallIntegerField(default=0)

    objects = MessageQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["subject", "-id"], name="message_subject"),
            models.Index(fields=["id"], condition=Q(delivery__in=["waiting", "trying"]), name="message_outbox"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def label(self) -> str:
        return label("release.Message", self.pk)
