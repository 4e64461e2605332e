"""Whom an investigation stops, for a whole list at once. For one report: `Report.investigations`."""

from collections.abc import Sequence

from peelian.intake.models import Report
from peelian.linkage.models import Membership
from peelian.linkage.queries import parties_of
from peelian.parties.models import InvestigationFlag
from peelian.parties.rules.kinds import Stop


def stopped_among(reports: Sequence[Report], stop: Stop) -> dict[int, InvestigationFlag]:
    """Return report to the oldest flag that stops this, for the reports of a list; the same queries for any length."""
    own = {report.pk: [key for key in (report.about_id, report.contact_id) if key] for report in reports}
    party = parties_of({key for keys in own.values() for key in keys})
    members = Membership.objects.filter(party__in=set(party.values())).values_list("party_id", "record_id")
    record_party = {record: of for of, record in members}
    flags = InvestigationFlag.objects.standing().filter(about__in=record_party, stops__contains=[stop.value])
    first: dict[int, InvestigationFlag] = {}
    for flag in flags.order_by("set_at", "id"):
        first.setdefault(record_party[flag.about_id], flag)
    found: dict[int, InvestigationFlag] = {}
    for report, keys in own.items():
        standing = [first[party[key]] for key in keys if party.get(key) in first]
        if standing:
            found[report] = min(standing, key=lambda flag: (flag.set_at, flag.pk))
    return found
