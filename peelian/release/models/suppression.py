from django.db import models

from peelian.kernel.choices import choices
from peelian.records.models import tracked
from peelian.records.rules.handling import victim_record
from peelian.release.rules.channels import Channel


@tracked()
class Suppression(models.Model):
    """An address that asked us to stop, or that cannot receive."""

    handling = victim_record(after="since")

    channel = models.CharField(max_length=10, choices=choices(Channel))
    recipient = models.CharField(max_length=400)
    reason = models.CharField(max_length=200)
    since = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["channel", "recipient"], name="one_suppression_an_address")]

    def __str__(self) -> str:
        return self.recipient
