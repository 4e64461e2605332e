"""What other weights would do to the reports that nobody has, and what officers think of the order."""

from dataclasses import dataclass
from datetime import datetime

from peelian.accounts.models import Officer
from peelian.intake.models import OfficersRanking, Report
from peelian.intake.queries.seen import seen_of
from peelian.intake.rules.ranking import queue_key, rank
from peelian.intake.rules.ranking_check import Check, Compared, check, compared
from peelian.knowledge import queries as knowledge
from peelian.knowledge.rules.weights import HarmWeights

LOOKED_AT = 2000  # reports from the top of the queue: enough to see what a change does, and quick
FIRST = 10


@dataclass(frozen=True)
class Move:
    """One report that would move, with its place before and after, counted from 1."""

    report: Report
    before: int
    after: int

    @property
    def places(self) -> int:
        """How many places it would rise; negative when it would fall."""
        return self.before - self.after


@dataclass(frozen=True)
class Preview:
    """What weights would do: how many were looked at, what would move (the furthest first), and both first tens."""

    looked_at: int
    all_of_them: bool
    moves: list[Move]
    before: list[Report]
    after: list[Report]
    check_before: Check
    check_after: Check


def preview(officer: Officer, weights: HarmWeights, at: datetime) -> Preview:
    """Return what weights would do to the reports that an officer sees and nobody has. Writes nothing."""
    unclaimed = Report.objects.visible_to(officer).unclaimed().in_order().select_related("about")
    listed = list(unclaimed.defer("narrative", "about__search")[: LOOKED_AT + 1])
    reports, now = listed[:LOOKED_AT], knowledge.harm_weights()
    before, after = _ordered(reports, now, at), _ordered(reports, weights, at)
    place = {report.pk: number for number, report in enumerate(before, start=1)}
    moves = [Move(report, place[report.pk], number) for number, report in enumerate(after, start=1)]
    moved = sorted((move for move in moves if move.places), key=lambda move: (-abs(move.places), move.after))
    cases = knowledge.library().ranking_cases
    return Preview(
        looked_at=len(reports),
        all_of_them=len(listed) <= LOOKED_AT,
        moves=moved,
        before=before[:FIRST],
        after=after[:FIRST],
        check_before=check(cases, now),
        check_after=check(cases, weights),
    )


def officers_compared() -> Compared:
    """Return the last order of each officer, without names, beside the weights in force."""
    cases = knowledge.library().ranking_cases
    rankings = OfficersRanking.objects.filter(cases_version=cases.version).latest_of_each()
    return compared([ranking.order for ranking in rankings], cases, knowledge.harm_weights())


def _ordered(reports: list[Report], weights: HarmWeights, at: datetime) -> list[Report]:
    keys = {
        report.pk: queue_key(rank(seen_of(report, at), weights).priority, report.due_on.toordinal())
        for report in reports
    }
    return sorted(reports, key=lambda report: (keys[report.pk], report.pk))
