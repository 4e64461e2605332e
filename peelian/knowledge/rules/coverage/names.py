"""Old names of the world in words that go out today."""

import re
from collections.abc import Iterator
from datetime import date

from peelian.knowledge.rules.coverage.gap import Gap, Kind
from peelian.knowledge.rules.library import Library


def old_name_gaps(library: Library, on: date) -> Iterator[Gap]:
    now = {name.code: name.name for name in library.outside_names if name.active(on)}
    old = [
        name for name in library.outside_names if not name.active(on) and name.name != now.get(name.code)
    ]  # fmt: skip
    for item, words in _wording(library):
        for name in old:
            if re.search(rf"(?<!\w){re.escape(name.name)}(?!\w)", words):
                today = f"it is called {now[name.code]} now" if name.code in now else "it is no more"
                yield Gap(item, f"says “{name.name}”; {today}", Kind.DATE)


def _wording(library: Library) -> Iterator[tuple[str, str]]:
    for control in library.controls.values():
        said = [control.title, control.why, *control.how, control.question, control.follow_up]
        yield f"control {control.code}", " ".join([*said, *(advice.text for advice in control.advice)])
    for threat in library.threats.values():
        said = [threat.what_happens, *threat.first_hour, *threat.signs, *threat.openings.values()]
        yield f"threat {threat.code}", " ".join(said)
