from django.db import models

from peelian.assessment.models.assessments import Assessment
from peelian.records.models import tracked
from peelian.records.rules.handling import firm_record


@tracked()
class Strategy(models.Model):
    """What a firm says in its strategy and incident plan, in its own words, and its logo. Added to, never changed.

    Lists are kept as they were written, a line each, the parts of a line with semicolons between them.
    """

    handling = firm_record(along="assessment", weak=True)

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="strategies")
    about = models.TextField(blank=True, help_text="what the firm does, and what it could not do without")
    protects = models.TextField(blank=True, help_text="a line each: what; why; who looks after it")
    responsible = models.TextField(blank=True, help_text="a line each: name; role; for what")
    respond = models.TextField(blank=True, help_text="a line each: what they would do, in order")
    calls = models.TextField(blank=True, help_text="a line each: whom to ring; number; when")
    signers = models.TextField(blank=True, help_text="a line each: name; role")
    review_on = models.DateField(help_text="when it is read again")
    logo = models.BinaryField(blank=True, default=b"", help_text="a small PNG or JPEG, drawn anew; none: empty")
    said_at = models.DateTimeField()
    noted_by = models.CharField(max_length=120)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"strategy {self.pk} of assessment {self.assessment_id}"
