"""Who does a thing: an officer, the bearer of a personal link, or the system itself."""

from dataclasses import dataclass
from typing import Protocol


class Actor(Protocol):
    """Anyone an action can name. `label` is stable ("accounts.Officer:3"); `name` is for people to read."""

    @property
    def label(self) -> str: ...

    @property
    def name(self) -> str: ...


@dataclass(frozen=True)
class System:
    """The system acting by itself: a nightly job, an import on the command line."""

    name: str

    @property
    def label(self) -> str:
        return f"system:{self.name}"


@dataclass(frozen=True)
class Bearer:
    """Whoever holds a personal link. We know the link, not the person."""

    link: str
    name: str = "somebody with a personal link"

    @property
    def label(self) -> str:
        return f"link:{self.link}"


@dataclass(frozen=True)
class Behalf:
    """A job that finishes what somebody began: it acts under their label and name."""

    label: str
    name: str
