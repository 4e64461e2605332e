"""The conformance suite of RFC 7208: what is a broken record there is one here, and what has none has none.

We follow a record for no particular message, so only these two are compared, and what is neither must be sound.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from peelian.assessment.rules.outside import spf
from peelian.assessment.rules.outside.asking import NO_ANSWER, Ask, Heard, Records
from peelian.assessment.rules.outside.seen import SpfSeen

SUITE = Path(__file__).parents[5] / "shared" / "data" / "mailauth" / "rfc7208-tests-part1.yml"
pytestmark = pytest.mark.skipif(not SUITE.exists(), reason="../shared/data/mailauth is absent")


def cases() -> Iterator[tuple[str, dict, dict]]:
    """Yield each case of the suite, which is not ours to keep here: none where it is absent."""
    for scenario in yaml.safe_load_all(SUITE.read_text() if SUITE.exists() else ""):
        for name, test in scenario["tests"].items():
            yield name, test, scenario["zonedata"]


def names(zones: dict) -> dict[str, list]:
    return {str(name).lower(): lines for name, lines in zones.items()}


def answer(ask: Ask, zones: dict[str, list]) -> Records:
    """Answer as the suite's zones say: TXT stands for itself, or SPF for it where a name has no TXT of its own."""
    lines = zones.get(ask.name.lower())
    if lines is None:
        return Records(Heard.NO_SUCH_NAME)
    records = [line for line in lines if isinstance(line, dict)]
    stands_in = ask.kind == "TXT" and not any("TXT" in line for line in records)
    wanted = "SPF" if stands_in else ask.kind
    values = [line[wanted] for line in records if wanted in line and line[wanted] != "NONE"]
    if "TIMEOUT" in values or ("TIMEOUT" in lines and not values):
        return NO_ANSWER
    found = tuple(map(text, values))
    return Records(Heard.FOUND if found else Heard.NOTHING, found)


def text(value: object) -> str:
    if isinstance(value, list):
        return " ".join(map(str, value)) if value and isinstance(value[0], int) else "".join(value)
    return str(value)


def follow(host: str, zones: dict[str, list]) -> SpfSeen:
    asking = spf.follow(host)
    ask = next(asking)
    while True:
        try:
            ask = asking.send(answer(ask, zones))
        except StopIteration as done:
            return done.value


def came_to(seen: SpfSeen) -> str:
    if not seen.texts.answered or seen.unheard:
        return "temperror"
    if len(seen.texts.values) > 1 or seen.fault:
        return "permerror"
    return "sound" if seen.texts.values else "none"


@pytest.mark.parametrize(("name", "test", "zones"), [pytest.param(*case, id=case[0]) for case in cases()])
def test_it_finds_what_the_suite_finds(name: str, test: dict, zones: dict) -> None:
    host = str(test["mailfrom"] or f"postmaster@{test['helo']}").rpartition("@")[2]
    results = test["result"] if isinstance(test["result"], list) else [test["result"]]
    wanted = {one if one in ("permerror", "none", "temperror") else "sound" for one in results}
    assert came_to(follow(host, names(zones))) in wanted
