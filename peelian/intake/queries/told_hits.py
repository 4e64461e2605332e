"""The words of a narrative round those that were searched for, as it may be read."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db import connection

from peelian.intake.models import Report
from peelian.intake.queries.told import told_of

START, STOP = "\x02", "\x03"  # no text that people type has them
AROUND = f'StartSel={START}, StopSel={STOP}, MaxFragments=2, MaxWords=22, MinWords=8, FragmentDelimiter=" … "'
HEADLINES = """
    SELECT ts_headline('english', told, websearch_to_tsquery('english', %s), %s)
    FROM unnest(%s::text[]) WITH ORDINALITY AS narratives(told, place) ORDER BY place
"""


@dataclass(frozen=True)
class Piece:
    """Some words, and whether they are those that were searched for."""

    words: str
    found: bool


def pieces_of(reports: Collection[Report], searched: str) -> dict[int, list[Piece]]:
    """Return for each report, by key, the words round what was found, in order. Three queries for any number."""
    with_words = list(Report.objects.filter(pk__in=[report.pk for report in reports]).only("narrative"))
    told = told_of(with_words)
    with connection.cursor() as cursor:
        cursor.execute(HEADLINES, [searched, AROUND, list(told.values())])
        return {key: _pieces(text) for key, (text,) in zip(told, cursor.fetchall(), strict=True)}


def _pieces(text: str) -> list[Piece]:
    pieces = []
    for number, part in enumerate(text.split(START)):
        found, _, after = part.partition(STOP) if number else ("", "", part)
        pieces += [Piece(words, is_found) for words, is_found in ((found, True), (after, False)) if words]
    return pieces
