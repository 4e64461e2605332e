"""Asking a victim what they put in place of what we advised, with the reminders that were read at the same time."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from peelian.accounts.models import Officer
from peelian.adoption.actions import MadeAsk, ask, plan_ask
from peelian.adoption.models import Ask
from peelian.adoption.queries import not_to_be_asked
from peelian.intake.actions.contact import FOLLOW_UP, must_be_theirs
from peelian.intake.actions.stopping import must_not_be_stopped
from peelian.intake.models import Report
from peelian.intake.queries.follow_up import (
    Put,
    asked_in,
    asks_of,
    day_of,
    follow_up_draft,
    next_wave,
    reminders,
    wave_of,
)
from peelian.intake.rules.stages import Stage
from peelian.kernel.refused import Refused
from peelian.kernel.words import day
from peelian.knowledge.rules.waves import Wave
from peelian.parties.rules.kinds import Stop
from peelian.release.actions import send
from peelian.release.models import Message
from peelian.release.rules.channels import Channel
from peelian.tasks.actions import finish_tasks


@transaction.atomic
def ask_what_changed(
    *, report: Report, channel: Channel, remind_by: Channel | None = None, by: Officer, at: datetime
) -> Message:
    """Ask a victim by personal link what they put in place of what we advised, and hold the reminders for their days.

    Refused by the door of release, before contact has ended, when nothing was advised, when they have been asked
    already and the next wave has not come, and when they are not to be asked.
    """
    wave = _must_be_askable(report, by, at)
    controls = asked_in(report, wave)
    made = ask(
        about=report.about, controls=controls, purpose=FOLLOW_UP, origin=report.label, by=by, at=at, wave=wave.number
    )
    put = Put(
        wave=wave.number,
        questions=len(controls),
        how=how_to_answer(made, channel),
        sent_on=timezone.localdate(at),
        closes_on=made.ask.due_on,
    )
    message = send(draft=follow_up_draft(report, channel=channel, put=put, by=by), by=by, at=at)
    planned = reminders(report, channel=channel, remind_by=remind_by, put=put, by=by)
    following = wave_of(report, wave.number + 1)
    next_on = day_of(report, following) if following else None
    plan_ask(ask=made.ask, message=message, reminders=planned, next_on=next_on, by=by, at=at)
    if wave.number == 1:
        Report.objects.filter(pk=report.pk).update(stage=Stage.WAITING.value)
    finish_tasks(subject=report.label, kinds=(FOLLOW_UP,), by=by, at=at)
    return message


def how_to_answer(made: MadeAsk, channel: Channel) -> str:
    """Return the lines that say how to answer: the typed way always, the link only where it can be pressed."""
    typed = f"Go to {settings.FRONT_ADDRESS}/answer and type this code: {made.link.code}"
    if channel is Channel.LETTER:
        return typed
    return f"{typed}\n\nOr use your own link: {settings.FRONT_ADDRESS}/answer/{made.link.token}/"


def _must_be_askable(report: Report, by: Officer, at: datetime) -> Wave:
    """Return the wave that it is time for, while the report is held; refuse when it is time for none."""
    report.refresh_from_db(from_queryset=Report.objects.select_for_update())
    asked = asks_of(report)
    if not asked:
        must_be_theirs(report, by)
    must_not_be_stopped(report, Stop.CONTACT)
    if kept := not_to_be_asked(report.people):
        raise Refused(f"They are not to be asked again: {kept.reason}")
    if not report.closed_at:
        raise Refused("Say first how contact ended, then ask what changed.")
    return _wave_come(report, asked, at)


def _wave_come(report: Report, asked: list[Ask], at: datetime) -> Wave:
    wave = next_wave(report)
    if wave is None:
        raise Refused("They have been asked already.")
    if asked and day_of(report, wave) > timezone.localdate(at):
        raise Refused(f"They have been asked already. The next time is on {day(day_of(report, wave))}.")
    return wave
