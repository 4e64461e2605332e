from enum import StrEnum
from typing import Self

from django.db import models
from django.db.models import Q

from peelian.kernel.choices import choices
from peelian.kernel.labels import label
from peelian.records.models import tracked
from peelian.records.rules.handling import victim_record
from peelian.release.rules.channels import WAYS, Channel


class Cause(StrEnum):
    """What put an address beyond our reach."""

    ASKED = "they asked us to stop"
    COMPLAINED = "they complained of our message"
    BOUNCED = "it cannot receive"
    OFFICER = "an officer decided"


class SuppressionQuerySet(models.QuerySet["Suppression"]):
    def standing(self) -> Self:
        """Suppressions that nobody has lifted."""
        return self.filter(lifted_at=None)


@tracked()
class Suppression(models.Model):
    """An address that asked us to stop, or that cannot receive. It stands for everybody until somebody lifts it."""

    handling = victim_record(after="since")

    channel = models.CharField(max_length=10, choices=choices(Channel))
    recipient = models.CharField(max_length=400)
    cause = models.CharField(max_length=40, choices=choices(Cause), default=Cause.OFFICER.value)
    reason = models.CharField(max_length=200)
    since = models.DateTimeField()
    by_name = models.CharField(max_length=120, blank=True)
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.CharField(max_length=120, blank=True)
    lifted_why = models.CharField(max_length=200, blank=True)

    objects = SuppressionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["channel", "recipient"], condition=Q(lifted_at=None), name="one_suppression_an_address"
            ),
            models.CheckConstraint(
                condition=Q(lifted_at=None) | ~Q(lifted_why=""), name="a_lifted_suppression_says_why"
            ),
        ]

    def __str__(self) -> str:
        return self.recipient

    @property
    def label(self) -> str:
        return label("release.Suppression", self.pk)

    @property
    def way(self) -> str:
        """Return how the channel is spoken of: “e-mail”."""
        return WAYS[Channel(self.channel)].name
