"""An officer's word on who is who, and what follows: counts, ranks, notices, and what another unit may not touch."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, datetime, timedelta
from threading import Barrier

import pytest
from django.db import connection

from peelian.accounts.models import Officer
from peelian.intake import actions
from peelian.intake.actions import joining, loading
from peelian.intake.actions.joining import Word
from peelian.intake.factories import load, report
from peelian.intake.models import Report
from peelian.intake.queries.who import left, pairs
from peelian.kernel.actor import Actor
from peelian.kernel.refused import Refused
from peelian.linkage.actions import Linked, decide, link_new
from peelian.linkage.factories import link
from peelian.linkage.models import Decision, Link
from peelian.linkage.queries import party_of
from peelian.linkage.rules.kinds import Verdict
from peelian.records.models import LogEntry
from peelian.tasks.models import Task

pytestmark = pytest.mark.django_db
BELL = {
    "Crime_Reference": "NFRC26000009", "Surname": "Bell", "Forename": "Rosalind", "Date_of_Birth": "",
    "Telephone": "07700 900111", "Email": "r.bell@postbox.example", "Postcode": "RG1 3EH", "Address": "2 Mill Lane",
}  # fmt: skip
WORD = Word("She told us on the telephone.")


@pytest.fixture
def rosa(northmarsh, noon) -> Report:
    return report(unit=northmarsh, at=noon)


@pytest.fixture
def bell(northmarsh, noon) -> Report:
    return report(unit=northmarsh, at=noon, **BELL)


@pytest.fixture
def pair(rosa, bell, noon) -> Link:
    return waiting(rosa, bell, noon)


@pytest.fixture
def elsewhere(northmarsh, noon) -> Report:
    """A report of a force that Northmarsh does not see."""
    return report(unit=northmarsh, at=noon, **(BELL | {"Force": "Surrey", "Crime_Reference": "NFRC26000010"}))


def waiting(one: Report, other: Report, at: datetime, useful: float = 1) -> Link:
    """The pair of two reports' victims, which a person is asked about."""
    evidence = [["prior", "two people at random", -10.0], ["name", "Agrees", 12.0]]
    said = {"weight": 2.0, "evidence": evidence, "waits": True, "useful": useful}
    return link(one.about, other.about, Verdict.REVIEW, at=at, **said)


def again(one: Report) -> Report:
    return Report.objects.get(pk=one.pk)


def test_the_same_joins_two_records_and_their_reports_are_counted_again(pair, rosa, bell, asha, noon):
    before = again(bell).priority
    change = joining.decide_pair(link=pair, same=True, reason="", by=asha, at=noon)
    assert len(change.moves) == 1
    assert party_of(rosa.about) == party_of(bell.about)
    assert (again(rosa).repeat_of_year, again(bell).repeat_of_year) == (0, 1)
    assert again(bell).priority > before
    assert any("report" in reason for reason in again(bell).reasons)
    assert not pairs(asha).exists()
    assert LogEntry.objects.filter(operation="combination", subject=bell.about.label, by_label=asha.label).exists()


def test_different_keeps_them_apart_and_nobody_is_asked_again(pair, rosa, bell, asha, noon):
    joining.decide_pair(link=pair, same=False, reason="Two sisters.", by=asha, at=noon)
    assert party_of(rosa.about) != party_of(bell.about)
    assert not pairs(asha).exists()
    assert Decision.objects.get().reason == "Two sisters."


def test_undo_puts_everything_back(pair, rosa, bell, asha, noon):
    before = Report.objects.values_list("pk", "repeat_of_year", "priority", "reasons").order_by("pk")
    was = list(before)
    change = joining.decide_pair(link=pair, same=True, reason="", by=asha, at=noon)
    joining.undo_change(change=change, by=asha, at=noon + timedelta(hours=1))
    assert party_of(rosa.about) != party_of(bell.about)
    assert list(before.all()) == was
    assert pairs(asha).get() == pair


def test_what_nothing_moved_for_can_be_undone_as_well(pair, asha, noon):
    change = joining.decide_pair(link=pair, same=False, reason="", by=asha, at=noon)
    joining.undo_change(change=change, by=asha, at=noon + timedelta(hours=1))
    assert not Decision.objects.exists()
    assert pairs(asha).get() == pair


def test_whoever_has_the_report_is_told_once_and_whoever_said_it_is_not(pair, rosa, bell, asha, ben, noon):
    actions.claim(report=rosa, by=ben, at=noon)
    actions.claim(report=bell, by=asha, at=noon)
    joining.decide_pair(link=pair, same=True, reason="It is her.", by=asha, at=noon)
    task = Task.objects.open().get(kind=joining.WHO)
    assert (task.owner, task.subject) == (ben, rosa.label)
    assert task.reason == "Records of theirs were joined or parted by Asha Verma: said to be one: It is her."
    assert joining.look_at_who(report=rosa, by=asha, at=noon) == 0
    assert joining.look_at_who(report=rosa, by=ben, at=noon) == 1


def test_an_officer_with_three_reports_of_one_victim_is_told_once(northmarsh, bell, asha, ben, noon):
    load([{"Crime Reference": f"NFRC2600002{n}"} for n in range(3)], unit=northmarsh, at=noon)
    theirs = list(Report.objects.filter(about__family_name="Pickering"))
    for each in theirs:
        actions.claim(report=each, by=ben, at=noon)
    joining.say(record=theirs[0].about_id, other=bell.about_id, same=True, word=WORD, by=asha, at=noon)
    assert Task.objects.open().filter(kind=joining.WHO, owner=ben).count() == 1


def test_a_closed_report_is_counted_again_and_keeps_its_reasons(pair, bell, asha, noon):
    reasons = bell.reasons
    Report.objects.filter(pk=bell.pk).update(stage="closed", outcome="declined", closed_at=noon)
    joining.decide_pair(link=pair, same=True, reason="", by=asha, at=noon)
    assert (again(bell).repeat_of_year, again(bell).reasons) == (1, reasons)


def test_parted_records_are_one_of_their_own_and_their_reports_are_counted_again(northmarsh, asha, noon):
    load([{"Crime Reference": f"NFRC2600002{n}"} for n in range(3)], unit=northmarsh, at=noon)
    first, second, third = Report.objects.order_by("pk")
    assert [first.repeat_of_year, second.repeat_of_year, third.repeat_of_year] == [0, 1, 2]
    foreseen = joining.would_part(records=[third.about_id], by=asha, at=noon)
    assert party_of(first.about) == party_of(third.about)
    change = joining.part_records(records=[third.about_id], word=WORD, by=asha, at=noon)
    assert [(move.record, move.was) for move in foreseen] == [(third.about_id, party_of(first.about))]
    assert party_of(first.about) == party_of(second.about) != party_of(third.about)
    assert again(third).repeat_of_year == 0
    joining.undo_change(change=change, by=asha, at=noon + timedelta(hours=1))
    assert (party_of(third.about), again(third).repeat_of_year) == (party_of(first.about), 2)


def test_another_units_record_is_refused_and_its_pair_only_counted(rosa, elsewhere, asha, charlie, noon):
    theirs = waiting(rosa, elsewhere, noon)
    for word in (True, False):
        with pytest.raises(Refused, match="another unit"):
            joining.decide_pair(link=theirs, same=word, reason="", by=asha, at=noon)
    with pytest.raises(Refused, match="another unit"):
        joining.part_records(records=[elsewhere.about_id], word=WORD, by=asha, at=noon)
    assert (left(asha).count, left(asha).elsewhere) == (0, 1)
    assert not Decision.objects.exists()


def test_another_units_change_is_refused(pair, asha, charlie, noon):
    change = joining.decide_pair(link=pair, same=True, reason="", by=asha, at=noon)
    with pytest.raises(Refused, match="another unit"):
        joining.undo_change(change=change, by=charlie, at=noon)


def test_a_role_without_the_duty_is_refused(pair, dana, noon):
    with pytest.raises(Refused, match="role"):
        joining.decide_pair(link=pair, same=True, reason="", by=dana, at=noon)


def test_a_day_that_has_passed_is_refused(rosa, bell, asha, noon):
    late = Word("It is her.", date(2026, 6, 3))
    with pytest.raises(Refused, match="passed already"):
        joining.say(record=rosa.about_id, other=bell.about_id, same=True, word=late, by=asha, at=noon)


def test_the_second_who_answers_is_told_what_the_first_said(pair, asha, ben, noon):
    joining.decide_pair(link=pair, same=False, reason="", by=ben, at=noon)
    with pytest.raises(Refused, match="answered already by Ben Okoro: not one"):
        joining.decide_pair(link=pair, same=True, reason="", by=asha, at=noon)


def test_the_most_useful_pair_comes_first(pair, rosa, northmarsh, asha, noon):
    differs = {"Crime_Reference": "NFRC26000011", "Surname": "Cox", "Forename": "Ida", "Date_of_Birth": "03/04/1950"}
    reach = {"Email": "ida@postbox.example", "Telephone": "07700 900222", "Postcode": "SO14 7QT"}
    third = report(unit=northmarsh, at=noon, **(BELL | differs | reach))
    useful = waiting(rosa, third, noon, useful=7)
    assert list(pairs(asha)) == [useful, pair]


@pytest.mark.django_db(transaction=True)
def test_two_officers_who_answer_at_once_are_not_both_heard(pair: Link, asha: Officer, ben: Officer, noon: datetime):
    together = Barrier(2)

    def answer(by: Officer) -> str:
        try:
            mine = Link.objects.get(pk=pair.pk)
            together.wait(10)
            joining.decide_pair(link=mine, same=by == asha, reason="", by=by, at=noon)
        except Refused as refused:
            return refused.words
        finally:
            connection.close()
        return "heard"

    with ThreadPoolExecutor(2) as pool:
        said = sorted(pool.map(answer, (asha, ben)))
    assert said[1] == "heard"
    assert said[0].startswith("This pair has been answered already by")
    assert Decision.objects.count() == 1


def test_a_load_that_joins_two_who_were_known_tells_whoever_has_them(northmarsh, bell, ben, noon, monkeypatch):
    hers = actions.claim(report=report(unit=northmarsh, at=noon), by=ben, at=noon)

    def bridge(*, records, by: Actor, at: datetime) -> Linked:
        linked = link_new(records=records, by=by, at=at)
        record, other = sorted((hers.about_id, bell.about_id))
        change = decide(record=record, other=other, same=True, reason="new", expires_on=None, by=by, at=at)
        return replace(linked, moved=joining.moves_of(change))

    monkeypatch.setattr(loading, "link_new", bridge)
    report(unit=northmarsh, at=noon, Crime_Reference="NFRC26000077", Surname="Cox", Email="", Telephone="")
    task = Task.objects.open().get(kind=joining.WHO)
    assert (task.subject, task.owner) == (hers.label, ben)
    assert "a list was loaded: week.csv" in task.reason
    assert {again(hers).repeat_of_year, again(bell).repeat_of_year} == {0, 1}


def test_a_load_that_is_undone_leaves_the_counts_as_they_were(northmarsh, asha, noon):
    first = report(unit=northmarsh, at=noon, Date_Reported="02/06/2026")
    earlier = load([{"Crime Reference": "NFRC26000088", "Date Reported": "01/05/2026"}], unit=northmarsh, at=noon)
    joining.recount(parties=[party_of(first.about)], by=asha, at=noon)
    assert again(first).repeat_of_year == 1
    actions.undo_load(feed=earlier, by=asha, at=noon)
    assert again(first).repeat_of_year == 0
