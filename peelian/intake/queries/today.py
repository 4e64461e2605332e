"""What needs an officer today, and what changed since they last worked."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from peelian.accounts.models import Officer
from peelian.adoption.models import Ask, Finding
from peelian.adoption.rules.findings import State
from peelian.intake.models import Feed, Report
from peelian.intake.queries.queue import Tab, count, due, in_tab
from peelian.kernel.labels import label
from peelian.kernel.words import opening, plural
from peelian.release.models import LedgerLine
from peelian.release.rules.channels import Delivery
from peelian.tasks.models import Task
from peelian.tasks.queries import count_needs, needs

SHOWN = 12
NEWS = 6


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
    """Return what needs an officer, in order: danger nobody has, then their tasks, then the queue."""
    unclaimed = in_tab(officer, Tab.UNCLAIMED, today).in_order().with_who()
    danger = [_danger(report, today) for report in unclaimed.filter(danger=True)[:3]]
    mine = [_task(task, officer, today) for task in needs(officer, today, SHOWN)]
    first = unclaimed.filter(danger=False).first()
    queue = [_queue(first, count(officer, Tab.UNCLAIMED, today), today)] if first else []
    return [*danger, *mine, *queue]


def how_many(officer: Officer, today: date) -> int:
    """Return how many open tasks an officer has, shown or not."""
    return count_needs(officer, today)


def news(officer: Officer, since: datetime) -> list[News]:
    """Return what changed since a time that concerns an officer, newest first."""
    found = [*_loads(officer, since), *_answers(officer, since), *_undelivered(officer, since)]
    return sorted(found, key=lambda item: item.at, reverse=True)[:NEWS]


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


def _task(task: Task, officer: Officer, today: date) -> Row:
    when = due(task.due_on, today)
    whose = f" You stand in for {task.owner.name}." if task.owner and task.owner_id != officer.pk else ""
    return Row(task.title, f"{task.reason}{whose}", when.by, task.due_reason or when.meaning, task.subject, task.kind)


def _queue(first: Report, number: str, today: date) -> Row:
    when = due(first.due_on, today)
    title = "Claim the last victim on the list" if number == "1" else f"Claim from the {number} victims on the list"
    why = f"Nobody has them. Next is {first.about.name}: {' '.join(first.reasons[:2]) or 'no reason stands out'}"
    return Row(title, why, when.by, when.meaning, "", "queue")


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


def _undelivered(officer: Officer, since: datetime) -> list[News]:
    lines = LedgerLine.objects.filter(
        step=Delivery.REFUSED.value, at__gte=since, message__made_by=officer.name
    ).select_related("message")
    return [
        News(line.at, f"A message could not be delivered. {opening(line.said)}", line.message.label, "See which")
        for line in lines.order_by("-at")[:NEWS]
    ]
