"""People who come in lists, and a scale to weigh them on, so that tests of the map need no model and are quick."""

from collections.abc import Sequence
from datetime import datetime
from itertools import product
from typing import Any

from peelian.kernel.actor import System
from peelian.linkage.actions import Linked, link_new, linking
from peelian.linkage.gateways import scoring
from peelian.linkage.gateways.models import model_of
from peelian.linkage.models import Decision, Link, Membership
from peelian.linkage.queries.views import Seen, seen
from peelian.linkage.rules import people
from peelian.linkage.rules.kinds import Verdict
from peelian.linkage.rules.verdicts import Judged
from peelian.parties.actions import add_source_records
from peelian.parties.models import SourceRecord
from peelian.parties.rules.kinds import Kind

LOADING = System("load")
AT = model_of(Kind.PERSON).thresholds


def weigh(new: Sequence[Any], known: Sequence[Any], kind: Kind, counts: Any) -> list[Judged]:
    """Weigh by e-mail, telephone and forename alone: two that agree join, one is asked about, one with none is not."""
    found = []
    keys = {record.key for record in new}
    for one, other in product(new, [*new, *known]):
        if (other.key in keys and one.key <= other.key) or people.clash(people.traits(one), people.traits(other)):
            continue
        agree = [bool(mine) and mine == theirs for mine, theirs in _fields(one, other)]
        bits = AT.review - 1 + sum(agree) * (AT.join - AT.review + 1.5) / 2
        if bits >= AT.review:
            verdict = Verdict.JOIN if bits >= AT.join else Verdict.REVIEW
            high, low = max(one.key, other.key), min(one.key, other.key)
            found.append(Judged(high, low, verdict, "" if verdict is Verdict.JOIN else "uncertain", bits, ()))
    return found


def _fields(one: Any, other: Any) -> list[tuple[str, str]]:
    return [(one.email, other.email), (one.telephone, other.telephone), (one.given, other.given)]


def _everybody(kind: Kind) -> list[Seen]:
    return [seen(record) for record in SourceRecord.objects.filter(kind=kind.value)]


def use_scale(monkeypatch: Any) -> None:
    """Let loads and runs be weighed on the scale above."""
    monkeypatch.setattr(scoring, "weigh", weigh)
    monkeypatch.setattr(linking, "judge", lambda kind, pair, at: pair)
    monkeypatch.setattr(scoring, "judge_all", lambda rows, kind, often, folder: weigh(_everybody(kind), [], kind, None))


def keep(*rows: dict[str, Any], at: datetime) -> list[SourceRecord]:
    """Keep source records that nothing has linked yet."""
    common = {"kind": "person", "family_name": "Pike", "origin": "test"}
    return add_source_records(records=[SourceRecord(**(common | row)) for row in rows], by=LOADING, at=at)


def load(*rows: dict[str, Any], at: datetime) -> tuple[list[SourceRecord], Linked]:
    """Load source records."""
    records = keep(*rows, at=at)
    return records, link_new(records=records, by=LOADING, at=at)


def the_map() -> dict[str, list[Any]]:
    """Return all that the map is: every column of memberships, links and decisions."""
    return {model.__name__: sorted(model.objects.values_list(), key=repr) for model in (Membership, Link, Decision)}
