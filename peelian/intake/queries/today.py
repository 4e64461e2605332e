"""What needs an officer today, and what changed since they last worked."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from peelian.accounts.models import Officer
from peelian.accounts.rules.roles import Duty
from peelian.adoption.models import Ask, Finding
from peelian.adoption.rules.findings import State
from peelian.adoption.rules.reminding import Standing
from peelian.intake.models import Advice, Alarm, Feed, Reply, Report
from peelian.intake.queries.alarms import unanswered_for
from peelian.intake.queries.keying import ToKey, counts
from peelian.intake.queries.queue import Tab, count, due, in_tab
from peelian.intake.queries.undelivered import undelivered
from peelian.intake.queries.who import how_many_pairs, pairs_wait
from peelian.intake.rules.alarms import in_words
from peelian.kernel.labels import label
from peelian.kernel.words import opening, plural, short_day
from peelian.release.models import LedgerLine
from peelian.release.rules.channels import CAME_TO_NOTHING, Delivery
from peelian.tasks.models import Task
from peelian.tasks.queries import later, needs

SHOWN = 12
MOST_LATER = 100
NEWS = 6
UNDELIVERED = {
    Delivery.REFUSED: "A message could not be delivered.",
    Delivery.BOUNCED: "A message came back.",
    Delivery.CANCELLED: "A message was stopped before it left.",
    Delivery.COMPLAINED: "Somebody complained of a message.",
}


@dataclass(frozen=True)
class Row:
    """One thing to do: its words, why, by when, and the label of what it is about ("" for the queue)."""

    title: str
    why: str
    by: str
    meaning: str
    about: str
    kind: str
    stop: str = ""


@dataclass(frozen=True)
class News:
    """One thing that happened: when, in words, and the label of what it is about with the words of its link."""

    at: datetime
    words: str
    about: str
    link: str


def rows(officer: Officer, today: date) -> list[Row]:
    """Return what needs an officer, in order.

    Alarms nobody has answered, danger nobody has, advice that came to nothing, their tasks, the queue, then pairs.
    """
    unclaimed = in_tab(officer, Tab.UNCLAIMED, today).in_order().with_who()
    waiting = unanswered_for(officer, SHOWN)
    alarms = [_alarm(alarm) for alarm in waiting]
    others = unclaimed.filter(danger=True).exclude(pk__in=[alarm.report_id for alarm in waiting])
    danger = [_danger(report, today) for report in others[:3]]
    lost = [_lost(advice) for advice in undelivered(officer)[:3]]
    mine = [_task(task, officer, today) for task in needs(officer, today)[:SHOWN]]
    first = unclaimed.filter(danger=False).first()
    queue = [_queue(first, count(officer, Tab.UNCLAIMED, today), today)] if first else []
    keying = [_keying(each) for each in counts(officer, today)]
    return [*alarms, *danger, *lost, *mine, *_post(officer), *keying, *queue, *_pairs(officer)]


def how_many(officer: Officer, today: date) -> int:
    """Return how many tasks need an officer, shown or not."""
    return needs(officer, today).count()


def later_rows(officer: Officer, today: date) -> list[Row]:
    """Return what is due later and needs nobody yet, soonest first."""
    return [_task(task, officer, today) for task in later(officer, today)[:MOST_LATER]]


def when_later(officer: Officer, today: date) -> str:
    """Return how much is due later and when the first of it, in words; "" for nothing."""
    tasks = later(officer, today)
    first = tasks.first()
    return f"{plural(tasks.count(), 'thing')} later, the first by {short_day(first.due_on)}" if first else ""


def news(officer: Officer, since: datetime) -> list[News]:
    """Return what changed since a time that concerns an officer, newest first."""
    found = [*_loads(officer, since), *_answers(officer, since), *_stops(officer, since), *_undelivered(officer, since)]
    return sorted(found, key=lambda item: item.at, reverse=True)[:NEWS]


def _alarm(alarm: Alarm) -> Row:
    said = ", ".join(f"“{phrase}”" for phrase in alarm.phrases[:3])
    owner = alarm.report.owner
    return Row(
        title=f"Answer the alarm on {alarm.report.speaks_to.name}",
        why=f"{opening(alarm.where)} says {said}. {'It is yours.' if owner else 'Nobody has this report.'}",
        by="Now",
        meaning="before anything else",
        about=alarm.report.label,
        kind="alarm",
        stop=in_words(alarm.kinds),
    )


def _danger(report: Report, today: date) -> Row:
    when = due(report.due_on, today)
    return Row(
        title=f"Claim and ring {report.speaks_to.name}",
        why=" ".join(report.reasons[1:]) or "Nobody has this report.",
        by=when.by,
        meaning=when.meaning,
        about=report.label,
        kind="claim",
        stop=report.reasons[0].rstrip("."),
    )


def _lost(advice: Advice) -> Row:
    return Row(
        title=f"Reach {advice.report.speaks_to.name} another way",
        why=f"Our advice did not reach them. {UNDELIVERED[Delivery(advice.message.delivery)]}",
        by="Today",
        meaning="nothing has been tried since",
        about=advice.report.label,
        kind="undelivered",
    )


def _task(task: Task, officer: Officer, today: date) -> Row:
    when = due(task.due_on, today)
    whose = f" You stand in for {task.owner.name}." if task.owner and task.owner_id != officer.pk else ""
    return Row(task.title, f"{task.reason}{whose}", when.by, task.due_reason or when.meaning, task.subject, task.kind)


def _queue(first: Report, number: str, today: date) -> Row:
    when = due(first.due_on, today)
    title = "Claim the last victim on the list" if number == "1" else f"Claim from the {number} victims on the list"
    why = f"Nobody has them. Next is {first.about.name}: {' '.join(first.reasons[:2]) or 'no reason stands out'}"
    return Row(title, why, when.by, when.meaning, "", "queue")


def _post(officer: Officer) -> list[Row]:
    count = Reply.objects.homeless(officer.unit).count()
    title = f"Find whose record {plural(count, 'message')} {'belongs' if count == 1 else 'belong'} on"
    row = Row(title, "They reached the mailbox and match nobody.", "Today", "the unit’s", "", "post")
    return [row] if count else []


def _pairs(officer: Officer) -> list[Row]:
    """The pairs of records that wait for a word, for whoever may give it."""
    count = how_many_pairs(officer) if officer.may(Duty.DECIDE_WHO_IS_WHO) else 0
    why = "The evidence is not enough for the system to say whether they are one."
    row = Row(f"{pairs_wait(count)} for somebody’s word", why, "When you can", "the most useful first", "", "pairs")
    return [row] if count else []


def _keying(each: ToKey) -> Row:
    why = "Contact with them has ended, and that system does not know yet."
    return Row(each.title, why, "When you can", "oldest first", str(each.target), "keying")


def _loads(officer: Officer, since: datetime) -> list[News]:
    feeds = Feed.objects.visible_to(officer).filter(loaded_at__gte=since, stage="loaded").order_by("-loaded_at")
    return [
        News(
            feed.loaded_at or since,
            f"A feed came in. {plural(feed.counts.get('saved', 0), 'row')} loaded, "
            f"{feed.counts.get('flagged', 0)} with a fault flagged, {feed.counts.get('refused', 0)} refused.",
            feed.label,
            "Open the feed",
        )
        for feed in feeds[:NEWS]
    ]


def _answers(officer: Officer, since: datetime) -> list[News]:
    asks = Ask.objects.answered().filter(answered_at__gte=since, about__reports__owner=officer).distinct()
    listed = list(asks.select_related("about").order_by("-answered_at")[:NEWS])
    origins = [label("adoption.Ask", ask.pk) for ask in listed]
    found = Finding.objects.filter(origin__in=origins).values_list("origin", "state")
    done = [origin for origin, state in found if state in (State.YES, State.PARTLY)]
    return [
        News(
            timezone.localtime(ask.answered_at),
            f"{ask.about.name} answered: {plural(done.count(label('adoption.Ask', ask.pk)), 'thing')} in place.",
            ask.origin,
            "Open their record",
        )
        for ask in listed
        if ask.about and ask.answered_at
    ]


def _stops(officer: Officer, since: datetime) -> list[News]:
    asks = Ask.objects.filter(stopped_at__gte=since, about__reports__owner=officer).distinct()
    return [
        News(
            timezone.localtime(ask.stopped_at),
            f"{ask.about.name} asked us not to ask again. Nothing more goes to them unless they want advice.",
            ask.origin,
            "Open their record",
        )
        for ask in asks.select_related("about").order_by("-stopped_at")[:NEWS]
        if ask.about and ask.stopped_at
    ]


def _undelivered(officer: Officer, since: datetime) -> list[News]:
    lines = LedgerLine.objects.filter(
        step__in=[*CAME_TO_NOTHING, Delivery.COMPLAINED], at__gte=since, message__made_by=officer.name
    ).select_related("message")
    lines = lines.exclude(message__reminder__standing=Standing.NOT_NEEDED.value)
    return [
        News(line.at, f"{UNDELIVERED[Delivery(line.step)]} {opening(line.said)}", line.message.label, "See which")
        for line in lines.order_by("-at")[:NEWS]
    ]
