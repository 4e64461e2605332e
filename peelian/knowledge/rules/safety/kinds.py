"""The five kinds of danger that a narrative is read for."""

from enum import StrEnum


class DangerKind(StrEnum):
    SUICIDE = "suicide"
    THREAT = "threat"
    CHILD = "child"
    DOMESTIC_ABUSE = "domestic-abuse"
    EXPLOITATION = "exploitation"


# These two put a report first; the others interrupt too, and rank by their signs.
DANGER_TO_LIFE = frozenset({DangerKind.SUICIDE, DangerKind.THREAT})
