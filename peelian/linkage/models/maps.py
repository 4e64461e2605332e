from django.db import models

from peelian.kernel.choices import choices
from peelian.linkage.rules.kinds import How
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
class Change(models.Model):
    """One change of the map that moved records which were on it: why, and exactly what moved, so that it can be undone.

    Kept while the records are; `moves` holds keys only.
    """

    handling = victim_record(after="at")

    how = models.CharField(max_length=10, choices=choices(How))
    why = models.CharField(max_length=300)
    moves = models.JSONField(help_text="a list of {record, was, now}; a place is [party, since, model, decided by]")
    settled = models.JSONField(
        default=dict,
        help_text="keys of decisions made and records loaded; links: a list of {link, was, now}: [waits, useful, rule]",
    )
    by_name = models.CharField(max_length=120)
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.CharField(max_length=120, blank=True)

    class Meta:
        indexes = [models.Index(fields=["-at", "-id"], name="change_newest")]

    def __str__(self) -> str:
        return f"{self.how}: {self.why}"
