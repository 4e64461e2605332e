from django.db import models

from peelian.accounts.models.units import Force
from peelian.records.models import tracked
from peelian.records.rules.handling import Keep, Subject, working_record


@tracked()
class ControlRoom(models.Model):
    """Whom to ring at a force when a victim may be in danger: at once, and out of hours. One for each force."""

    handling = working_record(
        subject=Subject.NOBODY,
        keep=Keep("schedule 1, rule A1: kept while the force is, checked each year", years=100, after="checked_on"),
    )

    force = models.OneToOneField(Force, on_delete=models.PROTECT, related_name="control_room")
    telephone = models.CharField(max_length=30, help_text="the control room, day and night")
    out_of_hours = models.CharField(
        max_length=200, blank=True, help_text="the safeguarding team when the office is closed: number and hours"
    )
    note = models.CharField(max_length=300, blank=True, help_text="what to have ready, what to ask for")
    checked_on = models.DateField()
    checked_by = models.CharField(max_length=120)

    def __str__(self) -> str:
        return f"control room of {self.force_id}"
