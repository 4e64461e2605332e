"""Who is at a firm and what it has to do with others, put on the map so that linking knows them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from peelian.accounts.models import Officer
from peelian.engagement.models import Firm
from peelian.engagement.queries.own import own_records
from peelian.kernel.folding import fold
from peelian.linkage.actions import join_record, link_new
from peelian.parties import actions as parties
from peelian.parties.models import SourceRecord, Tie
from peelian.parties.queries import known_of
from peelian.parties.rules.firms import TieKind
from peelian.parties.rules.kinds import Kind


@dataclass(frozen=True, kw_only=True)
class Tied:
    """What a firm is to another organisation, by its name. `turned`: the other is that to the firm."""

    kind: TieKind
    name: str
    turned: bool = False


@transaction.atomic
def add_contact(*, firm: Firm, person: SourceRecord, role: str, by: Officer, at: datetime) -> SourceRecord:
    """Keep somebody at a firm with what they do there, and put them on the map. Refused: no name, or no role."""
    added = parties.add_person(organisation=firm.about, person=person, role=role, by=by, at=at)
    link_new(records=[added], by=by, at=at)
    return added


@transaction.atomic
def learn_of_firm(*, firm: Firm, facts: Mapping[str, str], by: Officer, at: datetime) -> None:
    """Keep what was learnt of how to reach a firm as a record of its own with the same party. Nothing changes nothing.

    An address and its postcode are learnt together.
    """
    if not facts:
        return
    known = known_of(list(own_records(firm)))
    place = {"address": known.address, "postcode": known.postcode} if {"address", "postcode"} & set(facts) else {}
    learnt = parties.correct_source_record(record=firm.about, facts=place | dict(facts), by=by, at=at)
    join_record(record=learnt, to=firm.about, by=by, at=at)


@transaction.atomic
def tie_firm(*, firm: Firm, tied: Tied, by: Officer, at: datetime) -> Tie:
    """Note what a firm is to another: a firm of the unit where one has that name, else one that is kept by its name.

    Refused: no name; the firm itself; what is noted already.
    """
    other = _of_the_unit(firm, tied.name) or _kept(tied.name, firm, by, at)
    about, to = (other, firm.about) if tied.turned else (firm.about, other)
    return parties.tie(about=about, kind=tied.kind, other=to, by=by, at=at)


def _of_the_unit(firm: Firm, name: str) -> SourceRecord | None:
    same = Firm.objects.filter(unit=firm.unit_id, about__name_key=fold(name)).select_related("about").first()
    if same:
        return same.about
    known = Tie.objects.filter(about=firm.about_id, other__name_key=fold(name)).select_related("other").first()
    back = Tie.objects.filter(other=firm.about_id, about__name_key=fold(name)).select_related("about").first()
    return known.other if known else back.about if back else None


def _kept(name: str, firm: Firm, by: Officer, at: datetime) -> SourceRecord:
    record = SourceRecord(
        kind=Kind.ORGANISATION.value, organisation_name=name.strip(), origin=f"{by.label} on {firm.about.label}"
    )
    parties.add_source_records(records=[record], by=by, at=at)
    link_new(records=[record], by=by, at=at)
    return record
