"""A source record that goes from one party to another."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Move:
    """A source record that came from one party to another: the keys of the record and of both parties."""

    record: int
    was: int
    now: int
