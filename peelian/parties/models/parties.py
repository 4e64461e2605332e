from django.db import models

from peelian.kernel.choices import choices
from peelian.kernel.labels import label
from peelian.parties.rules.kinds import Kind
from peelian.records.models import tracked
from peelian.records.rules.handling import victim_record


@tracked()
class Party(models.Model):
    """One person or organisation: a key that source records are mapped to, and nothing else.

    What is known of a party is read from its source records (`parties.rules.view`), so a split is exact.
    """

    handling = victim_record(after="made_at")

    kind = models.CharField(max_length=12, choices=choices(Kind))
    made_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "parties"

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def label(self) -> str:
        return label("parties.Party", self.pk)
