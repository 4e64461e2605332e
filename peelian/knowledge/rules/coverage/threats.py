"""What a threat lacks, and which controls nothing would ever lead to."""

from collections.abc import Iterator

from peelian.knowledge.rules.coverage.gap import Gap, Kind
from peelian.knowledge.rules.library import Library
from peelian.knowledge.rules.threats import Threat


def threat_gaps(library: Library) -> Iterator[Gap]:
    for threat in library.threats.values():
        yield from _gaps_of(threat, library)
    named = {code for threat in library.threats.values() for code in threat.controls}
    for code in library.controls.keys() - named:
        yield Gap(f"control {code}", "is named by no threat, so no advice would ever say it")
    for code in library.basics.controls:
        if code not in library.controls:
            yield Gap("basics", f"name “{code}”, which is not a control")


def _gaps_of(threat: Threat, library: Library) -> Iterator[Gap]:
    name = f"threat {threat.code}"
    if not threat.controls:
        yield Gap(name, "has no control")
    for code in threat.controls:
        if code not in library.controls:
            yield Gap(name, f"names “{code}”, which is not a control")
        elif not _cuts(library, code, threat.code):
            yield Gap(name, f"names “{code}”, which does not say that it cuts this threat")
    yield from _openings(name, threat, library)


def _openings(name: str, threat: Threat, library: Library) -> Iterator[Gap]:
    for audience in library.audiences:
        if audience not in threat.openings:
            yield Gap(name, f"has no opening for {audience}", Kind.ADVICE)
    for audience in threat.openings:
        if audience not in library.audiences:
            yield Gap(name, f"opens for “{audience}”, which is not an audience", Kind.ADVICE)


def _cuts(library: Library, control: str, threat: str) -> bool:
    return any(effect.threat == threat for effect in library.controls[control].threats)
