"""Attempts, advice, outcome and follow-up, from a claimed report to a closed one."""

from datetime import UTC, date, datetime, timedelta

import pytest

from peelian.accounts.models import Officer
from peelian.adoption.actions import answer
from peelian.adoption.models import Action, Ask, Finding
from peelian.adoption.rules.findings import State
from peelian.intake import actions
from peelian.intake.actions import Tried
from peelian.intake.factories import report
from peelian.intake.models import Report
from peelian.intake.queries.advice import advice_draft, facts, suggestion
from peelian.intake.queries.follow_up import asked_about, follow_up_draft
from peelian.intake.rules.outcomes import Said
from peelian.intake.rules.stages import Outcome, Reached
from peelian.kernel.actor import Bearer, System
from peelian.kernel.refused import Refused
from peelian.knowledge import queries as knowledge
from peelian.linkage.queries import fellows
from peelian.parties.actions import raise_flag
from peelian.parties.models import SafetyFlag
from peelian.parties.models.flags import FlagKind
from peelian.parties.rules.kinds import Channel as Way
from peelian.release.models import Message
from peelian.release.queries import why_not
from peelian.release.rules.channels import Channel
from peelian.tasks.models import Task

pytestmark = pytest.mark.django_db
CLOCKWORK = System("clockwork")
FIRST, SECOND = "two-step-email", "strong-email-password"
MIDNIGHT = datetime(2026, 6, 4, 23, 30, tzinfo=UTC)  # half past midnight on 5 June in London


@pytest.fixture
def hers(northmarsh, asha: Officer, noon: datetime) -> Report:
    """Rosalind's report, claimed by Asha."""
    return actions.claim(report=report(unit=northmarsh, at=noon), by=asha, at=noon)


@pytest.fixture
def advised(hers: Report, asha: Officer, noon: datetime) -> Report:
    """The same with a letter about two controls sent."""
    advise(hers, asha, noon)
    return hers


def tried(reached=Reached.NO_ANSWER, **told) -> Tried:
    return Tried(Way.TELEPHONE, reached, **told)


def advise(hers: Report, by: Officer, at: datetime, controls=(FIRST, SECOND)):
    return actions.send_advice(report=hers, channel=Channel.LETTER, audience="adult", controls=controls, by=by, at=at)


def end(hers: Report, by: Officer, at: datetime, outcome=Outcome.ADVISED, **said: Said) -> Report:
    told = {name.replace("_", "-"): word for name, word in said.items()}
    return actions.close(report=hers, outcome=outcome, said=told, by=by, at=at)


def ask(hers: Report, by: Officer, at: datetime) -> Message:
    return actions.ask_what_changed(report=hers, channel=Channel.LETTER, by=by, at=at)


def open_tasks() -> list[tuple[str, date]]:
    return list(Task.objects.open().order_by("due_on").values_list("kind", "due_on"))


def test_the_first_attempt_stops_the_clock_and_a_later_one_leaves_it(hers, asha, noon):
    actions.record_attempt(report=hers, tried=tried(), by=asha, at=noon)
    actions.record_attempt(report=hers, tried=tried(), by=asha, at=noon + timedelta(hours=3))
    hers.refresh_from_db()
    assert hers.first_attempt_at == noon
    assert hers.attempts.count() == 2


@pytest.mark.parametrize("reached", [Reached.NO_ANSWER, Reached.LEFT_MESSAGE, Reached.SPOKE_TO_OTHER])
def test_somebody_who_was_not_reached_is_rung_again_the_next_working_day(hers, asha, noon, reached):
    actions.record_attempt(report=hers, tried=tried(reached), by=asha, at=noon)
    assert open_tasks() == [("call", date(2026, 6, 5))]
    assert Task.objects.open().get().reason.startswith(f"Last try: {reached.value}.")


def test_somebody_who_was_reached_is_not_rung_again(hers, asha, noon):
    actions.record_attempt(report=hers, tried=tried(Reached.SPOKE), by=asha, at=noon)
    assert open_tasks() == []


def test_nobody_records_an_attempt_on_a_report_that_is_not_theirs(hers, ben, noon):
    with pytest.raises(Refused, match="Asha Verma has this report"):
        actions.record_attempt(report=hers, tried=tried(), by=ben, at=noon)
    assert not hers.attempts.exists()


def test_a_report_nobody_has_is_claimed_before_it_is_worked(northmarsh, asha, noon):
    with pytest.raises(Refused, match="Claim this report first"):
        actions.record_attempt(report=report(unit=northmarsh, at=noon), tried=tried(), by=asha, at=noon)


def test_danger_told_at_any_length_raises_a_warning(hers, asha, noon):
    story = "He came back last night. " * 100
    actions.record_attempt(report=hers, tried=tried(Reached.SPOKE, note=story, danger=story), by=asha, at=noon)
    assert SafetyFlag.objects.get().reason.startswith("He came back last night.")
    assert hers.attempts.get().note == story


def test_advice_keeps_its_controls_and_the_exact_copy(hers, asha, noon):
    given = advise(hers, asha, noon)
    hers.refresh_from_db()
    assert (given.controls, given.audience, hers.advised_at) == ([FIRST, SECOND], "adult", noon)
    assert knowledge.control(FIRST).advice_for("adult").text.split()[0] in given.message.body
    assert hers.attempts.get().reached == "sent"


def test_advice_about_nothing_is_refused(hers, asha, noon):
    with pytest.raises(Refused, match="at least one thing"):
        advise(hers, asha, noon, controls=())


def draft(one: Report, by: Officer, audience="adult", channel=Channel.LETTER):
    return advice_draft(one, channel=channel, audience=audience, controls=[FIRST], by=by, today=date(2026, 6, 4))


@pytest.mark.parametrize("audience", ["adult", "older_person", "small_firm", "sole_trader"])
def test_advice_is_in_the_words_of_its_audience(hers, asha, audience):
    words = " ".join(knowledge.control(FIRST).advice_for(audience).text.split())
    assert words in draft(hers, asha, audience).body


def test_support_is_offered_where_danger_or_vulnerability_calls_for_it(northmarsh, asha, noon):
    plain = report(unit=northmarsh, at=noon)
    grave = report(unit=northmarsh, at=noon, Crime_Reference="NFRC2", Narrative="I want to kill myself.")
    heading = "# If you would like to talk to somebody"
    assert heading not in draft(plain, asha).body
    assert heading in draft(grave, asha).body


def test_support_is_offered_once_an_officer_has_heard_of_danger(hers, asha, noon):
    actions.record_attempt(report=hers, tried=tried(Reached.SPOKE, danger="He has her keys."), by=asha, at=noon)
    hers.refresh_from_db()
    assert "# If you would like to talk to somebody" in draft(hers, asha).body


def test_a_firm_is_written_to_in_the_name_of_its_contact(northmarsh, asha, noon):
    firm = report(unit=northmarsh, at=noon, Victim_Type="Organisation", Organisation_Name="Pike Joinery Ltd")
    assert draft(firm, asha, "small_firm").body.startswith("Dear Rosalind Pickering,")
    assert draft(firm, asha, "small_firm").recipient == "14 Weir Cottages\nGU14 7QT"


@pytest.mark.parametrize("about", ["about", "contact"])
def test_a_warning_on_the_firm_or_on_its_contact_stops_a_letter(northmarsh, asha, noon, about):
    firm = report(unit=northmarsh, at=noon, Victim_Type="Organisation", Organisation_Name="Pike Joinery Ltd")
    raise_flag(about=getattr(firm, about), kind=FlagKind.DO_NOT_WRITE, reason="Asked us.", by=asha, at=noon)
    assert "do not write" in why_not(draft(firm, asha))[0]
    assert "do not write" in why_not(follow_up_draft(firm, channel=Channel.LETTER, by=asha))[0]


def test_what_is_in_place_is_not_suggested_again(advised, asha, noon):
    assert FIRST in suggestion(advised)
    end(advised, asha, noon, two_step_email=Said.DONE, strong_email_password=Said.NO)
    assert FIRST not in suggestion(advised)
    assert SECOND in suggestion(advised)


def test_an_outcome_becomes_findings_actions_and_a_task_to_ask_later(advised, asha, noon):
    ended = end(advised, asha, noon, two_step_email=Said.WILL, strong_email_password=Said.SEEN)
    found = {(one.control_id, one.state, one.evidence, one.origin) for one in Finding.objects.all()}
    assert found == {(FIRST, "no", "said", ended.label), (SECOND, "yes", "seen", ended.label)}
    assert Action.objects.open().get().control_id == FIRST
    assert (ended.stage, ended.outcome, ended.closed_at) == ("waiting", "advised", noon)
    assert open_tasks() == [("follow-up", date(2026, 7, 16))]


@pytest.mark.parametrize("outcome", [one for one in Outcome if one is not Outcome.ADVISED])
def test_every_other_outcome_closes_the_report_and_leaves_nothing_to_do(hers, asha, noon, outcome):
    assert end(hers, asha, noon, outcome).stage == "closed"
    assert open_tasks() == []


def test_contact_ends_once(advised, asha, noon):
    end(advised, asha, noon, two_step_email=Said.WILL)
    with pytest.raises(Refused, match="on the record already"):
        end(advised, asha, noon, two_step_email=Said.NO)
    assert Finding.objects.count() == 1


def test_contact_may_end_after_midnight_in_summer(advised, asha):
    end(advised, asha, MIDNIGHT, two_step_email=Said.DONE)
    assert Finding.objects.get().found_on == date(2026, 6, 5)


def test_a_follow_up_is_only_about_what_was_not_in_place_before(advised, asha, noon):
    end(advised, asha, noon, two_step_email=Said.WILL, strong_email_password=Said.ALREADY)
    ask(advised, asha, noon)
    assert [item.control_id for item in Ask.objects.get().items.all()] == [FIRST]
    assert open_tasks() == []


def test_nothing_is_asked_later_of_somebody_who_had_it_all_before(advised, asha, noon):
    ended = end(advised, asha, noon, two_step_email=Said.ALREADY, strong_email_password=Said.ALREADY)
    assert asked_about(ended) == []
    assert (ended.stage, open_tasks()) == ("closed", [])


def test_a_follow_up_waits_until_contact_has_ended(advised, asha, noon):
    with pytest.raises(Refused, match="how contact ended"):
        ask(advised, asha, noon)
    assert not Ask.objects.exists()


def test_they_are_asked_once(advised, asha, noon):
    end(advised, asha, noon, two_step_email=Said.WILL, strong_email_password=Said.NO)
    ask(advised, asha, noon)
    with pytest.raises(Refused, match="asked already"):
        ask(advised, asha, noon)
    assert Message.objects.filter(template="follow-up").count() == 1


def test_a_letter_carries_the_code_and_an_e_mail_the_link_too(advised, asha, noon, settings):
    end(advised, asha, noon, two_step_email=Said.WILL, strong_email_password=Said.NO)
    body = ask(advised, asha, noon).body
    assert f"Go to {settings.FRONT_ADDRESS}/answer and type this code: " in body
    assert "your own link" not in body
    assert "2 questions" in body
    assert "The questions close on 3 August 2026" in body


def test_a_follow_up_that_may_not_leave_leaves_no_ask_behind(advised, asha, noon):
    end(advised, asha, noon, two_step_email=Said.WILL)
    raise_flag(about=advised.about, kind=FlagKind.DO_NOT_WRITE, reason="Asked us.", by=asha, at=noon)
    with pytest.raises(Refused, match="do not write"):
        ask(advised, asha, noon)
    assert not Ask.objects.exists()


def test_an_answered_report_closes_and_nothing_is_left_to_do(advised, asha, noon):
    end(advised, asha, noon, two_step_email=Said.WILL, strong_email_password=Said.ALREADY)
    ask(advised, asha, noon)
    actions.record_attempt(report=advised, tried=tried(), by=asha, at=noon)
    assert actions.close_answered(by=CLOCKWORK, at=noon) == 0
    answer(ask=Ask.objects.get(), answers={FIRST: State.YES}, by=Bearer("1"), at=noon)
    assert actions.close_answered(by=CLOCKWORK, at=noon + timedelta(minutes=1)) == 1
    advised.refresh_from_db()
    assert (advised.stage, open_tasks()) == ("closed", [])
    assert actions.close_answered(by=CLOCKWORK, at=noon + timedelta(minutes=2)) == 0


def test_nothing_more_is_written_on_a_closed_report(hers, asha, noon):
    end(hers, asha, noon, Outcome.DECLINED)
    with pytest.raises(Refused):
        actions.record_attempt(report=hers, tried=tried(), by=asha, at=noon)
    with pytest.raises(Refused):
        advise(hers, asha, noon)


def test_what_an_officer_learns_is_used_from_then_on_and_nothing_is_overwritten(hers, asha, noon):
    actions.correct_contact(report=hers, facts={"address": "2 New Road"}, by=asha, at=noon + timedelta(hours=1))
    known = facts(hers)
    assert (known.address, known.postcode, known.telephone) == ("2 New Road", "GU14 7QT", "+441632960418")
    hers.about.refresh_from_db()
    assert hers.about.address == "14 Weir Cottages"


def test_learning_nothing_keeps_nothing(hers, asha, noon):
    actions.correct_contact(report=hers, facts={}, by=asha, at=noon)
    assert fellows(hers.about).count() == 1
