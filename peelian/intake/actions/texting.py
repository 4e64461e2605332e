from datetime import datetime, timedelta

from django.db import transaction

from peelian.accounts.models import Officer
from peelian.intake.actions.contact import Tried, must_be_theirs, note_attempt
from peelian.intake.actions.stopping import must_not_be_stopped
from peelian.intake.models import Report
from peelian.intake.queries.texts import text_draft
from peelian.intake.rules.notices import Notice
from peelian.intake.rules.stages import Reached
from peelian.kernel.refused import Refused
from peelian.parties.rules.kinds import Channel as PartyChannel
from peelian.parties.rules.kinds import Stop
from peelian.release.actions import send
from peelian.release.models import Message

A_DAY = timedelta(hours=20)


@transaction.atomic
def send_text(*, report: Report, notice: Notice, by: Officer, at: datetime) -> Message:
    """Send a short text that asks somebody to ring us, and note it as a try at contact. It gives no advice.

    Refused by the door of release, unless the report is the officer's, while an investigation stops contact, and when
    the same words went within a day.
    """
    must_be_theirs(report, by)
    must_not_be_stopped(report, Stop.CONTACT)
    draft = text_draft(report, notice, by=by)
    if Message.objects.filter(subject=report.label, copy_digest=draft.copy_digest, made_at__gt=at - A_DAY).exists():
        raise Refused("This text was sent already today. It has gone once; nothing more was sent.")
    message = send(draft=draft, by=by, at=at)
    tried = Tried(PartyChannel.TEXT, Reached.SENT, f"Text: {notice.words}")
    note_attempt(report=report, tried=tried, by=by, at=at)
    return message
