"""Who has a report: the queue page by page, claims at the same moment, expiry and handing back."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from peelian.accounts.actions import hand_over
from peelian.accounts.models import Officer, Unit
from peelian.intake import actions
from peelian.intake.factories import load, report
from peelian.intake.models import Report
from peelian.intake.queries import queue
from peelian.intake.queries.queue import Tab
from peelian.intake.rules.stages import Reached
from peelian.kernel.refused import Refused
from peelian.parties.models import SafetyFlag
from peelian.parties.models.flags import FlagKind
from peelian.parties.rules.kinds import Channel
from peelian.tasks.models import Task

pytestmark = pytest.mark.django_db
WEEK = [
    {"Crime Reference": "NFRC1000001", "Surname": "Aldous", "Ongoing": "N", "Loss": "0"},
    {"Crime Reference": "NFRC1000002", "Surname": "Bell", "Narrative": "I want to kill myself."},
    {"Crime Reference": "NFRC1000003", "Surname": "Cole", "Ongoing": "N", "Loss": "20000"},
    {"Crime Reference": "NFRC1000004", "Surname": "Dane"},
    {"Crime Reference": "NFRC1000005", "Surname": "East", "Vulnerable": "Y"},
]
NO_ANSWER = actions.Tried(Channel.TELEPHONE, Reached.NO_ANSWER)


@pytest.fixture
def week(northmarsh: Unit, noon: datetime) -> list[Report]:
    """Five reports, as they rank."""
    mail = [{"Email": f"{row['Surname'].lower()}@postbox.example", "Telephone": ""} for row in WEEK]
    load([row | address for row, address in zip(WEEK, mail, strict=True)], unit=northmarsh, at=noon)
    return list(Report.objects.in_order())


def at_once(work: Callable[[Any], Any], each: list[Any]) -> list[Any]:
    """Do a thing for each at the same moment, each in a thread with a connection of its own."""
    together = Barrier(len(each))

    def run(one: Any) -> Any:
        together.wait()
        try:
            return work(one)
        except Refused as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(each)) as pool:
        return list(pool.map(run, each))


def names(reports: list[Report]) -> list[str]:
    return [one.about.family_name for one in reports]


def test_danger_comes_first_then_the_vulnerable_then_whatever_weighs_more(week, asha, noon):
    shown = queue.page(asha, Tab.UNCLAIMED, after="", today=noon.date())
    assert names(shown.reports) == ["Bell", "East", "Dane", "Cole", "Aldous"]
    assert shown.after == ""


def test_walking_all_pages_gives_each_report_once_and_in_order(week, asha, noon):
    for size in (1, 2, 4, 5, 6):
        walked, after, pages = [], "", 0
        while pages == 0 or after:
            page = queue.page(asha, Tab.UNCLAIMED, after=after, today=noon.date(), size=size)
            walked, after, pages = [*walked, *page.reports], page.after, pages + 1
        assert walked == week
        assert pages == -(-len(week) // size)


def test_reports_of_equal_rank_are_paged_by_their_key(northmarsh, asha, noon):
    rows = [
        {"Crime Reference": f"NFRC100000{n}", "Surname": name, "Email": "", "Telephone": f"07700 90010{n}"}
        for n, name in enumerate(["Ash", "Birch", "Elder", "Hazel", "Oak", "Rowan"])
    ]
    load(rows, unit=northmarsh, at=noon)
    assert len(set(Report.objects.values_list("queue_key", flat=True))) == 1
    first = queue.page(asha, Tab.UNCLAIMED, after="", today=noon.date(), size=4)
    rest = queue.page(asha, Tab.UNCLAIMED, after=first.after, today=noon.date(), size=4)
    assert [r.pk for r in [*first.reports, *rest.reports]] == sorted(Report.objects.values_list("pk", flat=True))


def test_a_place_that_makes_no_sense_never_breaks_the_page(week, asha, noon):
    for after in ("x", "-", "1", "-1", "1-", "1-2-3", "²-1", "'; DROP", "9" * 30 + "-1", "9" * 60 + "-1"):
        page = queue.page(asha, Tab.UNCLAIMED, after=after, today=noon.date())
        assert page.reports in (week, [])


def test_the_tabs_hold_unclaimed_mine_the_teams_and_the_waiting(week, asha, ben, noon):
    first, second, third, *_ = week
    actions.claim(report=first, by=asha, at=noon)
    actions.claim(report=second, by=ben, at=noon)
    Report.objects.filter(pk=third.pk).update(stage="waiting", owner=asha)
    held = {tab: set(queue.in_tab(asha, tab, noon.date())) for tab in Tab}
    assert held == {Tab.UNCLAIMED: set(week[3:]), Tab.MINE: {first}, Tab.TEAM: {first, second}, Tab.WAITING: {third}}
    assert queue.count(asha, Tab.TEAM, noon.date()) == "2"


def test_whoever_stands_in_has_the_reports_of_whoever_is_away(week, asha, ben, noon):
    actions.claim(report=week[0], by=asha, at=noon)
    hand_over(officer=asha, stand_in=ben, first_day=noon.date(), last_day=noon.date(), by=asha, at=noon)
    assert list(queue.in_tab(ben, Tab.MINE, noon.date())) == [week[0]]


def test_another_units_reports_are_in_no_tab(week, charlie, noon):
    Report.objects.filter(pk=week[0].pk).update(stage="waiting")
    assert not any(queue.in_tab(charlie, tab, noon.date()).exists() for tab in Tab)


def test_a_count_says_or_more_rather_than_count_for_ever(week, asha, noon, monkeypatch):
    monkeypatch.setattr(queue, "COUNTED_TO", 3)
    assert queue.count(asha, Tab.UNCLAIMED, noon.date()) == "3 or more"


def test_a_claim_makes_it_theirs_for_three_working_days_and_a_task(week, asha, noon):
    claimed = actions.claim(report=week[0], by=asha, at=noon)
    assert (claimed.owner, claimed.stage) == (asha, "claimed")
    assert claimed.claimed_until.astimezone(noon.tzinfo).isoformat() == "2026-06-09T23:59:00+01:00"
    task = Task.objects.open().get()
    assert (task.owner, task.subject, task.title) == (asha, claimed.label, "Ring Rosalind Bell")


def test_claiming_what_is_mine_already_changes_nothing(week, asha, noon):
    claimed = actions.claim(report=week[0], by=asha, at=noon)
    again = actions.claim(report=week[0], by=asha, at=noon + timedelta(hours=5))
    assert again.claimed_until == claimed.claimed_until


def test_a_claim_on_somebody_elses_report_says_who_has_it(week, asha, ben, noon):
    actions.claim(report=week[0], by=asha, at=noon)
    with pytest.raises(Refused, match="Asha Verma has this report already"):
        actions.claim(report=week[0], by=ben, at=noon)


def test_another_units_report_cannot_be_claimed(week, charlie, noon):
    with pytest.raises(Refused):
        actions.claim(report=week[0], by=charlie, at=noon)
    assert actions.claim_next(by=charlie, at=noon) is None


def test_claim_next_takes_the_most_pressing_until_none_is_left(week, asha, noon):
    taken = [actions.claim_next(by=asha, at=noon) for _ in week]
    assert taken == week
    assert actions.claim_next(by=asha, at=noon) is None


def test_handing_back_puts_it_in_the_queue_and_takes_the_task_away(week, asha, ben, noon):
    mine = actions.claim(report=week[0], by=asha, at=noon)
    with pytest.raises(Refused, match="that is yours"):
        actions.hand_back(report=mine, by=ben, at=noon)
    actions.hand_back(report=mine, by=asha, at=noon)
    assert list(queue.in_tab(ben, Tab.UNCLAIMED, noon.date()).in_order()) == week
    assert not Task.objects.open().exists()


def test_a_claim_that_nobody_acted_on_runs_out(week, asha, noon):
    mine = actions.claim(report=week[0], by=asha, at=noon)
    assert actions.release_expired(by=asha, at=mine.claimed_until) == 0
    assert actions.release_expired(by=asha, at=mine.claimed_until + timedelta(minutes=1)) == 1
    mine.refresh_from_db()
    assert (mine.stage, mine.owner, mine.claimed_until) == ("new", None, None)
    assert not Task.objects.open().exists()


def test_a_claim_with_an_attempt_does_not_run_out(week, asha, noon):
    mine = actions.claim(report=week[0], by=asha, at=noon)
    actions.record_attempt(report=mine, tried=NO_ANSWER, by=asha, at=noon)
    assert actions.release_expired(by=asha, at=noon + timedelta(days=60)) == 0


def test_an_earlier_officers_attempt_does_not_keep_a_claim_alive(week, asha, ben, noon):
    mine = actions.claim(report=week[0], by=asha, at=noon)
    actions.record_attempt(report=mine, tried=NO_ANSWER, by=asha, at=noon)
    actions.hand_back(report=mine, by=asha, at=noon)
    actions.claim(report=mine, by=ben, at=noon)
    assert actions.release_expired(by=ben, at=noon + timedelta(days=60)) == 1


def test_what_has_waited_rises_overnight_and_says_how_many_moved(week, asha, noon):
    before = {one.pk: one.priority for one in week}
    actions.claim(report=week[0], by=asha, at=noon)
    assert actions.rank_again(by=asha, at=noon) == 0
    assert actions.rank_again(by=asha, at=noon + timedelta(days=1)) == len(week) - 1
    after = dict(Report.objects.values_list("pk", "priority"))
    assert after.pop(week[0].pk) == before.pop(week[0].pk)
    assert all(after[key] > before[key] for key in after)
    assert list(Report.objects.unclaimed().in_order()) == week[1:]


def test_danger_that_an_officer_hears_of_puts_the_report_first_when_it_goes_back(week, asha, noon):
    last = actions.claim(report=week[-1], by=asha, at=noon)
    told = actions.Tried(Channel.TELEPHONE, Reached.SPOKE, note="He has her keys.", danger="He has her keys.")
    actions.record_attempt(report=last, tried=told, by=asha, at=noon)
    actions.hand_back(report=last, by=asha, at=noon)
    first_two = queue.page(asha, Tab.UNCLAIMED, after="", today=noon.date(), size=2).reports
    assert set(names(first_two)) == {"Bell", "Aldous"}
    last.refresh_from_db()
    assert last.reasons[0] == "Danger to life: He has her keys."


def test_a_warning_of_danger_puts_an_unclaimed_report_first_and_another_warning_does_not(week, asha, noon):
    actions.warn(report=week[3], kind=FlagKind.DO_NOT_RING, reason="He listens.", by=asha, at=noon)
    assert list(Report.objects.in_order()) == week
    actions.warn(report=week[3], kind=FlagKind.DANGER_TO_LIFE, reason="Threats.", by=asha, at=noon)
    assert week[3] in list(Report.objects.in_order())[:2]
    assert SafetyFlag.objects.standing().filter(about=week[3].about).count() == 2


@pytest.mark.django_db(transaction=True)
def test_of_two_who_claim_one_report_at_once_one_wins(northmarsh, asha, ben, noon):
    one = report(unit=northmarsh, at=noon)

    def take(officer: Officer) -> Report:
        return actions.claim(report=Report.objects.get(pk=one.pk), by=officer, at=noon)

    results = at_once(take, [asha, ben])
    won = [result for result in results if isinstance(result, Report)]
    [lost] = [result for result in results if isinstance(result, Refused)]
    assert len(won) == 1
    assert f"{Report.objects.get().owner.name} has this report already." == lost.words
    assert Task.objects.open().count() == 1


@pytest.mark.django_db(transaction=True)
def test_officers_who_claim_the_next_at_once_all_get_different_ones(week, make_officer, northmarsh, noon):
    officers = [make_officer(f"{name} Lowe", northmarsh) for name in ("Cara", "Dev", "Eve", "Finn", "Gus")]
    got = at_once(lambda officer: actions.claim_next(by=officer, at=noon), officers)
    assert {one.pk for one in got} == {one.pk for one in week}
    assert not Report.objects.unclaimed().exists()


def test_ranking_again_reaches_the_end_of_a_queue_longer_than_it_takes_at_a_time(
    week, asha, noon, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("peelian.intake.actions.queue.AT_A_TIME", 2)
    assert actions.rank_again(by=asha, at=noon + timedelta(days=1)) == len(week)
