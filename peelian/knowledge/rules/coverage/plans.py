"""What a firm's plan is made from: rates of threats, scales of controls, and questionnaires."""

from collections.abc import Iterator

from peelian.knowledge.rules.coverage.gap import Gap
from peelian.knowledge.rules.library import Library
from peelian.knowledge.rules.planning import UNITS
from peelian.knowledge.rules.questionnaires import wrong_with


def plan_gaps(library: Library) -> Iterator[Gap]:
    for one in library.questionnaires.values():
        yield from (Gap(f"questionnaire {one.code}", wrong) for wrong in wrong_with(one, library.controls))
    asked = {each.control for one in library.questionnaires.values() for each in one.questions} & set(library.controls)
    yield from _scale_gaps(library, asked)
    yield from _rate_gaps(library, asked)


def _scale_gaps(library: Library, asked: set[str]) -> Iterator[Gap]:
    for control in asked - set(library.scales):
        yield Gap(f"control {control}", "is asked of firms and has no scale")
    for scale in library.scales.values():
        if scale.control not in library.controls:
            yield Gap(f"scale {scale.control}", "is of no control")
        if not {scale.minutes_per, scale.pounds_per} <= set(UNITS):
            yield Gap(f"scale {scale.control}", f"counts by something else than {', '.join(UNITS)}")


def _rate_gaps(library: Library, asked: set[str]) -> Iterator[Gap]:
    cut = {effect.threat for control in asked for effect in library.controls[control].threats}
    for threat in (cut & set(library.threats)) - set(library.threat_rates):
        yield Gap(f"threat {threat}", "is cut by what firms are asked about and has no rate")
    for rate in library.threat_rates.values():
        if rate.threat not in library.threats:
            yield Gap(f"rate of threat {rate.threat}", "is of no threat")
