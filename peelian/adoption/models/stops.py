from typing import Self

from django.db import models
from django.db.models import Q

from peelian.kernel.labels import label
from peelian.parties.models import SourceRecord
from peelian.records.models import tracked
from peelian.records.rules.handling import victim_record


class DoNotAskQuerySet(models.QuerySet["DoNotAsk"]):
    def standing(self) -> Self:
        """Those that nobody has lifted."""
        return self.filter(lifted_at=None)


@tracked()
class DoNotAsk(models.Model):
    """Somebody is not asked what they put in place. Advice that they want still reaches them."""

    handling = victim_record(after="since")

    about = models.ForeignKey(SourceRecord, on_delete=models.CASCADE, related_name="not_asked")
    reason = models.CharField(max_length=200)
    since = models.DateTimeField()
    by_name = models.CharField(max_length=120)
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.CharField(max_length=120, blank=True)
    lifted_why = models.CharField(max_length=200, blank=True)

    objects = DoNotAskQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["about"], condition=Q(lifted_at=None), name="one_do_not_ask_a_record"),
            models.CheckConstraint(condition=Q(lifted_at=None) | ~Q(lifted_why=""), name="asked_again_says_why"),
        ]

    def __str__(self) -> str:
        return self.reason

    @property
    def label(self) -> str:
        return label("adoption.DoNotAsk", self.pk)
