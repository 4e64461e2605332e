"""The shipped tables of outcodes for firms: every district each reaches into, and where its middle is."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

CONTENT = Path(__file__).parent.parent / "content"


@dataclass(frozen=True)
class District:
    """A local authority district that an outcode reaches into. `share`: of the outcode's small areas, 0 to 1."""

    code: str
    name: str
    share: float


@cache
def _table() -> dict[str, tuple[District, ...]]:
    listed: dict[str, list[District]] = {}
    with (CONTENT / "outcode-districts.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            listed.setdefault(row["outcode"], []).append(District(row["code"], row["district"], float(row["share"])))
    return {outcode: tuple(found) for outcode, found in listed.items()}


def districts_of(postcode: str) -> tuple[District, ...]:
    """Return every district that a postcode's outcode reaches into, the largest share first; never one as if sure."""
    return _table().get(postcode.partition(" ")[0], ())


@cache
def district_names() -> dict[str, str]:
    """Return the code of every district to its name, by name."""
    named = {each.code: each.name for found in _table().values() for each in found}
    return dict(sorted(named.items(), key=lambda pair: pair[1]))


def outcodes_in(district: str) -> list[str]:
    """Return the outcodes that reach into a district."""
    return [outcode for outcode, found in _table().items() if any(each.code == district for each in found)]


@cache
def points() -> dict[str, tuple[float, float]]:
    """Return outcode to the latitude and longitude of its middle, in degrees, weighted by where people live."""
    with (CONTENT / "outcode-points.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        return {row["outcode"]: (float(row["latitude"]), float(row["longitude"])) for row in rows}
