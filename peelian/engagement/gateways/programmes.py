"""The shipped programmes."""

from functools import cache
from pathlib import Path

import yaml

from peelian.engagement.rules.programmes import Written, WrittenProgramme

FILE = Path(__file__).parent.parent / "content" / "programmes.yaml"


@cache
def programmes() -> dict[str, WrittenProgramme]:
    """Return every programme that is written down, by its code, in the order of the file."""
    read = [_programme(**one) for one in yaml.safe_load(FILE.read_text(encoding="utf-8"))]
    return {one.code: one for one in read}


def _programme(code: str, title: str, what: str, steps: list[dict[str, str | int]]) -> WrittenProgramme:
    return WrittenProgramme(
        code, title, what, tuple(Written(str(one["title"]), str(one["who"]), int(one["day"])) for one in steps)
    )
