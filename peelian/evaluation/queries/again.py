"""Victims who became victims again after our advice: a count that describes, and compares with nothing."""

from datetime import date

from django.db import connection
from django.db.models import Min
from django.utils import timezone

from peelian.accounts.models import Officer
from peelian.evaluation.queries.scope import DELIVERED, IN_SCOPE, between
from peelian.evaluation.rules.figures import AgainCounts
from peelian.evaluation.rules.periods import Period
from peelian.intake.models import Advice, Report

WITHIN = 365  # days, as the definition says


def again_counts(officer: Officer, over: Period, today: date) -> AgainCounts:
    """Return how many victims in scope were advised in a period, and for how many a crime followed within a year.

    A crime counts from the day it happened, as far as it is known, and only after the day of the first advice.
    """
    begins, ends = between(over)
    seen = Report.objects.visible_to(officer)
    advised = (
        Advice.objects.filter(
            report__in=seen.filter(family=IN_SCOPE, about__membership__isnull=False).values("pk"),
            given_at__gte=begins,
            given_at__lt=ends,
            message__delivery__in=DELIVERED,
        )
        .values("report__about__membership__party")
        .annotate(first=Min("given_at"))
    )
    cohort, values = advised.order_by().query.sql_with_params()
    visible, more = seen.values("pk").query.sql_with_params()
    statement = f"""
        WITH cohort AS (
            SELECT party, (first AT TIME ZONE %s)::date AS advised_on FROM ({cohort}) AS advised(party, first)
        )
        SELECT count(*),
               count(*) FILTER (WHERE EXISTS (
                   SELECT FROM linkage_membership
                   JOIN intake_report ON intake_report.about_id = linkage_membership.record_id
                   WHERE linkage_membership.party_id = cohort.party AND intake_report.id IN ({visible})
                   AND coalesce(incident_on, reported_on, (received_at AT TIME ZONE %s)::date)
                       BETWEEN advised_on + 1 AND advised_on + %s
               )),
               count(*) FILTER (WHERE advised_on + %s > %s)
        FROM cohort
    """  # noqa: S608  the queries within are Django's own, their values apart
    zone = timezone.get_current_timezone_name()
    with connection.cursor() as cursor:
        cursor.execute(statement, [zone, *values, *more, zone, WITHIN, WITHIN, today])
        contacted, again, unfinished = cursor.fetchone()
    return AgainCounts(contacted, again, unfinished)
