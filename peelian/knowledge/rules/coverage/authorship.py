"""Who answers for each item, where it comes from, and whether it is time to look again."""

from collections.abc import Iterable, Iterator
from datetime import date

from peelian.knowledge.rules.controls import Control
from peelian.knowledge.rules.coverage.gap import Gap, Kind
from peelian.knowledge.rules.library import Library
from peelian.knowledge.rules.planning import ThreatRate
from peelian.knowledge.rules.sources import QUOTED, Authored, Source


def authored(library: Library) -> Iterator[tuple[str, Authored]]:
    """Yield every item of the library with its name ("control backups")."""
    yield "basics", library.basics
    yield "support", library.support
    yield "harm weights", library.harm_weights
    yield "service levels", library.service_levels
    yield from ((f"control {one.code}", one) for one in library.controls.values())
    yield from ((f"threat {one.code}", one) for one in library.threats.values())
    yield from ((f"framework {one.code}", one) for one in library.frameworks.values())
    yield from ((f"audience {one.code}", one) for one in library.audiences.values())
    yield from ((f"offence code {one.code}", one) for one in library.offence_codes)
    yield from ((f"safety phrases {one.code}", one) for one in library.safety_phrases)
    yield from ((f"safety words {one.code}", one) for one in library.safety_words)
    yield from ((f"safety spelling {one.code}", one) for one in library.safety_spellings)
    yield from ((f"referral service {one.code}", one) for one in library.referral_services)
    yield from ((f"excused word {one.code}", one) for one in library.excused)
    yield from ((f"term {one.code}", one) for one in library.glossary)
    yield from ((f"outside name {one.name}", one) for one in library.outside_names)
    yield from ((f"indicator {one.code}", one) for one in library.indicators)
    yield "plan weights", library.plan_weights
    yield from ((f"questionnaire {one.code}", one) for one in library.questionnaires.values())
    yield from ((f"rate of threat {one.threat}", one) for one in library.threat_rates.values())
    yield from ((f"scale {one.control}", one) for one in library.scales.values())
    yield from ((f"block to copy {one.code}", one) for one in library.paste_texts)


def authorship_gaps(library: Library, on: date) -> Iterator[Gap]:
    for name, item in authored(library):
        if item.review_by < on:
            yield Gap(name, f"was due for review by {item.review_by.isoformat()}", Kind.DATE)
        yield from _source_gaps(name, "its source", item.source, on)
    for control in library.controls.values():
        for what, source in _bases(control):
            yield from _source_gaps(f"control {control.code}", what, source, on)
    for rate in library.threat_rates.values():
        for what, source in _bases_of_rate(rate):
            yield from _source_gaps(f"rate of threat {rate.threat}", what, source, on)


def _bases_of_rate(rate: ThreatRate) -> Iterable[tuple[str, Source]]:
    yield "the basis of its shares", rate.shares_source
    yield "the basis of its loss", rate.loss_source


def _bases(control: Control) -> Iterable[tuple[str, Source]]:
    yield "the basis of its minutes", control.minutes.source
    yield "the basis of its pounds", control.pounds.source
    for effect in control.threats:
        yield f"the basis of its effect on {effect.threat}", effect.source


def _source_gaps(name: str, what: str, source: Source, on: date) -> Iterator[Gap]:
    if source.basis != QUOTED:
        return
    if not (source.address and source.quote and source.read_on):
        yield Gap(name, f"{what} lacks an address, the day it was read or the quoted words", Kind.SOURCE)
    elif source.read_on > on:
        yield Gap(name, f"{what} was read on {source.read_on.isoformat()}, which is still to come", Kind.SOURCE)
