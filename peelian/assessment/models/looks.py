from django.db import models

from peelian.assessment.rules.outcomes import Outcome
from peelian.engagement.models import Firm
from peelian.kernel.choices import choices
from peelian.kernel.labels import label
from peelian.parties.models import Authorisation
from peelian.records.models import tracked
from peelian.records.rules.handling import firm_record


@tracked()
class Look(models.Model):
    """One look at a firm's hosts from outside, under one authorisation, and what it cost them."""

    handling = firm_record(after="asked_at", weak=True)

    firm = models.ForeignKey(Firm, on_delete=models.PROTECT, related_name="looks")
    authorisation = models.ForeignKey(Authorisation, on_delete=models.PROTECT, related_name="looks")
    second_to = models.OneToOneField(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="second", help_text="the look it repeats"
    )
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=120)
    due_at = models.DateTimeField(help_text="not before this")
    finished_at = models.DateTimeField(null=True, blank=True)
    queries = models.PositiveSmallIntegerField(default=0)
    requests = models.PositiveSmallIntegerField(default=0)
    handshakes = models.PositiveSmallIntegerField(default=0)
    stopped_why = models.CharField(max_length=200, blank=True, help_text="why it did not run to its end")

    class Meta:
        ordering = ["-asked_at", "-id"]

    def __str__(self) -> str:
        return f"look {self.pk}"

    @property
    def label(self) -> str:
        return label("assessment.Look", self.pk)


@tracked()
class CheckResult(models.Model):
    """What one check of one look found about one host."""

    handling = firm_record(along="look", weak=True)

    look = models.ForeignKey(Look, on_delete=models.CASCADE, related_name="results")
    check_code = models.CharField(max_length=40, help_text="“dmarc”")
    host = models.CharField(max_length=253)
    outcome = models.CharField(max_length=15, choices=choices(Outcome))
    reason = models.CharField(max_length=60, help_text="a code of the texts: “policy-none”")
    shown = models.TextField(blank=True, help_text="the record or line that shows it")
    agreed = models.BooleanField(default=False, help_text="whether a second look saw the same, so that it may be told")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["look", "check_code", "host"], name="a_check_has_one_result_a_look")
        ]

    def __str__(self) -> str:
        return f"{self.check_code} {self.host}: {self.outcome}"
