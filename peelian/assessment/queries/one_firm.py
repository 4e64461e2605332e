"""Why some source records are one firm, as the unit that helps it may see it."""

from collections.abc import Sequence
from dataclasses import dataclass

from peelian.accounts.models import Officer
from peelian.engagement.models import Firm
from peelian.intake.models import Report
from peelian.intake.queries.who import Evidence, evidence_of, links_on, origins, seen_among
from peelian.kernel.words import day
from peelian.linkage.models import Membership
from peelian.linkage.queries.maps import fellows
from peelian.parties.models import SourceRecord

SHOWN = 50


@dataclass(frozen=True)
class Member:
    """One record of the firm: where it came from, the report by which it is known, and who put it here."""

    record: SourceRecord
    origin: str
    report: Report | None
    place: Membership


@dataclass(frozen=True)
class OneFirm:
    """The records of a firm that an officer may see, and what joined them. `elsewhere`: how many they may not."""

    members: list[Member]
    elsewhere: int
    links: list[Evidence]
    waiting: int


def one_firm(firm: Firm, officer: Officer) -> OneFirm:
    """Return why the records of a firm are one: those that the unit helps it by, and those of reports they may see."""
    everything = list(fellows(firm.about))
    shown = visible(firm, everything, officer)[:SHOWN]
    came = {one.pk: day(one.came_at) for one in shown}
    links, waiting = links_on(shown)
    places = {one.record_id: one for one in Membership.objects.filter(record__in=shown)}
    reports = {one.about_id: one for one in Report.objects.visible_to(officer).filter(about__in=shown).order_by("pk")}
    from_where = origins(shown)
    members = [Member(one, from_where[one.pk], reports.get(one.pk), places[one.pk]) for one in shown]
    return OneFirm(members, len(everything) - len(shown), [evidence_of(link, came) for link in links], waiting)


def visible(firm: Firm, records: Sequence[SourceRecord], officer: Officer) -> list[SourceRecord]:
    """Return those of a firm's records that an officer of its unit may see."""
    keys = [one.pk for one in records]
    ours = set(Firm.objects.visible_to(officer).filter(about__in=keys).values_list("about", flat=True))
    helped = set(Firm.objects.filter(about__in=keys).values_list("about", flat=True))
    seen = (seen_among(officer, keys) - helped) | ours
    written_on = tuple(f" on parties.SourceRecord:{key}" for key in ours)
    learnt = {one.pk for one in records if one.origin.endswith(written_on)}
    return [one for one in records if one.pk in seen | learnt]


def others_of_unit(firm: Firm, officer: Officer) -> list[tuple[str, str]]:
    """Return key and name of the unit's other firms, by name: those that this one may be joined with."""
    party = fellows(firm.about).values("pk")
    found = Firm.objects.visible_to(officer).exclude(about__in=party).select_related("about")
    listed = found.order_by("about__name_key", "pk").defer("about__search")
    return [(str(one.pk), f"{one.about.name}, {one.about.postcode}".rstrip(", ")) for one in listed]
