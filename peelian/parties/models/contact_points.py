from django.db import models

from peelian.kernel.choices import choices
from peelian.parties.rules.kinds import Channel, Standing
from peelian.records.models import tracked
from peelian.records.rules.handling import victim_record


@tracked()
class ContactPoint(models.Model):
    """What we know of one address or number, whoever uses it: a mailbox taken over is so for the whole household."""

    handling = victim_record(after="since")

    channel = models.CharField(max_length=10, choices=choices(Channel))
    value = models.CharField(max_length=300, help_text="as normalised on the source record")
    standing = models.CharField(max_length=12, choices=choices(Standing))
    since = models.DateTimeField()
    by_name = models.CharField(max_length=120)
    how = models.CharField(max_length=200, help_text="how we know: “she rang from her own number and read a code”")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["channel", "value"], name="one_standing_a_contact_point")]

    def __str__(self) -> str:
        return f"{self.value}: {self.standing}"

    @property
    def in_doubt(self) -> bool:
        """Whether somebody else may be using it."""
        return self.standing == Standing.TAKEN_OVER
