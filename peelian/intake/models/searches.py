from typing import Self

from django.db import models
from django.db.models import F, Q

from peelian.accounts.models import Officer
from peelian.intake.rules.searching import Search, Tell, search_in
from peelian.kernel.choices import choices
from peelian.kernel.labels import label
from peelian.records.models import tracked
from peelian.records.rules.handling import victim_record


class SavedSearchQuerySet(models.QuerySet["SavedSearch"]):
    def of(self, officers: list[int]) -> Self:
        """What these officers saved, by name."""
        return self.filter(officer__in=officers).order_by("name", "id")

    def telling(self) -> Self:
        """Those that tell of new reports every morning, of officers who are still here."""
        return self.filter(tell=Tell.MORNING.value, officer__is_active=True)


@tracked()
class SavedSearch(models.Model):
    """A search that an officer keeps under a name, and may be told of. It can name a victim, so it is held as one."""

    handling = victim_record(after="made_at")

    officer = models.ForeignKey(Officer, on_delete=models.CASCADE, related_name="saved_searches")
    name = models.CharField(max_length=80)
    query = models.CharField(max_length=1000, help_text="as the address of the search page: “stage=new&told=parcel”")
    tell = models.CharField(max_length=20, choices=choices(Tell), default=Tell.NO.value)
    made_at = models.DateTimeField()
    seen_until = models.BigIntegerField(default=0, help_text="key of the newest report when the officer last looked")
    told_until = models.BigIntegerField(default=0, help_text="key of the newest report when we last told")

    objects = SavedSearchQuerySet.as_manager()

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["officer", "name"], name="an_officer_uses_a_name_once"),
            models.CheckConstraint(
                condition=Q(told_until__gte=F("seen_until")), name="nobody_saw_more_than_they_were_told"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def label(self) -> str:
        return label("intake.SavedSearch", self.pk)

    @property
    def search(self) -> Search:
        """What it asks for."""
        return search_in(self.query)
