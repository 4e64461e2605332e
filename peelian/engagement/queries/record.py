"""Everything that a firm's record shows of the firm itself, gathered over the source records of its party."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Q, QuerySet
from django.utils import timezone

from peelian.accounts.models import Officer
from peelian.engagement.models import Firm, Programme, Request
from peelian.engagement.queries.own import own_records
from peelian.linkage.queries.maps import fellows
from peelian.parties.models import (
    Asset,
    Enrolment,
    InvestigationFlag,
    Profile,
    Relationship,
    SafetyFlag,
    SourceRecord,
    Tie,
)
from peelian.parties.queries import investigations_of, known_of, standing_flags
from peelian.parties.rules.view import Facts
from peelian.records.queries import record_type
from peelian.records.rules.record_types import Held


@dataclass(frozen=True)
class FirmRecord:
    """A firm: `records` of its party, newest first; `profile`, how it was described last; `shared`, whoever else helps.

    People and ties are those noted on this firm: who speaks for it elsewhere is told to whoever may see that.
    """

    firm: Firm
    records: list[SourceRecord]
    known: Facts
    profile: Profile | None
    assets: list[Asset]
    enrolments: list[Enrolment]
    people: list[Relationship]
    ties: list[Tie]
    programme: Programme | None
    stepped: list[date]
    requests: list[Request]
    shared: list[str]
    flags: list[SafetyFlag]
    investigations: list[InvestigationFlag]
    held: Held

    @property
    def last_contact(self) -> date:
        """The day that retention counts from: the last thing that was noted of the help to it."""
        days = [self.firm.taken_on_at, *(one.came_at for one in self.requests)]
        days += [self.profile.said_at] if self.profile else []
        days += [one.noted_at for one in self.assets]
        days += [one.noted_at for one in self.enrolments]
        days += [one.noted_at for one in self.ties]
        days += [self.firm.closed_at] if self.firm.closed_at else []
        return max(timezone.localdate(max(days)), *self.stepped)

    def review_on(self, last: date) -> date:
        """Return the day the record is looked at for disposal, when `last` is the day of the last contact."""
        return self.held.handling.keep.review_on(last)


def firm_record(firm: Firm) -> FirmRecord:
    """Return a firm's record."""
    records = list(own_records(firm))
    keys = [one.pk for one in records]
    return FirmRecord(
        firm=firm,
        records=records,
        known=known_of(records),
        profile=Profile.objects.filter(about__in=keys).first(),
        assets=list(Asset.objects.in_use().filter(about__in=keys)),
        enrolments=list(Enrolment.objects.standing().filter(about__in=keys)),
        people=list(Relationship.objects.filter(organisation=firm.about_id).select_related("person").order_by("pk")),
        ties=list(standing_ties(firm)),
        programme=firm.programmes.running().first(),
        stepped=_stepped(firm),
        requests=list(firm.requests.all()),
        shared=_shared(firm),
        flags=standing_flags(keys),
        investigations=[flag for flag in investigations_of(keys) if flag.released_at is None],
        held=record_type(Firm),
    )


def _stepped(firm: Firm) -> list[date]:
    """Return the days on which programmes of a firm began or ended, and their last step was done; at least one."""
    ends = Programme.objects.filter(firm=firm).aggregate(
        began=Max("starts_on"), ended=Max("ended_on"), done=Max("steps__done_on")
    )
    return [day for day in ends.values() if day] or [timezone.localdate(firm.taken_on_at)]


def firms_of(officer: Officer, records: list[int]) -> dict[int, Firm]:
    """Return the firms of the officer's unit that are known by one of these records, by record."""
    found = Firm.objects.visible_to(officer).filter(about__in=records).select_related("about")
    return {firm.about_id: firm for firm in found}


def standing_ties(firm: Firm) -> "QuerySet[Tie]":
    """Return what a firm is to others and what others are to it, as it stands."""
    standing = Tie.objects.filter(ended_on=None).select_related("about", "other")
    return standing.filter(Q(about=firm.about_id) | Q(other=firm.about_id)).order_by("pk")


def _shared(firm: Firm) -> list[str]:
    everything = fellows(firm.about).values("pk")
    others = Firm.objects.filter(about__in=everything).exclude(unit=firm.unit_id).order_by("unit__name")
    return list(others.values_list("unit__name", flat=True).distinct())
