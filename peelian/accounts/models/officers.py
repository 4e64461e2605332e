from datetime import date
from functools import cached_property
from typing import ClassVar, Self

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from peelian.accounts.models.units import Unit
from peelian.accounts.rules.roles import Duty, Role, may
from peelian.kernel.choices import choices
from peelian.kernel.labels import label
from peelian.records.models import tracked
from peelian.records.rules.handling import Keep, Subject, working_record

STAFF = "schedule 1, rule S1: staff accounts, 7 years after they are made"


class OfficerManager(BaseUserManager["Officer"]):
    def get_by_natural_key(self, username: str | None) -> "Officer":
        return self.get(email__iexact=username)


@tracked(exclude=("password", "last_login"))
class Officer(AbstractBaseUser):
    """Somebody who signs in: an officer or a member of police staff."""

    handling = working_record(subject=Subject.STAFF, keep=Keep(STAFF, years=7, after="joined_on"))

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=80)
    role = models.CharField(max_length=20, choices=choices(Role))
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="officers")
    is_active = models.BooleanField(default=True)
    joined_on = models.DateField()

    objects: ClassVar[OfficerManager] = OfficerManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name", "role"]

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def label(self) -> str:
        return label("accounts.Officer", self.pk)

    def may(self, duty: Duty) -> bool:
        """Return whether this officer's role does this duty."""
        return may(self.role, duty)

    @cached_property
    def forces(self) -> tuple[str, ...]:
        """Codes of the forces whose records this officer's unit sees today; asked once a request."""
        from django.utils import timezone

        return tuple(self.unit.agreements.on(timezone.localdate()).values_list("force_id", flat=True))


class AbsenceQuerySet(models.QuerySet["Absence"]):
    def on(self, day: date) -> Self:
        """Absences that a day falls in."""
        return self.filter(first_day__lte=day, last_day__gte=day)


@tracked()
class Absence(models.Model):
    """An officer is away and another sees to their work."""

    handling = working_record(
        subject=Subject.STAFF, keep=Keep("schedule 1, rule S2: absence, 2 years", years=2, after="last_day")
    )

    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="absences")
    stand_in = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="standing_in")
    first_day = models.DateField()
    last_day = models.DateField()

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        ordering = ["first_day"]
        constraints = [
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="absence_ends_after_it_begins"),
            models.CheckConstraint(condition=~Q(officer=F("stand_in")), name="nobody_stands_in_for_themselves"),
        ]

    def __str__(self) -> str:
        return f"{self.officer} away, {self.stand_in} stands in"
