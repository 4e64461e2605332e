"""Why some source records are one person or firm: each with where it is from, each link, each person's word."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils import timezone

from peelian.accounts.models import Officer
from peelian.intake.models import Report
from peelian.intake.queries.changes import Told, changes_on
from peelian.intake.queries.who import Evidence, evidence_of, links_on, origins, seen_among
from peelian.kernel.words import day
from peelian.linkage.models import Decision, Membership
from peelian.parties.models import SourceRecord

SHOWN = 50  # records, and links; an organisation may have thousands


@dataclass(frozen=True)
class Member:
    """One source record of a party: where it came from, its report if the officer may see one, and who put it here."""

    record: SourceRecord
    origin: str
    report: Report | None
    place: Membership

    @property
    def words(self) -> str:
        """The record in one line: name, origin and report."""
        reference = f", {self.report.reference}" if self.report and self.report.reference else ""
        return f"{self.record.name}, {self.origin}{reference}"


@dataclass(frozen=True)
class Spoken:
    """A person's word about two records, and until when it holds, in words. `more`: further pairs of the same word."""

    decision: Decision
    one: str
    other: str
    holds: str
    more: int


@dataclass(frozen=True)
class OneParty:
    """Everything that makes some records one. `elsewhere`: records that lie with another unit, and are not shown.

    `more`: records beyond those shown.
    """

    members: list[Member]
    more: int
    elsewhere: int
    links: list[Evidence]
    spoken: list[Spoken]
    changes: list[Told]
    waiting: int


def one_party(records: list[SourceRecord], officer: Officer) -> OneParty:
    """Return why these records, all of one party, are one, as an officer may see it."""
    seen = seen_among(officer, [record.pk for record in records])
    theirs = [record for record in records if record.pk in seen]
    shown = theirs[:SHOWN]
    place = origins(shown)
    listed = {record.pk for record in shown}
    links, waiting = links_on(records)
    links = [link for link in links if {link.record_id, link.other_id} <= listed][:SHOWN]
    return OneParty(
        members=members_of(shown, officer),
        more=len(theirs) - len(shown),
        elsewhere=len(records) - len(theirs),
        links=[evidence_of(link, place) for link in links],
        spoken=_spoken(seen, officer, timezone.localdate()),
        changes=changes_on(officer, seen),
        waiting=waiting,
    )


def members_of(records: list[SourceRecord], officer: Officer) -> list[Member]:
    """Return source records with where they are from, their reports and their places on the map. Three queries."""
    keys = [record.pk for record in records]
    reports = Report.objects.visible_to(officer).filter(Q(about__in=keys) | Q(contact__in=keys))
    of = {key: report for report in reports.order_by("pk") for key in (report.about_id, report.contact_id) if key}
    places = {place.record_id: place for place in Membership.objects.filter(record__in=keys)}
    place_of = origins(records)
    return [Member(record, place_of[record.pk], of.get(record.pk), places[record.pk]) for record in records]


def _spoken(seen: Collection[int], officer: Officer, today: date) -> list[Spoken]:
    """Return people's words about these records, newest first; not those that name another unit's record."""
    said = Decision.objects.filter(Q(record__in=seen) | Q(other__in=seen)).select_related("record", "other")
    listed = list(said.defer("record__search", "other__search").order_by("-at", "-id")[:SHOWN])
    theirs = seen_among(officer, {key for each in listed for key in (each.record_id, each.other_id)})
    words: dict[object, list[Decision]] = {}
    for each in listed:
        if {each.record_id, each.other_id} <= theirs:
            words.setdefault((each.at, each.by_name, each.same), []).append(each)
    place = origins(record for each in listed for record in (each.record, each.other))
    return [
        Spoken(
            decision=first,
            one=_named(first.record, place),
            other=_named(first.other, place),
            holds=_holds(first.expires_on, today),
            more=len(rest),
        )
        for first, *rest in words.values()
    ]


def _named(record: SourceRecord, place: dict[int, str]) -> str:
    return f"{record.name} ({place[record.pk]})"


def _holds(until: date | None, today: date) -> str:
    if until is None:
        return "It holds for good."
    return f"It holds until {day(until)}." if until >= today else f"It ended on {day(until)}."
