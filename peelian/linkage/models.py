from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from peelian.parties.models import Party, SourceRecord
from peelian.records.models import tracked
from peelian.records.rules.handling import victim_record


@tracked()
class Membership(models.Model):
    """The map: this source record is this party, since when, and why. Merge, split and undo change only this."""

    handling = victim_record(along="record")

    record = models.OneToOneField(SourceRecord, on_delete=models.CASCADE, related_name="membership")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="memberships")
    since = models.DateTimeField()
    model = models.CharField(max_length=40, help_text="which rules or model put it here, with its version")
    decided_by = models.CharField(max_length=120, help_text="a person's name, or the system's")

    def __str__(self) -> str:
        return f"{self.record} is party {self.party_id}"


@tracked()
class Link(models.Model):
    """The evidence that joined two source records, field by field, kept as it was on the day."""

    handling = victim_record(along="record")

    record = models.ForeignKey(SourceRecord, on_delete=models.CASCADE, related_name="links")
    other = models.ForeignKey(SourceRecord, on_delete=models.CASCADE, related_name="links_from")
    rule = models.CharField(max_length=40)
    evidence = models.JSONField(help_text="a list of [field, what it says]")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["record", "other"], name="one_link_a_pair"),
            models.CheckConstraint(condition=~Q(record=F("other")), name="nothing_links_to_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.record_id} and {self.other_id} by {self.rule}"


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


@tracked()
class Key(models.Model):
    """A value two records of one party would share (e-mail, telephone, name and birth date), for finding pairs."""

    handling = victim_record(along="record")

    record = models.ForeignKey(SourceRecord, on_delete=models.CASCADE, related_name="keys")
    value = models.CharField(max_length=260, db_collation="C", help_text="the kind, then the value")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["value", "record"], name="a_record_has_a_key_once")]

    def __str__(self) -> str:
        return self.value
