"""Questionnaires: which controls a firm is asked about, in which order, and which questions hang on another."""

from collections.abc import Mapping
from dataclasses import dataclass

from peelian.knowledge.rules.controls import Control
from peelian.knowledge.rules.sources import Authored


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One question: its control, and the control without which it makes no sense, or ""."""

    control: str
    only_if: str


@dataclass(frozen=True, kw_only=True)
class Questionnaire(Authored):
    """A depth of asking. A question that hangs on another comes after it."""

    code: str
    title: str
    minutes: int
    what: str
    questions: tuple[Asked, ...]


def wrong_with(questionnaire: Questionnaire, controls: Mapping[str, Control]) -> list[str]:
    """Return what is wrong with a questionnaire, in words: a control unknown or twice, a question before its own."""
    seen: set[str] = set()
    wrong = []
    for asked in questionnaire.questions:
        if asked.control not in controls:
            wrong.append(f"there is no control “{asked.control}”")
        if asked.control in seen:
            wrong.append(f"“{asked.control}” is asked twice")
        if asked.only_if and asked.only_if not in seen:
            wrong.append(f"“{asked.control}” hangs on “{asked.only_if}”, which is not asked before it")
        seen.add(asked.control)
    return wrong
