"""Who is who, as one officer may see it: which records, which pairs wait for a word, and where each record is from."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.db.models.lookups import StartsWith

from peelian.accounts.models import Officer
from peelian.intake.models import Feed, Report
from peelian.intake.queries.named import FROM_A_FEED
from peelian.intake.rules.who_words import Bar, Compared, bars, expected, side_by_side, signed
from peelian.kernel.labels import key_of
from peelian.kernel.words import day, plural, telephone_words
from peelian.linkage.models import Link, Membership
from peelian.linkage.rules.weighing import chance
from peelian.parties.models import SourceRecord

COUNTED_TO = 1000  # counting further costs more than anybody learns from it


@dataclass(frozen=True)
class Evidence:
    """A link as a page shows it: each line with its bar, their sum, and what that comes to in words."""

    link: Link
    caption: str
    lines: list[Bar]
    total: str
    chance: str


@dataclass(frozen=True)
class Left:
    """How many pairs wait for a word that the officer may give, and how many touch another unit's record."""

    count: int
    elsewhere: int

    @property
    def words(self) -> str:
        """The first count as it is said."""
        return pairs_wait(self.count)


def may_see(officer: Officer, of: str) -> Q:
    """Return the condition that a record is the officer's to see, `of` being the way to it from the row.

    A record is, if a report that they see is about it or names it. What an officer wrote has no report but its party's;
    it is also the officer's to see where somebody of their unit wrote it: a firm that they help.
    """
    reports = Report.objects.visible_to(officer)
    theirs = Q(Exists(reports.filter(about=OuterRef(of)))) | Q(Exists(reports.filter(contact=OuterRef(of))))
    party = OuterRef(f"{of}__membership__party")
    fellows = Exists(reports.filter(about__membership__party=party))
    contacts = Exists(reports.filter(contact__membership__party=party))
    ours = Q(_written_in(officer, f"{of}__origin"))
    return theirs | (~Q(**{f"{of}__origin__startswith": FROM_A_FEED}) & (Q(fellows) | Q(contacts) | ours))


def _written_in(officer: Officer, origin: str) -> Exists:
    """Return the condition that somebody of the officer's unit wrote a record; `origin` is the way to its origin."""
    theirs = Concat(Value("accounts.Officer:"), Cast("pk", CharField()), Value(" "), output_field=CharField())
    written = StartsWith(Concat(OuterRef(origin), Value(" "), output_field=CharField()), F("told_by"))
    return Exists(Officer.objects.filter(unit=officer.unit_id).alias(told_by=theirs).filter(written))


def seen_among(officer: Officer, records: Collection[int]) -> set[int]:
    """Return those of these records that an officer may see."""
    if not records:
        return set()
    reports = Report.objects.visible_to(officer)
    direct = set(reports.filter(about__in=records).values_list("about_id", flat=True))
    direct |= set(reports.filter(contact__in=records).values_list("contact_id", flat=True))
    written = SourceRecord.objects.filter(pk__in=set(records) - direct).exclude(origin__startswith=FROM_A_FEED)
    rows = list(written.annotate(ours=_written_in(officer, "origin")).values_list("pk", "membership__party", "ours"))
    direct |= {record for record, _, ours in rows if ours}
    of_party = {record: party for record, party, ours in rows if not ours}
    parties = set(of_party.values())
    if not parties:
        return direct
    known = set(reports.filter(about__membership__party__in=parties).values_list("about__membership__party", flat=True))
    known |= set(
        reports.filter(contact__membership__party__in=parties).values_list("contact__membership__party", flat=True)
    )
    return direct | {record for record, party in of_party.items() if party in known}


def pairs(officer: Officer) -> QuerySet[Link]:
    """Return the pairs that wait for a word and are the officer's to see, the most useful first."""
    return Link.objects.waiting().filter(may_see(officer, "record"), may_see(officer, "other"))


def next_pair(officer: Officer, after: int = 0) -> Link | None:
    """Return the first pair that waits, or the first behind one that was put by."""
    waiting = pairs(officer).select_related("record__membership", "other__membership")
    waiting = waiting.defer("record__search", "other__search")
    if last := Link.objects.filter(pk=after).values_list("useful", flat=True).first() if after else None:
        waiting = waiting.filter(Q(useful__lt=last) | Q(useful=last, pk__gt=after))
    return waiting.first()


def pairs_wait(count: int) -> str:
    """Return a count of pairs as it is said: “12 pairs wait”."""
    if count > COUNTED_TO:
        return f"More than {COUNTED_TO:,} pairs wait"
    return f"{plural(count, 'pair')} {'waits' if count == 1 else 'wait'}"


def how_many_pairs(officer: Officer) -> int:
    """Return how many pairs wait for a word of this officer's, counted to a little over `COUNTED_TO`."""
    return pairs(officer)[: COUNTED_TO + 1].count()


def left(officer: Officer) -> Left:
    """Return how many pairs wait, those that touch another unit's record counted apart."""
    one, other = may_see(officer, "record"), may_see(officer, "other")
    half = Link.objects.filter(waits=True).filter((one & ~other) | (other & ~one))
    return Left(how_many_pairs(officer), half[: COUNTED_TO + 1].count())


def links_on(records: Sequence[SourceRecord]) -> tuple[list[Link], int]:
    """Return the links between these records, newest first, and how many pairs about any of them wait for a word.

    One query: the record page asks both.
    """
    known = {record.pk: record for record in records}
    within, waits = Q(record__in=known, other__in=known), Q(waits=True)
    about = Link.objects.filter(within | (waits & (Q(record__in=known) | Q(other__in=known))))
    found = list(about.order_by("-made_at", "-id"))
    links = [link for link in found if link.record_id in known and link.other_id in known]
    for link in links:
        link.record, link.other = known[link.record_id], known[link.other_id]
    return links, sum(link.waits for link in found)


def size_of(record: SourceRecord) -> int:
    """Return how many records there are of whoever a record is."""
    return Membership.objects.filter(party__memberships__record=record).count()


def report_on(record: SourceRecord, officer: Officer) -> Report | None:
    """Return the newest report about whoever a record is that the officer may open, or that names them."""
    same_party = Membership.objects.filter(party__memberships__record=record).values("record")
    reports = Report.objects.visible_to(officer).filter(Q(about__in=same_party) | Q(contact__in=same_party))
    return reports.order_by("-pk").first()


def evidence_of(link: Link, place: Mapping[int, str]) -> Evidence:
    """Return a link's evidence in words, its weights and their sum. `place`: where its two records came from."""
    lines: list[Any] = [tuple(line) for line in link.evidence]
    caption = " and ".join(f"{record.name} ({place[record.pk]})" for record in (link.record, link.other))
    if link.weight is None:
        return Evidence(link, caption, bars(lines), "", "")
    words = expected(chance(link.weight), link.record.kind)
    return Evidence(link, caption, bars(lines), signed(link.weight), words)


def compared(one: SourceRecord, other: SourceRecord) -> list[Compared]:
    """Return what two records say, field by field."""
    return side_by_side(fields_of(one), fields_of(other))


def fields_of(record: SourceRecord) -> dict[str, str]:
    """Return what a record says, by the label of each field, in the words of a page."""
    return {
        "Name": record.name,
        "Date of birth": day(record.birth_date) if record.birth_date else "",
        "Gender": record.gender,
        "Company number": record.company_number,
        "Employees": str(record.employees) if record.employees is not None else "",
        "Telephone": telephone_words(record.telephone),
        "E-mail": record.email,
        "Address": record.address,
        "Postcode": record.postcode,
    }


def origins(records: Iterable[SourceRecord]) -> dict[int, str]:
    """Return where each record came from, in words: “row 12 of week-1.csv”, or who wrote it."""
    listed = list(records)
    feeds = {record.pk: key_of(record.origin.partition(" ")[0], "intake.Feed") for record in listed}
    names = dict(Feed.objects.filter(pk__in={key for key in feeds.values() if key}).values_list("pk", "name"))
    return {record.pk: _origin(record, names.get(feeds[record.pk] or 0, "")) for record in listed}


def _origin(record: SourceRecord, feed: str) -> str:
    row = record.origin.rpartition(" ")[2]
    return f"row {row} of {feed}" if feed else "what an officer wrote down"
