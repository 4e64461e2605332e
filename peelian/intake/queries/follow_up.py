"""The questions that follow advice, and their reminders, before they are sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from peelian.accounts.models import Officer
from peelian.adoption.models import Ask, Finding
from peelian.adoption.queries import findings_of, status_of
from peelian.adoption.rules.findings import State
from peelian.adoption.rules.reminding import ANSWERABLE_FOR, Planned, reminder_days
from peelian.intake.models import Report
from peelian.intake.queries.advice import facts, mailbox_in_doubt, reader, recipient
from peelian.intake.rules.outcomes import BEFORE
from peelian.kernel.words import day, plural
from peelian.knowledge import queries as knowledge
from peelian.knowledge.rules.waves import AskedAbout, Purpose, Wave
from peelian.parties.rules.kinds import Kind
from peelian.release.gateways.texts import template
from peelian.release.rules.channels import WAYS, Channel
from peelian.release.rules.copy import fill
from peelian.release.rules.drafts import Draft
from peelian.release.rules.texts import is_mobile, plainer

NOT_MADE_YET = "(The web address, a code and a personal link are put here when you send it.)"
AGAIN = "We have asked you before. We ask once more because we want to know what lasts."


@dataclass(frozen=True, kw_only=True)
class Put:
    """Questions as they are put: in which wave, how many, how to answer, sent when, and open until when."""

    wave: int
    questions: int
    how: str
    sent_on: date
    closes_on: date


def about_to_put(report: Report, today: date) -> Put:
    """Return the next questions as they would be put today. Their code and link are not made yet."""
    wave = next_wave(report)
    return Put(
        wave=wave.number if wave else 1,
        questions=len(asked_in(report, wave)) if wave else 0,
        how=NOT_MADE_YET,
        sent_on=today,
        closes_on=today + ANSWERABLE_FOR,
    )


def asked_about(report: Report) -> list[str]:
    """Return the controls a follow-up may be about: what we advised, less what was in place before."""
    before = Finding.objects.filter(origin=f"{report.label} {BEFORE}").values_list("control_id", flat=True)
    advised = [code for advice in report.advice.order_by("given_at") for code in advice.controls]
    return [code for code in dict.fromkeys(advised) if code not in set(before)]


def asked_in(report: Report, wave: Wave) -> list[str]:
    """Return the controls that one wave asks about, as the schedule says."""
    controls = asked_about(report)
    if wave.asks is not AskedAbout.NOT_YET:
        return controls
    status = status_of(findings_of([record.pk for record in report.records]))
    return [code for code in controls if code not in status or status[code].state is not State.YES]


def wave_of(report: Report, number: int) -> Wave | None:
    """Return a wave of the schedule for whoever a report is about: a victim, or a firm."""
    purpose = Purpose.VICTIM if report.about.kind == Kind.PERSON else Purpose.FIRM
    return knowledge.library().service_levels.wave(purpose, number)


def asks_of(report: Report) -> list[Ask]:
    """Return the questions that were put on a report, newest wave first."""
    return list(Ask.objects.sent().filter(origin=report.label).order_by("-wave", "-id"))


def next_wave(report: Report, asked: Sequence[Ask] | None = None) -> Wave | None:
    """Return the wave that a report's victim may be asked next, whenever that is; None when there are no more.

    `asked`: what was asked on the report, where that is known already.
    """
    before = asks_of(report) if asked is None else asked
    return wave_of(report, max((ask.wave for ask in before), default=0) + 1)


def day_of(report: Report, wave: Wave) -> date:
    """Return the day of a wave: so many days after the first advice, or after contact ended."""
    counted_from = report.advised_at or report.closed_at or report.received_at
    return timezone.localdate(counted_from) + timedelta(days=wave.after_days)


def best_way(report: Report) -> Channel:
    """Return how questions go best: by e-mail to a mailbox that is surely theirs, else as a letter."""
    known = facts(report)
    return Channel.EMAIL if known.email and not mailbox_in_doubt(known) else Channel.LETTER


def ways_to_remind(report: Report) -> list[Channel]:
    """Return by which ways somebody can be reminded; by text only on a mobile number that we know."""
    known = facts(report)
    ways = [way for way in (Channel.EMAIL, Channel.LETTER) if recipient(known, way)]
    return [*ways, Channel.TEXT] if is_mobile(known.telephone) else ways


def follow_up_draft(report: Report, *, channel: Channel, put: Put | None = None, by: Officer) -> Draft:
    """Return the follow-up as it would go; without `put`, as it would go today."""
    put = put or about_to_put(report, timezone.localdate())
    return _draft(report, "follow-up", channel, put, by, again=AGAIN if put.wave > 1 else "")


def reminders(report: Report, *, channel: Channel, remind_by: Channel | None, put: Put, by: Officer) -> list[Planned]:
    """Return the reminders as they would go, each with its day; none when `remind_by` is None.

    `channel`: how the questions themselves go. A text says only that they were sent, and carries neither code nor
    link.
    """
    if remind_by is None:
        return []
    name = "text-reminder" if remind_by is Channel.TEXT else "reminder"
    draft = _draft(report, name, remind_by, put, by, way=f"by {WAYS[channel].name}")
    days = reminder_days(put.sent_on, knowledge.library().service_levels.reminder_after_days, put.closes_on)
    return [Planned(draft, on) for on in days]


def _draft(report: Report, name: str, channel: Channel, put: Put, by: Officer, **places: str) -> Draft:
    known = facts(report)
    who = reader(report, known, timezone.localdate())
    text = template(name)
    common = {
        "dear": f"Dear {who.name},",
        "advised_on": day(timezone.localdate(report.advised_at)) if report.advised_at else "the telephone",
        "questions": plural(put.questions, "question"),
        "how": put.how,
        "asked_on": day(put.sent_on),
        "closes_on": day(put.closes_on),
        "unit": by.unit.name,
        "telephone": by.unit.telephone,
        "sign": f"{by.name}\n{by.unit.name}\nTelephone {by.unit.telephone}",
    }
    title, body = fill(text, common | places)
    return Draft(
        subject=report.label,
        channel=channel,
        recipient=recipient(known, channel),
        recipient_name=who.name,
        title=title,
        body=plainer(body) if channel is Channel.TEXT else body,
        template=text.name,
        template_version=text.version,
        people=report.people,
    )
