"""The shipped table of outcodes: which districts and police forces each lies in, and how surely."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

CONTENT = Path(__file__).parent.parent / "content" / "outcodes.csv"


@dataclass(frozen=True)
class Place:
    """One district an outcode lies in. `share`: the part of the outcode's small areas that do, 0 to 1."""

    district: str
    force: str
    share: float


@cache
def outcodes() -> dict[str, tuple[Place, ...]]:
    """Return outcode to places, the largest share first. Source: ONS, see content/ATTRIBUTION.md."""
    places: dict[str, list[Place]] = {}
    with CONTENT.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            place = Place(row["district"], row["force"], float(row["force_share"] or 0))
            places.setdefault(row["outcode"], []).append(place)
    return {code: tuple(sorted(found, key=lambda place: -place.share)) for code, found in places.items()}


def force_of(postcode: str) -> str:
    """Return the force that a postcode lies in if its outcode lies in one alone; else "", never a guess."""
    forces = {place.force for place in outcodes().get(postcode.partition(" ")[0], ())}
    return forces.pop() if len(forces) == 1 else ""


def district_of(postcode: str) -> str:
    """Return the district that most of a postcode's outcode lies in, or ""."""
    places = outcodes().get(postcode.partition(" ")[0], ())
    return places[0].district if places else ""
