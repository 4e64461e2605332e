"""Who would be in a batch and who not, and what has become of one."""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from peelian.accounts.models import Officer
from peelian.intake.models import Batch, BatchEntry, Report
from peelian.intake.queries.advice import advice_draft, audience, controls_to_advise, facts, reader, recipient
from peelian.intake.rules.advice import suggested
from peelian.intake.rules.batching import Considered, why_left_out
from peelian.intake.rules.stages import Band, Stage
from peelian.knowledge import queries as knowledge
from peelian.linkage.queries import parties_of
from peelian.parties.models import ContactPoint, InvestigationFlag, SafetyFlag, SourceRecord
from peelian.parties.queries import known_of
from peelian.parties.rules.kinds import Channel as PartyChannel
from peelian.parties.rules.kinds import Stop
from peelian.parties.rules.view import Facts
from peelian.release.rules.channels import Channel
from peelian.release.rules.drafts import Draft

TAKEOVER = "account-takeover"
TWICE = "They are in this batch already by another report."


@dataclass(frozen=True)
class Sorted:
    """A report that somebody wants in a batch, and why it is left out, or ""."""

    report: Report
    left_out: str


@dataclass(frozen=True)
class _Around:
    """What stands around the reports of many parties, each by party."""

    party_of: dict[int, int]
    known: dict[int, Facts]
    flags: dict[int, list[str]]
    stopped: dict[int, str]
    doubted: frozenset[str]
    written: frozenset[int]


def sort_for_batch(reports: Sequence[Report], channel: Channel, within: Batch | None = None) -> list[Sorted]:
    """Return each report with why it is left out of a batch, `within` the one it is being sent in, if any.

    The number of queries does not depend on how many reports there are.
    """
    around = _around(reports, within)
    found, parties = [], set()
    for report in reports:
        why = why_left_out(_considered(report, channel, around), channel)
        party = around.party_of[report.speaks_to.pk]
        found.append(Sorted(report, why or (TWICE if party in parties else "")))
        if not why:
            parties.add(party)
    return found


def choosable(officer: Officer, keys: Collection[int]) -> list[Report]:
    """Return the reports of these keys that an officer may see, in the queue's order, with who they are about."""
    seen = Report.objects.visible_to(officer).filter(pk__in=list(keys))
    return list(seen.in_order().select_related("about", "contact", "owner").defer("narrative"))


def lowest(officer: Officer, *, force: str, most: int) -> list[Report]:
    """Return unclaimed reports of the lowest band, those that waited longest first."""
    seen = Report.objects.visible_to(officer).unclaimed().filter(band=Band.OTHER.value)
    if force:
        seen = seen.filter(force=force)
    return list(seen.order_by("due_on", "id").select_related("about", "contact", "owner").defer("narrative")[:most])


def batch_draft(report: Report, channel: Channel, by: Officer, today: date) -> tuple[Draft, list[str], str]:
    """Return the standard advice for a report's threat as a batch would send it, its controls and its audience."""
    who = audience(reader(report, facts(report), today))
    controls = suggested(controls_to_advise(report), [], audience=who)
    return advice_draft(report, channel=channel, audience=who, controls=controls, by=by, today=today), controls, who


def entries_of(batch: Batch) -> list[BatchEntry]:
    """Return the entries of a batch with whom they are about and their message."""
    return list(batch.entries.select_related("report__about", "message").order_by("id"))


def left_out_counts(entries: Sequence[Sorted]) -> list[tuple[str, int]]:
    """Return the reasons why some are left out with how many each, the most first."""
    return Counter(one.left_out for one in entries if one.left_out).most_common()


def _considered(report: Report, channel: Channel, around: _Around) -> Considered:
    parties = {around.party_of[report.about_id], around.party_of[report.speaks_to.pk]}
    known = around.known[around.party_of[report.speaks_to.pk]]
    offence = knowledge.offence_by_code(report.offence_code)
    return Considered(
        unclaimed=report.stage == Stage.NEW,
        taken_by=report.owner.name if report.owner else "",
        band=Band.DANGER if report.danger else Band.VULNERABLE if report.vulnerable else Band(report.band),
        firm_signs=len(report.firm_signs),
        repeat=report.repeat_of_year > 0,
        flags=tuple(sorted({kind for party in parties for kind in around.flags.get(party, ())})),
        in_doubt=known.email in around.doubted or bool(offence and offence.harm == TAKEOVER),
        place=recipient(known, channel),
        stopped=next((around.stopped[party] for party in parties if party in around.stopped), ""),
        reached_before=report.first_attempt_at is not None or report.pk in around.written,
    )


def _around(reports: Sequence[Report], within: Batch | None) -> _Around:
    concerned = {report.about_id for report in reports} | {report.speaks_to.pk for report in reports}
    party_of = parties_of(concerned)
    fellows = SourceRecord.objects.filter(membership__party__in=set(party_of.values())).defer("search")
    records: dict[int, list[SourceRecord]] = defaultdict(list)
    listed = list(fellows.select_related("membership").order_by("-came_at", "-id"))
    for record in listed:
        records[record.membership.party_id].append(record)
    keys = {record.pk: record.membership.party_id for record in listed}
    flags: dict[int, list[str]] = defaultdict(list)
    for about, kind in SafetyFlag.objects.standing().filter(about__in=keys).values_list("about_id", "kind"):
        flags[keys[about]].append(kind)
    standing = InvestigationFlag.objects.standing().filter(about__in=keys, stops__contains=[Stop.CONTACT.value])
    known = {party: known_of(found) for party, found in records.items()}
    emails = {facts.email for facts in known.values() if facts.email}
    points = ContactPoint.objects.filter(channel=PartyChannel.EMAIL.value, value__in=emails)
    return _Around(
        party_of=party_of,
        known=known,
        flags=flags,
        stopped={keys[flag.about_id]: flag.refusal for flag in standing},
        doubted=frozenset(point.value for point in points if point.in_doubt),
        written=frozenset(
            BatchEntry.objects.filter(report__in=[report.pk for report in reports], left_out="")
            .exclude(batch=within)
            .values_list("report_id", flat=True)
        ),
    )
