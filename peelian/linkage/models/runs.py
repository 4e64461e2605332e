from django.db import models
from django.db.models import Q

from peelian.kernel.choices import choices
from peelian.linkage.rules.kinds import NameOf, RunState
from peelian.parties.models import SourceRecord
from peelian.records.models import tracked
from peelian.records.rules.handling import Keep, Subject, victim_record, working_record

RUN = working_record(
    subject=Subject.NOBODY,
    keep=Keep("schedule 1, rule K2: how records were put together, 7 years", years=7, after="started_at"),
)
COUNTS = working_record(
    subject=Subject.NOBODY,
    keep=Keep("schedule 1, rule K2: counts of names, until they are counted anew", years=7, after="counted_at"),
)


@tracked()
class Run(models.Model):
    """One time that everybody was linked anew: how far it is, what it counted, how it ended."""

    handling = RUN

    state = models.CharField(max_length=10, choices=choices(RunState))
    phase = models.CharField(max_length=60, help_text="what is being done, in words")
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    models_used = models.CharField(max_length=120, help_text="the models' names with their versions")
    counts = models.JSONField(default=dict)
    by_name = models.CharField(max_length=120)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["state"], condition=Q(state="running"), name="one_run_at_a_time")
        ]

    def __str__(self) -> str:
        return f"run {self.pk}: {self.state}, {self.phase}"


class NameCount(models.Model):
    """How many source records bear a name: agreement on a rare one says more. Counted anew by each run; no history."""

    handling = COUNTS

    of = models.CharField(max_length=12, choices=choices(NameOf))
    value = models.CharField(max_length=210, db_collation="C", help_text="folded")
    n = models.PositiveIntegerField()
    counted_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["of", "value"], name="a_name_is_counted_once")]

    def __str__(self) -> str:
        return f"{self.value}: {self.n}"


@tracked()
class Sample(models.Model):
    """One pair that a month's check asks a person about, joined or kept apart, without telling them which."""

    handling = victim_record(along="record")

    month = models.DateField(help_text="its first day")
    record = models.ForeignKey(SourceRecord, on_delete=models.CASCADE, related_name="samples")
    other = models.ForeignKey(SourceRecord, on_delete=models.CASCADE, related_name="samples_from")
    kind = models.CharField(max_length=12, help_text="person or organisation")
    joined = models.BooleanField(help_text="whether the system had them as one; else it found them near, and two")
    weight = models.FloatField(null=True)
    model = models.CharField(max_length=40)
    drawn_at = models.DateTimeField()
    same = models.BooleanField(null=True, help_text="the person's answer; none yet, or nobody could tell")
    answered_by = models.CharField(max_length=120, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["month", "record", "other"], name="a_pair_once_a_month")]

    def __str__(self) -> str:
        return f"{self.month:%B %Y}: {self.record_id} and {self.other_id}"
