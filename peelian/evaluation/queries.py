"""The figures of a unit over a period. Counting is done in the database, judging by the rules."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.contrib.postgres.aggregates import BoolOr
from django.db import connection
from django.db.models import (
    BigIntegerField,
    Case,
    CharField,
    Count,
    Exists,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Cast, Concat, Substr
from django.utils import timezone

from peelian.accounts.models import Officer
from peelian.adoption.models import Ask, AskItem, Finding
from peelian.adoption.rules.findings import Evidence, State
from peelian.evaluation.rules.figures import (
    Figure,
    Waits,
    answered_figure,
    count_figure,
    counted_figure,
    waiting_figure,
)
from peelian.evaluation.rules.forces import ForceLine, force_lines
from peelian.evaluation.rules.periods import Period, Span, period, working_day_numbers
from peelian.intake.models import Advice, Report
from peelian.intake.rules.stages import Outcome
from peelian.kernel.working_days import bank_holidays
from peelian.knowledge import queries as knowledge
from peelian.knowledge.rules.indicators import IndicatorDefinition
from peelian.release.rules.channels import Delivery

IN_SCOPE = "cyber-dependent"  # the family of offences whose victims every figure counts
REPORT = "intake.Report:"
ADOPTED = [State.YES.value, State.PARTLY.value]
WITNESSED = [Evidence.SEEN.value, Evidence.CHECKED.value]
DELIVERED = [Delivery.SENT.value, Delivery.PRINTED.value]
PARTY = "about__membership__party"


def figures(officer: Officer, over: Period, today: date) -> list[Figure]:
    """Return the unit's figures over a period, each by the definition that held on its last day.

    A figure that had no definition then is left out. `today` decides who is late.
    """
    contact = _contact(officer, over, today)
    change = _change(officer, over)
    made: dict[str, Callable[[IndicatorDefinition], Figure]] = {
        "behaviour_change": lambda definition: answered_figure(definition, *change),
        "in_scope": lambda definition: count_figure(definition, contact.in_scope),
        "attempted": lambda definition: counted_figure(definition, contact.tried, contact.in_scope, "were tried"),
        "advised": lambda definition: counted_figure(
            definition, contact.advised, contact.in_scope, "were spoken to and advised, or written to"
        ),
        "time_to_first_attempt": lambda definition: waiting_figure(definition, contact.waits),
    }
    held = {code: _definition(code, over.last) for code in made}
    return [make(definition) for code, make in made.items() if (definition := held[code])]


def today_figure(officer: Officer, today: date) -> Figure | None:
    """Return behaviour change since 1 April for the panel “Did it help?”; None when no definition holds."""
    definition = _definition("behaviour_change", today)
    if definition is None:
        return None
    return answered_figure(definition, *_change(officer, period(Span.THIS_YEAR, today)))


def by_force(officer: Officer, over: Period) -> list[ForceLine]:
    """Return the victims in scope by force, most first. Counts under five are hidden, and whatever gives them away."""
    query, values = _victims(officer, over, "force__name").order_by().query.sql_with_params()
    statement = f"""
        SELECT coalesce(name, 'No force known'), count(*), count(tried), count(*) FILTER (WHERE advised)
        FROM ({query}) AS victim(party, name, received, due, tried, advised)
        GROUP BY 1 ORDER BY 2 DESC, 1
    """  # noqa: S608  the query within is Django's own, its values apart
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return force_lines(cursor.fetchall())


@dataclass(frozen=True)
class _Contact:
    in_scope: int
    tried: int
    advised: int
    waits: Waits


def _definition(code: str, on: date) -> IndicatorDefinition | None:
    try:
        return knowledge.indicator(code, on=on)
    except KeyError:
        return None


def _between(over: Period) -> tuple[datetime, datetime]:
    """Return the moments a period begins, and ends before, where the readers are."""
    first, after = (datetime.combine(each, time.min) for each in (over.first, over.last + timedelta(days=1)))
    return timezone.make_aware(first), timezone.make_aware(after)


def _victims(officer: Officer, over: Period, *by: str) -> QuerySet[Report, dict[str, object]]:
    """Return one row a victim in scope: first report, first day it was due, first attempt, and whether advised."""
    begins, ends = _between(over)
    written = Advice.objects.filter(report=OuterRef("pk"), message__delivery__in=DELIVERED)
    reports = Report.objects.visible_to(officer).filter(
        family=IN_SCOPE, received_at__gte=begins, received_at__lt=ends, about__membership__isnull=False
    )
    return (
        reports.annotate(helped=Case(When(outcome=Outcome.ADVISED.value, then=True), default=Exists(written)))
        .values(PARTY, *by)
        .annotate(
            received=Min("received_at"), due=Min("due_on"), tried=Min("first_attempt_at"), advised=BoolOr("helped")
        )
    )


def _contact(officer: Officer, over: Period, today: date) -> _Contact:
    """Count the victims in scope in one statement, working days subtracted from the numbers of days."""
    query, values = _victims(officer, over).order_by().query.sql_with_params()
    numbers = working_day_numbers(over.first, max(today, over.last), bank_holidays())
    statement = f"""
        WITH victim AS ({query}),
        working AS (SELECT * FROM unnest(%s::date[], %s::int[]) AS pair(day, number)),
        waited AS (
            SELECT victim.*, til.number - since.number AS days, (tried AT TIME ZONE %s)::date <= due AS in_time
            FROM victim
            LEFT JOIN working since ON since.day = (received AT TIME ZONE %s)::date
            LEFT JOIN working til ON til.day = (tried AT TIME ZONE %s)::date
        )
        SELECT count(*), count(tried), count(*) FILTER (WHERE advised), count(*) FILTER (WHERE in_time),
               count(*) FILTER (WHERE tried IS NULL AND due < %s),
               percentile_cont(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY days)
        FROM waited
    """  # noqa: S608  the query within is Django's own, its values apart
    zone = timezone.get_current_timezone_name()
    with connection.cursor() as cursor:
        cursor.execute(statement, [*values, list(numbers), list(numbers.values()), zone, zone, zone, today])
        in_scope, tried, advised, in_time, late, quartiles = cursor.fetchone()
    waits = Waits(tried, in_time, in_scope - tried, late, tuple(quartiles) if quartiles and tried else None)
    return _Contact(in_scope, tried, advised, waits)


def _change(officer: Officer, over: Period) -> tuple[int, int, int]:
    """Return how many people and firms changed something, answered, and were asked in the period."""
    begins, ends = _between(over)
    which = Case(
        When(origin__startswith=REPORT, then=Cast(Substr("origin", len(REPORT) + 1), BigIntegerField())),
        default=None,
    )
    asks = (
        Ask.objects.sent()
        .filter(asked_at__gte=begins, asked_at__lt=ends)
        .annotate(report=which)
        .filter(report__in=Report.objects.visible_to(officer).values("pk"))
    )
    parties = (
        asks.annotate(did=Exists(_adopted()), said=Case(When(answered_at=None, then=False), default=True))
        .values(PARTY)
        .annotate(changed=BoolOr("did", filter=Q(said=True)), answered=BoolOr("said"))
    )
    counts = parties.order_by().aggregate(
        changed_count=Count(PARTY, filter=Q(changed=True)),
        answered_count=Count(PARTY, filter=Q(answered=True)),
        asked_count=Count(PARTY),
    )
    return counts["changed_count"], counts["answered_count"], counts["asked_count"]


def _adopted() -> QuerySet[AskItem]:
    """Return the asked controls that are in place: they answered so, or we saw it and they do not deny it.

    What was in place before we came has an origin of its own and is never among them.
    """
    about_it = Finding.objects.filter(about=OuterRef("ask__about"), control=OuterRef("control"))
    answer = about_it.filter(origin=_ask_label())
    ours = about_it.filter(origin=OuterRef("ask__origin"), evidence__in=WITNESSED, state__in=ADOPTED)
    says_yes, says_no = answer.filter(state__in=ADOPTED), answer.filter(state=State.NO.value)
    return AskItem.objects.filter(ask=OuterRef("pk")).filter(Exists(says_yes) | (Exists(ours) & ~Exists(says_no)))


def _ask_label() -> Concat:
    return Concat(Value("adoption.Ask:"), Cast(OuterRef("ask_id"), CharField()))
