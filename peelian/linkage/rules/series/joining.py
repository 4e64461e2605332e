"""Which reports are one series: those that share signs of one offender, and how much a shared sign says.

The numbers are our judgement; `tests/bench/series.py` measures what they do on an invented set with planted series.
There, letting a wording join by itself when it is letter for letter the same found one pair in a hundred more, and
made one in a hundred of all pairs wrong: so it does not.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from types import MappingProxyType

from peelian.linkage.rules.series.kinds import Ruling, Sign

MONEY = frozenset((Sign.WALLET, Sign.IBAN, Sign.ACCOUNT))  # where money went: nobody pays into a platform's own
OFTEN = 12  # reports; a sign in more than this must be borne out by others to join by itself
BORNE_OUT = 0.15  # … by so large a part of its reports sharing another sign among them
TOO_OFTEN = 400  # reports; a sign in more than this joins nothing until a person has said whose it is
TOGETHER = 2  # kinds of sign that do not join by themselves join when two reports share so many of them
TOGETHER_MOST = 40  # … each of them in so many reports at most
SAME = {Sign.EMAIL: Sign.WEB, Sign.IBAN: Sign.ACCOUNT}  # the one is read out of the other, so it bears nothing out
MOST = 60  # reports of a series after which it stops and asks


@dataclass(frozen=True, slots=True)
class Mark:
    """An indicator as joining sees it. `seen`: in how many reports."""

    key: int
    kind: Sign
    seen: int
    ruling: Ruling = Ruling.NONE


@dataclass(frozen=True, slots=True)
class Seen:
    """One report names one indicator."""

    record: int
    mark: int


def groups(
    seen: Iterable[Seen],
    marks: Mapping[int, Mark],
    *,
    apart: Collection[int] = (),
    series_of: Mapping[int, int] = MappingProxyType({}),
) -> list[list[int]]:
    """Return the reports that belong together, each group of two or more in order; those in `apart` join nobody.

    Of a sign that more reports name than are given, only those that are of one series already stay together.
    """
    holders: dict[int, list[int]] = defaultdict(list)
    given: Counter[int] = Counter()
    for one in seen:
        given[one.mark] += 1
        if one.record not in apart and marks[one.mark].ruling is not Ruling.SET_ASIDE:
            holders[one.mark].append(one.record)
    root: dict[int, int] = {}
    in_part = {key for key, count in given.items() if count < marks[key].seen}
    for first, other in _joined(holders, marks, series_of, in_part):
        _union(root, first, other)
    found: dict[int, list[int]] = defaultdict(list)
    for record in sorted(root):
        found[_top(root, record)].append(record)
    return [group for group in found.values() if len(group) > 1]


def stands_alone(mark: Mark, holders: Collection[int], others: Mapping[int, Mapping[int, Sign]]) -> bool:
    """Whether sharing this sign is enough. `others`: for each report its signs that could bear this one out."""
    if mark.ruling is not Ruling.NONE:
        return mark.ruling is Ruling.OFFENDERS
    if mark.kind is Sign.WORDING or mark.seen > TOO_OFTEN:
        return False
    return mark.kind in MONEY or mark.seen <= OFTEN or _borne_out(mark, holders, others) >= BORNE_OUT


def _joined(
    holders: Mapping[int, list[int]], marks: Mapping[int, Mark], series_of: Mapping[int, int], in_part: Collection[int]
) -> Iterator[tuple[int, int]]:
    """Yield pairs that join; of a sign that joins by itself as few as hold all its reports together."""
    others = _others(holders, marks)
    shared: dict[tuple[int, int], set[Sign]] = defaultdict(set)
    for key, held in holders.items():
        mark = marks[key]
        if key in in_part and mark.ruling is Ruling.NONE:
            yield from _as_before(held, series_of)
        elif stands_alone(mark, held, others):
            yield from ((held[0], record) for record in held[1:])
        elif mark.seen <= TOGETHER_MOST:
            for pair in combinations(sorted(held), 2):
                shared[pair].add(SAME.get(mark.kind, mark.kind))
    yield from (pair for pair, kinds in shared.items() if len(kinds) >= TOGETHER)


def _as_before(held: Iterable[int], series_of: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """Yield pairs of one series already: a sign that others name who are not looked at now parts nobody."""
    first: dict[int, int] = {}
    for record in held:
        if series := series_of.get(record):
            yield first.setdefault(series, record), record


def _others(holders: Mapping[int, list[int]], marks: Mapping[int, Mark]) -> dict[int, dict[int, Sign]]:
    """Return for each report its signs that could bear another out: shared, and not seen too often themselves."""
    signs: dict[int, dict[int, Sign]] = defaultdict(dict)
    for key, held in holders.items():
        kind = marks[key].kind
        most = TOGETHER_MOST if kind is Sign.WORDING else TOO_OFTEN
        if len(held) > 1 and marks[key].seen <= most:
            for record in held:
                signs[record][key] = SAME.get(kind, kind)
    return signs


def _borne_out(mark: Mark, holders: Collection[int], others: Mapping[int, Mapping[int, Sign]]) -> float:
    """Return the part of a sign's reports that share a sign of another kind with one of them."""
    kind = SAME.get(mark.kind, mark.kind)
    held = [{key for key, other in others.get(record, {}).items() if other is not kind} for record in holders]
    counts = Counter(key for keys in held for key in keys)
    return sum(any(counts[key] > 1 for key in keys) for keys in held) / max(len(held), 1)


def _top(root: dict[int, int], record: int) -> int:
    while root[record] != record:
        root[record] = root[root[record]]
        record = root[record]
    return record


def _union(root: dict[int, int], one: int, other: int) -> None:
    a, b = _top(root, root.setdefault(one, one)), _top(root, root.setdefault(other, other))
    root[max(a, b)] = min(a, b)
