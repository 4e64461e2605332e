from hashlib import sha256
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from peelian.accounts.models import Officer
from peelian.intake.models.reports import Report
from peelian.intake.rules.referrals import Consent, Standing, StepKind
from peelian.kernel.choices import choices
from peelian.kernel.labels import label
from peelian.knowledge import queries as knowledge
from peelian.records.models import tracked
from peelian.records.rules.handling import victim_record


class ReferralQuerySet(models.QuerySet["Referral"]):
    def visible_to(self, officer: Officer) -> Self:
        """Referrals of reports that the officer may see."""
        return self.filter(Q(report__force__in=officer.forces) | Q(report__force=None, report__unit=officer.unit_id))

    def standing(self, *where: Standing) -> Self:
        """Referrals that stand at one of these."""
        return self.filter(standing__in=[each.value for each in where])


@tracked()
class Referral(models.Model):
    """A victim referred to a service that can help: why, with what consent, exactly what it says, how it stands."""

    handling = victim_record(along="report")

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="referrals")
    service = models.CharField(max_length=40, help_text="code of the library's referral service")
    why = models.TextField()
    consent = models.CharField(max_length=12, choices=choices(Consent))
    consent_why = models.CharField(max_length=300, blank=True, help_text="why it goes without consent")
    facts = ArrayField(models.CharField(max_length=40), default=list, help_text="what is passed on about them")
    text = models.TextField(blank=True, help_text="exactly what the service is told")
    standing = models.CharField(max_length=12, choices=choices(Standing), default=Standing.TO_SEND.value)
    next_on = models.DateField(help_text="the day to look at it next; of one that ended, that day")
    sent_at = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=120)
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="referrals", help_text="who sees to it")

    objects = ReferralQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["standing", "next_on", "id"], name="referral_next")]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "service"], condition=~Q(standing="ended"), name="one_open_referral_to_a_service"
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def label(self) -> str:
        return label("intake.Referral", self.pk)

    @property
    def reference(self) -> str:
        """What the service quotes when it answers."""
        return f"R{self.pk}"

    @property
    def text_digest(self) -> str:
        """SHA-256 of exactly what the service is told; "" when nothing was passed on."""
        return sha256(self.text.encode()).hexdigest() if self.text else ""

    @property
    def title(self) -> str:
        """The service's name; its code once the library no longer has it."""
        try:
            return knowledge.referral_service(self.service).title
        except KeyError:
            return self.service


@tracked()
class ReferralStep(models.Model):
    """One thing that happened to a referral: sent, accepted, handed back, chased, ended. Added to, never changed."""

    handling = victim_record(along="referral")

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=12, choices=choices(StepKind))
    on = models.DateField(help_text="the day it happened")
    who = models.CharField(max_length=120, blank=True, help_text="whom we spoke to there")
    reference = models.CharField(max_length=60, blank=True, help_text="the service's own reference")
    words = models.TextField(blank=True)
    at = models.DateTimeField()
    by_name = models.CharField(max_length=120)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.kind
