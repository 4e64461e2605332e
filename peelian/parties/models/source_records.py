from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import F, Func, GeneratedField, Q, Value
from django.db.models.functions import Concat

from peelian.kernel.choices import choices
from peelian.kernel.labels import label
from peelian.parties.rules.kinds import Hours, Kind
from peelian.records.models import tracked
from peelian.records.rules.handling import victim_record

# What a name is found by when it is misspelt: see migration 0002 and `intake.queries.names`.
NAME_KEYS = Func(F("name_key"), function="peelian_name_keys_v1", output_field=ArrayField(models.TextField()))


@tracked(exclude=("search",))
class SourceRecord(models.Model):
    """A person or an organisation as one source gave them, tidied but not judged. Never changed once it came.

    Reports, findings and flags hang on a source record; which of them are one party is linkage's map.
    """

    handling = victim_record(after="came_at")

    kind = models.CharField(max_length=12, choices=choices(Kind))
    origin = models.CharField(max_length=80, help_text="where it came from: “intake.Feed:3 row 12”")
    came_at = models.DateTimeField()

    given_name = models.CharField(max_length=100, blank=True)
    family_name = models.CharField(max_length=100, blank=True)
    birth_date = models.DateField(null=True, blank=True)
    gender = models.CharField(max_length=20, blank=True)

    organisation_name = models.CharField(max_length=200, blank=True)
    company_number = models.CharField(max_length=8, blank=True, help_text="as Companies House writes it")
    employees = models.PositiveIntegerField(null=True, blank=True)

    address = models.CharField(max_length=300, blank=True)
    postcode = models.CharField(max_length=8, blank=True)
    telephone = models.CharField(max_length=20, blank=True, help_text="E.164")
    email = models.CharField(max_length=254, blank=True, help_text="folded to lower case")
    preferred_contact = models.CharField(max_length=30, blank=True)
    preferred_hours = models.CharField(max_length=10, choices=choices(Hours), blank=True)

    name_key = models.CharField(max_length=210, db_collation="C", help_text="the name folded, family name first")
    search = GeneratedField(
        expression=SearchVector(
            Concat(F("name_key"), Value(" "), F("postcode"), Value(" "), F("email"), Value(" "), F("telephone")),
            config="simple",
        ),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        indexes = [
            GinIndex(fields=["search"], name="sourcerecord_search"),
            GinIndex(NAME_KEYS, name="sourcerecord_name_keys"),
            models.Index(fields=["name_key", "id"], name="sourcerecord_name"),
            models.Index(fields=["email"], condition=~Q(email=""), name="sourcerecord_email"),
            models.Index(fields=["telephone"], condition=~Q(telephone=""), name="sourcerecord_telephone"),
            models.Index(fields=["birth_date", "name_key"], condition=~Q(birth_date=None), name="sourcerecord_born"),
            models.Index(fields=["postcode", "name_key"], condition=~Q(postcode=""), name="sourcerecord_postcode"),
            models.Index(
                Func(F("email"), Value("@"), Value(2), function="split_part", output_field=models.CharField()),
                condition=Q(kind=Kind.ORGANISATION.value) & ~Q(email=""),
                name="sourcerecord_domain",
            ),
            models.Index(fields=["company_number"], condition=~Q(company_number=""), name="sourcerecord_company"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=Kind.PERSON.value) | ~Q(organisation_name=""), name="an_organisation_has_a_name"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def label(self) -> str:
        return label("parties.SourceRecord", self.pk)

    @property
    def name(self) -> str:
        """The name as it is written to them: “Rosalind Pickering”, or the organisation's."""
        if self.kind == Kind.ORGANISATION:
            return self.organisation_name
        return f"{self.given_name} {self.family_name}".strip() or "Name not known"


@tracked()
class Relationship(models.Model):
    """A person speaks for an organisation, as one source said."""

    handling = victim_record(along="person")

    person = models.ForeignKey(SourceRecord, on_delete=models.CASCADE, related_name="speaks_for")
    organisation = models.ForeignKey(SourceRecord, on_delete=models.CASCADE, related_name="spoken_for_by")
    role = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "organisation", "role"], name="one_relationship_of_a_kind")
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.role} of {self.organisation}"
