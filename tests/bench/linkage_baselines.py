"""What anybody could have without a model of ours: the exact rules we had, and rapidfuzz with hand weights.

Each takes the rows of one set and gives the pairs it would join by itself. Nothing is tuned to any set. The third
baseline, untuned Splink, is in `linkage_splink`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations
from typing import Any

from rapidfuzz.distance import JaroWinkler
from rapidfuzz.fuzz import token_sort_ratio

from tests.bench.exact import organisations, people
from tests.bench.linkage_measures import Pair
from tests.bench.linkage_sets import Row, Rows

LARGEST = 200  # a blocking key held by more rows than this says nothing and would cost the square
# Points, by eye: 1 is "surely", and half of a name is worth half.
PEOPLE_POINTS = (("given", 0.2), ("family", 0.25), ("birth_date", 0.25), ("email", 0.3), ("telephone", 0.2),
                 ("postcode", 0.15), ("address", 0.1))  # fmt: skip
PEOPLE_BLOCKS = (("given", "family"), ("birth_date",), ("email",), ("telephone",), ("postcode",))
FIRM_BLOCKS = (("organisation",), ("email",), ("telephone",), ("postcode",))
FIRM_POINTS = (("organisation", 0.6), ("email", 0.3), ("telephone", 0.2), ("postcode", 0.2))
ENOUGH, LEAST_KNOWN = 0.85, 0.6  # the share of the points in play, and the points there must be


def exact(rows: Rows, kind: str = "people") -> list[Pair]:
    """Return the pairs that the exact rules join, among rows that share one of their blocking keys."""
    records: list[Any] = [(_person if kind == "people" else _firm)(at, row) for at, row in enumerate(rows.rows)]
    rules: Any = people if kind == "people" else organisations
    pairs = _sharing(rules.blocking_keys(record) for record in records)
    return _named(rows, (pair for pair in pairs if rules.join(records[pair[0]], records[pair[1]])))


def by_hand(rows: Rows, kind: str = "people") -> list[Pair]:
    """Return the pairs that rapidfuzz finds alike in 85 % of hand-set points, among rows that share a key."""
    points = PEOPLE_POINTS if kind == "people" else FIRM_POINTS
    blocks = PEOPLE_BLOCKS if kind == "people" else FIRM_BLOCKS
    listed = rows.rows
    pairs = _sharing(_keys(row, blocks) for row in listed)
    return _named(rows, (pair for pair in pairs if _alike(listed[pair[0]], listed[pair[1]], points)))


def _keys(row: Row, blocks: Iterable[tuple[str, ...]]) -> list[str]:
    return [f"{fields} {' '.join(row[field] for field in fields)}" for fields in blocks if all(map(row.get, fields))]


def _alike(one: Row, other: Row, points: Iterable[tuple[str, float]]) -> bool:
    known = got = 0.0
    for field, worth in points:
        mine, theirs = one[field], other[field]
        if mine and theirs:
            known += worth
            got += worth * _likeness(field, mine, theirs)
    return known >= LEAST_KNOWN and got >= ENOUGH * known


def _likeness(field: str, mine: str, theirs: str) -> float:
    """Return how alike two values are, 0 to 1: names and addresses by degrees, all else wholly or not."""
    if mine == theirs:
        return 1.0
    if field in ("given", "family"):
        return JaroWinkler.similarity(mine, theirs, score_cutoff=0.8)
    if field in ("organisation", "address"):
        return token_sort_ratio(mine, theirs, score_cutoff=70) / 100
    return 0.0


def _sharing(keyed: Iterable[Iterable[str]]) -> Iterator[tuple[int, int]]:
    """Yield each pair of positions that share a key, once."""
    holding: dict[str, list[int]] = defaultdict(list)
    for at, keys in enumerate(keyed):
        for key in keys:
            holding[key].append(at)
    seen: set[tuple[int, int]] = set()
    for held in holding.values():
        if len(held) <= LARGEST:
            new = set(combinations(held, 2)) - seen
            seen |= new
            yield from new


def _named(rows: Rows, pairs: Iterable[tuple[int, int]]) -> list[Pair]:
    keys = [row["unique_id"] for row in rows.rows]
    return [(keys[one], keys[other]) for one, other in pairs]


def _person(at: int, row: Row) -> people.PersonRecord:
    born = _day(row["birth_date"])
    return people.PersonRecord(at, row["given"], row["family"], born, row["email"], row["telephone"], row["postcode"])


def _firm(at: int, row: Row) -> organisations.OrganisationRecord:
    return organisations.OrganisationRecord(at, row["organisation"], row["email"], row["telephone"], row["postcode"])


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
