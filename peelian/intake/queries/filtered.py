"""Reports that answer every filter of a search, among those the officer may see: newest first, page by page by key."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import reduce

from django.contrib.postgres.search import SearchQuery
from django.db.models import Q
from django.utils import timezone

from peelian.accounts.models import Officer
from peelian.intake.models import Report
from peelian.intake.models.reports import ReportQuerySet
from peelian.intake.queries.named import beside_learnt, by_reference, identified, terms_of, with_words
from peelian.intake.queries.names import names_like
from peelian.intake.rules.searching import OFFENCE, THREAT, Kind, Search
from peelian.parties.models import SourceRecord
from peelian.parties.rules.kinds import Kind as PartyKind

PAGE = 25
COUNTED_TO = 1000  # counting further costs more than anybody learns from it
MOST = 20_000  # reports in one file
MOST_NAMED = 20_000  # records of one name that are looked at
KINDS = {Kind.PERSON: PartyKind.PERSON.value, Kind.FIRM: PartyKind.ORGANISATION.value}
NEWEST = "-id"  # keys are given in the order in which reports came


@dataclass(frozen=True)
class Filtered:
    """A page of reports. `count` in words, "1,000 or more" past that; `before` is the key to the next page, or ""."""

    reports: list[Report]
    count: str
    number: int
    before: str


def page(officer: Officer, search: Search, *, before: str, size: int = PAGE) -> Filtered:
    """Return the page of a search that follows the report `before` ("" for the first). The same queries at any size."""
    parts = _parts(officer, search)
    keys = _newest(parts, most=size + 1, before=int(before) if before.isdecimal() else 0)
    shown = keys[:size]
    counted = len(_newest(parts, most=COUNTED_TO + 1))
    words = f"{COUNTED_TO:,} or more" if counted > COUNTED_TO else f"{counted:,}"
    return Filtered(rows(shown), words, counted, str(shown[-1]) if len(keys) > size else "")


def rows(keys: Sequence[int]) -> list[Report]:
    """Return reports with what a row of a list shows, in the order of their keys."""
    found = Report.objects.with_who().select_related("contact").defer("contact__search").in_bulk(keys)
    return [found[key] for key in keys if key in found]


def for_file(officer: Officer, search: Search) -> Iterator[Report]:
    """Yield every report of a search, newest first, up to MOST."""
    keys = _newest(_parts(officer, search), most=MOST)
    for start in range(0, len(keys), 1000):
        yield from rows(keys[start : start + 1000])


def how_many(officer: Officer, search: Search) -> int:
    """Return how many reports a search finds, counting no further than COUNTED_TO and one."""
    return len(_newest(_parts(officer, search), most=COUNTED_TO + 1))


def _newest(parts: Sequence[ReportQuerySet], *, most: int, before: int = 0) -> list[int]:
    """Return the keys of the newest reports of several parts, at most `most`, older than `before` (0 for no end).

    Each part by itself, so that each is read along an index from its end and no further than it must.
    """
    ends = [part.filter(pk__lt=before) if before else part for part in parts]
    sliced = [part.order_by(NEWEST).values_list("pk", flat=True)[:most] for part in ends]
    if len(sliced) < 2:
        return list(sliced[0]) if sliced else []
    return list(sliced[0].union(*sliced[1:]).order_by(NEWEST)[:most])


def _parts(officer: Officer, search: Search) -> list[ReportQuerySet]:
    """Return what a search finds among what the officer may see: a part for each way to be named, or each force."""
    wanted = reduce(Q.__and__, _filters(search), Q())
    forces = [code for code in officer.forces if not search.force or code in search.force]
    if search.q:
        seen = Report.objects.filter(force__in=forces) if search.force else Report.objects.visible_to(officer)
        return [seen.filter(wanted, who) for who in _who(search.q)]
    parts = [Report.objects.filter(wanted, force=code) for code in forces]
    if not search.force:
        parts.append(Report.objects.filter(wanted, force=None, unit=officer.unit_id))
    return parts


def _who(typed: str) -> list[Q]:
    """Return the ways a report can be about, or name, whoever was typed; names like it where there is nobody."""
    if (named := by_reference(typed)) is not None and (keys := list(named.values_list("pk", flat=True)[:PAGE])):
        return [Q(pk__in=keys)]
    terms, records = terms_of(typed), identified(typed)
    if records is None:
        records = with_words(terms) if terms else SourceRecord.objects.none()
    if terms and not records.exists():
        records = SourceRecord.objects.filter(name_key__in=names_like(terms))
    some = records.values("pk")[:MOST_NAMED]
    learnt = list(beside_learnt(some))
    others = [Q(about__in=learnt), Q(contact__in=learnt)] if learnt else []
    return [Q(about__in=some), Q(contact__in=some), *others]


def _filters(search: Search) -> Iterator[Q]:
    """Yield what a report must be, a condition for each thing that is asked."""
    yield from _lists(search)
    if search.told:
        yield Q(search=SearchQuery(search.told, config="english", search_type="websearch"))
    if search.kind:
        yield Q(about__kind=KINDS[search.kind])
    if search.first:
        yield Q(received_at__gte=_midnight(search.first))
    if search.last:
        yield Q(received_at__lt=_midnight(search.last + timedelta(days=1)))
    told_apart = (search.repeat, Q(repeat_of_year__gt=0)), (search.vulnerable, Q(vulnerable=True))
    news = (search.over, Q(pk__gt=search.over)), (search.until, Q(pk__lte=search.until))
    yield from (condition for asked, condition in (*told_apart, *news) if asked)


def _lists(search: Search) -> Iterator[Q]:
    if search.stage:
        yield Q(stage__in=[stage.value for stage in search.stage])
    if search.outcome:
        yield Q(outcome__in=[outcome.value for outcome in search.outcome])
    if search.what:
        yield Q(threat__in=search.coded(THREAT)) | Q(offence_code__in=search.coded(OFFENCE))


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(0)))
