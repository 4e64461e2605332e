"""Answers as they reach us: a form without scripts, or a list that a device kept while it was offline."""

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from peelian.adoption.rules.findings import Evidence, State
from peelian.assessment.rules.answers import Said
from peelian.kernel.refused import Refused

MOST_AT_ONCE = 500
NOT_OURS = "These answers did not arrive whole. Open the page again and send them once more."


def from_form(posted: Mapping[str, str], controls: Iterable[str], at: datetime) -> list[Said]:
    """Return the answers that a form changed: fields “state-”, “note-”, “evidence-”, “key-”, “saw-” and “was-”.

    “was-” is what the page showed (state, evidence and note); what is still the same was not answered again. Refused:
    fields that no page of ours makes.
    """
    found = []
    for control in controls:
        told = {
            name: posted.get(f"{name}-{control}", "") for name in ("key", "state", "evidence", "note", "saw", "was")
        }
        if told["state"] and as_shown(told["state"], told["evidence"], told["note"]) != told["was"]:
            found.append(_one(told | {"control": control, "saw": told["saw"].split()}, at))
    return found


def from_device(body: bytes, at: datetime) -> list[Said]:
    """Return the answers that a device kept and now sends as JSON, in its order. Refused: anything else."""
    try:
        listed = json.loads(body)["answers"]
    except (ValueError, KeyError, TypeError) as wrong:
        raise Refused(NOT_OURS) from wrong
    if not isinstance(listed, list) or len(listed) > MOST_AT_ONCE:
        raise Refused(NOT_OURS)
    return [_one(one, at) for one in listed]


def as_shown(state: str, evidence: str, note: str) -> str:
    """Return what a page shows of an answer, for its “was-” field."""
    return "|".join([state, evidence or Evidence.SAID.value, " ".join(note.split())])


def _one(one: Any, at: datetime) -> Said:
    try:
        return Said(
            key=UUID(one["key"]),
            control=str(one["control"]),
            state=State(one["state"]),
            evidence=Evidence(one.get("evidence") or Evidence.SAID.value),
            note=str(one.get("note") or ""),
            saw=tuple(UUID(each) for each in one.get("saw") or ()),
            given_at=_moment(one.get("given_at"), at),
        )
    except (AttributeError, KeyError, TypeError, ValueError) as wrong:
        raise Refused(NOT_OURS) from wrong


def _moment(said: object, at: datetime) -> datetime:
    """The device's own time, which may be wrong; ours where it gives none."""
    if not said:
        return at
    moment = datetime.fromisoformat(str(said))
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
