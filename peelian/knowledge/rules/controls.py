"""A control: one thing a person or firm can do, with everything we say and ask about it."""

from dataclasses import dataclass

from peelian.knowledge.rules.sources import Authored, Source

# What a control is to a requirement, in the words of NIST IR 8477 (set theory relationship mapping).
EQUAL, SUBSET, SUPERSET, INTERSECTS = "equal", "subset-of", "superset-of", "intersects-with"
RELATIONSHIPS = (EQUAL, SUBSET, SUPERSET, INTERSECTS)
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
class Bearing:
    """How a control stands to one requirement of a framework: "csf-2.0", "PR.AA-03", "subset-of"."""

    framework: str
    code: str
    relationship: str
    source: Source


@dataclass(frozen=True, kw_only=True)
class Advice:
    """One paragraph about one control, written for one audience."""

    control: str
    audience: str
    text: str


@dataclass(frozen=True, kw_only=True)
class NotFor:
    """Why a control has no paragraph for an audience."""

    audience: str
    why: str


@dataclass(frozen=True, kw_only=True)
class Control(Authored):
    """The spine. `requirements` are those that this control truly bears on. `not_for` names the readers to whom
    the advice would make no sense.
    """

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
    requirements: tuple[Bearing, ...]
    advice: tuple[Advice, ...]
    not_for: tuple[NotFor, ...]

    def advice_for(self, audience: str) -> Advice | None:
        """Return the paragraph for this audience, or None when it is not written yet."""
        return next((advice for advice in self.advice if advice.audience == audience), None)

    def why_not_for(self, audience: str) -> str:
        """Return why there is no paragraph for this audience, or "" when there is or should be one."""
        return next((one.why for one in self.not_for if one.audience == audience), "")
