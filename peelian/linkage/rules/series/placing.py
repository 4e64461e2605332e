"""Which series each group of reports becomes: what there is stays, grows, takes another in, or stops and asks."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Standing:
    """What is so before: the series of each report, how many reports each may hold, and who is not part of which."""

    series_of: Mapping[int, int]
    most: Mapping[int, int]
    barred: Collection[tuple[int, int]] = ()


@dataclass
class Plan:
    """What becomes of a group: its series, or None for a new one; who is in it, and which series it takes in.

    `waiting`: reports that there is no room for. `left`: those of other series that stay where they are.
    """

    series: int | None
    members: list[int]
    takes_in: list[int] = field(default_factory=list)
    waiting: list[int] = field(default_factory=list)
    left: list[int] = field(default_factory=list)


def plan(groups: Iterable[list[int]], standing: Standing, *, most: int) -> list[Plan]:
    """Return a plan for each group, the largest first. A series goes to the one group that has most of its reports.

    A group larger than its series may hold keeps whoever is in it already; of the others the earliest come in first,
    and another series comes in whole or not at all.
    """
    taken: set[int] = set()
    plans = []
    for group in sorted(groups, key=lambda group: (-len(group), group)):
        here = Counter(standing.series_of[record] for record in group if record in standing.series_of)
        ranked = [series for series, _ in sorted(here.items(), key=lambda pair: (-pair[1], pair[0]))]
        free = [series for series in ranked if series not in taken]
        made = _placed(group, free, standing, most)
        taken |= {series for series in (made.series, *made.takes_in) if series}
        plans.append(made)
    return plans


def _placed(group: list[int], free: list[int], standing: Standing, most: int) -> Plan:
    target = free[0] if free else None
    room = standing.most.get(target, most) if target else most
    parts: dict[int | None, list[int]] = defaultdict(list)
    for record in group:
        if (record, target) not in standing.barred:
            parts[standing.series_of.get(record)].append(record)
    made = Plan(target, parts.pop(target, []) if target else [])
    loose = parts.pop(None, [])
    for series, records in sorted(parts.items(), key=lambda pair: pair[0] or 0):
        whole = series in free
        if len(made.members) + len(records) <= room:
            made.members += records
            made.takes_in += [series] if whole and series else []
        elif whole:
            made.left += records
        else:
            loose += records
    space = max(0, room - len(made.members))
    made.members += sorted(loose)[:space]
    made.waiting = sorted(loose)[space:]
    return made
