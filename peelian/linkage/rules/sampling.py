"""Which pairs a month's check asks about: by lot, the same lot whenever it is drawn, in an order that tells nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

EACH = 50  # automatic links of a kind in a month, and as many pairs that were kept apart


@dataclass(frozen=True, slots=True)
class Pair:
    """Two source records by their keys, and whether the system has them as one."""

    record: int
    other: int
    joined: bool


@dataclass(frozen=True)
class Answers:
    """What people said in one month of pairs of one kind that the system had joined, or had kept apart.

    `same` and `different` are answers; `unsure`: nobody could tell; the rest of `drawn` wait.
    """

    month: date
    kind: str
    joined: bool
    drawn: int
    same: int
    different: int
    unsure: int

    @property
    def waiting(self) -> int:
        return self.drawn - self.same - self.different - self.unsure


def seed(month: date, kind: str) -> str:
    """Return what a month's lot for one kind is drawn by. It is kept by being worked out: "2026-06 person"."""
    return f"{month:%Y-%m} {kind}"


def lot(drawn_by: str, record: int, other: int) -> str:
    """Return the place of a pair in the lot: as good as chance, and the same for the same seed and pair."""
    return sha256(f"{drawn_by} {record} {other}".encode()).hexdigest()


def mixed(pairs: Iterable[Pair], drawn_by: str) -> list[Pair]:
    """Return the pairs in the order in which they are asked, which says nothing of whether they were joined.

    By another lot than they were drawn by: the fifty lowest of many lie before the fifty lowest of few.
    """
    return sorted(pairs, key=lambda pair: lot(drawn_by, pair.record, pair.other))
