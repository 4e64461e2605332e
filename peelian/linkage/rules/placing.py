"""Placing new records: each into a party that is known, into one with other new records, or into one of its own.

Known parties are never joined to each other here. A record that agrees with two goes to the one it agrees with first,
unless the two cannot be one: "J Pike" agrees with both twins, and so belongs to neither without a person's word.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from peelian.linkage.rules.people import Joined

LARGEST = 50  # records of one party; beyond it nothing joins without a person's word


class Keyed(Protocol):
    @property
    def key(self) -> int: ...


R = TypeVar("R", bound=Keyed)


@dataclass
class Cluster(Generic[R]):
    """The records of one party. `party` is None while the party is new."""

    party: int | None
    members: list[R] = field(default_factory=list)


@dataclass(frozen=True)
class Placed(Generic[R]):
    """Where every new record went, and the evidence for each that joined another: (new key, other key, why)."""

    clusters: list[Cluster[R]]
    links: list[tuple[int, int, Joined]]


def place(
    new: Iterable[R],
    pairs: Mapping[int, Collection[R]],
    known: Iterable[Cluster[R]],
    *,
    join: Callable[[R, R], Joined | None],
    fits: Callable[[R, Iterable[R]], bool],
    apart: Callable[[int, int], bool],
) -> Placed[R]:
    """Place each new record in turn.

    `pairs`: for each new key, the records that share a blocking key with it. `known`: clusters of every known
    record in `pairs`. `apart(a, b)`: whether somebody has decided that two records are not one.
    """
    at = {member.key: cluster for cluster in known for member in cluster.members}
    made: dict[int, Cluster[R]] = {}
    links: list[tuple[int, int, Joined]] = []
    for record in new:
        found = _home(record, pairs.get(record.key, ()), at, join=join, fits=fits, apart=apart)
        if found:
            cluster, other, why = found
            links.append((record.key, other, why))
        else:
            cluster = Cluster(None)
        cluster.members.append(record)
        at[record.key] = cluster
        made[id(cluster)] = cluster
    return Placed(list(made.values()), links)


def _home(
    record: R,
    others: Collection[R],
    at: Mapping[int, Cluster[R]],
    *,
    join: Callable[[R, R], Joined | None],
    fits: Callable[[R, Iterable[R]], bool],
    apart: Callable[[int, int], bool],
) -> tuple[Cluster[R], int, Joined] | None:
    """Return the first cluster that a record belongs in, with the member that says so; lower keys first.

    None when it belongs in two that contradict each other.
    """
    homes: dict[int, tuple[Cluster[R], int, Joined]] = {}
    for other in sorted(others, key=lambda candidate: candidate.key):
        cluster = at.get(other.key)
        if cluster is None or len(cluster.members) >= LARGEST:
            continue
        why = join(record, other)
        if why and fits(record, cluster.members) and not any(apart(record.key, m.key) for m in cluster.members):
            homes.setdefault(id(cluster), (cluster, other.key, why))
    if not homes:
        return None
    first, *rivals = homes.values()
    clash = any(_cannot_be_one(first[0], rival, fits, apart) for rival, _, _ in rivals)
    return None if clash else first


def _cannot_be_one(
    one: Cluster[R],
    other: Cluster[R],
    fits: Callable[[R, Iterable[R]], bool],
    apart: Callable[[int, int], bool],
) -> bool:
    """Return whether a rule or a person's word keeps two clusters apart."""
    return any(
        not fits(member, one.members) or any(apart(member.key, mine.key) for mine in one.members)
        for member in other.members
    )
