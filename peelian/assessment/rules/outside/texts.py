"""The words for what a look found: of each check and each reason, who mends it, and what to forward to them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

LONGEST_SHOWN = 400  # letters of a record that are put into a text


class Light(StrEnum):
    """The three questions that a look answers."""

    MAIL = "mail"
    WEB = "web"
    DOMAIN = "domain"


class Glow(StrEnum):
    """How a light stands. There is no percentage."""

    RED = "mend this"
    AMBER = "could be better"
    GREEN = "good"
    UNKNOWN = "could not tell"
    NOT_LOOKED = "not looked at"


class Mender(StrEnum):
    """Who can mend something, as the firm would call them."""

    OWNER = "you"
    WEB = "whoever looks after your website"
    MAIL = "your e-mail provider"
    NAME = "whoever looks after your domain name"


@dataclass(frozen=True)
class ReasonText:
    """One reason in plain words. Where it is bad: what to do, who can do it, and the text to forward to them."""

    says: str
    do: str = ""
    who: Mender | None = None
    forward: str = ""


@dataclass(frozen=True)
class CheckText:
    """One check in plain words, and what it weighs. `harm`, `ease`, `yours`: 1 to 5, our judgement.

    `decides`: whether something small about it colours its light. `whole`: whether the deciding checks of its control
    show all of that control.
    """

    code: str
    name: str
    light: Light
    control: str
    harm: int
    ease: int
    yours: int
    decides: bool
    whole: bool
    reasons: Mapping[str, ReasonText]

    @property
    def weight(self) -> int:
        """What decides which is done first: harm x how easy it is x how far it is in the firm's own hands."""
        return self.harm * self.ease * self.yours


@dataclass(frozen=True)
class LightText:
    """A light's question and its answer for each way in which it can stand."""

    light: Light
    question: str
    answers: Mapping[Glow, str]


@dataclass(frozen=True)
class Texts:
    """All words of the looks. `opening` and `ending` are round every letter that is forwarded."""

    checks: Mapping[str, CheckText]
    lights: Mapping[Light, LightText]
    opening: str
    ending: str

    def letter(self, reason: ReasonText) -> str:
        """Return the whole letter to forward for a reason; nothing where there is nothing to mend."""
        return "\n\n".join([self.opening, reason.forward, self.ending]) if reason.forward else ""


def filled(text: str, *, host: str, shown: str) -> str:
    """Return a text with the host and what was seen in it. Whatever somebody wrote into a record is only text here."""
    seen = shown if len(shown) <= LONGEST_SHOWN else f"{shown[: LONGEST_SHOWN - 1]}…"
    pieces = text.split("{host}")
    return host.join(piece.replace("{shown}", " ".join(seen.split()) or "nothing") for piece in pieces)
