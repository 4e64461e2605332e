"""What we know of one control at one party, and how."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from peelian.parties.rules.kinds import Evidence

__all__ = ["Evidence", "Known", "State", "current"]


class State(StrEnum):
    """How far a control is in place."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    DONT_KNOW = "don't know"
    NOT_APPLICABLE = "not applicable"


_STRENGTH = (Evidence.SAID, Evidence.SEEN, Evidence.CHECKED)


@dataclass(frozen=True)
class Known:
    """One finding as a rule sees it."""

    control: str
    state: State
    evidence: Evidence
    on: date


def current(findings: Iterable[Known]) -> dict[str, Known]:
    """Return the finding that stands for each control: the latest; on one day the best evidence, then the later.

    "Don't know" never replaces something known: it is the absence of an answer, not an answer.
    """
    standing: dict[str, Known] = {}
    for finding in sorted(findings, key=lambda known: (known.on, _STRENGTH.index(known.evidence))):
        if finding.state is State.DONT_KNOW and finding.control in standing:
            continue
        standing[finding.control] = finding
    return standing
