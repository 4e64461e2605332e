from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Gap:
    """One thing to put right: where ("control backups") and what."""

    item: str
    what: str
