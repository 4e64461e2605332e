"""Answers from the content library. Read once a process; content changes come with a new release."""

from collections.abc import Collection
from datetime import date
from functools import cache

from peelian.knowledge.gateways import content
from peelian.knowledge.rules import offences, safety, words
from peelian.knowledge.rules.controls import Advice, Control
from peelian.knowledge.rules.coverage import Gap, gaps
from peelian.knowledge.rules.indicators import IndicatorDefinition, definition_on
from peelian.knowledge.rules.library import Library
from peelian.knowledge.rules.offences import OffenceCode
from peelian.knowledge.rules.threats import Threat


@cache
def library() -> Library:
    """Return the library that ships with this release."""
    return content.read()


def control(code: str) -> Control:
    """Return the control with this code; KeyError when there is none."""
    return library().controls[code]


def threat(code: str) -> Threat:
    """Return the threat with this code; KeyError when there is none."""
    return library().threats[code]


def offence(code_text: str, *, on: date) -> OffenceCode | None:
    """Return the offence code that a feed's text names on the day; None when it is unmapped."""
    return offences.find(library().offence_codes, code_text, on=on)


def offence_by_code(code: str) -> OffenceCode | None:
    """Return the row with exactly this code, whatever the day; None for an unmapped one."""
    return next((row for row in library().offence_codes if row.code == code), None)


def threat_for(offence_code: str) -> Threat | None:
    """Return the threat that an offence ("NFIB52C") leads to; None when it has none or is unmapped."""
    row = offence_by_code(offence_code)
    return library().threats.get(row.threat) if row and row.threat else None


def controls_for(offence_code: str) -> tuple[Control, ...]:
    """Return the controls to speak of, the one thing to do first; the basics when no threat is known."""
    found = threat_for(offence_code)
    codes = found.controls if found else library().basics.controls
    return tuple(library().controls[code] for code in codes)


def advice_for(offence_code: str, *, audience: str) -> tuple[Advice, ...]:
    """Return the paragraphs for this audience, in the order of the controls; unwritten ones are left out."""
    written = (one.advice_for(audience) for one in controls_for(offence_code))
    return tuple(advice for advice in written if advice is not None)


def support_for(*, danger: bool, signs: Collection[str]) -> str:
    """Return the paragraph that says whom this victim can talk to; "" when nothing calls for one."""
    return " ".join(library().support.paragraph(danger=danger, signs=signs).split())


def harm_points(offence_code: str) -> int:
    """Return the points of an offence's harm; an unmapped code has those of "unmapped"."""
    row = offence_by_code(offence_code)
    return library().harm_weights.harm[row.harm if row else "unmapped"]


def safety_phrases_in(text: str) -> list[tuple[str, str]]:
    """Return (group, phrase) for what a narrative says of danger; see rules.safety."""
    return safety.find(text, library().safety_phrases)


def outside_name(code: str, *, on: date) -> str:
    """Return what something outside is called on the day ("report-fraud"); KeyError when it has no name."""
    name = words.name_on(library().outside_names, code, on=on)
    if name is None:
        raise KeyError(code)
    return name


def indicator(code: str, *, on: date) -> IndicatorDefinition:
    """Return the definition of a figure that holds on the day; KeyError when none does."""
    definition = definition_on(library().indicators, code, on=on)
    if definition is None:
        raise KeyError(code)
    return definition


def library_gaps(*, on: date) -> list[Gap]:
    """Return what the library lacks on the day, for the coverage page."""
    return gaps(library(), on=on)
