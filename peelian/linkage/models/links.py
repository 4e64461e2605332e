from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from peelian.kernel.choices import choices
from peelian.linkage.rules.kinds import Verdict
from peelian.parties.models import SourceRecord
from peelian.records.models import tracked
from peelian.records.rules.handling import victim_record


class LinkQuerySet(models.QuerySet["Link"]):
    def waiting(self) -> Self:
        """Pairs that wait for a person's word, the most useful first."""
        return self.filter(waits=True).order_by("-useful", "id")


class Link(models.Model):
    """The evidence about two source records, field by field, as it was on the day: what joined them, or what is open.

    No history is kept: a link is worked out again from the records and the model that it names, and `Change` keeps what
    it did to the map.
    """

    handling = victim_record(along="record")

    record = models.ForeignKey(SourceRecord, on_delete=models.CASCADE, related_name="links", help_text="the later key")
    other = models.ForeignKey(SourceRecord, on_delete=models.CASCADE, related_name="links_from")
    rule = models.CharField(max_length=60, help_text="the exact rule that joins them, or what holds them back")
    weight = models.FloatField(
        null=True, help_text="bits of evidence, the prior included; the fields' weights sum to it"
    )
    evidence = models.JSONField(help_text="a list of [field, what it says, weight]; no weight under exact rules alone")
    model = models.CharField(max_length=40, help_text="which rules or model weighed it, with its version")
    verdict = models.CharField(
        max_length=8,
        choices=choices(Verdict),
    )
    waits = models.BooleanField(default=False, help_text="a person is asked whether these are one")
    useful = models.FloatField(default=0, help_text="how much an answer would settle; the queue's order")
    made_at = models.DateTimeField()

    objects = LinkQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["-useful", "id"], condition=Q(waits=True), name="link_waiting")]
        constraints = [
            models.UniqueConstraint(fields=["record", "other"], name="one_link_a_pair"),
            models.CheckConstraint(condition=Q(record__gt=F("other")), name="the_later_key_is_the_record"),
        ]

    def __str__(self) -> str:
        return f"{self.record_id} and {self.other_id}: {self.verdict} by {self.rule}"


class DecisionQuerySet(models.QuerySet["Decision"]):
    def holding(self, on: date) -> Self:
        """Decisions that have not expired: the last day still counts."""
        return self.filter(Q(expires_on=None) | Q(expires_on__gte=on))


@tracked()
class Decision(models.Model):
    """A person's word that two source records are one party, or are not. It always wins, until it expires."""

    handling = victim_record(along="record")

    record = models.ForeignKey(SourceRecord, on_delete=models.CASCADE, related_name="decisions")
    other = models.ForeignKey(SourceRecord, on_delete=models.CASCADE, related_name="decisions_from")
    same = models.BooleanField(help_text="must link, or cannot link")
    reason = models.CharField(max_length=300)
    by_name = models.CharField(max_length=120)
    at = models.DateTimeField()
    expires_on = models.DateField(null=True, blank=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(record__lt=F("other")), name="the_lower_key_comes_first"),
            models.UniqueConstraint(fields=["record", "other", "at"], name="one_decision_at_a_time"),
        ]

    def __str__(self) -> str:
        return f"{self.record_id} and {self.other_id}: {'one' if self.same else 'not one'}"
