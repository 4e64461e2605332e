from enum import StrEnum
from typing import Self

from django.db import models

from peelian.kernel.choices import choices
from peelian.knowledge.models import Control
from peelian.parties.models import SourceRecord
from peelian.records.models import tracked
from peelian.records.rules.handling import victim_record


class Progress(StrEnum):
    """Where an action stands."""

    AGREED = "agreed"
    DONE = "done"
    DROPPED = "dropped"


class ActionQuerySet(models.QuerySet["Action"]):
    def open(self) -> Self:
        """Actions still to be done."""
        return self.filter(progress=Progress.AGREED.value)


@tracked()
class Action(models.Model):
    """One step of a party's one plan: the control they mean to put in place, who does it and by when."""

    handling = victim_record(along="about")

    about = models.ForeignKey(SourceRecord, on_delete=models.CASCADE, related_name="actions")
    control = models.ForeignKey(Control, on_delete=models.PROTECT, related_name="actions")
    owner = models.CharField(max_length=120, help_text="who does it, in their words")
    due_on = models.DateField(null=True, blank=True)
    progress = models.CharField(max_length=10, choices=choices(Progress), default=Progress.AGREED.value)
    origin = models.CharField(max_length=80)
    agreed_at = models.DateTimeField()
    agreed_by = models.CharField(max_length=120)

    objects = ActionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["about", "control"], condition=models.Q(progress="agreed"), name="one_open_action_a_control"
            )
        ]

    def __str__(self) -> str:
        return f"{self.control_id}: {self.progress}"
