"""Whether linking serves everybody alike: missed and wrong pairs by group of name origin, on invented people only.

The group is a column of the made feed's truth (`group`). Nothing like it is kept, or guessed, of a real person.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

from peelian.evaluation.rules.intervals import Range, wilson
from tests.bench.linkage_sets import Rows


@dataclass(frozen=True)
class Fair:
    """One group's pairs: `missed` of the `true` ones, and `wrong` of those `said`. A pair of two groups is in both."""

    group: str
    missed: int
    true: int
    wrong: int
    said: int

    @property
    def missing(self) -> Range:
        """The 95 % interval of the share of true pairs that was missed; anything, where there is none."""
        return wilson(self.missed, self.true) if self.true else Range(0.0, 1.0)

    @property
    def wronging(self) -> Range:
        """The 95 % interval of the share of pairs said that is wrong; anything, where none is said."""
        return wilson(self.wrong, self.said) if self.said else Range(0.0, 1.0)

    def __str__(self) -> str:
        return (
            f"{self.group:<16} missed {_share(self.missed, self.true, self.missing)}   "
            f"wrong {_share(self.wrong, self.said, self.wronging)}"
        )


def by_group(rows: Rows, clusters: Mapping[str, Hashable], truth: Mapping[str, str]) -> list[Fair]:
    """Return each group's missed and wrong pairs, by name of group; a row in no cluster stands alone.

    Counted by contingency, never pair by pair: the pairs that touch a group are all pairs less those of the others.
    """
    where = {key: clusters.get(key, ("alone", key)) for key in truth}
    group = {key: rows.group.get(key, "") for key in truth}
    true = _touching((truth[key], group[key]) for key in truth)
    said = _touching((where[key], group[key]) for key in truth)
    right = _touching(((truth[key], where[key]), group[key]) for key in truth)
    return [
        Fair(name, true[name] - right[name], true[name], said[name] - right[name], said[name])
        for name in sorted(set(group.values()) - {""})
    ]


def apart(found: Iterable[Fair]) -> list[tuple[str, str, str]]:
    """Return (what, the better group, the worse group) where two groups' intervals do not meet: chance alone says no.

    Of many pairs of groups some lie apart by chance: with eight groups, about one in twenty looks does so.
    """
    listed = list(found)
    measures = {
        "missed": [(one.group, one.missing) for one in listed],
        "wrong": [(one.group, one.wronging) for one in listed],
    }
    return [
        (what, better, worse)
        for what, intervals in measures.items()
        for better, low in intervals
        for worse, high in intervals
        if low.high < high.low
    ]


def _touching(labelled: Iterable[tuple[Hashable, str]]) -> Counter[str]:
    """Return, for each group, how many pairs under one label have a row of that group in them."""
    cells = Counter(labelled)
    whole: Counter[Hashable] = Counter()
    for (label, _), size in cells.items():
        whole[label] += size
    found: Counter[str] = Counter()
    for (label, group), size in cells.items():
        found[group] += _pairs(whole[label]) - _pairs(whole[label] - size)
    return found


def _pairs(size: int) -> int:
    return size * (size - 1) // 2


def _share(part: int, whole: int, doubt: Range) -> str:
    share = part / whole if whole else 0.0
    return f"{100 * share:5.2f}% ({100 * doubt.low:.2f} to {100 * doubt.high:.2f}) of {whole:,}"
