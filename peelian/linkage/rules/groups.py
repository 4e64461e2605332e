"""Clusters as they grow, what a person has said of them, and whether two of them contradict each other."""

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from peelian.linkage.rules import organisations, people
from peelian.parties.rules.kinds import Kind

REMEMBERED = 100_000  # pairs of facts whose clash is remembered


@dataclass(frozen=True, slots=True)
class Said:
    """A person's word on two records, as long as it holds."""

    one: int
    other: int
    same: bool


@dataclass(frozen=True)
class Facts:
    """What each record says of itself that can speak against another (`traits`), and whether two such facts do.

    `explains`: whether a third such fact beside two that clash shows both to be slips of one. `count`: how many
    different people or organisations a set of such facts could be.
    """

    traits: Mapping[int, Hashable]
    clash: Callable[[Any, Any], bool]
    count: Callable[[Collection[Any]], int] = len
    explains: Callable[[Any, Any, Any], bool] = lambda third, one, other: False


def facts_of(kind: Kind, told: Mapping[int, Hashable]) -> Facts:
    """Return what can speak against one cluster for records of a kind, from the traits of each."""
    if kind is Kind.PERSON:
        return Facts(told, people.clash, people.count, people.explains)
    return Facts(told, organisations.clash, organisations.count, organisations.explains)


@dataclass(slots=True, eq=False)
class Group:
    """A cluster as it grows. `apart`: records a person keeps out. `granted`: contradictions a person has allowed."""

    members: list[int]
    traits: frozenset[Hashable]
    apart: frozenset[int]
    granted: tuple[tuple[Hashable, Hashable], ...] = ()


class Groups:
    """Which group each record is in: at first each in one of its own."""

    def __init__(self, facts: Facts, apart: Iterable[Said] = ()) -> None:
        self.facts = facts
        self._of: dict[int, Group] = {}
        self._asked: dict[tuple[Hashable, Hashable], bool] = {}
        self._apart: dict[int, frozenset[int]] = {}
        for word in apart:
            self.keep_apart(word.one, word.other)

    def of(self, record: int) -> Group:
        group = self._of.get(record)
        if group is None:
            group = self._of[record] = self.alone(record)
        return group

    def alone(self, record: int) -> Group:
        """Return a record as it would be by itself."""
        traits = frozenset((self.facts.traits.get(record),))
        return Group([record], traits, self._apart.get(record, frozenset()))

    def forget(self, records: Iterable[int]) -> None:
        """Put each of some records back into a group of its own."""
        for record in records:
            self._of.pop(record, None)

    def each(self) -> Iterable[Group]:
        return {id(group): group for group in self._of.values()}.values()

    def keep_apart(self, one: int, other: int) -> None:
        """Keep two records, and the groups they are in, apart for good."""
        for record, kept_out in ((one, other), (other, one)):
            self._apart[record] = self._apart.get(record, frozenset()) | {kept_out}
            if group := self._of.get(record):
                group.apart |= {kept_out}

    def kept_apart(self, one: Group, other: Group) -> bool:
        """Return whether a person keeps some of one group from some of the other."""
        return any(self.of(record) is other for record in one.apart)

    def contradict(self, one: Group, other: Group) -> bool:
        """Return whether some fact of one group speaks against one of the other, and nothing excuses it.

        A person's grant does, and so does a third fact of theirs that shows the two to be slips of one.
        """
        if one.traits == other.traits and len(one.traits) == 1:
            return False
        clashing = self._clashing(one.traits, other.traits)
        if (first := next(clashing, None)) is None:
            return False
        granted, together = one.granted + other.granted, one.traits | other.traits
        return any(
            not any(self.facts.explains(third, *pair) for third in together) and not self._granted(*pair, granted)
            for pair in chain((first,), clashing)
        )

    def count(self, one: Group, other: Group) -> int:
        """Return how many different people or organisations two groups together could be."""
        together = one.traits | other.traits
        return self.facts.count(together) if len(together) > 1 else 1

    def unite(self, one: Group, other: Group) -> Group:
        """Make two groups one, and return it."""
        large, small = (one, other) if len(one.members) >= len(other.members) else (other, one)
        large.members += small.members
        large.traits |= small.traits
        large.apart |= small.apart
        large.granted += small.granted
        self._of.update(dict.fromkeys(small.members, large))
        return large

    def unite_by_word(self, one: Group, other: Group) -> Group:
        """Make two groups one because a person says so: what contradicts between them is one party's from now on."""
        granted = tuple(self._clashing(one.traits, other.traits))
        group = self.unite(one, other)
        group.granted += granted
        return group

    def _clashing(self, mine: Iterable[Hashable], theirs: Iterable[Hashable]) -> Iterator[tuple[Hashable, Hashable]]:
        return ((one, other) for one in mine for other in theirs if one != other and self._clash(one, other))

    def _clash(self, one: Hashable, other: Hashable) -> bool:
        """Return whether two facts clash, asked once a pair: in a large cluster the same two meet again and again."""
        known = self._asked.get((one, other))
        if known is None:
            if len(self._asked) > REMEMBERED:
                self._asked.clear()
            known = self._asked[one, other] = self.facts.clash(one, other)
        return known

    def _granted(self, mine: Hashable, theirs: Hashable, granted: Iterable[tuple[Hashable, Hashable]]) -> bool:
        """Return whether two facts agree, one each, with two that a person has called one party's."""
        clash = self._clash
        return any(
            (not clash(mine, a) and not clash(theirs, b)) or (not clash(mine, b) and not clash(theirs, a))
            for a, b in granted
        )


def standing(said: Sequence[Said]) -> tuple[list[Said], list[Said]]:
    """Return the words that two are one and the words that two are not, of those that no later word contradicts."""
    groups = Groups(Facts({}, lambda one, other: False))
    ones: list[Said] = []
    apart: list[Said] = []
    for word in reversed(said):
        one, other = groups.of(word.one), groups.of(word.other)
        if word.same and not groups.kept_apart(one, other):
            ones.append(word)
            if one is not other:
                groups.unite(one, other)
        elif not word.same and one is not other:
            apart.append(word)
            groups.keep_apart(word.one, word.other)
    return ones, apart
