"""Bringing a list of firms in: what is new is taken on, and what is helped already learns what the list says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from peelian.accounts.models import Officer
from peelian.assessment.queries.firm_lists import Matched, match
from peelian.assessment.rules.firm_lists import Entry, Standing
from peelian.engagement.actions import Told, add_contact, bring_firm, learn_of_firm
from peelian.engagement.models import Firm
from peelian.engagement.queries.own import own_records
from peelian.linkage.actions import hold_map
from peelian.parties.actions import Described, Used, describe, note_asset
from peelian.parties.gateways.sectors import newest
from peelian.parties.models import Asset, Profile, Relationship, SourceRecord
from peelian.parties.queries import known_of
from peelian.parties.rules.firms import AssetKind, size_of
from peelian.parties.rules.kinds import Kind
from peelian.records.actions import log
from peelian.records.rules.operations import Operation

AS_NEW = "new"
REACHING = ("address", "postcode", "telephone", "email")


@dataclass
class Loaded:
    """What became of a list: firms taken on, firms that were helped already, and lines that nobody decided about."""

    brought: list[Firm] = field(default_factory=list)
    learnt: list[Firm] = field(default_factory=list)
    left: list[int] = field(default_factory=list)


@transaction.atomic
def load_list(*, entries: Sequence[Entry], name: str, answers: Mapping[int, str], by: Officer, at: datetime) -> Loaded:
    """Bring a list in. `answers`: for an unclear line, the key of the firm it is, or AS_NEW.

    What each line is, is found anew while everybody else waits: of two who bring one list, the second finds its firms
    helped already. A line that is unclear and was not answered is left, and said.
    """
    hold_map()
    loaded, by_line = Loaded(), dict[int, Firm]()
    for one in match(by, entries):
        firm = _whose(one, answers, by_line)
        if firm:
            loaded.learnt.append(firm)
        elif one.standing in (Standing.NEW, Standing.REPORTED) or answers.get(one.entry.line) == AS_NEW:
            firm = _brought(one.entry, by, at)
            loaded.brought.append(firm)
        else:
            loaded.left.append(one.entry.line)
            continue
        by_line[one.entry.line] = firm
        _learn(firm, one.entry, name, by, at)
    said = f"list {name[:60]}: {len(loaded.brought)} taken on, {len(loaded.learnt)} helped already"
    log(operation=Operation.COLLECTION, subject="engagement.Firm", by=by, at=at, detail=said)
    return loaded


def _whose(one: Matched, answers: Mapping[int, str], by_line: Mapping[int, Firm]) -> Firm | None:
    """Return the firm that the unit helps by a line: by its words, the line it repeats or an officer's word."""
    answer = answers.get(one.entry.line, "")
    chosen = next((firm for firm in one.firms if str(firm.pk) == answer), None)
    return one.firm or by_line.get(one.first) or chosen


def _brought(entry: Entry, by: Officer, at: datetime) -> Firm:
    told = Told(
        name=entry.name,
        trading=entry.trading,
        company_number=entry.company_number,
        address=entry.address,
        postcode=entry.postcode,
        telephone=entry.telephone,
        email=entry.email,
        website=entry.website,
    )
    return bring_firm(told=told, by=by, at=at)


def _learn(firm: Firm, entry: Entry, name: str, by: Officer, at: datetime) -> None:
    """Keep what a line says that is not known yet; what is known stays as it is."""
    records = list(own_records(firm))
    known = known_of(records)
    facts = {each: getattr(entry, each) for each in REACHING if getattr(entry, each)}
    learn_of_firm(
        firm=firm,
        facts={each: value for each, value in facts.items() if value != getattr(known, each)},
        by=by,
        at=at,
    )
    if entry.website and not Asset.objects.in_use().filter(about__in=records, name=entry.website).exists():
        note_asset(about=firm.about, used=Used(kind=AssetKind.DOMAIN, name=entry.website), by=by, at=at)
    if (entry.headcount or entry.sector) and not Profile.objects.filter(about__in=records).exists():
        describe(about=firm.about, described=_described(entry, name), by=by, at=at)
    if entry.contact and not _is_there(firm, entry.contact):
        given, _, family = entry.contact.partition(" ")
        person = SourceRecord(kind=Kind.PERSON.value, given_name=given, family_name=family)
        add_contact(firm=firm, person=person, role=entry.role or "contact", by=by, at=at)


def _described(entry: Entry, name: str) -> Described:
    return Described(
        said_by=f"the list “{name[:80]}”",
        edition=newest().edition if entry.sector else "",
        sector=entry.sector,
        headcount=entry.headcount or None,
        size=size_of(entry.headcount) if entry.headcount else None,
    )


def _is_there(firm: Firm, contact: str) -> bool:
    there = Relationship.objects.filter(organisation=firm.about_id).select_related("person")
    return contact in {one.person.name for one in there}
