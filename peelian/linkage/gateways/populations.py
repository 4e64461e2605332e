"""The two populations that are linked, people and organisations: how each is prepared, compared and trained."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import duckdb

from peelian.linkage.gateways import organisations, people
from peelian.linkage.gateways.prepared import Levels
from peelian.parties.rules.kinds import Kind


@dataclass(frozen=True)
class Population:
    """`raw`: columns that come in; `levels`, `keys`, `worth`: see `people`; `fields`: a field to its word on the page.

    `alike`: rules by which two records are nearly surely one, for the prior, and the share of true pairs they find;
    `sessions`: blocking rules for expectation maximisation; `rare`: the columns whose rarity counts.
    """

    kind: Kind
    raw: Sequence[str]
    prepare: Callable[[duckdb.DuckDBPyConnection], None]
    levels: Levels
    keys: Sequence[tuple[str, bool]]
    worth: str
    fields: Mapping[str, str]
    alike: Sequence[str]
    recall: float
    sessions: Sequence[str]
    rare: Sequence[str]


_NAMED = "l.first = r.first AND l.family = r.family"
PEOPLE = Population(
    Kind.PERSON, people.RAW, people.prepare, people.LEVELS, people.KEYS, people.WORTH, people.FIELDS,
    alike=tuple(f"{_NAMED} AND l.{said} = r.{said}" for said in ("born", "email", "telephone")),
    recall=0.75,
    sessions=(_NAMED, "l.born = r.born", "l.email = r.email", "l.telephone = r.telephone"),
    rare=("first", "family"),
)  # fmt: skip
ORGANISATIONS = Population(
    Kind.ORGANISATION, organisations.RAW, organisations.prepare, organisations.LEVELS, organisations.KEYS,
    organisations.WORTH, organisations.FIELDS,
    alike=("l.core = r.core AND l.email = r.email", "l.core = r.core AND l.telephone = r.telephone"),
    recall=0.75,
    sessions=("l.core = r.core", "l.email = r.email", "l.telephone = r.telephone"),
    rare=("core",),
)  # fmt: skip
POPULATIONS = {population.kind: population for population in (PEOPLE, ORGANISATIONS)}
