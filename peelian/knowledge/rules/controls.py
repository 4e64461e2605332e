"""A control: one thing a person or firm can do, with everything we say and ask about it."""

from dataclasses import dataclass

from peelian.knowledge.rules.sources import Authored, Source

STRENGTHS = ("strong", "some", "little")


@dataclass(frozen=True, kw_only=True)
class Estimate:
    """Minutes or pounds for one person or one small firm, first year: low <= typical <= high."""

    low: int
    typical: int
    high: int
    source: Source


@dataclass(frozen=True, kw_only=True)
class Effect:
    """How far a control cuts a threat (strong, some or little), and why we say so."""

    threat: str
    strength: str
    source: Source


@dataclass(frozen=True, kw_only=True)
class Requirement:
    """One requirement of a framework by its id alone: "csf-2.0", "PR.AA-03"."""

    framework: str
    code: str


@dataclass(frozen=True, kw_only=True)
class Advice:
    """One paragraph about one control, written for one audience."""

    control: str
    audience: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Control(Authored):
    """The spine. `requirements` are those that this control truly meets, in whole or as a main part."""

    code: str
    title: str
    why: str
    how: tuple[str, ...]
    owner_role: str
    how_you_would_know: str
    minutes: Estimate
    pounds: Estimate
    threats: tuple[Effect, ...]
    question: str
    follow_up: str
    prerequisites: tuple[str, ...]
    requirements: tuple[Requirement, ...]
    advice: tuple[Advice, ...]

    def advice_for(self, audience: str) -> Advice | None:
        """Return the paragraph for this audience, or None when it is not written yet."""
        return next((advice for advice in self.advice if advice.audience == audience), None)
