from django.contrib.postgres.indexes import BrinIndex
from django.db import models

from peelian.accounts.models.officers import Officer
from peelian.accounts.rules.sign_ins import Outcome
from peelian.kernel.choices import choices
from peelian.records.models import tracked
from peelian.records.rules.handling import Keep, Subject, working_record


@tracked()
class SignIn(models.Model):
    """One try to sign in, however it ended, or one sign-out."""

    handling = working_record(
        subject=Subject.STAFF, keep=Keep("schedule 1, rule S3: sign-ins, 2 years", years=2, after="at")
    )

    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="sign_ins", null=True)
    email = models.CharField(max_length=254, help_text="as it was typed, or as the directory gave it")
    at = models.DateTimeField()
    outcome = models.CharField(max_length=20, choices=choices(Outcome))
    means = models.CharField(max_length=80, blank=True, help_text="“password and authenticator app”")

    class Meta:
        indexes = [
            models.Index(fields=["officer", "-id"], name="signin_officer"),
            BrinIndex(fields=["at"], name="signin_at"),
        ]

    def __str__(self) -> str:
        return f"{self.email} {self.outcome}"
