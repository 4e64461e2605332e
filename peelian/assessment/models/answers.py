from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from peelian.accounts.models import PersonalLink
from peelian.adoption.rules.findings import Evidence, State
from peelian.assessment.models.assessments import Assessment
from peelian.kernel.choices import choices
from peelian.knowledge.models import Control
from peelian.records.models import tracked
from peelian.records.rules.handling import firm_record


@tracked()
class Part(models.Model):
    """Some questions of an assessment, or all of them, for one person at the firm, by a personal link."""

    handling = firm_record(along="assessment", weak=True)

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="parts")
    link = models.OneToOneField(PersonalLink, on_delete=models.PROTECT, related_name="part")
    who = models.CharField(max_length=60, help_text="as the firm calls them: “Dawn”")
    controls = ArrayField(models.CharField(max_length=60), default=list, help_text="codes; none means every question")
    made_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True, help_text="when they said that they had finished")

    closed_at = models.DateTimeField(null=True, blank=True, help_text="when they asked that the link stop working")

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.who


@tracked()
class Answer(models.Model):
    """One answer to one question, by somebody at a time. Added to, never changed.

    `key` is made where it was given, so an answer that arrives twice is kept once. `saw` names the answers that
    stood before whoever answered: two answers that did not see each other are a conflict, and both are kept.
    """

    handling = firm_record(along="assessment", weak=True)

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="answers")
    key = models.UUIDField(unique=True)
    control = models.ForeignKey(Control, on_delete=models.PROTECT, related_name="+")
    control_version = models.PositiveIntegerField()
    state = models.CharField(max_length=15, choices=choices(State))
    evidence = models.CharField(max_length=10, choices=choices(Evidence))
    note = models.CharField(max_length=300, blank=True, help_text="why it does not apply, or what was seen")
    saw = ArrayField(models.UUIDField(), default=list)
    by_name = models.CharField(max_length=120)
    given_at = models.DateTimeField(help_text="by the clock of the device, never later than `noted_at`")
    noted_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["assessment", "control", "id"], name="answer_question")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=State.NOT_APPLICABLE.value) | ~Q(note=""), name="not_applicable_says_why"
            )
        ]

    def __str__(self) -> str:
        return f"{self.control_id}: {self.state}"
