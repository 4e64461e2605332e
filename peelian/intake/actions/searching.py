"""Searches that an officer keeps, and what is new in them every morning."""

from dataclasses import replace
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone

from peelian.accounts.models import Officer
from peelian.accounts.rules.roles import Duty
from peelian.intake.actions.loading import one_at_a_time
from peelian.intake.models import Report, SavedSearch
from peelian.intake.queries.filtered import COUNTED_TO, how_many
from peelian.intake.rules.searching import Search, Tell, query_of
from peelian.kernel.actor import Actor
from peelian.kernel.refused import Refused
from peelian.kernel.working_days import add_working_days, bank_holidays
from peelian.tasks.actions import Need, finish_tasks, raise_task

FOUND = "saved search"
MOST = 50  # saved by one officer
LONGEST_QUERY = 1000
CLASH = "You have a saved search of this name already. Choose another name."


@transaction.atomic
def save_search(*, search: Search, name: str, tell: Tell, by: Officer, at: datetime) -> SavedSearch:
    """Keep a search under a name; it tells of reports that come from now on.

    Refused: a search that asks nothing, one too long to keep, a name without letters or used already, and too many.
    """
    query = query_of(search.without_news())
    if not query:
        raise Refused("Search for something or choose a filter first: there is nothing to save.")
    if len(query) > LONGEST_QUERY:
        raise Refused("This search is too long to save. Choose fewer filters.")
    if SavedSearch.objects.filter(officer=by).count() >= MOST:
        raise Refused(f"You have {MOST} saved searches. Remove one first.")
    until = _newest()
    kept = SavedSearch(officer=by, query=query, tell=tell.value, made_at=at, seen_until=until, told_until=until)
    return _named(kept, name)


@transaction.atomic
def change_saved_search(*, saved: SavedSearch, name: str, tell: Tell, by: Officer, at: datetime) -> SavedSearch:
    """Give a saved search another name, and say whether it tells. It tells of what comes from now on.

    Refused: a name without letters or used already.
    """
    if tell is Tell.MORNING and saved.tell != Tell.MORNING:
        saved.seen_until = saved.told_until = _newest()
    if tell is Tell.NO:
        finish_tasks(subject=saved.label, kinds=(FOUND,), by=by, at=at)
    saved.tell = tell.value
    return _named(saved, name)


@transaction.atomic
def remove_saved_search(*, saved: SavedSearch, by: Officer, at: datetime) -> None:
    """Forget a saved search and what it told of. No report is touched."""
    finish_tasks(subject=saved.label, kinds=(FOUND,), by=by, at=at)
    saved.delete()


@transaction.atomic
def note_seen(*, saved: SavedSearch, by: Officer, at: datetime) -> None:
    """Note that an officer has looked at what a saved search told of."""
    saved.refresh_from_db(from_queryset=SavedSearch.objects.select_for_update())
    SavedSearch.objects.filter(pk=saved.pk).update(seen_until=saved.told_until)
    finish_tasks(subject=saved.label, kinds=(FOUND,), by=by, at=at)


def tell_searches(*, by: Actor, at: datetime) -> int:
    """Raise one task for each saved search that finds reports nobody has been told of; return how many.

    May be run again at any time. Each search is looked at as its officer sees it today, and officers who left, or who
    do not work victims any more, are told nothing. What was told and not looked at stays in the count.
    """
    keys = list(SavedSearch.objects.telling().order_by("pk").values_list("pk", flat=True))
    return sum(_tell(key, by, at) for key in keys)


@transaction.atomic
def _tell(key: int, by: Actor, at: datetime) -> int:
    one_at_a_time()  # a report that is still being loaded has its key already, and would never be told of
    telling = SavedSearch.objects.telling().select_related("officer__unit")
    saved = telling.select_for_update(of=("self",)).filter(pk=key).first()
    until = _newest()
    if saved is None or until <= saved.told_until or not saved.officer.may(Duty.WORK_VICTIMS):
        return 0
    fresh = how_many(saved.officer, replace(saved.search, over=saved.told_until, until=until))
    SavedSearch.objects.filter(pk=key).update(told_until=until)
    if not fresh:
        return 0
    _remind(saved, how_many(saved.officer, replace(saved.search, over=saved.seen_until, until=until)), by, at)
    return 1


def _remind(saved: SavedSearch, number: int, by: Actor, at: datetime) -> None:
    """Raise the task, or bring the one that is open already up to date."""
    said = f"{COUNTED_TO:,} or more" if number > COUNTED_TO else f"{number:,}"
    need = Need(
        kind=FOUND,
        title=f"{said} new: {saved.name}",
        reason=f"Your saved search found {'a report' if number == 1 else 'reports'} that came since you last looked.",
        subject=saved.label,
        due_on=add_working_days(timezone.localdate(at), 0, bank_holidays()),
    )
    raise_task(need=need, unit=saved.officer.unit, owner=saved.officer, by=by, at=at)


def _named(saved: SavedSearch, name: str) -> SavedSearch:
    saved.name = name.strip()
    if not saved.name:
        raise Refused("Give the search a name.")
    try:
        with transaction.atomic():
            saved.save()
    except IntegrityError as clash:
        raise Refused(CLASH) from clash
    return saved


def _newest() -> int:
    """Return the key of the newest report of all, 0 for none."""
    return Report.objects.aggregate(newest=Max("pk"))["newest"] or 0
