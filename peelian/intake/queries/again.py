"""Who became a victim again after our advice."""

from collections.abc import Collection
from datetime import date

from django.db.models import Min
from django.utils import timezone

from peelian.intake.models import Advice
from peelian.intake.queries.record import Record
from peelian.intake.queries.threats import threat_on
from peelian.intake.rules.again import Advised, Again, Suffered, day_of_crime, victim_again
from peelian.release.rules.channels import CAME_TO_NOTHING


def again_of(record: Record) -> list[Again]:
    """Return each crime on a record that lies after advice that reached them, the latest first."""
    found = {report.pk: threat_on(report) for report in record.reports}
    threats = {key: threat.code if threat else "" for key, threat in found.items()}
    advice = [
        Advised(timezone.localdate(given.given_at), threats[given.report_id])
        for given in record.advice
        if not given.message.came_to_nothing
    ]
    crimes = [
        Suffered(
            day_of_crime(report.incident_on, report.reported_on, timezone.localdate(report.received_at)),
            threats[report.pk],
        )
        for report in record.reports
    ]
    return victim_again(crimes, advice)


def first_advice(parties: Collection[int]) -> dict[int, date]:
    """Return, for each party that was advised, the day of the first advice that reached them."""
    given = Advice.objects.filter(report__about__membership__party__in=parties)
    reached = given.exclude(message__delivery__in=[step.value for step in CAME_TO_NOTHING])
    days = reached.values_list("report__about__membership__party").annotate(first=Min("given_at")).order_by()
    return {party: timezone.localdate(first) for party, first in days}
