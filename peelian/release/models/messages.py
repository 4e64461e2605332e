from datetime import datetime
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from peelian.kernel.choices import choices
from peelian.kernel.labels import label
from peelian.records.models import tracked
from peelian.records.rules.handling import victim_record
from peelian.records.rules.markings import Marking
from peelian.release.models.permits import Permit
from peelian.release.rules.channels import CAME_TO_NOTHING, Carrier, Channel, Delivery
from peelian.release.rules.drafts import Draft


class MessageQuerySet(models.QuerySet["Message"]):
    def outbox(self) -> Self:
        """Messages that are still to be handed over."""
        return self.filter(delivery__in=[Delivery.WAITING.value, Delivery.TRYING.value])

    def held(self) -> Self:
        """Messages that wait for their day, and are not in the outbox."""
        return self.filter(delivery=Delivery.HELD.value)

    def awaiting_receipt(self, since: datetime) -> Self:
        """Messages that Notify has taken since a time, and of which we do not know yet whether they arrived."""
        sent = self.filter(delivery=Delivery.SENT.value, carrier=Carrier.NOTIFY.value)
        return sent.filter(ledger__step=Delivery.SENT.value, ledger__at__gte=since).distinct()


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
    carrier = models.CharField(max_length=12, choices=choices(Carrier), blank=True, help_text="who has it, once begun")
    not_before = models.DateField(null=True, blank=True, help_text="held until somebody lets it go, from this day on")
    people = ArrayField(
        models.BigIntegerField(), default=list, blank=True, help_text="source records whose warnings stand against it"
    )

    objects = MessageQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["subject", "-id"], name="message_subject"),
            models.Index(fields=["id"], condition=Q(delivery__in=["waiting", "trying"]), name="message_outbox"),
            models.Index(fields=["not_before", "id"], condition=Q(delivery="held"), name="message_held"),
            models.Index(fields=["id"], condition=Q(delivery="sent", carrier="notify"), name="message_no_receipt"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def label(self) -> str:
        return label("release.Message", self.pk)

    @property
    def came_to_nothing(self) -> bool:
        """Whether it never reached anybody: refused, cancelled or come back."""
        return self.delivery in CAME_TO_NOTHING

    @property
    def draft(self) -> Draft:
        """The message as it was asked for, to ask the door again."""
        return Draft(
            subject=self.subject,
            channel=Channel(self.channel),
            recipient=self.recipient,
            recipient_name=self.recipient_name,
            title=self.title,
            body=self.body,
            template=self.template,
            template_version=self.template_version,
            marking=Marking(self.marking),
            people=tuple(self.people),
        )
