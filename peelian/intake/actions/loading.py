"""Loading a confirmed feed: all of it or nothing, in one transaction, safe to run again."""

import secrets
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection, transaction
from django.utils import timezone

from peelian.accounts.models import Force
from peelian.intake.actions.alarms import raise_for_load
from peelian.intake.actions.copying import copy_in
from peelian.intake.actions.feeds import note_verdicts
from peelian.intake.actions.joining import follow_moves
from peelian.intake.actions.series import read_for_series
from peelian.intake.models import Feed, Report
from peelian.intake.queries.again import first_advice
from peelian.intake.queries.feeds import checked_rows, rows_of
from peelian.intake.rules.again import day_of_crime
from peelian.intake.rules.arrivals import Read, earlier_reports, read_for_safety, seen
from peelian.intake.rules.callback import callback_word
from peelian.intake.rules.clean_row import CleanRow
from peelian.intake.rules.duplicates import Sorted
from peelian.intake.rules.ranking import queue_key, rank
from peelian.intake.rules.stages import FeedStage
from peelian.kernel.actor import Actor
from peelian.kernel.folding import fold
from peelian.kernel.labels import label
from peelian.kernel.refused import Refused
from peelian.kernel.working_days import add_working_days, bank_holidays, working_days_between
from peelian.knowledge import queries as knowledge
from peelian.knowledge.rules.weights import HarmWeights
from peelian.linkage.actions import Linked, link_new
from peelian.linkage.queries import parties_of
from peelian.parties.actions import add_source_records, mark_taken_over, raise_flag, relate
from peelian.parties.gateways.outcodes import force_of
from peelian.parties.models import SourceRecord
from peelian.parties.models.flags import FlagKind
from peelian.parties.rules.kinds import Kind
from peelian.records.actions import log_many
from peelian.records.rules.operations import Operation

TAKEOVER = "account-takeover"  # the harm, in the library's table of offences, after which a mailbox is not safe


@dataclass
class Arrival:
    """One row on its way to a report: its staged row's key, its values, and the source records it makes."""

    row: int
    values: CleanRow
    victim: SourceRecord
    contact: SourceRecord | None
    read: Read | None = None
    after_advice: bool = False


@dataclass(frozen=True)
class Known:
    """What every row is read with: the forces by their folded names, and the weights in force."""

    forces: dict[str, Force]
    weights: HarmWeights


@transaction.atomic
def load_feed(*, feed: Feed, by: Actor, at: datetime) -> Feed:
    """Make reports of a feed's rows: source records, links, rank, warnings, log. A feed that is loaded stays as it is.

    Refused: a feed nobody has checked.
    """
    one_at_a_time()
    stages = [FeedStage.CHECKED.value, FeedStage.LOADING.value]
    claimed = Feed.objects.filter(pk=feed.pk, stage__in=stages).update(
        stage=FeedStage.LOADED.value, loaded_at=at, loaded_by=by.name
    )
    feed.refresh_from_db()
    if not claimed:
        if feed.stage == FeedStage.LOADED:
            return feed
        raise Refused("This feed has not been checked, so it cannot be loaded.")
    piles = checked_rows(feed, at)
    note_verdicts(feed, piles)
    arrivals = _arrivals(feed, piles.saved)
    linked = _keep_parties(arrivals, by, at)
    reports = _reports(feed, arrivals, linked, at)
    copy_in(reports)
    follow_moves(moves=linked.moved, why=f"a list was loaded: {feed.name}", by=by, at=at)
    read_for_series(reports=reports, by=by, at=at)
    _warn(reports, by, at)
    of_row = {report.row_id: report for report in reports}
    raise_for_load(read=[(of_row[each.row], each.read) for each in arrivals if each.read], by=by, at=at)
    log_many(operation=Operation.COLLECTION, subjects=[r.label for r in reports], by=by, at=at, detail=feed.label)
    feed.counts |= {
        "known": sum(arrival.victim.pk in linked.known for arrival in arrivals),
        "repeat": sum(report.repeat_of_year > 0 for report in reports),
    }
    feed.save(update_fields=["counts"])
    return feed


def one_at_a_time() -> None:
    """Wait for any other load to end: two feeds at once would both save a report that is in both."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(7230004)")


def _arrivals(feed: Feed, saved: Sequence[Sorted]) -> list[Arrival]:
    keys = dict(rows_of(feed).values_list("number", "pk"))
    return [_arrival(feed, row, keys[row.number]) for row in saved]


def _arrival(feed: Feed, row: Sorted, key: int) -> Arrival:
    values = row.checked.values
    origin = f"{feed.label} row {row.number}"
    reach = {
        "origin": origin,
        "address": values.address[:300],
        "postcode": values.postcode,
        "telephone": values.telephone or values.telephone_2,
        "email": values.email,
        "preferred_contact": values.preferred_contact,
    }
    named = {"given_name": values.given_name, "family_name": values.family_name}
    if values.kind == "organisation" and values.organisation_name:
        firm = SourceRecord(
            kind=Kind.ORGANISATION.value,
            organisation_name=values.organisation_name,
            company_number=values.company_number,
            employees=values.employees,
            **reach,
        )
        contact = SourceRecord(kind=Kind.PERSON.value, **named, **reach) if values.family_name else None
        return Arrival(key, values, firm, contact)
    person = SourceRecord(kind=Kind.PERSON.value, birth_date=values.birth_date, gender=values.gender, **named, **reach)
    return Arrival(key, values, person, None)


def _keep_parties(arrivals: Iterable[Arrival], by: Actor, at: datetime) -> Linked:
    """Keep the source records, say who speaks for which firm, and place all of them on the map."""
    listed = list(arrivals)
    contacts = [(arrival.contact, arrival.victim) for arrival in listed if arrival.contact]
    records = [arrival.victim for arrival in listed] + [contact for contact, _ in contacts]
    add_source_records(records=records, by=by, at=at)
    relate(pairs=contacts, role="contact in a report", by=by, at=at)
    return link_new(records=records, by=by, at=at)


def _reports(feed: Feed, arrivals: Sequence[Arrival], linked: Linked, at: datetime) -> list[Report]:
    parties = {arrival.row: linked.party_of[arrival.victim.pk] for arrival in arrivals}
    days = _days_of(set(parties.values()))
    advised = first_advice(set(parties.values()))
    known = Known(_forces(), knowledge.harm_weights())
    reports = []
    received = timezone.localdate(at)
    for arrival in sorted(arrivals, key=lambda arrival: (arrival.values.reported_on or received, arrival.row)):
        day = arrival.values.reported_on or received
        earlier = earlier_reports(
            day, days[parties[arrival.row]], knowledge.library().service_levels.repeat_within_days
        )
        days[parties[arrival.row]].append(day)
        first = advised.get(parties[arrival.row])
        arrival.after_advice = bool(first and first < day_of_crime(arrival.values.incident_from, day, received))
        reports.append(_report(feed, arrival, earlier, known, at))
    return reports


def _report(feed: Feed, arrival: Arrival, earlier: int, known: Known, at: datetime) -> Report:
    values, weights = arrival.values, known.weights
    today = timezone.localdate(at)
    offence = knowledge.offence_by_code(values.offence)
    arrival.read = read = read_for_safety(values, today, weights, knowledge.dangers_in)
    waited = max(0, working_days_between(values.reported_on or today, today, bank_holidays()))
    harm = offence.harm if offence else "unmapped"
    ranked = rank(
        seen(values, read, harm=harm, earlier=earlier, waited=waited, after_advice=arrival.after_advice), weights
    )
    days = knowledge.library().service_levels.first_attempt[ranked.band]
    due_on = add_working_days(today, days, bank_holidays())
    return Report(
        reference=values.reference,
        row_id=arrival.row,
        about=arrival.victim,
        contact=arrival.contact,
        unit_id=feed.unit_id,
        force=known.forces.get(fold(values.force)) or known.forces.get(fold(force_of(values.postcode))),
        reported_on=values.reported_on,
        incident_on=values.incident_from,
        offence_code=(values.offence or values.offence_given)[:40],
        family=offence.family if offence else "",
        threat=(offence.threat or "") if offence else "",
        loss=values.loss,
        ongoing=values.ongoing,
        vulnerable=bool(read.signs) or values.vulnerable,
        signs=list(read.signs),
        platform=values.platform[:60],
        narrative=values.narrative,
        danger=bool(read.danger),
        repeat_of_year=earlier,
        after_advice=arrival.after_advice,
        firm_signs=list(read.firm),
        band=ranked.band.value,
        priority=ranked.priority,
        reasons=list(ranked.reasons),
        weights_version=weights.version,
        due_on=due_on,
        queue_key=queue_key(ranked.priority, due_on.toordinal()),
        received_at=at,
        callback_word=callback_word(secrets.choice),
    )


def _days_of(parties: set[int]) -> dict[int, list[date]]:
    """Return, for each party, the days of the reports that are known of it."""
    days: dict[int, list[date]] = defaultdict(list)
    known = Report.objects.filter(about__membership__party__in=parties).values_list(
        "about_id", "reported_on", "received_at"
    )
    listed = list(known)
    party = parties_of(about for about, _, _ in listed)
    for about, reported_on, received_at in listed:
        days[party[about]].append(reported_on or timezone.localdate(received_at))
    return days


def _forces() -> dict[str, Force]:
    """Return every force by its folded names and aliases."""
    return {fold(name): force for force in Force.objects.all() for name in (force.name, *force.aliases)}


def _warn(reports: Sequence[Report], by: Actor, at: datetime) -> None:
    """Raise what must be known before anybody is contacted: danger to life, and mailboxes somebody else may read."""
    for report in reports:
        if report.danger:
            raise_flag(about=report.about, kind=FlagKind.DANGER_TO_LIFE, reason=report.reasons[0], by=by, at=at)
    lost = {report.about.email: report for report in reports if report.about.email and _is_takeover(report)}
    mark_taken_over(
        emails={
            email: f"reported in {report.reference or label('intake.Report', report.pk)}"
            for email, report in lost.items()
        },
        by=by,
        at=at,
    )


def _is_takeover(report: Report) -> bool:
    offence = knowledge.offence_by_code(report.offence_code)
    return bool(offence and offence.harm == TAKEOVER)
