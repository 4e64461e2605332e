"""What is staged, and what is wrong with it."""

from collections.abc import Iterable
from datetime import datetime
from functools import cache

from django.db.models import QuerySet
from django.utils import timezone

from peelian.accounts.models import Unit
from peelian.intake.models import Feed, FeedRow, Report
from peelian.intake.rules import columns, pole
from peelian.intake.rules.clean_row import Checked
from peelian.intake.rules.duplicates import Piles, sort_rows
from peelian.intake.rules.stages import FeedStage, Verdict
from peelian.knowledge import queries as knowledge
from peelian.parties.gateways.outcodes import outcodes

LIVE = [FeedStage.STAGED.value, FeedStage.CHECKED.value, FeedStage.LOADING.value, FeedStage.LOADED.value]


def live_feed(digest: str) -> Feed | None:
    """Return the feed made of exactly this file, if it was not dropped or undone."""
    return Feed.objects.filter(digest=digest, stage__in=LIVE).first()


def last_layout(unit: Unit) -> list[str] | None:
    """Return the header of the last feed this unit loaded, or None for its first."""
    last = Feed.objects.filter(unit=unit, stage=FeedStage.LOADED.value).order_by("-id").first()
    return last.header if last else None


def rows_of(feed: Feed) -> QuerySet[FeedRow]:
    """Return the staged rows of a feed in the order of the file."""
    return FeedRow.objects.filter(feed=feed).order_by("number")


def rows_with_problems(feed: Feed) -> QuerySet[FeedRow]:
    """Return the rows that somebody may want to correct: flagged ones, refused ones and duplicates."""
    return rows_of(feed).exclude(problems=[])


def rows_to_correct(feed: Feed) -> QuerySet[FeedRow]:
    """Return the rows that were refused, which can be corrected and brought in again."""
    return rows_of(feed).filter(verdict=Verdict.REFUSED.value)


def checked_rows(feed: Feed, at: datetime) -> Piles:
    """Judge every staged row by its mapping and sort them into saved, duplicate and refused."""
    today = timezone.localdate(at)
    rows = [(row.number, columns.picked(row.cells, feed.mapping)) for row in rows_of(feed)]
    american = pole.month_first_fields(cells for _, cells in rows)

    @cache
    def offence(text: str) -> str | None:
        row = knowledge.offence(text, on=today)
        return row.code if row else None

    def judge(cells: dict[str, str]) -> Checked:
        return pole.check(
            cells, today=today, known_outcodes=outcodes().keys(), known_offences=offence, month_first=american
        )

    judged = [(number, judge(cells)) for number, cells in rows]
    references = {checked.values.reference for _, checked in judged if checked.values.reference}
    return sort_rows(judged, known_references(references))


def known_references(references: Iterable[str]) -> set[str]:
    """Return which of these references are loaded."""
    return set(Report.objects.filter(reference__in=list(references)).values_list("reference", flat=True))
