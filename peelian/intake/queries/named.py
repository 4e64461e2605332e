"""Source records by what an officer types: a name, a telephone number, an e-mail address or a postcode."""

import re
from collections.abc import Collection
from typing import Any

from django.contrib.postgres.search import SearchQuery
from django.db.models import Q, QuerySet
from django.db.models.functions import Upper

from peelian.intake.models import Report
from peelian.intake.models.reports import ReportQuerySet
from peelian.intake.rules import contacts
from peelian.kernel.folding import fold
from peelian.linkage.models import Membership
from peelian.parties.models import SourceRecord

LAST_LETTER = "\U0010ffff"  # sorts after every letter, so that a range of names ends
REFERENCE = re.compile(r"[A-Z]{2,6}\d{4,}|\d{6,}", re.IGNORECASE)
FROM_A_FEED = "intake.Feed:"  # how `origin` begins then
APART = re.compile(r"[\s/._-]+")


def by_reference(typed: str) -> ReportQuerySet | None:
    """Return the reports with the reference that was typed, whatever stood between its parts; None for no reference."""
    joined = APART.sub("", typed)
    if not REFERENCE.fullmatch(joined):
        return None
    return Report.objects.alias(folded=Upper("reference")).filter(folded__in={joined.upper(), typed.strip().upper()})


def terms_of(typed: str) -> list[str]:
    """Return the folded words of a name that was typed; none where it was something else."""
    return [] if identified(typed) is not None else fold(typed).split()


def identified(typed: str) -> QuerySet[SourceRecord] | None:
    """Return the records with the address, number or postcode that was typed; None where it was none of these."""
    if "@" in typed:
        return SourceRecord.objects.filter(email=typed.lower())
    if re.fullmatch(r"[+()\d\s-]{8,}", typed):
        number = contacts.telephone(typed)
        return SourceRecord.objects.filter(telephone=number) if number else SourceRecord.objects.none()
    if (postcode := contacts.postcode(typed)) and any(letter.isdigit() for letter in typed):
        phrase = SearchQuery(postcode, config="simple", search_type="phrase")
        return SourceRecord.objects.filter(search=phrase)
    return None


def with_words(terms: list[str]) -> QuerySet[SourceRecord]:
    """Return the records that have each of these words, or the beginning of one."""
    raw = " & ".join(f"'{term}':*" for term in terms)
    return SourceRecord.objects.filter(search=SearchQuery(raw, config="simple", search_type="raw"))


def beginning_with(term: str) -> QuerySet[SourceRecord]:
    """Return the records whose family name, or whose firm's name, begins so."""
    return SourceRecord.objects.filter(name_key__gte=term, name_key__lt=term + LAST_LETTER)


def beside_learnt(records: Collection[int] | QuerySet[SourceRecord, Any]) -> QuerySet[Membership, int]:
    """Return the fellows of those records that an officer wrote: no report is about these, only about their fellows.

    What came with a feed is passed over first: there is much of it, and a report is about it.
    """
    written = Membership.objects.filter(record__in=records).exclude(record__origin__startswith=FROM_A_FEED)
    learnt = written.filter(record__reports=None, record__contact_for=None)
    return Membership.objects.filter(party__in=learnt.values("party")).values_list("record", flat=True)


def concerning(records: Collection[int]) -> Q:
    """Return the condition on reports that they are about one of these records, or name one as whom to speak to."""
    named = {*records, *beside_learnt(records)}
    return Q(about__in=named) | Q(contact__in=named)
