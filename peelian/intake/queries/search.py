"""Finding a victim by name, telephone, e-mail, postcode or reference, across units but never into another's record."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.search import SearchQuery
from django.db.models import Q, QuerySet
from django.db.models.fields.tuple_lookups import Tuple, TupleGreaterThan
from django.db.models.functions import Upper

from peelian.accounts.models import Officer
from peelian.accounts.queries import holders_of
from peelian.intake.models import Report
from peelian.intake.rules import contacts
from peelian.kernel.folding import fold
from peelian.linkage.models import Membership
from peelian.parties.models import SourceRecord

PAGE = 25
LONGEST_KEY = 18  # figures that a key can have
REFERENCE = re.compile(r"[A-Z]{2,6}\d{4,}", re.IGNORECASE)


@dataclass(frozen=True)
class Hit:
    """A report that answers a search; one the officer may not see shows only who holds it."""

    report: Report | None
    holder: str
    telephone: str


@dataclass(frozen=True)
class Found:
    """A page of hits. `after` is the key to the next page, or ""."""

    hits: list[Hit]
    after: str


def search(officer: Officer, typed: str, *, after: str, today: date) -> Found:
    """Return the reports whose victim or contact answers what was typed, by name."""
    words = typed.strip()
    if REFERENCE.fullmatch(words.replace(" ", "")):
        reports = list(
            Report.objects.alias(folded=Upper("reference"))
            .filter(folded=words.replace(" ", "").upper())
            .select_related("about", "force", "unit", "owner")[:PAGE]
        )
        return Found(_hits(officer, reports, today), "")
    records = _records(words)
    if records is None:
        return Found([], "")
    return _page(officer, records, after, today)


def _records(words: str) -> QuerySet[SourceRecord] | None:
    if "@" in words:
        return SourceRecord.objects.filter(email=words.lower())
    if re.fullmatch(r"[+()\d\s-]{8,}", words):
        number = contacts.telephone(words)
        return SourceRecord.objects.filter(telephone=number) if number else None
    if (postcode := contacts.postcode(words)) and any(letter.isdigit() for letter in words):
        return SourceRecord.objects.filter(search=SearchQuery(postcode, config="simple", search_type="phrase"))
    terms = fold(words).split()
    if not terms:
        return None
    raw = " & ".join(f"'{term}':*" for term in terms)
    return SourceRecord.objects.filter(search=SearchQuery(raw, config="simple", search_type="raw"))


def _page(officer: Officer, records: QuerySet[SourceRecord], after: str, today: date) -> Found:
    """Return a page of records by name, with their reports.

    The key to the next page is a number alone: a name in it could be that of somebody the officer may not see.
    """
    if last := _place(after):
        records = records.filter(TupleGreaterThan(Tuple("name_key", "id"), last))
    found = list(records.order_by("name_key", "id").values_list("pk", flat=True)[: PAGE + 1])
    shown = found[:PAGE]
    named = {*shown, *_beside_learnt(shown)}
    reports = (
        Report.objects.filter(Q(about__in=named) | Q(contact__in=named))
        .select_related("about", "contact", "force", "unit", "owner")
        .order_by("about__name_key", "id")
    )
    return Found(_hits(officer, reports, today), str(shown[-1]) if len(found) > PAGE else "")


def _place(after: str) -> tuple[str, int] | None:
    """Return where a page ended, or None for none or nonsense."""
    if not after.isdecimal() or len(after) > LONGEST_KEY:
        return None
    return SourceRecord.objects.filter(pk=int(after)).values_list("name_key", "pk").first()


def _beside_learnt(records: Collection[int]) -> QuerySet[Membership, int]:
    """Return the fellows of those records that an officer wrote: no report is about these, only about their fellows."""
    learnt = Membership.objects.filter(record__in=records, record__reports=None, record__contact_for=None)
    return Membership.objects.filter(party__in=learnt.values("party")).values_list("record", flat=True)


def _hits(officer: Officer, reports: Iterable[Report], today: date) -> list[Hit]:
    listed = list(reports)
    holders = holders_of({report.force_id for report in listed if report.force_id}, today)
    hits, named = [], set()
    for report in listed:
        if report.force_id in officer.forces or (report.force_id is None and report.unit_id == officer.unit_id):
            hits.append(Hit(report, "", ""))
            continue
        holder = holders.get(report.force_id or "", report.unit)
        if holder.pk not in named:
            named.add(holder.pk)
            hits.append(Hit(None, holder.name, holder.telephone))
    return hits
