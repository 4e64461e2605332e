from datetime import date
from enum import StrEnum
from typing import Self

from django.db import models

from peelian.kernel.choices import choices
from peelian.kernel.labels import label
from peelian.knowledge.models import Control
from peelian.parties.models import SourceRecord
from peelian.records.models import tracked
from peelian.records.rules.handling import victim_record


class Progress(StrEnum):
    """Where an action stands."""

    AGREED = "agreed"
    DONE = "done"
    DROPPED = "dropped"


class ActionKind(StrEnum):
    """Whether a step puts a control in place or finds out whether it is."""

    DO = "do"
    FIND_OUT = "find out"


class ActionQuerySet(models.QuerySet["Action"]):
    def open(self) -> Self:
        """Actions still to be done."""
        return self.filter(progress=Progress.AGREED.value)

    def to_remind(self, today: date) -> Self:
        """Actions still to be done whose day to remind has come, of which nobody was reminded yet."""
        return self.open().filter(remind_on__lte=today, reminded_at=None)


@tracked()
class Action(models.Model):
    """One step of a party's one plan: the control they mean to put in place, who does it and by when."""

    handling = victim_record(along="about")

    about = models.ForeignKey(SourceRecord, on_delete=models.CASCADE, related_name="actions")
    control = models.ForeignKey(Control, on_delete=models.PROTECT, related_name="actions")
    owner = models.CharField(max_length=120, help_text="who does it, in their words")
    due_on = models.DateField(null=True, blank=True)
    progress = models.CharField(max_length=10, choices=choices(Progress), default=Progress.AGREED.value)
    kind = models.CharField(max_length=10, choices=choices(ActionKind), default=ActionKind.DO.value)
    position = models.PositiveSmallIntegerField(default=0, help_text="its place in the plan, the first is 1; 0: none")
    minutes = models.PositiveIntegerField(null=True, blank=True, help_text="of everybody together, as it was agreed")
    pounds = models.PositiveIntegerField(null=True, blank=True, help_text="in the first year, as it was agreed")
    why = models.CharField(max_length=400, blank=True, help_text="why it is in this place, as the firm was told")
    note = models.CharField(max_length=300, blank=True, help_text="what the firm wrote beside it")
    remind_on = models.DateField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True, help_text="when it was done or dropped")
    ended_by = models.CharField(max_length=120, blank=True)
    origin = models.CharField(max_length=80)
    agreed_at = models.DateTimeField()
    agreed_by = models.CharField(max_length=120)

    objects = ActionQuerySet.as_manager()

    class Meta:
        ordering = ["position", "id"]
        indexes = [models.Index(fields=["origin"], name="action_origin")]
        constraints = [
            models.UniqueConstraint(
                fields=["about", "control"], condition=models.Q(progress="agreed"), name="one_open_action_a_control"
            )
        ]

    def __str__(self) -> str:
        return f"{self.control_id}: {self.progress}"

    @property
    def label(self) -> str:
        return label("adoption.Action", self.pk)
