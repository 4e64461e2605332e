"""Words that are harder to read than the age we write for."""

from collections.abc import Iterator

from peelian.knowledge.rules.coverage.gap import Gap, Kind
from peelian.knowledge.rules.library import Library
from peelian.knowledge.rules.reading import OLDEST, Syllables, a_sentence, reading_age, too_old

Passage = tuple[str, str, str]  # the item, what the passage is, its words


def reading_gaps(library: Library, syllables: Syllables) -> Iterator[Gap]:
    for item, what, age in reading_ages(library, syllables):
        if too_old(age):
            yield Gap(item, f"{what} reads at age {age:.1f}, not {OLDEST:.0f} or below", Kind.READING)
    limits = {code: audience.lengths.a_sentence for code, audience in library.audiences.items()}
    for item, what, audience, text in _by_audience(library):
        most = limits.get(audience)
        if most and (words := a_sentence(text)) > most:
            yield Gap(item, f"{what} has {words:.1f} words a sentence, not {most} or fewer", Kind.READING)


def reading_ages(library: Library, syllables: Syllables) -> Iterator[tuple[str, str, float]]:
    """Yield (item, passage, reading age in years) for everything that a victim reads."""
    excused = frozenset(word.code for word in library.excused)
    for item, what, text in _passages(library):
        yield item, what, reading_age(text, syllables=syllables, excused=excused)


def _passages(library: Library) -> Iterator[Passage]:
    for control in library.controls.values():
        name = f"control {control.code}"
        yield name, "why", control.why
        yield name, "how", "\n".join(control.how)
    for threat in library.threats.values():
        yield f"threat {threat.code}", "first_hour", "\n".join(threat.first_hour)
    for item, what, _, text in _by_audience(library):
        yield item, what, text


def _by_audience(library: Library) -> Iterator[tuple[str, str, str, str]]:
    for control in library.controls.values():
        for advice in control.advice:
            yield f"control {control.code}", f"advice for {advice.audience}", advice.audience, advice.text
    for threat in library.threats.values():
        for audience, words in threat.openings.items():
            yield f"threat {threat.code}", f"opening for {audience}", audience, words
