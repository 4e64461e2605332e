"""To-dos: one open of a kind about a thing, finished once, seen by their owner and whoever stands in."""

from datetime import date, datetime, time

import pytest

from peelian.accounts.actions import hand_over
from peelian.kernel.refused import Refused
from peelian.tasks.actions import Need, finish_task, finish_tasks, raise_task
from peelian.tasks.models import Task
from peelian.tasks.queries import later, needs

pytestmark = pytest.mark.django_db
RING = Need(kind="call", title="Ring Rosalind", reason="Ongoing.", subject="intake.Report:1", due_on=date(2026, 6, 5))


def raised(officer, at: datetime, **differs) -> Task:
    return raise_task(need=Need(**vars(RING) | differs), unit=officer.unit, owner=officer, by=officer, at=at)


def test_raising_a_task_again_brings_the_open_one_up_to_date(asha, noon):
    first = raised(asha, noon)
    again = raised(asha, noon, title="Ring Rosalind again", due_on=date(2026, 6, 8), due_time=time(16, 30))
    assert first.pk == again.pk
    assert (Task.objects.get().title, Task.objects.get().due_on) == ("Ring Rosalind again", date(2026, 6, 8))


def test_a_task_raised_after_the_first_was_done_is_a_new_one(asha, noon):
    finish_task(task=raised(asha, noon), by=asha, at=noon)
    raised(asha, noon)
    assert (Task.objects.count(), Task.objects.open().count()) == (2, 1)


def test_a_task_is_finished_once(asha, noon):
    task = raised(asha, noon)
    finish_task(task=task, by=asha, at=noon)
    with pytest.raises(Refused, match="done already"):
        finish_task(task=task, by=asha, at=noon)


def test_finishing_by_subject_leaves_other_kinds_and_other_subjects(asha, noon):
    raised(asha, noon)
    raised(asha, noon, kind="follow-up")
    raised(asha, noon, subject="intake.Report:2")
    assert finish_tasks(subject=RING.subject, kinds=("call",), by=asha, at=noon) == 1
    assert set(Task.objects.open().values_list("kind", "subject")) == {
        ("follow-up", "intake.Report:1"), ("call", "intake.Report:2"),
    }  # fmt: skip


def test_the_soonest_and_most_pressing_come_first(asha, noon):
    raised(asha, noon, subject="late", due_on=date(2026, 6, 9))
    raised(asha, noon, subject="soon", pressing=5)
    raised(asha, noon, subject="soon and pressing", pressing=900)
    assert [task.subject for task in needs(asha, noon.date())] == ["soon and pressing", "soon", "late"]


def test_what_is_due_in_more_than_five_working_days_needs_nobody_yet(asha, noon):
    raised(asha, noon, subject="in five", due_on=date(2026, 6, 11))
    raised(asha, noon, subject="in six", due_on=date(2026, 6, 12))
    assert [task.subject for task in needs(asha, noon.date())] == ["in five"]
    assert [task.subject for task in later(asha, noon.date())] == ["in six"]


def test_whoever_stands_in_sees_the_tasks_of_whoever_is_away(asha, ben, noon):
    raised(asha, noon)
    assert not needs(ben, noon.date())
    hand_over(officer=asha, stand_in=ben, first_day=noon.date(), last_day=noon.date(), by=asha, at=noon)
    assert [task.subject for task in needs(ben, noon.date())] == [RING.subject]
    assert not needs(ben, date(2026, 6, 5))


def test_words_that_are_too_long_for_a_column_are_cut_not_refused(asha, noon):
    task = raised(asha, noon, title="x" * 500, reason="y" * 900)
    assert (len(task.title), len(task.reason)) == (200, 300)
