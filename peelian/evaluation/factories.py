"""Victims for the tests of figures: each step but the report itself by the modules' own actions."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from peelian.accounts.models import Force, Unit
from peelian.adoption import actions as adoption
from peelian.adoption.models import Ask
from peelian.adoption.rules.findings import State
from peelian.intake.actions.contact import Tried, note_attempt
from peelian.intake.models import Report
from peelian.intake.rules.stages import Outcome, Reached, Stage
from peelian.kernel.actor import Bearer, System
from peelian.knowledge.actions import publish_library
from peelian.knowledge.queries import library
from peelian.linkage.actions import link_new
from peelian.parties.actions import add_source_records
from peelian.parties.models import SourceRecord
from peelian.parties.rules.kinds import Channel, Kind

BY = System("tests of figures")
VICTIM = Bearer("figures")
TWO_STEP, PASSWORD = "two-step-email", "strong-email-password"
_numbers = count(1)


def published(at: datetime) -> None:
    """Publish the controls, so that there is something to ask about."""
    publish_library(library=library(), by=BY, at=at)


def victim(unit: Unit, force: Force | None, at: datetime, *, again: SourceRecord | None = None, **given: Any) -> Report:
    """Return a new report of a cyber-dependent crime by somebody nobody knows, or `again` by somebody known."""
    number = next(_numbers)
    email = again.email if again else f"victim{number}@post.example"
    telephone = again.telephone if again else f"+447700900{number % 1000:03}"
    name = again.family_name if again else f"Surname{number}"
    record = SourceRecord(
        kind=Kind.PERSON.value, given_name="Ann", family_name=name, email=email, telephone=telephone, origin="test"
    )
    add_source_records(records=[record], by=BY, at=at)
    link_new(records=[record], by=BY, at=at)
    settled: dict[str, Any] = {"family": "cyber-dependent", "due_on": (at + timedelta(days=5)).date()}
    return Report.objects.create(about=record, unit=unit, force=force, received_at=at, **(settled | given))


def tried(report: Report, at: datetime) -> None:
    """Try to reach a victim; nobody answers."""
    note_attempt(report=report, tried=Tried(Channel.TELEPHONE, Reached.NO_ANSWER), by=BY, at=at)


def advised(report: Report, at: datetime) -> None:
    """Speak to a victim, advise them and end contact."""
    note_attempt(report=report, tried=Tried(Channel.TELEPHONE, Reached.SPOKE), by=BY, at=at)
    Report.objects.filter(pk=report.pk).update(outcome=Outcome.ADVISED.value, stage=Stage.WAITING.value)


def asked(report: Report, at: datetime, controls: tuple[str, ...] = (TWO_STEP, PASSWORD)) -> Ask:
    """Put the follow-up's questions to a victim."""
    published(at)
    made = adoption.ask(about=report.about, controls=controls, purpose="follow-up", origin=report.label, by=BY, at=at)
    return made.ask


def answered(ask: Ask, at: datetime, state: State = State.YES) -> None:
    """Answer every question of a follow-up with one state."""
    answers: Mapping[str, State] = {item.control_id: state for item in ask.items.all()}
    adoption.answer(ask=ask, answers=answers, by=VICTIM, at=at)
