"""What the library lacks: a pure reading of the whole of it, for the tests and for the coverage page."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from peelian.knowledge.rules.controls import Advice, Control
from peelian.knowledge.rules.library import Library
from peelian.knowledge.rules.shingles import overlap
from peelian.knowledge.rules.sources import QUOTED, Authored, Source

FEWEST_WORDS, MOST_WORDS = 40, 110
# Two audiences that share this much of their five-word runs have been given one paragraph twice.
SAME_PARAGRAPH = 0.70


@dataclass(frozen=True, order=True)
class Gap:
    """One thing to put right: where ("control backups") and what."""

    item: str
    what: str


def gaps(library: Library, *, on: date) -> list[Gap]:
    """Return everything the library lacks on the day, in order of item; an empty list is a complete library."""
    parts = (
        _authorship(library, on),
        _control_gaps(library),
        _threat_gaps(library),
        _offence_gaps(library),
        _table_gaps(library),
        _old_names(library, on),
    )
    return sorted({gap for part in parts for gap in part})


def authored(library: Library) -> Iterator[tuple[str, Authored]]:
    """Yield every item of the library with its name."""
    for kind, group in (
        ("control", library.controls), ("threat", library.threats), ("audience", library.audiences),
    ):  # fmt: skip
        for code, one in group.items():
            yield f"{kind} {code}", one
    yield "basics", library.basics
    yield "harm weights", library.harm_weights
    yield "service levels", library.service_levels
    for kind, rows in (
        ("offence code", library.offence_codes), ("safety phrases", library.safety_phrases),
        ("term", library.glossary), ("outside name", library.outside_names),
        ("indicator", library.indicators),
    ):  # fmt: skip
        for row in rows:
            yield f"{kind} {row.code}", row


def _authorship(library: Library, on: date) -> Iterator[Gap]:
    for name, item in authored(library):
        if item.review_by < on:
            yield Gap(name, f"was due for review by {item.review_by.isoformat()}")
        if not item.owner:
            yield Gap(name, "has no owner")
        yield from _source_gaps(name, "its source", item.source, on)
    for control in library.controls.values():
        name = f"control {control.code}"
        yield from _source_gaps(name, "the basis of its minutes", control.minutes.source, on)
        yield from _source_gaps(name, "the basis of its pounds", control.pounds.source, on)
        for effect in control.threats:
            yield from _source_gaps(name, f"the basis of its effect on {effect.threat}", effect.source, on)


def _source_gaps(name: str, what: str, source: Source, on: date) -> Iterator[Gap]:
    if source.basis != QUOTED:
        return
    if not (source.address and source.quote and source.read_on):
        yield Gap(name, f"{what} lacks an address, the day it was read or the quoted words")
    elif source.read_on > on:
        yield Gap(name, f"{what} was read on {source.read_on.isoformat()}, which is still to come")


def _control_gaps(library: Library) -> Iterator[Gap]:
    for control in library.controls.values():
        name = f"control {control.code}"
        if not control.threats:
            yield Gap(name, "cuts no threat")
        for effect in control.threats:
            if effect.threat not in library.threats:
                yield Gap(name, f"cuts “{effect.threat}”, which is not a threat")
        for code in control.prerequisites:
            if code not in library.controls or code == control.code:
                yield Gap(name, f"comes after “{code}”, which is not another control")
        yield from _advice_gaps(name, control, library)


def _advice_gaps(name: str, control: Control, library: Library) -> Iterator[Gap]:
    for audience in library.audiences:
        if control.advice_for(audience) is None:
            yield Gap(name, f"has no advice for {audience}")
    for advice in control.advice:
        if advice.audience not in library.audiences:
            yield Gap(name, f"has advice for “{advice.audience}”, which is not an audience")
        words = len(advice.text.split())
        if not FEWEST_WORDS <= words <= MOST_WORDS:
            limits = f"{FEWEST_WORDS} to {MOST_WORDS}"
            yield Gap(name, f"advice for {advice.audience} has {words} words, not {limits}")
    for one, other in combinations(control.advice, 2):
        yield from _sameness(name, one, other)


def _sameness(name: str, one: Advice, other: Advice) -> Iterator[Gap]:
    share = overlap(one.text, other.text)
    if share >= SAME_PARAGRAPH:
        yield Gap(name, f"says the same to {one.audience} and {other.audience} ({share:.0%} of five-word runs)")


def _threat_gaps(library: Library) -> Iterator[Gap]:
    for threat in library.threats.values():
        name = f"threat {threat.code}"
        for code in threat.controls:
            control = library.controls.get(code)
            if control is None:
                yield Gap(name, f"names “{code}”, which is not a control")
            elif all(effect.threat != threat.code for effect in control.threats):
                yield Gap(name, f"names “{code}”, which does not say that it cuts this threat")
        if not threat.controls:
            yield Gap(name, "has no control")
        for audience in threat.openings:
            if audience not in library.audiences:
                yield Gap(name, f"opens for “{audience}”, which is not an audience")
    named = {code for threat in library.threats.values() for code in threat.controls}
    for code in library.controls.keys() - named:
        yield Gap(f"control {code}", "is named by no threat, so no advice would ever say it")
    for code in library.basics.controls:
        if code not in library.controls:
            yield Gap("basics", f"name “{code}”, which is not a control")


def _offence_gaps(library: Library) -> Iterator[Gap]:
    for offence in library.offence_codes:
        name = f"offence code {offence.code}"
        if offence.threat is not None and offence.threat not in library.threats:
            yield Gap(name, f"leads to “{offence.threat}”, which is not a threat")
        if offence.threat is None and offence.family == "cyber-dependent":
            yield Gap(name, "is cyber-dependent and leads to no threat")
        if offence.harm not in library.harm_weights.harm:
            yield Gap(name, f"has the harm “{offence.harm}”, which has no weight")


def _table_gaps(library: Library) -> Iterator[Gap]:
    weights = library.harm_weights
    if weights.danger_to_life <= weights.ceiling():
        yield Gap("harm weights", "danger to life does not outrank everything else together")
    for name, codes in (
        ("offence codes", [one.code for one in library.offence_codes]),
        ("safety phrases", [one.code for one in library.safety_phrases]),
        ("glossary", [one.code for one in library.glossary]),
    ):
        for code, times in Counter(codes).items():
            if times > 1:
                yield Gap(name, f"“{code}” is there {times} times")


def _old_names(library: Library, on: date) -> Iterator[Gap]:
    held = {name.code for name in library.outside_names if name.active(on)}
    now = {name.name for name in library.outside_names if name.active(on)}
    old = {
        name.name: name.code
        for name in library.outside_names
        if name.code in held and name.name not in now and not name.active(on)
    }
    for item, words in _wording(library):
        for name, code in old.items():
            if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words):
                yield Gap(item, f"says “{name}”, the old name of {code}")


def _wording(library: Library) -> Iterator[tuple[str, str]]:
    for control in library.controls.values():
        said = (control.title, control.why, *control.how, control.question, control.follow_up)
        yield f"control {control.code}", " ".join((*said, *(advice.text for advice in control.advice)))
    for threat in library.threats.values():
        said = (threat.what_happens, *threat.first_hour, *threat.signs, *threat.openings.values())
        yield f"threat {threat.code}", " ".join(said)
