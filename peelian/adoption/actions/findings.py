from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from peelian.adoption.models import Action, Finding
from peelian.adoption.models.actions import Progress
from peelian.adoption.rules.findings import Evidence, State
from peelian.kernel.actor import Actor
from peelian.kernel.refused import Refused
from peelian.knowledge.models import Control
from peelian.parties.models import SourceRecord
from peelian.records.actions import log
from peelian.records.rules.operations import Operation


@dataclass(frozen=True)
class Noted:
    """What was found of one control: its code, how far it is in place, and how we know."""

    control: str
    state: State
    evidence: Evidence


@transaction.atomic
def note_findings(
    *, about: SourceRecord | None, found: Iterable[Noted], on: date, origin: str, by: Actor, at: datetime
) -> list[Finding]:
    """Add findings about a party, or about a nameless respondent. Nothing that was found before is changed.

    Refused: a finding dated after `at`.
    """
    if on > timezone.localdate(at):
        raise Refused("A finding cannot be dated in the future.")
    listed = list(found)
    versions = versions_of({noted.control for noted in listed})
    findings = [
        Finding(
            about=about,
            control_id=noted.control,
            control_version=versions[noted.control],
            state=noted.state.value,
            evidence=noted.evidence.value,
            found_on=on,
            origin=origin,
            noted_at=at,
            noted_by=by.name,
        )
        for noted in listed
    ]
    made = Finding.objects.bulk_create(findings)
    if about:
        log(operation=Operation.COLLECTION, subject=about.label, by=by, at=at, detail=f"{len(made)} findings")
    return made


@transaction.atomic
def agree_action(
    *, about: SourceRecord, control: str, owner: str, due_on: date | None, origin: str, by: Actor, at: datetime
) -> Action:
    """Agree one step of a party's plan. A step that is already agreed for the control is brought up to date."""
    action, _ = Action.objects.update_or_create(
        about=about,
        control_id=control,
        progress=Progress.AGREED.value,
        defaults={"owner": owner, "due_on": due_on, "origin": origin, "agreed_at": at, "agreed_by": by.name},
    )
    return action


def versions_of(controls: set[str]) -> dict[str, int]:
    """Return the version in use of each control. Refused: one that is not in the library."""
    versions = dict(Control.objects.filter(code__in=controls).values_list("code", "version"))
    if unknown := controls - set(versions):
        raise Refused(f"There is no control called {', '.join(sorted(unknown))}.")
    return versions
