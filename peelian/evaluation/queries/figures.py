"""The figures of a unit over a period. Counting is done in the database, judging by the rules."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

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
from peelian.evaluation.queries.again import again_counts
from peelian.evaluation.queries.firms import firm_counts
from peelian.evaluation.queries.scope import DELIVERED, IN_SCOPE, between
from peelian.evaluation.rules.figures import (
    Figure,
    Waits,
    again_figure,
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

REPORT = "intake.Report:"
ADOPTED = [State.YES.value, State.PARTLY.value]
WITNESSED = [Evidence.SEEN.value, Evidence.CHECKED.value]
BATCH_ALONE = "written to in a batch and not advised by an officer"
PARTY = "about__membership__party"


def figures(officer: Officer, over: Period, today: date) -> list[Figure]:
    """Return the unit's figures over a period, each by the definition that held on its last day.

    A figure that had no definition then is left out. `today` decides who is late.
    """
    contact = _contact(officer, over, today)
    change = _change(officer, over, wave=1)
    firms = firm_counts(officer, over)
    made: dict[str, Callable[[IndicatorDefinition], Figure]] = {
        "behaviour_change": lambda definition: answered_figure(definition, *change),
        "in_scope": lambda definition: count_figure(definition, contact.in_scope),
        "attempted": lambda definition: counted_figure(definition, contact.tried, contact.in_scope, "were tried"),
        "advised": lambda definition: counted_figure(
            definition, contact.advised, contact.in_scope, "were spoken to and advised, or written to"
        ),
        "written_to_in_a_batch": lambda definition: count_figure(definition, contact.batched, BATCH_ALONE),
        "time_to_first_attempt": lambda definition: waiting_figure(definition, contact.waits),
        "behaviour_change_later": lambda definition: answered_figure(definition, *_change(officer, over, wave=2)),
        "victim_again": lambda definition: again_figure(definition, again_counts(officer, over, today)),
        "firms_assessed": lambda definition: count_figure(definition, firms.assessed, "assessed", "firm"),
        "firms_changed": lambda definition: counted_figure(
            definition, firms.changed, firms.again, "put something in place", "No firm was asked again."
        ),
    }
    held = {code: _definition(code, over.last) for code in made}
    return [make(definition) for code, make in made.items() if (definition := held[code])]


def today_figure(officer: Officer, today: date) -> Figure | None:
    """Return behaviour change since 1 April for the panel “Did it help?”; None when no definition holds."""
    definition = _definition("behaviour_change", today)
    if definition is None:
        return None
    return answered_figure(definition, *_change(officer, period(Span.THIS_YEAR, today), wave=1))


def by_force(officer: Officer, over: Period) -> list[ForceLine]:
    """Return the victims in scope by force, most first. Counts under five are hidden, and whatever gives them away."""
    query, values = _victims(officer, over, "force__name").order_by().query.sql_with_params()
    statement = f"""
        SELECT coalesce(name, 'No force known'), count(*), count(tried), count(*) FILTER (WHERE advised)
        FROM ({query}) AS victim(party, name, received, due, tried, advised, batched)
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
    batched: int
    waits: Waits


def _definition(code: str, on: date) -> IndicatorDefinition | None:
    try:
        return knowledge.indicator(code, on=on)
    except KeyError:
        return None


def _victims(officer: Officer, over: Period, *by: str) -> QuerySet[Report, dict[str, object]]:
    """Return one row a victim in scope: first report, first day it was due, first attempt, and whether advised."""
    begins, ends = between(over)
    written = Advice.objects.filter(report=OuterRef("pk"), message__delivery__in=DELIVERED, batch=None)
    batched = Advice.objects.filter(report=OuterRef("pk"), message__delivery__in=DELIVERED).exclude(batch=None)
    reports = Report.objects.visible_to(officer).filter(
        family=IN_SCOPE, received_at__gte=begins, received_at__lt=ends, about__membership__isnull=False
    )
    return (
        reports.annotate(
            helped=Case(When(outcome=Outcome.ADVISED.value, then=True), default=Exists(written)), posted=Exists(batched)
        )
        .values(PARTY, *by)
        .annotate(
            received=Min("received_at"),
            due=Min("due_on"),
            tried=Min("first_attempt_at"),
            advised=BoolOr("helped"),
            batched=BoolOr("posted"),
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
               count(*) FILTER (WHERE batched AND NOT advised),
               percentile_cont(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY days)
        FROM waited
    """  # noqa: S608  the query within is Django's own, its values apart
    zone = timezone.get_current_timezone_name()
    with connection.cursor() as cursor:
        cursor.execute(statement, [*values, list(numbers), list(numbers.values()), zone, zone, zone, today])
        in_scope, tried, advised, in_time, late, batched, quartiles = cursor.fetchone()
    waits = Waits(tried, in_time, in_scope - tried, late, tuple(quartiles) if quartiles and tried else None)
    return _Contact(in_scope, tried, advised, batched, waits)


def _change(officer: Officer, over: Period, *, wave: int) -> tuple[int, int, int]:
    """Return how many people and firms changed something, answered, and were asked in one wave in the period."""
    begins, ends = between(over)
    which = Case(
        When(origin__startswith=REPORT, then=Cast(Substr("origin", len(REPORT) + 1), BigIntegerField())),
        default=None,
    )
    asks = (
        Ask.objects.sent()
        .of_wave(wave)
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
