"""The records whose contact has ended and that another system does not know of yet."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from peelian.accounts.models import Officer
from peelian.accounts.queries import covered_by
from peelian.intake.models import BatchEntry, Keyed, Report
from peelian.intake.models.reports import ReportQuerySet
from peelian.intake.queries.pasting import words_for
from peelian.intake.queries.queue import COUNTED_TO, PAGE
from peelian.kernel.words import plural
from peelian.knowledge.rules.pasting import Target

LOOK_BACK = timedelta(days=365)  # what ended longer ago is not asked for: our judgement


@dataclass(frozen=True)
class KeyingPage:
    """One page of a list, oldest first. `after` is the key of its last report, or "" at the end."""

    reports: list[Report]
    after: str


@dataclass(frozen=True)
class ToKey:
    """How many of an officer's records are still to be keyed into one system."""

    target: Target
    count: int

    @property
    def title(self) -> str:
        return f"{plural(self.count, 'record')} to key into the {self.target.value}"


def targets_of(officer: Officer) -> list[Target]:
    """Return the systems that an officer's unit keys into."""
    used = {words.target for words in words_for(officer.unit, None)}
    return [target for target in Target if target in used]


def to_key(officer: Officer, target: Target, today: date) -> ReportQuerySet:
    """Return an officer's reports, and those they stand in for, that are still to be keyed into a system.

    What was keyed before contact ended is keyed once more: the outcome was not in it.
    """
    whose = covered_by(officer, today)
    batched = BatchEntry.objects.gone().filter(report=OuterRef("pk"), batch__officer__in=whose)
    theirs = Q(owner__in=whose) | Q(Exists(batched), owner=None)
    since = timezone.now() - LOOK_BACK
    done = Keyed.objects.filter(report=OuterRef("pk"), target=target.value, at__gte=OuterRef("closed_at"))
    ended = Report.objects.visible_to(officer).filter(theirs, closed_at__gte=since)
    return ended.filter(~Exists(done))


def counts(officer: Officer, today: date) -> list[ToKey]:
    """Return what is to be keyed, a line for each system; a system with nothing left has none."""
    lines = []
    for target in targets_of(officer):
        count = to_key(officer, target, today).values("pk")[:COUNTED_TO].count()
        if count:
            lines.append(ToKey(target, count))
    return lines


def page(officer: Officer, target: Target, *, after: str, today: date, size: int = PAGE) -> KeyingPage:
    """Return the page of a list that follows the key `after` ("" for the first), oldest first."""
    reports = to_key(officer, target, today).with_who().order_by("id")
    if after.isdecimal() and len(after) < 19:
        reports = reports.filter(pk__gt=int(after))
    found = list(reports[: size + 1])
    shown = found[:size]
    return KeyingPage(shown, str(shown[-1].pk) if len(found) > size else "")
