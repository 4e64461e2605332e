"""Finding a victim by name, telephone, e-mail, postcode or reference, across units but never into another's record."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet
from django.db.models.fields.tuple_lookups import Tuple, TupleGreaterThan

from peelian.accounts.models import Officer
from peelian.intake.models import Report
from peelian.intake.models.reports import ReportQuerySet
from peelian.intake.queries.hits import Hit, hits
from peelian.intake.queries.named import (
    beginning_with,
    by_reference,
    concerning,
    identified,
    terms_of,
    with_words,
)
from peelian.intake.queries.names import names_like
from peelian.parties.models import SourceRecord

PAGE = 25
MOST_OTHERS = 2000
MOST_ALIKE = 2000  # records of the names that are like it
LONGEST_KEY = 18  # figures that a key can have


@dataclass(frozen=True)
class Found:
    """A page of hits. `after` is the key to the next page, or ""; `alike` are hits on names like it, on the first."""

    hits: list[Hit]
    after: str
    alike: list[Hit] = field(default_factory=list)


def search(officer: Officer, typed: str, *, after: str, today: date) -> Found:
    """Return the reports whose victim or contact answers what was typed, by name."""
    words = typed.strip()
    if (named := by_reference(words)) is not None:
        reports = list(_shown(named)[:PAGE])
        if reports or identified(words) is None:
            return Found(hits(officer, reports, today), "")
    page = _page(officer, _matching(words, after), today)
    terms = terms_of(words)
    if after or (page.after and len(terms) < 2):  # a page full of one name has no room for its misspellings
        return page
    return Found(page.hits, page.after, _alike(officer, terms, today))


def _matching(words: str, after: str) -> list[int]:
    """Return the keys of one page of source records that answer, by name, and of the first of the next page."""
    if (records := identified(words)) is not None:
        return _in_order(records, after)
    terms = terms_of(words)
    if len(terms) == 1:
        return _by_one_word(terms[0], after)
    return _in_order(with_words(terms), after) if terms else []


def _by_one_word(term: str, after: str) -> list[int]:
    """Return those whose family name begins so, in order, then those whose given name does.

    A common word has tens of thousands of answers, and sorting them takes a second. The name's own index has the
    first kind in order at once; of the second no more than MOST_OTHERS are looked at: then another word is needed.
    """
    last = _place(after)
    found: list[int] = []
    if last is None or last[0].startswith(term):
        found, last = _in_order(beginning_with(term), after), None
    if len(found) <= PAGE:
        others = with_words([term]).exclude(name_key__startswith=term).values_list("name_key", "pk")[:MOST_OTHERS]
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
    reports = _shown(Report.objects.filter(concerning(shown))).order_by("about__name_key", "id")
    return Found(hits(officer, reports, today), str(shown[-1]) if len(found) > PAGE else "")


def _alike(officer: Officer, terms: list[str], today: date) -> list[Hit]:
    """Return the reports of names like these, the most alike first and of one name the newest, PAGE at most.

    Of other units' there is one line for each, last: which name they hold is not said.
    """
    rank = {name: place for place, name in enumerate(names_like(terms))}
    if not rank:
        return []
    records = SourceRecord.objects.filter(name_key__in=rank).values_list("pk", "name_key")
    named = dict(records[:MOST_ALIKE])
    concerned = Report.objects.filter(concerning(named))
    seen = concerned.visible_to(officer).values_list("pk", "about_id", "contact_id")
    ordered = sorted(
        (min(rank.get(named.get(key, ""), len(rank)) for key in (about, contact)), -pk) for pk, about, contact in seen
    )
    shown = _shown(Report.objects.all()).in_bulk([-pk for _, pk in ordered[:PAGE]])
    unseen = concerned.exclude(pk__in=Report.objects.visible_to(officer).values("pk"))
    others = unseen.order_by("force_id", "unit_id").distinct("force_id", "unit_id")
    return hits(officer, [*(shown[-pk] for _, pk in ordered[:PAGE]), *_shown(others)], today)


def _shown(reports: ReportQuerySet) -> ReportQuerySet:
    return reports.with_who().select_related("contact", "unit").defer("contact__search")


def _place(after: str) -> tuple[str, int] | None:
    """Return where a page ended, or None for none or nonsense."""
    if not after.isdecimal() or len(after) > LONGEST_KEY:
        return None
    return SourceRecord.objects.filter(pk=int(after)).values_list("name_key", "pk").first()
