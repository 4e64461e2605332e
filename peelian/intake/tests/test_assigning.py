"""Work handed out by a supervisor, two of them at once included; and who has how much."""

from datetime import datetime, timedelta

import pytest

from peelian.accounts.actions import hand_over
from peelian.accounts.models import Officer, Unit
from peelian.accounts.rules.roles import Role
from peelian.intake import actions
from peelian.intake.actions import Moved, Stopped
from peelian.intake.factories import load
from peelian.intake.models import Report
from peelian.intake.queries.workload import unclaimed, workers, workload
from peelian.intake.rules.pausing import PauseReason
from peelian.intake.rules.stages import Band
from peelian.intake.tests.test_queue import NO_ANSWER, at_once
from peelian.kernel.refused import Refused
from peelian.records.models import LogEntry
from peelian.tasks.models import Task

pytestmark = pytest.mark.django_db


@pytest.fixture
def five(northmarsh: Unit, noon: datetime) -> list[Report]:
    """Five reports that nobody has, of five people."""
    names = ("Aldous", "Bell", "Cole", "Dane", "East")
    rows = [
        {"Crime Reference": f"NFRC100000{n}", "Surname": name, "Email": f"{name}@postbox.example", "Telephone": ""}
        for n, name in enumerate(names)
    ]
    load(rows, unit=northmarsh, at=noon)
    return list(Report.objects.order_by("pk"))


def keys(reports: list[Report]) -> list[int]:
    return [one.pk for one in reports]


def owners() -> list[Officer | None]:
    return [one.owner for one in Report.objects.order_by("pk").select_related("owner")]


def test_assigned_reports_are_the_officers_as_if_they_had_claimed_them(five, asha, ben, noon):
    moved = actions.assign(reports=keys(five[:2]), to=asha, by=ben, at=noon)
    assert moved == Moved(five[:2], [])
    assert owners() == [asha, asha, None, None, None]
    assert list(Task.objects.open().values_list("owner", "title").order_by("pk")) == [
        (asha.pk, "Ring Rosalind Aldous"), (asha.pk, "Ring Rosalind Bell"),
    ]  # fmt: skip
    assert LogEntry.objects.filter(detail="assigned to Asha Verma", by_name="Ben Okoro").count() == 2


def test_what_moved_meanwhile_is_left_and_it_says_whose_it_is(five, asha, ben, noon):
    actions.claim(report=five[0], by=asha, at=noon)
    moved = actions.assign(reports=keys(five[:2]), to=ben, by=ben, at=noon)
    assert (moved.done, moved.left) == ([five[1]], ["Rosalind Aldous: Asha Verma has it"])


@pytest.mark.django_db(transaction=True)
def test_two_supervisors_at_once_never_give_one_report_to_two(five, asha, make_officer, northmarsh, noon):
    supervisors = [make_officer(f"{name} Lowe", northmarsh, Role.SUPERVISOR) for name in ("Cara", "Dev")]
    given = [(supervisors[0], asha, keys(five)), (supervisors[1], supervisors[1], list(reversed(keys(five))))]
    results = at_once(lambda one: actions.assign(reports=one[2], to=one[1], by=one[0], at=noon), given)
    assert sum(len(moved.done) for moved in results) == 5
    assert sum(len(moved.left) for moved in results) == 5
    assert Task.objects.open().count() == 5
    for moved, (_, to, _) in zip(results, given, strict=True):
        assert {one.owner for one in Report.objects.filter(pk__in=keys(moved.done))} <= {to}


@pytest.mark.django_db(transaction=True)
def test_two_supervisors_who_hand_over_the_same_at_once_leave_it_with_one(five, asha, make_officer, northmarsh, noon):
    cara, dev = (make_officer(f"{name} Lowe", northmarsh, Role.SUPERVISOR) for name in ("Cara", "Dev"))
    actions.assign(reports=keys(five), to=asha, by=cara, at=noon)

    def hand(by: Officer) -> Moved:
        return actions.hand_over_reports(reports=keys(five), officer=asha, to=by, why="leave", by=by, at=noon)

    results = at_once(hand, [cara, dev])
    assert sum(len(moved.done) for moved in results) == 5
    assert [one.owner for one in Task.objects.open().order_by("subject")] == [
        Report.objects.get(pk=int(one.subject.partition(":")[2])).owner
        for one in Task.objects.open().order_by("subject")
    ]


def test_handing_over_takes_the_tasks_along_and_says_why(five, asha, ben, noon):
    actions.assign(reports=keys(five[:2]), to=asha, by=ben, at=noon)
    later = noon + timedelta(days=1)
    moved = actions.hand_over_reports(
        reports=keys(five[:3]), officer=asha, to=ben, why="She is on a course.", by=ben, at=later
    )
    assert (moved.done, moved.left) == (five[:2], ["Rosalind Cole: nobody has it any more"])
    assert set(Task.objects.open().values_list("owner", flat=True)) == {ben.pk}
    assert LogEntry.objects.filter(detail__contains="from Asha Verma to Ben Okoro: She is on a course.").count() == 2


def test_a_report_whose_clock_stands_can_be_handed_over_and_still_waits(five, asha, ben, noon):
    actions.assign(reports=keys(five[:1]), to=asha, by=ben, at=noon)
    stop = Stopped(PauseReason.AWAY, (noon + timedelta(days=8)).date())
    actions.stop_clock(report=five[0], stop=stop, by=asha, at=noon)
    actions.hand_over_reports(reports=keys(five[:1]), officer=asha, to=ben, why="leave", by=ben, at=noon)
    actions.end_pauses(by=ben, at=noon + timedelta(days=8))
    assert Task.objects.open().get().owner == ben


def test_only_a_supervisor_hands_work_out(five, asha, ben, noon):
    with pytest.raises(Refused, match="supervisor"):
        actions.assign(reports=keys(five), to=ben, by=asha, at=noon)


@pytest.mark.parametrize("who", ["charlie", "dana"])
def test_work_goes_to_nobody_who_cannot_do_it(five, ben, noon, who, request):
    with pytest.raises(Refused, match="cannot work"):
        actions.assign(reports=keys(five), to=request.getfixturevalue(who), by=ben, at=noon)


def test_nothing_ticked_no_reason_and_the_same_officer_are_refused(five, asha, ben, noon):
    with pytest.raises(Refused, match="at least one"):
        actions.assign(reports=[], to=asha, by=ben, at=noon)
    with pytest.raises(Refused, match="Say why"):
        actions.hand_over_reports(reports=keys(five), officer=asha, to=ben, why=" ", by=ben, at=noon)
    with pytest.raises(Refused, match="already"):
        actions.hand_over_reports(reports=keys(five), officer=asha, to=asha, why="x", by=ben, at=noon)


def test_the_workload_counts_what_each_has(five, asha, ben, dana, noon):
    actions.assign(reports=keys(five[:4]), to=asha, by=ben, at=noon)
    Report.objects.filter(pk=five[0].pk).update(due_on=noon.date() - timedelta(days=1))
    Report.objects.filter(pk=five[1].pk).update(due_on=noon.date() + timedelta(days=30))
    actions.record_attempt(report=five[2], tried=NO_ANSWER, by=asha, at=noon)
    stop = Stopped(PauseReason.AWAY, (noon + timedelta(days=8)).date())
    actions.stop_clock(report=five[3], stop=stop, by=asha, at=noon)
    hand_over(officer=asha, stand_in=ben, first_day=noon.date(), last_day=noon.date(), by=asha, at=noon)
    hers, his = workload(ben, noon)
    assert (hers.officer, hers.claimed, hers.late, hers.soon, hers.waiting, hers.closed) == (asha, 3, 1, 0, 1, 0)
    assert hers.away == "until 4 June; Ben Okoro stands in"
    assert (his.officer, his.claimed, his.away) == (ben, 0, "")
    assert dana not in workers(ben)


def test_what_nobody_has_is_counted_by_band(five, ben, charlie, noon):
    Report.objects.filter(pk=five[0].pk).update(band=Band.DANGER.value)
    found = unclaimed(ben, noon.date())
    assert (found.bands[Band.DANGER], found.bands[Band.ONGOING], found.more) == (1, 4, False)
    assert found.oldest == min(one.due_on for one in five)
    assert unclaimed(charlie, noon.date()).oldest is None
