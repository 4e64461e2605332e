from dataclasses import dataclass


@dataclass(frozen=True)
class Answer:
    """What whoever carries a message said. `accepted`: they took it. `final`: they will never take it."""

    accepted: bool
    final: bool
    said: str
