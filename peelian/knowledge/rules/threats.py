"""A threat: what happens to people, what to do in the first hour, and the controls that cut it."""

from collections.abc import Mapping
from dataclasses import dataclass

from peelian.knowledge.rules.sources import Authored

FAMILIES = ("cyber-dependent", "cyber-enabled", "fraud", "other")


@dataclass(frozen=True, kw_only=True)
class Threat(Authored):
    """`controls` is in the order we say them: the first is the one thing to do. `openings` is by audience."""

    code: str
    title: str
    family: str
    what_happens: str
    first_hour: tuple[str, ...]
    signs: tuple[str, ...]
    aliases: tuple[str, ...]
    controls: tuple[str, ...]
    openings: Mapping[str, str]

    @property
    def one_thing(self) -> str:
        """The code of the control that the advice leads with."""
        return self.controls[0]
