from django.db import models

from peelian.adoption.rules.findings import Evidence, State
from peelian.kernel.choices import choices
from peelian.knowledge.models import Control
from peelian.parties.models import SourceRecord
from peelian.records.models import tracked
from peelian.records.rules.handling import victim_record


@tracked()
class Finding(models.Model):
    """A control, how far it is in place, and how we know. Added to, never changed: the status is a rule over findings.

    `about` is empty for a nameless respondent, such as somebody who answered a form after a talk.
    """

    handling = victim_record(after="found_on")

    about = models.ForeignKey(SourceRecord, on_delete=models.PROTECT, null=True, blank=True, related_name="findings")
    control = models.ForeignKey(Control, on_delete=models.PROTECT, related_name="findings")
    control_version = models.PositiveIntegerField()
    state = models.CharField(max_length=15, choices=choices(State))
    evidence = models.CharField(max_length=10, choices=choices(Evidence))
    found_on = models.DateField()
    origin = models.CharField(max_length=80, help_text="where it came from: “adoption.Ask:7”, “intake.Attempt:12”")
    noted_at = models.DateTimeField()
    noted_by = models.CharField(max_length=120)

    class Meta:
        indexes = [
            models.Index(fields=["about", "control", "-id"], name="finding_about"),
            models.Index(fields=["origin"], name="finding_origin"),
        ]

    def __str__(self) -> str:
        return f"{self.control_id}: {self.state} ({self.evidence})"
