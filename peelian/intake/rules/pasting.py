"""Blocks of text for other systems: which $places they may hold, and what is wrong with one that is written wrongly."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from string import Template

from peelian.kernel.references import digest
from peelian.knowledge.rules.pasting import Target

# What a block may hold, and what is put there. Nothing that changes from day to day, or marks would go stale.
PLACES: dict[str, str] = {
    "reference": "the crime reference",
    "victim": "the name of the victim",
    "kind": "“person” or “organisation”",
    "contact": "whom we speak to at a firm, else the victim",
    "force": "the force the report belongs to",
    "offence_code": "the code of the offence",
    "offence": "the code and the name of the offence",
    "reported_on": "the day it was reported",
    "incident_on": "the day it happened",
    "loss": "the loss in pounds",
    "narrative": "what they told us, less what was taken out",
    "first_contact_on": "when we first tried to reach them",
    "attempts": "every try at contact: day, way, what came of it",
    "outcome": "how contact ended",
    "closed_on": "the day contact ended",
    "advised_on": "the day of the first advice",
    "advice": "the titles of what we advised",
    "in_place": "what is in place, and whether it was said, seen or checked",
    "vulnerability": "the officer’s judgement of vulnerability",
    "follow_up": "whether they were asked what changed, and answered",
    "officer": "the officer whose report it is",
    "unit": "the officer’s unit",
}
NOT_KNOWN = "not known"


@dataclass(frozen=True, kw_only=True)
class Words:
    """The words of a block in force: `version` says which, “shipped 1” or a unit's own “3”."""

    code: str
    target: Target
    title: str
    body: str
    version: str


def faults(body: str) -> list[str]:
    """Return in words what is wrong with the places of a block; empty when it can be filled."""
    if not body.strip():
        return ["Write what is to be copied."]
    found = []
    for match in Template.pattern.finditer(body):
        name = match["named"] or match["braced"]
        if match["invalid"] is not None:
            line = body.count("\n", 0, match.start()) + 1
            found.append(f"Line {line}: a $ must stand before the name of a place. For a dollar sign, write $$.")
        elif name and name not in PLACES:
            near = get_close_matches(name, PLACES, n=1)
            hint = f" Did you mean ${near[0]}?" if near else ""
            found.append(f"There is no place called ${name}.{hint}")
    return list(dict.fromkeys(found))


def places_in(body: str) -> tuple[str, ...]:
    """Return the places that a block holds, in order, each once."""
    names = (match["named"] or match["braced"] for match in Template.pattern.finditer(body))
    return tuple(dict.fromkeys(name for name in names if name))


def filled(body: str, values: Mapping[str, str]) -> str:
    """Return a block as it is copied; an empty place says that it is not known. KeyError for an unknown place."""
    return Template(body).substitute({name: values[name] or NOT_KNOWN for name in places_in(body)})


def facts_digest(places: tuple[str, ...], values: Mapping[str, str]) -> str:
    """Return the SHA-256 of what stood in some places, by which a later change of the facts is seen."""
    return digest("\n".join(f"{name}={values[name]}" for name in sorted(places)))
