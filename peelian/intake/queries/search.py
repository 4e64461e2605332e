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
MOST_OTHERS = 2000
LAST_LETTER = "\U0010ffff"  # sorts after every letter, so that a range of names ends
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
    return _page(officer, _matching(words, after), today)


def _matching(words: str, after: str) -> list[int]:
    """Return the keys of one page of source records that answer, by name, and of the first of the next page."""
    if "@" in words:
        return _in_order(SourceRecord.objects.filter(email=words.lower()), after)
    if re.fullmatch(r"[+()\d\s-]{8,}", words):
        number = contacts.telephone(words)
        return _in_order(SourceRecord.objects.filter(telephone=number), after) if number else []
    if (postcode := contacts.postcode(words)) and any(letter.isdigit() for letter in words):
        phrase = SearchQuery(postcode, config="simple", search_type="phrase")
        return _in_order(SourceRecord.objects.filter(search=phrase), after)
    terms = fold(words).split()
    if len(terms) == 1:
        return _by_one_word(terms[0], after)
    return _in_order(_with_words(terms), after) if terms else []


def _with_words(terms: list[str]) -> QuerySet[SourceRecord]:
    """Return the records that have each of these words, or the beginning of one."""
    raw = " & ".join(f"'{term}':*" for term in terms)
    return SourceRecord.objects.filter(search=SearchQuery(raw, config="simple", search_type="raw"))


def _by_one_word(term: str, after: str) -> list[int]:
    """Return those whose family name begins so, in order, then those whose given name does.

    A common word has tens of thousands of answers, and sorting them takes a second. The name's own index has the
    first kind in order at once; of the second no more than MOST_OTHERS are looked at: then another word is needed.
    """
    last = _place(after)
    found: list[int] = []
    if last is None or last[0].startswith(term):
        begins = SourceRecord.objects.filter(name_key__gte=term, name_key__lt=term + LAST_LETTER)
        found, last = _in_order(begins, after), None
    if len(found) <= PAGE:
        others = _with_words([term]).exclude(name_key__startswith=term).values_list("name_key", "pk")[:MOST_OTHERS]
        found += [place[1] for place in sorted(others) if last is None or place > last][: PAGE + 1 - len(found)]
    return found


def _in_order(records: QuerySet[SourceRecord], after: str) -> list[int]:
    if last := _place(after):
        records = records.filter(TupleGreaterThan(Tuple("name_key", "id"), last))
    return list(records.order_by("name_key", "id").values_list("pk", flat=True)[: PAGE + 1])


def _page(officer: Officer, found: list[int], today: date) -> Found:
    """Return a page of records with their reports.

    The key to the next page is a number alone: a name in it could be that of somebody the officer may not see.
    """
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
