"""What is staged, and what is wrong with it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import cache

from django.db.models import CharField, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone

from peelian.accounts.models import Officer, Unit
from peelian.documents.gateways.tables import Row, corrections
from peelian.documents.gateways.tables.out import WHAT_IS_WRONG
from peelian.intake.models import Feed, FeedLayout, FeedRow, Report
from peelian.intake.queries.told import told
from peelian.intake.rules import columns, pole, users_table
from peelian.intake.rules.clean_row import Checked
from peelian.intake.rules.duplicates import Piles, sort_rows
from peelian.intake.rules.stages import FeedStage, Stage, Verdict
from peelian.knowledge import queries as knowledge
from peelian.parties.gateways.outcodes import outcodes
from peelian.tasks.models import Task

SAMPLED = 200  # rows looked at for the first values of each column
TOUCHED = (
    ~Q(stage=Stage.NEW.value)
    | Q(attempts__isnull=False)
    | Q(advice__isnull=False)
    | Q(first_attempt_at__isnull=False)
    | Q(assessments__isnull=False)
    | Q(referrals__isnull=False)
    | Q(about__investigations__isnull=False)
)
VERDICTS: Mapping[str, Verdict] = {
    "refused": Verdict.REFUSED,
    "duplicate": Verdict.DUPLICATE,
    "flagged": Verdict.SAVED,
}
LIVE = [FeedStage.STAGED.value, FeedStage.CHECKED.value, FeedStage.LOADING.value, FeedStage.LOADED.value]


def live_feed(digest: str) -> Feed | None:
    """Return the feed made of exactly this file, if it was not dropped or undone."""
    return Feed.objects.filter(digest=digest, stage__in=LIVE).first()


def last_layout(unit: Unit) -> list[str] | None:
    """Return the header of the last feed this unit loaded, or None for its first."""
    last = Feed.objects.filter(unit=unit, stage=FeedStage.LOADED.value).order_by("-id").first()
    return last.header if last else None


def own_columns(header: Sequence[str]) -> list[str]:
    """Return the columns without the one we add to a file to correct, so that it comes back as the layout it had."""
    return [name for name in header if name != WHAT_IS_WRONG]


def layout_of(header: Sequence[str]) -> FeedLayout | None:
    """Return what was confirmed of a file with these columns, or None when nobody has seen them before."""
    return FeedLayout.objects.filter(signature=columns.header_signature(own_columns(header))).first()


def rows_of(feed: Feed) -> QuerySet[FeedRow]:
    """Return the staged rows of a feed in the order of the file."""
    return FeedRow.objects.filter(feed=feed).order_by("number")


def feeds_of(officer: Officer, before: int | None = None) -> QuerySet[Feed]:
    """Return the feeds the officer's unit brought in, newest first; with a key, those older than that one."""
    feeds = Feed.objects.visible_to(officer).order_by("-id")
    return feeds.filter(id__lt=before) if before else feeds


def column_samples(feed: Feed) -> tuple[tuple[str, ...], ...]:
    """Return the first three different values of each column, out of the first rows of the file."""
    readable = _readable(rows_of(feed)[:SAMPLED], feed)
    return users_table.samples([cells for _, cells in readable], len(feed.header))


def begun_on(feed: Feed) -> bool:
    """Return whether an officer has claimed, tried or advised on a report of the feed, handed back since or not."""
    reports = Report.objects.filter(row__feed=feed)
    if reports.filter(TOUCHED).exists():
        return True
    labels = reports.annotate(label_text=Concat(Value("intake.Report:"), Cast("pk", CharField())))
    return Task.objects.filter(subject__in=labels.values("label_text")).exists()


def may_be_undone(feed: Feed) -> bool:
    """Return whether a load can still be taken back."""
    return feed.stage == FeedStage.LOADED and not begun_on(feed)


def rows_with_problems(feed: Feed, kind: str = "") -> QuerySet[FeedRow]:
    """Return the rows that somebody may want to correct, all of them or of one kind.

    Kinds: "refused", "duplicate", "flagged" (saved although something is wrong); any other word means all.
    """
    rows = rows_of(feed).exclude(problems=[])
    return rows.filter(verdict=VERDICTS[kind].value) if kind in VERDICTS else rows


def wrong_rows(rows: Iterable[FeedRow], feed: Feed) -> list[users_table.WrongRow]:
    """Return rows as they stood in the user's own table, each message above its cell."""
    return [
        users_table.wrong_row((row.number, row.verdict, cells), row.problems, header=feed.header, mapping=feed.mapping)
        for row, cells in _readable(rows, feed)
    ]


def _readable(rows: Iterable[FeedRow], feed: Feed) -> list[tuple[FeedRow, list[str]]]:
    """Return rows with their cells as they may be read: a narrative less what was taken out of its report."""
    at = feed.mapping.get("narrative")
    redacted = Report.objects.filter(row__feed=feed, redactions__undone_at=None, redactions__isnull=False).distinct()
    words = {report.row_id: told(report) for report in redacted}
    return [
        (row, _with(row.cells, at, words[row.pk]) if at is not None and row.pk in words else row.cells) for row in rows
    ]


def _with(cells: list[str], at: int, words: str) -> list[str]:
    return [*cells[:at], words, *cells[at + 1 :]]


def file_to_correct(feed: Feed, kind: str) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Return header and rows of a file to correct: the user's own columns and, last, what is wrong with each row."""
    rows = rows_with_problems(feed, kind)
    wrong = (
        (Row(row.number, tuple(cells)), " ".join(words for _, words in row.problems))
        for row, cells in _readable(rows, feed)
    )
    return corrections(feed.header, wrong)


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
