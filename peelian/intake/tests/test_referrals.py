"""Referrals that come back: what is said, what is chased, and what the officer has to decide."""

from datetime import date, datetime, timedelta

import pytest

from peelian.accounts.models import Officer, Unit
from peelian.intake import actions, jobs
from peelian.intake.actions import Happened, Referred
from peelian.intake.factories import load, report
from peelian.intake.models import Referral, Report
from peelian.intake.queries import referrals as queries
from peelian.intake.queries.referrals import Tab
from peelian.intake.rules.referrals import Consent, StepKind
from peelian.kernel.actor import System
from peelian.kernel.refused import Refused
from peelian.parties.actions import raise_flag
from peelian.parties.models.flags import FlagKind
from peelian.records.models import LogEntry
from peelian.tasks.models import Task

pytestmark = pytest.mark.django_db
CLOCKWORK = System("clockwork")
THURSDAY = date(2026, 6, 4)
ALL = ("name", "telephone", "offence", "signs of vulnerability")


@pytest.fixture
def hers(northmarsh: Unit, asha: Officer, noon: datetime) -> Report:
    return actions.claim(report=report(unit=northmarsh, at=noon), by=asha, at=noon)


@pytest.fixture
def made(hers: Report, asha: Officer, noon: datetime) -> Referral:
    """A referral to Victim Support, which is to answer within 3 working days."""
    return refer(hers, asha, noon)


def refer(one: Report, by: Officer, at: datetime, service="victim-support", consent=Consent.GIVEN, **told) -> Referral:
    given = {"why": "She wants somebody to talk to.", "facts": ALL, "words": "Ring after 6pm."} | told
    return actions.refer(report=one, referred=Referred(service=service, consent=consent, **given), by=by, at=at)


def step(one: Referral, kind: StepKind, by: Officer, at: datetime, words="Their web form.", **told) -> Referral:
    on = told.pop("on", at.date())
    return actions.record_step(referral=one, happened=Happened(kind=kind, on=on, words=words, **told), by=by, at=at)


def referral_tasks() -> list[tuple[str, date]]:
    return list(Task.objects.open().filter(kind="referral").values_list("title", "due_on"))


def test_a_referral_says_only_the_facts_that_were_chosen(hers, asha, noon):
    text = refer(hers, asha, noon, facts=("name",)).text
    assert "Name: Rosalind Pickering" in text
    assert "01632 960418" not in text
    assert "+441632960418" not in text
    assert "Ring after 6pm." in text
    assert "They agreed to this referral" in text


def test_a_referral_warns_where_a_way_to_reach_them_is_not_safe(hers, asha, noon):
    raise_flag(about=hers.about, kind=FlagKind.DO_NOT_RING, reason="He answers.", by=asha, at=noon)
    text = refer(hers, asha, noon, service="pursue", facts=("telephone", "e-mail")).text
    assert "do not ring" in text
    assert "r.pickering@postbox.example (do not use" in text


def test_writing_it_sends_nothing_and_asks_for_it_to_be_sent(made, asha):
    assert made.standing == "to be sent"
    assert referral_tasks() == [("Send the referral to Victim Support", THURSDAY)]
    assert not LogEntry.objects.filter(operation="disclosure").exists()


def test_sending_is_logged_as_a_disclosure_to_the_service(made, hers, asha, noon):
    step(made, StepKind.SENT, asha, noon)
    entry = LogEntry.objects.get(operation="disclosure")
    assert (entry.subject, entry.recipient) == (hers.label, "Victim Support")


def test_no_answer_in_time_is_chased_once_and_again_after_each_chase(made, asha, noon):
    step(made, StepKind.SENT, asha, noon)
    assert actions.chase_referrals(by=CLOCKWORK, at=noon + timedelta(days=4)) == 0
    late = noon + timedelta(days=5)  # Tuesday, the third working day
    assert actions.chase_referrals(by=CLOCKWORK, at=late) == 1
    assert actions.chase_referrals(by=CLOCKWORK, at=late) == 0
    assert referral_tasks() == [("Chase Victim Support about Rosalind Pickering", date(2026, 6, 9))]
    step(made, StepKind.CHASED, asha, late, words="They will look.")
    assert referral_tasks() == []
    assert actions.chase_referrals(by=CLOCKWORK, at=late + timedelta(days=6)) == 0
    assert actions.chase_referrals(by=CLOCKWORK, at=late + timedelta(days=7)) == 1


def test_accepted_and_silent_is_asked_how_it_went(made, asha, noon):
    step(made, StepKind.SENT, asha, noon)
    step(made, StepKind.ACCEPTED, asha, noon, words="")
    assert actions.chase_referrals(by=CLOCKWORK, at=noon + timedelta(days=27)) == 0
    assert actions.chase_referrals(by=CLOCKWORK, at=noon + timedelta(days=28)) == 1
    assert referral_tasks()[0][0] == "Ask Victim Support how it went with Rosalind Pickering"


def test_handed_back_returns_to_the_officer_to_decide(made, asha, noon):
    step(made, StepKind.SENT, asha, noon)
    back = step(made, StepKind.HANDED_BACK, asha, noon, words="She lives outside our area.")
    task = Task.objects.open().get(kind="referral")
    assert task.title == "Handed back by Victim Support: decide what now"
    assert "outside our area" in task.reason
    assert task.owner == asha
    assert back.standing == "handed back"


def test_what_was_handed_back_may_be_sent_again_or_ended(made, asha, noon):
    step(made, StepKind.SENT, asha, noon)
    step(made, StepKind.HANDED_BACK, asha, noon, words="Wrong area.")
    assert step(made, StepKind.SENT, asha, noon, words="To the other office.").standing == "sent"
    assert step(made, StepKind.ENDED, asha, noon, words="She changed her mind.").standing == "ended"
    assert referral_tasks() == []


@pytest.mark.parametrize("kind", [StepKind.ACCEPTED, StepKind.HANDED_BACK, StepKind.CHASED])
def test_nothing_comes_back_that_was_not_sent(made, asha, noon, kind):
    with pytest.raises(Refused, match="to be sent"):
        step(made, kind, asha, noon)


def test_an_ended_referral_goes_no_further(made, asha, noon):
    step(made, StepKind.ENDED, asha, noon)
    with pytest.raises(Refused, match="ended"):
        step(made, StepKind.SENT, asha, noon)


@pytest.mark.parametrize("kind", [StepKind.SENT, StepKind.ENDED])
def test_a_step_that_needs_words_is_refused_without(made, asha, noon, kind):
    with pytest.raises(Refused, match=r"^Say how"):
        step(made, kind, asha, noon, words=" ")


def test_a_day_to_come_is_refused(made, asha, noon):
    with pytest.raises(Refused, match="today or earlier"):
        step(made, StepKind.SENT, asha, noon, on=THURSDAY + timedelta(days=1))


def test_somebody_who_said_no_is_kept_as_asked_and_nothing_is_passed_on(hers, asha, noon):
    kept = refer(hers, asha, noon, consent=Consent.REFUSED)
    assert (kept.standing, kept.text, kept.facts) == ("ended", "", [])
    assert kept.steps.get().words.startswith("They were asked")
    assert referral_tasks() == []


def test_a_service_that_needs_consent_takes_nobody_without(hers, asha, noon):
    with pytest.raises(Refused, match="takes nobody on who has not agreed"):
        refer(hers, asha, noon, consent=Consent.NOT_NEEDED, consent_why="In danger.")


def test_safeguarding_goes_without_consent_only_with_a_reason(hers, asha, noon):
    with pytest.raises(Refused, match="without their consent"):
        refer(hers, asha, noon, service="safeguarding-adults", consent=Consent.NOT_NEEDED)
    kept = refer(
        hers, asha, noon, service="safeguarding-adults", consent=Consent.NOT_NEEDED, consent_why="Asking is not safe."
    )
    assert "because: Asking is not safe." in kept.text


def test_one_referral_to_a_service_is_open_at_a_time(made, hers, asha, noon):
    with pytest.raises(Refused, match="open on this report already"):
        refer(hers, asha, noon)
    step(made, StepKind.ENDED, asha, noon)
    refer(hers, asha, noon)


def test_another_units_referrals_are_not_in_the_list(made, charlie, asha):
    assert queries.page(charlie, Tab.WAITING, after="").referrals == []
    assert queries.page(asha, Tab.WAITING, after="").referrals == [made]


def test_the_list_is_paged_by_key_and_costs_the_same_for_many(northmarsh, asha, noon, django_assert_num_queries):
    rows = [{"Crime Reference": f"NFRC27{n:06}", "Surname": f"Pike{chr(97 + n)}"} for n in range(7)]
    load(rows, unit=northmarsh, at=noon)
    for each in Report.objects.order_by("pk"):
        refer(each, asha, noon)
    asha.forces  # noqa: B018  asked once a request
    seen, after = [], ""
    for size in (2, 4, 4):
        with django_assert_num_queries(1):
            page = queries.page(asha, Tab.WAITING, after=after, size=size)
        seen += [each.pk for each in page.referrals]
        after = page.after
    assert seen == list(Referral.objects.order_by("pk").values_list("pk", flat=True))
    assert after == ""
    assert queries.count(asha, Tab.WAITING) == "7"


def test_a_load_with_a_referral_is_not_undone(northmarsh, asha, noon):
    one = report(unit=northmarsh, at=noon)
    refer(one, asha, noon)
    assert one.row
    with pytest.raises(Refused, match="begun to work"):
        actions.undo_load(feed=one.row.feed, by=asha, at=noon)


def test_the_clock_chases_whatever_is_late_and_may_run_twice(made, asha, noon):
    step(made, StepKind.SENT, asha, noon)  # noon is long ago by the clock on the wall
    for _ in range(2):
        jobs.referrals(0)
    assert [title for title, _ in referral_tasks()] == ["Chase Victim Support about Rosalind Pickering"]
