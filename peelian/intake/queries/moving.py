"""What a change of the map does to reports: which move, who is told, and whose count of earlier reports is another."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils import timezone

from peelian.accounts.models import Officer
from peelian.intake.models import Report
from peelian.intake.models.reports import ReportQuerySet
from peelian.intake.queries.who import seen_among
from peelian.intake.rules.arrivals import earlier_each
from peelian.intake.rules.stages import Stage
from peelian.kernel.words import listing, plural
from peelian.knowledge import queries as knowledge
from peelian.linkage.models import Membership
from peelian.linkage.rules.moves import Move
from peelian.parties.models import SourceRecord

SHOWN = 20  # records and reports that are named; the rest are counted


@dataclass(frozen=True)
class Recounted:
    """A report whose count of earlier reports of the same victim is another, with both counts."""

    report: Report
    was: int
    now: int


@dataclass(frozen=True)
class Consequences:
    """What a change moves: what the officer may see of it by name, and what lies elsewhere as a number."""

    records: list[SourceRecord]
    reports: list[Report]
    recounted: list[Recounted]
    told: list[str]
    moved: int
    elsewhere: int
    reports_moved: int

    @property
    def words(self) -> str:
        """What moves, as one sentence."""
        if not self.moved:
            return "No record moves."
        others = f" {plural(self.elsewhere, 'record')} of them with another unit." if self.elsewhere else ""
        return f"{plural(self.moved, 'record')} and {plural(self.reports_moved, 'report')} move.{others}"

    @property
    def told_words(self) -> str:
        """Who is told, as one sentence; "" for nobody."""
        return f"{listing(self.told)} will be told." if self.told else ""


def consequences(moves: Collection[Move], officer: Officer) -> Consequences:
    """Return what follows when records move so, whether they have moved yet or not."""
    places = {move.record: move.now for move in moves}
    parties = {party for move in moves for party in (move.was, move.now)}
    seen = seen_among(officer, list(places))
    reports = Report.objects.filter(Q(about__in=places) | Q(contact__in=places))
    new_map = map_with(places, parties)
    records = SourceRecord.objects.filter(pk__in=seen).defer("search").order_by("pk")
    return Consequences(
        records=list(records[:SHOWN]),
        reports=list(reports.visible_to(officer).with_who().order_by("-pk")[:SHOWN]),
        recounted=recounted(new_map, Report.objects.visible_to(officer)),
        told=sorted({owner.name for owner, _ in owners(new_map, but=officer)}),
        moved=len(places),
        elsewhere=len(places) - len(seen),
        reports_moved=reports.count(),
    )


def map_with(places: Mapping[int, int], parties: Collection[int]) -> dict[int, int]:
    """Return record to party for everybody in some parties, with some records at other places."""
    known = Membership.objects.filter(party__in={*parties, *places.values()}).values_list("record_id", "party_id")
    return dict(known) | dict(places)


def recounted(of: Mapping[int, int], reports: ReportQuerySet | None = None) -> list[Recounted]:
    """Return the reports about these records whose count of their party's reports in the year before is another.

    `of`: record to party, whole parties. `reports`: those that are returned; all of them are counted.
    """
    within = knowledge.library().service_levels.repeat_within_days
    wanted = None if reports is None else set(reports.filter(about__in=of).values_list("pk", flat=True))
    by_party: dict[int, list[Report]] = defaultdict(list)
    for report in Report.objects.filter(about__in=of).select_related("about", "owner").defer("about__search"):
        by_party[of[report.about_id]].append(report)
    found = []
    for listed in by_party.values():
        listed.sort(key=lambda report: (_day(report), report.pk))
        counts = earlier_each([_day(report) for report in listed], within)
        found += [
            Recounted(report, report.repeat_of_year, now)
            for report, now in zip(listed, counts, strict=True)
            if now != report.repeat_of_year and (wanted is None or report.pk in wanted)
        ]
    return found


def owners(of: Mapping[int, int], but: Officer | None = None) -> list[tuple[Officer, Report]]:
    """Return whoever has open reports about these records, once for each party: with the newest of the reports.

    `but`: whoever makes the change knows of it.
    """
    reports = Report.objects.filter(Q(about__in=of) | Q(contact__in=of)).exclude(stage=Stage.CLOSED.value)
    reports = reports.exclude(owner=None).exclude(owner=but) if but else reports.exclude(owner=None)
    found: dict[tuple[int, int], tuple[Officer, Report]] = {}
    for report in reports.select_related("owner__unit", "about", "contact", "unit").order_by("pk"):
        party = of.get(report.about_id) or of[report.contact_id or 0]
        if report.owner:
            found[report.owner.pk, party] = report.owner, report
    return list(found.values())


def _day(report: Report) -> date:
    return report.reported_on or timezone.localdate(report.received_at)
