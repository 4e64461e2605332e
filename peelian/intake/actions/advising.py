"""Advice that goes out."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import DateTimeField, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from peelian.accounts.models import Officer
from peelian.intake.actions.contact import Tried, must_be_theirs, note_attempt
from peelian.intake.actions.stopping import must_not_be_stopped
from peelian.intake.models import Advice, Report
from peelian.intake.queries.advice import advice_draft
from peelian.intake.rules.stages import Reached
from peelian.kernel.refused import Refused
from peelian.parties.rules.kinds import Channel as PartyChannel
from peelian.parties.rules.kinds import Stop
from peelian.release.actions import send
from peelian.release.rules.channels import Channel

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
    must_not_be_stopped(report, Stop.CONTACT)
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
