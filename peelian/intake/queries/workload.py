"""Who has how much, and what nobody has: for whoever hands work out."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Min, Q, QuerySet
from django.utils import timezone

from peelian.accounts.models import Absence, Officer
from peelian.accounts.queries import team_of
from peelian.accounts.rules.roles import Duty
from peelian.intake.models import Report
from peelian.intake.rules.stages import Band, Stage
from peelian.kernel.working_days import add_working_days, bank_holidays

COUNTED = 10_000  # of the queue's front; counting further costs more than anybody learns from it
SOON = 2  # working days
LATELY = timedelta(days=7)


@dataclass(frozen=True)
class Load:
    """What one officer has. `late` and `soon` are of what is claimed; `away`: who stands in and until when, or ""."""

    officer: Officer
    claimed: int
    late: int
    soon: int
    waiting: int
    closed: int
    away: str


@dataclass(frozen=True)
class Unclaimed:
    """What nobody has, by band, the first of it due on `oldest`. `more`: there are more than were counted."""

    bands: dict[Band, int]
    late: int
    oldest: date | None
    more: bool


def workload(officer: Officer, at: datetime) -> list[Load]:
    """Return the load of each officer of a unit who works victims, by name."""
    today = timezone.localdate(at)
    soon = add_working_days(today, SOON, bank_holidays())
    mine = Q(reports__stage=Stage.CLAIMED.value, reports__first_attempt_at=None)
    counted = workers(officer).annotate(
        has=Count("reports", filter=Q(reports__stage=Stage.CLAIMED.value)),
        late=Count("reports", filter=mine & Q(reports__due_on__lt=today)),
        soon=Count("reports", filter=mine & Q(reports__due_on__gte=today, reports__due_on__lte=soon)),
        waiting=Count("reports", filter=Q(reports__stage=Stage.WAITING.value)),
        closed=Count("reports", filter=Q(reports__closed_at__gte=at - LATELY)),
    )
    away = _away(officer, today)
    return [
        Load(one, one.has, one.late, one.soon, one.waiting, one.closed, away.get(one.pk, ""))
        for one in counted
    ]  # fmt: skip


def workers(officer: Officer) -> QuerySet[Officer]:
    """Return the active officers of a unit whose role works victims."""
    roles = {one.role for one in team_of(officer) if one.may(Duty.WORK_VICTIMS)}
    return team_of(officer).filter(role__in=roles).order_by("name")


def unclaimed(officer: Officer, today: date) -> Unclaimed:
    """Return what nobody has of what an officer sees, by band."""
    front = Report.objects.visible_to(officer).unclaimed().in_order().values("pk")[: COUNTED + 1]
    counts = Report.objects.filter(pk__in=front).aggregate(
        **{band.name: Count("pk", filter=Q(band=band.value)) for band in Band},
        late=Count("pk", filter=Q(due_on__lt=today)),
        oldest=Min("due_on"),
        counted=Count("pk"),
    )
    return Unclaimed(
        bands={band: counts[band.name] for band in Band},
        late=counts["late"],
        oldest=counts["oldest"],
        more=counts["counted"] > COUNTED,
    )


def has_now(officer: Officer, by: Officer) -> list[Report]:
    """Return the reports an officer has, claimed and waiting, that a supervisor may see; what is due soonest first."""
    stages = [Stage.CLAIMED.value, Stage.WAITING.value]
    seen = Report.objects.visible_to(by).filter(owner=officer, stage__in=stages)
    return list(seen.with_who().order_by("due_on", "id")[:200])


def _away(officer: Officer, today: date) -> dict[int, str]:
    absences = Absence.objects.on(today).filter(officer__unit=officer.unit_id).select_related("stand_in")
    return {one.officer_id: f"until {one.last_day:%-d %B}; {one.stand_in.name} stands in" for one in absences}
