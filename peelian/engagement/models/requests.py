from typing import Self

from django.db import models
from django.db.models import Q

from peelian.accounts.models import Officer, Unit
from peelian.engagement.models.firms import Firm
from peelian.engagement.rules.requests import Decision, Wanted
from peelian.kernel.choices import choices
from peelian.kernel.labels import label
from peelian.records.models import tracked
from peelian.records.rules.handling import firm_record


class RequestQuerySet(models.QuerySet["Request"]):
    def visible_to(self, officer: Officer) -> Self:
        """Requests to the officer's unit."""
        return self.filter(unit=officer.unit_id)

    def waiting(self) -> Self:
        """Requests about which nobody has decided yet."""
        return self.filter(decision="")


@tracked()
class Request(models.Model):
    """Somebody asks for our time: who, for whom, how many, where, by when; and what was decided, with its reason."""

    handling = firm_record(after="came_at")

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="requests")
    firm = models.ForeignKey(Firm, on_delete=models.PROTECT, null=True, blank=True, related_name="requests")
    organisation = models.CharField(max_length=200)
    asked_by = models.CharField(max_length=120)
    contact = models.CharField(max_length=254, help_text="an address or number, as they gave it")
    wanted = models.CharField(max_length=20, choices=choices(Wanted))
    audience = models.CharField(max_length=200, blank=True, help_text="who they are, in words")
    people = models.PositiveIntegerField(null=True, blank=True)
    postcode = models.CharField(max_length=8, blank=True)
    at_risk = models.CharField(max_length=200, blank=True, help_text="why it presses: attacked, holds others' money")
    travel_minutes = models.PositiveSmallIntegerField(null=True, blank=True, help_text="there and back")
    wished_by = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=500, blank=True)
    came_at = models.DateTimeField()
    noted_by = models.CharField(max_length=120)
    decision = models.CharField(max_length=40, choices=choices(Decision), blank=True)
    decided_why = models.CharField(max_length=300, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.CharField(max_length=120, blank=True)

    objects = RequestQuerySet.as_manager()

    class Meta:
        ordering = ["came_at", "id"]
        indexes = [models.Index(fields=["unit", "came_at"], condition=Q(decision=""), name="request_waiting")]
        constraints = [
            models.CheckConstraint(condition=Q(decision="") | ~Q(decided_why=""), name="a_decision_says_why")
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.wanted}"

    @property
    def label(self) -> str:
        return label("engagement.Request", self.pk)
