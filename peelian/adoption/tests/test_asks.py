"""Questions by personal link, their answers as findings, and the plan."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from threading import Barrier

import pytest
from django.db import connection

from peelian.accounts.models import PersonalLink
from peelian.accounts.queries import link_by_code, link_by_token
from peelian.adoption.actions import MadeAsk, Noted, agree_action, answer, ask, note_findings, withdraw
from peelian.adoption.models import Action, Ask, Finding
from peelian.adoption.queries import ask_behind, findings_of, status_of
from peelian.adoption.rules.findings import Evidence, State
from peelian.kernel.actor import Bearer, System
from peelian.kernel.refused import Refused
from peelian.knowledge import queries as knowledge
from peelian.knowledge.actions import publish_library
from peelian.parties.actions import add_source_records
from peelian.parties.models import SourceRecord

BY = System("tests")
VICTIM = Bearer("1")
FIRST, SECOND = "two-step-email", "strong-email-password"
MIDNIGHT = datetime(2026, 6, 4, 23, 30, tzinfo=UTC)  # half past midnight on 5 June in London


@pytest.fixture
def rosa(db: None, noon: datetime) -> SourceRecord:
    publish_library(library=knowledge.library(), by=BY, at=noon)
    record = SourceRecord(kind="person", given_name="Rosalind", family_name="Pickering", origin="test")
    [kept] = add_source_records(records=[record], by=BY, at=noon)
    return kept


@pytest.fixture
def asked(rosa: SourceRecord, noon: datetime) -> MadeAsk:
    return ask(about=rosa, controls=[FIRST, SECOND], purpose="follow-up", origin="intake.Report:1", by=BY, at=noon)


def test_an_ask_keeps_its_questions_in_order_with_their_versions(asked):
    items = list(asked.ask.items.all())
    assert [item.control_id for item in items] == [FIRST, SECOND]
    assert all(item.control_version == knowledge.control(item.control_id).version for item in items)
    assert asked.ask.due_on == date(2026, 8, 3)


def test_only_digests_of_the_links_secrets_are_kept(asked):
    kept = str(PersonalLink.objects.values().get())
    assert asked.link.token not in kept
    assert asked.link.code not in kept


def test_answers_land_as_findings_that_they_said(asked, rosa, noon):
    answer(ask=asked.ask, answers={FIRST: State.YES, SECOND: State.DONT_KNOW}, by=VICTIM, at=noon)
    found = findings_of([rosa.pk])
    assert {(one.control_id, one.state, one.evidence) for one in found} == {
        (FIRST, "yes", "said"), (SECOND, "don't know", "said"),
    }  # fmt: skip
    assert {(one.origin, one.noted_by) for one in found} == {(f"adoption.Ask:{asked.ask.pk}", VICTIM.name)}
    assert Ask.objects.answered().get().answered_at == noon


def test_an_ask_is_answered_once(asked, noon):
    both = {FIRST: State.YES, SECOND: State.NO}
    answer(ask=asked.ask, answers=both, by=VICTIM, at=noon)
    with pytest.raises(Refused, match="answered already"):
        answer(ask=asked.ask, answers=both, by=VICTIM, at=noon)
    assert Finding.objects.count() == 2


@pytest.mark.parametrize(
    "answers",
    [
        {},
        {FIRST: State.YES},
        {FIRST: State.YES, SECOND: State.NO, "backups": State.YES},
        {FIRST: State.YES, "backups": State.YES},
    ],
    ids=["none", "one left open", "one too many", "another control"],
)
def test_answers_to_other_questions_than_those_put_are_refused(asked, noon, answers):
    with pytest.raises(Refused, match="every question"):
        answer(ask=asked.ask, answers=answers, by=VICTIM, at=noon)
    assert not Finding.objects.exists()
    assert not Ask.objects.answered().exists()


def test_a_nameless_respondent_leaves_findings_about_nobody(rosa, noon):
    made = ask(about=None, controls=[FIRST], purpose="after a talk", origin="", by=BY, at=noon)
    answer(ask=made.ask, answers={FIRST: State.PARTLY}, by=VICTIM, at=noon)
    assert Finding.objects.get().about is None


@pytest.mark.parametrize("controls", [[], ["no-such-thing"]], ids=["none", "unknown"])
def test_nothing_can_be_asked_about_no_control_we_know(rosa, noon, controls):
    with pytest.raises(Refused):
        ask(about=rosa, controls=controls, purpose="follow-up", origin="", by=BY, at=noon)


def test_withdrawing_closes_the_link_and_refuses_answers(asked, noon):
    withdraw(ask=asked.ask, by=BY, at=noon)
    assert link_by_token(asked.link.token, noon) is None
    assert link_by_code(asked.link.code, noon) is None
    assert ask_behind(asked.link.link) is None
    with pytest.raises(Refused):
        answer(ask=asked.ask, answers={FIRST: State.YES, SECOND: State.NO}, by=VICTIM, at=noon)


def test_an_answered_ask_cannot_be_withdrawn(asked, noon):
    answer(ask=asked.ask, answers={FIRST: State.YES, SECOND: State.NO}, by=VICTIM, at=noon)
    with pytest.raises(Refused, match="cannot be withdrawn"):
        withdraw(ask=asked.ask, by=BY, at=noon)
    assert link_by_token(asked.link.token, noon)


def test_after_midnight_in_summer_it_is_already_the_next_day(rosa):
    found = [Noted(FIRST, State.YES, Evidence.SEEN)]
    note_findings(about=rosa, found=found, on=date(2026, 6, 5), origin="test", by=BY, at=MIDNIGHT)
    made = ask(about=rosa, controls=[FIRST], purpose="follow-up", origin="", by=BY, at=MIDNIGHT)
    answer(ask=made.ask, answers={FIRST: State.NO}, by=VICTIM, at=MIDNIGHT)
    assert set(Finding.objects.values_list("found_on", flat=True)) == {date(2026, 6, 5)}
    assert made.ask.due_on == date(2026, 8, 4)


def test_a_finding_of_tomorrow_is_refused(rosa, noon):
    with pytest.raises(Refused, match="future"):
        note_findings(about=rosa, found=[], on=date(2026, 6, 5), origin="test", by=BY, at=noon)


def test_a_finding_about_a_control_we_do_not_know_is_refused(rosa, noon):
    found = [Noted("nonsense", State.YES, Evidence.SAID)]
    with pytest.raises(Refused, match="no control called nonsense"):
        note_findings(about=rosa, found=found, on=noon.date(), origin="test", by=BY, at=noon)


def test_the_status_is_read_from_all_findings_of_a_party(rosa, noon):
    for state, day in ((State.NO, 1), (State.YES, 2), (State.DONT_KNOW, 3)):
        found = [Noted(FIRST, state, Evidence.SAID)]
        note_findings(about=rosa, found=found, on=date(2026, 6, day), origin="test", by=BY, at=noon)
    assert status_of(findings_of([rosa.pk]))[FIRST].state is State.YES


def test_a_plan_has_one_open_step_a_control_brought_up_to_date(rosa, noon):
    step = {"about": rosa, "control": FIRST, "origin": "intake.Report:1", "by": BY}
    agree_action(**step, owner="Rosalind", due_on=None, at=noon)
    agree_action(**step, owner="her son", due_on=date(2026, 7, 1), at=noon + timedelta(days=1))
    action = Action.objects.open().get()
    assert (action.owner, action.due_on) == ("her son", date(2026, 7, 1))


@pytest.mark.django_db(transaction=True)
def test_of_two_answers_at_once_one_wins(asked, noon):
    together = Barrier(2)

    def send(state: State) -> bool:
        together.wait()
        try:
            answer(ask=Ask.objects.get(), answers={FIRST: state, SECOND: state}, by=VICTIM, at=noon)
        except Refused:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(2) as pool:
        won = list(pool.map(send, [State.YES, State.NO]))
    assert sorted(won) == [False, True]
    assert set(Finding.objects.values_list("state", flat=True)) == {"yes" if won[0] else "no"}
    assert Finding.objects.count() == 2
