"""Victims in scope by force, with nothing shown that points at a few people."""

from collections.abc import Iterable
from dataclasses import dataclass

from peelian.evaluation.rules.suppression import shown


@dataclass(frozen=True)
class ForceLine:
    """One force's victims in scope, and the shares of them tried and advised; None is not shown."""

    force: str
    in_scope: int | None
    attempted: float | None
    advised: float | None


def force_lines(counted: Iterable[tuple[str, int, int, int]]) -> list[ForceLine]:
    """Return the lines of (force, in scope, tried, advised), in the same order."""
    listed = list(counted)
    told = shown({force: victims for force, victims, *_ in listed})
    return [
        ForceLine(force, told[force], *((tried / victims, advised / victims) if told[force] else (None, None)))
        for force, victims, tried, advised in listed
    ]
