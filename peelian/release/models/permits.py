from django.db import models

from peelian.kernel.choices import choices
from peelian.records.models import tracked
from peelian.records.rules.handling import victim_record
from peelian.records.rules.markings import Marking
from peelian.release.rules.channels import Channel


@tracked()
class Permit(models.Model):
    """A person's word that exactly this text may go to exactly this recipient by this channel, once."""

    handling = victim_record(after="given_at")

    subject = models.CharField(max_length=80, help_text="the label of what it concerns")
    channel = models.CharField(max_length=10, choices=choices(Channel))
    recipient = models.CharField(max_length=400)
    marking = models.CharField(max_length=20, choices=choices(Marking))
    copy_digest = models.CharField(max_length=64, help_text="SHA-256 of the text it permits")
    given_by = models.CharField(max_length=120)
    given_label = models.CharField(max_length=80)
    given_at = models.DateTimeField()
    grounds = models.CharField(max_length=200, help_text="what was checked before it was given")

    def __str__(self) -> str:
        return f"{self.channel} to {self.recipient}"
