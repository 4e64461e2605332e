from datetime import date
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from peelian.kernel.choices import choices
from peelian.kernel.labels import label
from peelian.parties.models.source_records import SourceRecord
from peelian.parties.rules.firms import Access, DataBasis, Given
from peelian.records.models import tracked
from peelian.records.rules.handling import firm_record


class AuthorisationQuerySet(models.QuerySet["Authorisation"]):
    def standing(self, on: date) -> Self:
        """Those in force on a day: begun, not run out, not withdrawn."""
        return self.filter(withdrawn_at=None, valid_from__lte=on, valid_until__gte=on)


@tracked()
class Authorisation(models.Model):
    """A firm's leave to look at some hosts of its own from outside: who gave it, for what access, until when.

    The basis in data-protection law is recorded apart, because leave to look is not that.
    """

    handling = firm_record(after="given_at")

    about = models.ForeignKey(SourceRecord, on_delete=models.PROTECT, related_name="authorisations")
    given_by = models.CharField(max_length=120)
    role = models.CharField(max_length=80, help_text="owner, director, whoever answers for the computers")
    authority = models.CharField(max_length=300, help_text="why they may say so for these hosts, in their words")
    access = ArrayField(models.CharField(max_length=80, choices=choices(Access)))
    valid_from = models.DateField()
    valid_until = models.DateField()
    given = models.CharField(max_length=50, choices=choices(Given))
    evidence = models.CharField(max_length=300, help_text="what shows it, and where that is kept")
    words_version = models.PositiveSmallIntegerField(help_text="version of the text that they were shown")
    basis = models.CharField(max_length=30, choices=choices(DataBasis))
    basis_note = models.CharField(max_length=300, blank=True)
    given_at = models.DateTimeField()
    noted_by = models.CharField(max_length=120)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.CharField(max_length=120, blank=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)

    objects = AuthorisationQuerySet.as_manager()

    class Meta:
        ordering = ["-given_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until__gte=F("valid_from")), name="an_authorisation_ends_after_it_begins"
            )
        ]

    def __str__(self) -> str:
        return f"{self.given_by}, until {self.valid_until}"

    @property
    def label(self) -> str:
        return label("parties.Authorisation", self.pk)


@tracked()
class AuthorisedHost(models.Model):
    """One host name that an authorisation is for, and how we know that the firm controls it."""

    handling = firm_record(along="authorisation")

    authorisation = models.ForeignKey(Authorisation, on_delete=models.CASCADE, related_name="hosts")
    host = models.CharField(max_length=253, help_text="lower case, as in the DNS; no wildcard")
    shown_by = models.CharField(max_length=120, help_text="how it was shown that they control it")
    shown_on = models.DateField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["authorisation", "host"], name="a_host_is_authorised_once"),
            models.CheckConstraint(condition=~Q(host__contains="*"), name="a_host_is_a_name"),
        ]

    def __str__(self) -> str:
        return self.host
