"""What an officer says on the telephone, in order."""

from dataclasses import dataclass

from peelian.knowledge.rules.controls import Control
from peelian.knowledge.rules.threats import Threat

LEAVE_NOTHING = "Leave no message. If a machine or anybody else answers, put the telephone down without a word of us."


@dataclass(frozen=True)
class Step:
    """One part of a call: what it is for, and the words or questions for it."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Call:
    """Who rings whom. `ask_for` is the person to speak to; `firm` is "" for a person; `no_message`: leave none;
    `rung_by`: who rang them before us and when, in words, or "".
    """

    officer: str
    unit: str
    unit_telephone: str
    ask_for: str
    firm: str
    word: str
    no_message: bool = False
    rung_by: str = ""


def _rung(who: str) -> str:
    return (
        "“I know that you have been rung about this already, so I will not ask you to tell it all again.” "
        f"({who.rstrip('.')}.)"
    )


def script(call: Call, threat: Threat | None, controls: tuple[Control, ...]) -> list[Step]:
    """Return the steps of a first call: who we are and how to check it, safety, what happened, the one thing."""
    asked = f"{call.ask_for} of {call.firm}" if call.firm else call.ask_for
    steps = [
        Step(
            "Say who you are, and how they can check",
            (
                f"“Could I speak to {asked}? My name is {call.officer}, from {call.unit}.”",
                f"“You need not take my word for it. Put the telephone down, ring 101 or {call.unit_telephone}, "
                f"and ask for me. When I come to the telephone I will say two words: {call.word}.”",
                "Never ask for a password, a code, a card number or money. Give no details to anybody else.",
                *([_rung(call.rung_by)] if call.rung_by else []),
                *([LEAVE_NOTHING] if call.no_message else []),
            ),
        ),
        Step(
            "Ask whether they are safe",
            (
                "“Before anything else: are you, or is anybody with you, in danger now?”",
                "“Is whoever did this still in touch with you, or still in your account?”",
                "“Has anybody else from the police or Victim Support been in touch about it?”",
            ),
        ),
    ]
    if threat:
        steps.append(Step("Solve what they reported first", tuple(threat.first_hour[:4])))
    first, *rest = controls
    steps.append(Step(f"Then the one thing: {first.title}", (" ".join(first.why.split()), *first.how[:3])))
    if rest:
        steps.append(Step("If there is time", tuple(control.title for control in rest[:3])))
    return steps
