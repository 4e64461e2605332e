"""Requirements that controls name and no framework has, and frameworks that lead nowhere."""

from collections.abc import Iterator

from peelian.knowledge.rules.controls import Control
from peelian.knowledge.rules.coverage.gap import Gap, Kind
from peelian.knowledge.rules.library import Library


def framework_gaps(library: Library) -> Iterator[Gap]:
    for control in library.controls.values():
        yield from _gaps_of(control, library)
    for framework in library.frameworks.values():
        if framework.amends is not None and framework.amends not in library.frameworks:
            amended = f"changes “{framework.amends}”, which is not a framework"
            yield Gap(f"framework {framework.code}", amended, Kind.LINK)


def _gaps_of(control: Control, library: Library) -> Iterator[Gap]:
    name = f"control {control.code}"
    for bearing in control.requirements:
        framework = library.frameworks.get(bearing.framework)
        if framework is None:
            yield Gap(name, f"names the framework “{bearing.framework}”, which is not there", Kind.LINK)
        elif bearing.code not in framework.requirements:
            yield Gap(name, f"names “{bearing.code}”, which is not in {bearing.framework}", Kind.LINK)
