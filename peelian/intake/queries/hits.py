"""A row of what a search found: a report, or who holds it where the officer may not see it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from peelian.accounts.models import Officer
from peelian.accounts.queries import holders_of
from peelian.intake.models import Report


@dataclass(frozen=True)
class Hit:
    """A report that answers a search; one the officer may not see shows only who holds it."""

    report: Report | None
    holder: str
    telephone: str


def hits(officer: Officer, reports: Iterable[Report], today: date) -> list[Hit]:
    """Return reports as an officer may see them, in order: another unit's are one line, at the first of them."""
    listed = list(reports)
    holders = holders_of({report.force_id for report in listed if report.force_id}, today)
    found, named = [], set()
    for report in listed:
        if may_see(officer, report):
            found.append(Hit(report, "", ""))
            continue
        holder = holders.get(report.force_id or "", report.unit)
        if holder.pk not in named:
            named.add(holder.pk)
            found.append(Hit(None, holder.name, holder.telephone))
    return found


def may_see(officer: Officer, report: Report) -> bool:
    """Return for one report what `ReportQuerySet.visible_to` says for many."""
    return report.force_id in officer.forces or (report.force_id is None and report.unit_id == officer.unit_id)
