"""Advice that goes out, and the questions that follow it."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import DateTimeField, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from peelian.accounts.models import Officer
from peelian.adoption.actions import MadeAsk, ask
from peelian.adoption.models import Ask
from peelian.intake.actions.contact import FOLLOW_UP, Tried, must_be_theirs, note_attempt
from peelian.intake.models import Advice, Report
from peelian.intake.queries.advice import advice_draft
from peelian.intake.queries.follow_up import asked_about, follow_up_draft
from peelian.intake.rules.stages import Reached, Stage
from peelian.kernel.refused import Refused
from peelian.parties.rules.kinds import Channel as PartyChannel
from peelian.release.actions import send
from peelian.release.models import Message
from peelian.release.rules.channels import Channel
from peelian.tasks.actions import finish_tasks

A_MOMENT = timedelta(minutes=10)


@transaction.atomic
def send_advice(
    *, report: Report, channel: Channel, audience: str, controls: Sequence[str], by: Officer, at: datetime
) -> Advice:
    """Send the advice an officer has read, and keep on the report which controls it was about.

    Refused by the door of release, when no control is chosen, when the same words went a moment ago (a double click),
    and unless the report is the officer's.
    """
    must_be_theirs(report, by)
    if not controls:
        raise Refused("Choose at least one thing to advise.")
    today = timezone.localdate(at)
    draft = advice_draft(report, channel=channel, audience=audience, controls=controls, by=by, today=today)
    same = report.advice.filter(message__copy_digest=draft.copy_digest, message__channel=channel.value)
    if same.filter(given_at__gt=at - A_MOMENT).exists():
        raise Refused("This advice was sent a moment ago. It has gone once; nothing more was sent.")
    message = send(draft=draft, by=by, at=at)
    given = Advice.objects.create(
        report=report, message=message, audience=audience, controls=list(controls), given_at=at, given_by=by.name
    )
    first = Coalesce("advised_at", Value(at, output_field=DateTimeField()))
    Report.objects.filter(pk=report.pk).update(advised_at=first)
    note_attempt(report=report, tried=Tried(PartyChannel(channel.value), Reached.SENT, "Advice"), by=by, at=at)
    return given


@transaction.atomic
def ask_what_changed(*, report: Report, channel: Channel, by: Officer, at: datetime) -> Message:
    """Ask a victim by personal link what they put in place of what we advised.

    Refused by the door of release, before contact has ended, when nothing was advised, and when they have been
    asked already.
    """
    must_be_theirs(report, by)
    if not report.closed_at:
        raise Refused("Say first how contact ended, then ask what changed.")
    if Ask.objects.sent().filter(origin=report.label).exists():
        raise Refused("They have been asked already.")
    made = ask(about=report.about, controls=asked_about(report), purpose=FOLLOW_UP, origin=report.label, by=by, at=at)
    draft = follow_up_draft(report, channel=channel, how=how_to_answer(made, channel), ask=made.ask, by=by)
    message = send(draft=draft, by=by, at=at)
    Report.objects.filter(pk=report.pk).update(stage=Stage.WAITING.value)
    finish_tasks(subject=report.label, kinds=(FOLLOW_UP,), by=by, at=at)
    return message


def how_to_answer(made: MadeAsk, channel: Channel) -> str:
    """Return the lines that say how to answer: the typed way always, the link only where it can be pressed."""
    typed = f"Go to {settings.FRONT_ADDRESS}/answer and type this code: {made.link.code}"
    if channel is Channel.LETTER:
        return typed
    return f"{typed}\n\nOr use your own link: {settings.FRONT_ADDRESS}/answer/{made.link.token}/"
