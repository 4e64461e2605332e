"""From judged pairs to clusters, each of which becomes one party: people's words first, then evidence, strongest first.

Near-linear: records that nothing connects never meet, and a cluster is compared by its few distinct facts. The result
does not depend on the order of what comes in, and clustering its own result again changes nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from math import inf

from peelian.linkage.rules.groups import Facts, Groups, Said, standing
from peelian.linkage.rules.kinds import Verdict
from peelian.linkage.rules.verdicts import Judged
from peelian.linkage.rules.weighing import Thresholds, chance

LARGEST = 12  # different people, by their facts, that evidence alone makes one party of; beyond it a person is asked
PLAINLY = 4.0  # bits by which one of two homes that cannot be one must outweigh the other; else it is neither
ALONE = 2  # times that a record was torn, after which evidence joins it to nothing


class Why(StrEnum):
    """What a person is asked about a pair, where the verdict on the pair itself does not say it already."""

    UNCERTAIN = "uncertain"
    TORN = "one of them agrees with two who cannot be one"
    CLASH = "they agree, but others with them contradict each other"
    LARGE = "together they would be more than 12 who differ"
    WEAK = "one already, but on evidence that is now weak"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A pair that waits for a person's word. `useful`: p(1-p) of the pair, times the records that hang on it."""

    pair: Judged
    why: str
    useful: float


@dataclass(frozen=True)
class Clustered:
    """Clusters of two and more, each in order of its keys, by their first keys; a record in none is alone."""

    clusters: list[tuple[int, ...]]
    waiting: list[Waiting]


@dataclass(frozen=True)
class Ground:
    """What every cluster is judged on. `before`: record to party, of records that are on the map already."""

    before: Mapping[int, int]
    facts: Facts
    at: Thresholds

    def may_join(self, pair: Judged, bits: float) -> bool:
        """Return whether evidence is enough for a pair; for two that are one party on the map less is."""
        party = self.before.get(pair.one)
        held = party is not None and party == self.before.get(pair.other)
        return bits >= (self.at.fracture if held else self.at.join)


@dataclass
class _Component:
    """Records that words and sufficient evidence connect, with what connects them, strongest first."""

    members: list[int] = field(default_factory=list)
    pairs: list[tuple[Judged, float]] = field(default_factory=list)
    ones: list[Said] = field(default_factory=list)


@dataclass
class _Grown:
    """How far evidence brings a component: each record's best link, what stopped and why, weak links, who is torn."""

    best: dict[int, float] = field(default_factory=dict)
    stopped: list[tuple[Judged, Why]] = field(default_factory=list)
    weak: list[Judged] = field(default_factory=list)
    torn: set[int] = field(default_factory=set)


def cluster(pairs: Iterable[Judged], said: Sequence[Said], ground: Ground) -> Clustered:
    """Return the clusters, and what waits for a person. `said` is in order of time: the later word stands.

    Two records that are one party on the map stay one by weaker evidence than joins two that are not.
    """
    ranked = [(pair, strength(pair, ground.at)) for pair in pairs if pair.verdict is not Verdict.APART]
    ranked.sort(key=lambda each: (-each[1], -(each[0].weight or 0), each[0].other, each[0].one))
    enough = [each for each in ranked if ground.may_join(*each)]
    ones, apart = standing(said)
    groups = Groups(ground.facts, apart)
    stopped: list[tuple[Judged, Why]] = []
    weak: list[Judged] = []
    for component in _components(enough, ones):
        grown = _settle(component, groups, ground)
        stopped += grown.stopped
        weak += grown.weak
    stopped += [(pair, Why.UNCERTAIN) for pair, bits in ranked if not ground.may_join(pair, bits)]
    clusters = sorted(tuple(sorted(group.members)) for group in groups.each() if len(group.members) > 1)
    waiting = [*_between(stopped, groups, ground.at), *_within(weak, groups)]
    return Clustered(clusters, sorted(waiting, key=lambda each: (-each.useful, each.pair.one, each.pair.other)))


def strength(pair: Judged, at: Thresholds) -> float:
    """Return the bits that a pair may join with: endless for an exact rule, none for one that a rule holds back."""
    if pair.verdict is Verdict.JOIN:
        return inf if pair.weight is None else max(pair.weight, at.join)
    return -inf if held_back(pair) or pair.weight is None else pair.weight


def held_back(pair: Judged) -> bool:
    """Return whether a rule holds a pair back whatever its weight: a switchboard alone, a swapped date."""
    return pair.verdict is Verdict.REVIEW and pair.rule not in ("", Why.UNCERTAIN)


def _components(enough: Sequence[tuple[Judged, float]], ones: Sequence[Said]) -> Iterable[_Component]:
    """Part what is connected from what is not."""
    home: dict[int, int] = {}

    def find(record: int) -> int:
        while (up := home.setdefault(record, record)) != record:
            home[record] = record = home[up]
        return record

    ties = [(word.one, word.other) for word in ones] + [(pair.one, pair.other) for pair, _ in enough]
    for tie in ties:
        one, other = find(tie[0]), find(tie[1])
        home[max(one, other)] = min(one, other)
    found: dict[int, _Component] = defaultdict(_Component)
    for record in home:
        found[find(record)].members.append(record)
    for each in enough:
        found[find(each[0].one)].pairs.append(each)
    for word in ones:
        found[find(word.one)].ones.append(word)
    return found.values()


def _settle(component: _Component, groups: Groups, ground: Ground) -> _Grown:
    """Let a component's groups grow, anew as long as somebody in it is torn between two that cannot be one."""
    torn: dict[int, int] = {}
    by_word = {record for word in component.ones for record in (word.one, word.other)}
    while True:
        groups.forget(component.members)
        for word in component.ones:
            one, other = groups.of(word.one), groups.of(word.other)
            if one is not other:
                groups.unite_by_word(one, other)
        grown = _Grown()
        for pair, bits in component.pairs:
            _take(pair, bits, grown, groups, ground, torn)
        newly = {record for record in grown.torn - by_word if torn.get(record, 0) < ALONE}
        if not newly:
            return grown
        torn.update({record: torn.get(record, 0) + 1 for record in newly})


def _take(pair: Judged, bits: float, grown: _Grown, groups: Groups, ground: Ground, torn: Mapping[int, int]) -> None:
    """Let one pair join what it may, or note why it does not."""
    one, other = groups.of(pair.one), groups.of(pair.other)
    why = None if one is other else _what_stops(pair, bits, groups, ground, torn)
    if why:
        grown.stopped.append((pair, why))
        if why is Why.CLASH and bits >= ground.at.join:
            grown.torn |= _torn(pair, bits, grown.best, groups)
        return
    for record in (pair.one, pair.other):
        grown.best.setdefault(record, bits)
    if one is not other:
        groups.unite(one, other)
        if bits < ground.at.still:
            grown.weak.append(pair)


def _what_stops(pair: Judged, bits: float, groups: Groups, ground: Ground, torn: Mapping[int, int]) -> Why | None:
    """Return what keeps a pair with evidence enough from making its groups one; None if nothing does."""
    one, other = groups.of(pair.one), groups.of(pair.other)
    times = torn.get(pair.one, 0), torn.get(pair.other, 0)
    if times[0] != times[1] or times[0] >= ALONE:
        return Why.TORN
    if groups.kept_apart(one, other) or groups.contradict(one, other):
        return Why.CLASH
    party = ground.before.get(pair.one)
    if party is not None and party == ground.before.get(pair.other):
        return None
    return Why.LARGE if groups.count(one, other) > LARGEST else None


def _torn(pair: Judged, bits: float, best: Mapping[int, float], groups: Groups) -> set[int]:
    """Return whom of a stopped pair nothing speaks against on the other side, and who is not plainly better here."""
    torn = set()
    for record, beyond in ((pair.one, groups.of(pair.other)), (pair.other, groups.of(pair.one))):
        alone = groups.alone(record)
        welcome = not groups.kept_apart(alone, beyond) and not groups.contradict(alone, beyond)
        if welcome and record in best and not best[record] - bits >= PLAINLY:
            torn.add(record)
    return torn


def _between(stopped: Iterable[tuple[Judged, Why]], groups: Groups, at: Thresholds) -> Iterator[Waiting]:
    """Yield what to ask of records that are apart: of any two groups only the strongest pair, unless a person spoke."""
    asked: set[tuple[int, int]] = set()
    for pair, why in stopped:
        one, other = groups.of(pair.one), groups.of(pair.other)
        between = min(id(one), id(other)), max(id(one), id(other))
        if one is other or between in asked or groups.kept_apart(one, other):
            continue
        uncertain = why is Why.UNCERTAIN
        if uncertain and ((pair.weight or 0) < at.review or groups.contradict(one, other)):
            continue
        asked.add(between)
        likely = chance(pair.weight or 0) if uncertain and not held_back(pair) else 0.5
        words = pair.rule if held_back(pair) else why.value
        yield Waiting(pair, words, likely * (1 - likely) * (len(one.members) + len(other.members)))


def _within(weak: Iterable[Judged], groups: Groups) -> Iterator[Waiting]:
    """Yield the weakest link of each group that weak evidence holds together."""
    weakest = {id(groups.of(pair.one)): pair for pair in weak}
    for pair in weakest.values():
        likely = chance(pair.weight or 0)
        yield Waiting(pair, Why.WEAK.value, likely * (1 - likely) * len(groups.of(pair.one).members))
