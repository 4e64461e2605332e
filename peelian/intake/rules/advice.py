"""Composing advice: approved paragraphs, in the order of the threat, for the reader they were written for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from peelian.kernel.words import opening as capital
from peelian.knowledge.rules.controls import Control
from peelian.knowledge.rules.threats import Threat

MOST = 4  # controls in one message: our judgement; the first is the one thing to do


@dataclass(frozen=True)
class Reader:
    """Whom the words are for. `age` and `employees` are None when unknown; `signs` are those of vulnerability."""

    name: str
    is_person: bool
    age: int | None
    employees: int | None
    organisation: str = ""
    signs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sender:
    """Who signs."""

    officer: str
    unit: str
    telephone: str


def suggested(controls: Sequence[Control], in_place: Iterable[str], *, audience: str = "") -> list[str]:
    """Return the codes of the controls to advise: the threat's first ones that are not in place already.

    One that makes no sense to the audience is passed over; no audience is anybody.
    """
    have = set(in_place)
    fitting = (control for control in controls if not control.why_not_for(audience))
    return [control.code for control in fitting if control.code not in have][:MOST]


def places(
    reader: Reader,
    sender: Sender,
    audience: str,
    controls: Sequence[Control],
    threat: Threat | None,
    *,
    ongoing: bool,
    support: str,
) -> dict[str, str]:
    """Return what fills the places of the advice template. `controls` has at least one; its first comes first."""
    first, *rest = controls
    return {
        "dear": f"Dear {reader.name},",
        "opening": threat.openings.get(audience, threat.what_happens) if threat else GENERAL,
        "first": _paragraph(first, audience),
        "rest": _then([(control.title, _paragraph(control, audience)) for control in rest]),
        "hour": _at_once(threat) if threat and ongoing else "",
        "support": f"# If you would like to talk to somebody\n\n{support}" if support else "",
        "officer": sender.officer,
        "unit": sender.unit,
        "sign": f"{sender.officer}\n{sender.unit}\nTelephone {sender.telephone}",
    }


GENERAL = "Thank you for reporting what happened. These are the steps that protect you best from here."


def _paragraph(control: Control, audience: str) -> str:
    advice = control.advice_for(audience)
    return " ".join((advice.text if advice else control.why).split())


def _then(parts: list[tuple[str, str]]) -> str:
    return "\n\n".join(f"# {capital(title)}\n\n{paragraph}" for title, paragraph in parts)


def _at_once(threat: Threat) -> str:
    steps = "\n".join(f"- {' '.join(step.split())}" for step in threat.first_hour)
    return f"# While it is still going on\n\n{steps}"
