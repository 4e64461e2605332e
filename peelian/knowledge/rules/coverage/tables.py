"""What the code table, the weights and the other tables lack."""

from collections import Counter
from collections.abc import Iterator

from peelian.knowledge.rules.coverage.gap import Gap
from peelian.knowledge.rules.library import Library


def offence_gaps(library: Library) -> Iterator[Gap]:
    for offence in library.offence_codes:
        name = f"offence code {offence.code}"
        if offence.threat is not None and offence.threat not in library.threats:
            yield Gap(name, f"leads to “{offence.threat}”, which is not a threat")
        if offence.threat is None and offence.family == "cyber-dependent":
            yield Gap(name, "is cyber-dependent and leads to no threat")
        if offence.harm not in library.harm_weights.harm:
            yield Gap(name, f"has the harm “{offence.harm}”, which has no weight")


def table_gaps(library: Library) -> Iterator[Gap]:
    weights = library.harm_weights
    if weights.danger_to_life <= weights.ceiling():
        yield Gap("harm weights", "danger to life does not outrank everything else together")
    for name, keys in _keys(library).items():
        for key, times in Counter(keys).items():
            if times > 1:
                yield Gap(name, f"“{key}” is there {times} times")


def _keys(library: Library) -> dict[str, list[str]]:
    return {
        "offence codes": [f"{one.code}{_from(one.active_from)}" for one in library.offence_codes],
        "safety phrases": [one.code for one in library.safety_phrases],
        "safety words": [one.code for one in library.safety_words],
        "safety spellings": [way for one in library.safety_spellings for way in one.phrases],
        "referral services": [one.code for one in library.referral_services],
        "glossary": [one.code for one in library.glossary],
        "outside names": [f"{one.code}{_from(one.active_from)}" for one in library.outside_names],
        "indicators": [f"{one.code} version {one.version}" for one in library.indicators],
        "firm": [one.code for one in library.harm_weights.firm.signs],
        "vulnerability": [one.code for one in library.harm_weights.vulnerability],
    }


def _from(day: object) -> str:
    return f" from {day}" if day else ""
