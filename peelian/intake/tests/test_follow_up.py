"""Asking a victim what changed: reminders permitted at the same time, asking no more, and the second wave."""

from datetime import date, timedelta

import pytest

from peelian.adoption.actions import answer, stop_asking
from peelian.adoption.models import Ask, DoNotAsk, Finding, Reminder
from peelian.adoption.rules.findings import State
from peelian.intake import actions
from peelian.intake.factories import report
from peelian.intake.models import Report
from peelian.intake.queries.follow_up import ways_to_remind
from peelian.intake.queries.today import news
from peelian.intake.rules.outcomes import Said
from peelian.intake.rules.stages import Outcome
from peelian.kernel.actor import Bearer, System
from peelian.kernel.refused import Refused
from peelian.release.models import Message
from peelian.release.rules.channels import Channel
from peelian.release.rules.texts import has_link
from peelian.tasks.models import Task

CLOCK = System("clockwork")
TWO_STEP = "two-step-email"
WEEK = timedelta(days=7)
EMAIL = "r.pickering@postbox.example"


def ended(report: Report, asha, noon) -> Report:
    """Rosalind's report, advised by letter on two-step verification, and contact ended."""
    hers = actions.claim(report=report, by=asha, at=noon)
    actions.send_advice(report=hers, channel=Channel.LETTER, audience="adult", controls=[TWO_STEP], by=asha, at=noon)
    return actions.close(report=hers, outcome=Outcome.ADVISED, said={TWO_STEP: Said.WILL}, by=asha, at=noon)


@pytest.fixture
def hers(northmarsh, asha, noon) -> Report:
    """A crime after which a mailbox is not in doubt, so that every way is open."""
    made = report(unit=northmarsh, at=noon, NFIB_Code="NFIB3A", Telephone="07700 900418")
    return ended(made, asha, noon)


def ask(hers, asha, at, remind_by=Channel.EMAIL):
    return actions.ask_what_changed(report=hers, channel=Channel.EMAIL, remind_by=remind_by, by=asha, at=at)


def held() -> list[Message]:
    return list(Message.objects.filter(reminder__isnull=False).order_by("id"))


def open_tasks() -> list[tuple[str, str]]:
    return list(Task.objects.open().order_by("id").values_list("kind", "title"))


def test_the_reminders_are_held_with_the_questions_for_the_days_of_the_schedule(hers, asha, noon):
    first = ask(hers, asha, noon)
    assert [(one.delivery, one.not_before) for one in held()] == [
        ("held", date(2026, 6, 11)), ("held", date(2026, 6, 18)),
    ]  # fmt: skip
    code = next(word for word in first.body.split() if len(word) == 9 and word[4] == "-")
    assert all(code in one.body and "Do not ask me again" in one.body for one in held())


def test_a_reminder_by_text_carries_no_link_and_no_code(hers, asha, noon, notify):
    first = ask(hers, asha, noon, Channel.TEXT)
    code = next(word for word in first.body.split() if len(word) == 9 and word[4] == "-")
    assert [one.channel for one in held()] == ["text", "text"]
    assert not any(has_link(one.body) or code in one.body for one in held())
    assert "01632 960111" in held()[0].body


def test_nobody_is_reminded_by_text_on_a_telephone_that_is_none(northmarsh, asha, noon):
    assert Channel.TEXT not in ways_to_remind(report(unit=northmarsh, at=noon))


def test_what_the_door_would_not_let_go_is_not_asked_at_all(hers, asha, noon, notify):
    Report.objects.filter(pk=hers.pk).update(contact=None)
    hers.about.telephone = ""
    hers.about.save(update_fields=["telephone"])
    hers = Report.objects.get(pk=hers.pk)
    with pytest.raises(Refused, match="mobile"):
        ask(hers, asha, noon, Channel.TEXT)
    assert not Ask.objects.exists()
    assert not held()


@pytest.mark.parametrize(("hour", "goes"), [(3, False), (9, True), (17, True), (21, False)])
def test_a_reminder_goes_by_day_and_not_at_night(hers, asha, noon, hour, goes):
    ask(hers, asha, noon)
    actions.settle_reminders(by=CLOCK, at=(noon + WEEK).replace(hour=hour))
    assert (held()[0].delivery == "waiting") is goes


def test_a_reminder_on_paper_is_a_task_until_it_is_posted(hers, asha, noon):
    hers.about.address = "14 Weir Cottages"
    ask(hers, asha, noon, Channel.LETTER)
    actions.settle_reminders(by=CLOCK, at=noon + WEEK)
    assert open_tasks() == [("post letter", "Print and post the reminder to Rosalind Pickering")]
    actions.post_letter(message=held()[0], by=asha, at=noon + WEEK)
    assert open_tasks() == []


def test_a_letter_that_an_answer_overtakes_is_not_printed(hers, asha, noon):
    ask(hers, asha, noon, Channel.LETTER)
    actions.settle_reminders(by=CLOCK, at=noon + WEEK)
    answer(ask=Ask.objects.get(), answers={TWO_STEP: State.YES}, by=Bearer("1"), at=noon + WEEK)
    actions.settle_reminders(by=CLOCK, at=noon + WEEK)
    assert (open_tasks(), held()[0].delivery) == ([], "cancelled")


def test_who_asks_us_to_stop_is_heeded_once_and_their_officer_told(hers, asha, noon):
    ask(hers, asha, noon)
    stop_asking(ask=Ask.objects.get(), by=Bearer("1"), at=noon + timedelta(hours=1))
    assert [actions.heed_stops(by=CLOCK, at=noon + timedelta(hours=2)) for _ in range(2)] == [1, 0]
    hers.refresh_from_db()
    assert (hers.stage, {one.delivery for one in held()}) == ("closed", {"cancelled"})
    assert "Rosalind Pickering asked us not to ask again." in news(asha, noon)[0].words
    assert len(news(asha, noon)) == 2  # the feed, and this: reminders that are not needed are no news


def test_advice_still_reaches_somebody_who_is_not_to_be_asked(northmarsh, hers, asha, noon):
    actions.stop_questions(report=hers, reason="She told me.", by=asha, at=noon)
    again = report(unit=northmarsh, at=noon, Crime_Reference="NFRC26000009", Telephone="07700 900418")
    again = actions.claim(report=again, by=asha, at=noon)
    actions.send_advice(report=again, channel=Channel.LETTER, audience="adult", controls=[TWO_STEP], by=asha, at=noon)
    closed = actions.close(report=again, outcome=Outcome.ADVISED, said={TWO_STEP: Said.WILL}, by=asha, at=noon)
    assert (closed.stage, open_tasks()) == ("closed", [])


def test_an_officer_stops_the_questions_with_a_reason_and_what_is_held_goes_nowhere(hers, asha, noon):
    ask(hers, asha, noon)
    with pytest.raises(Refused, match="Say why"):
        actions.stop_questions(report=hers, reason=" ", by=asha, at=noon)
    actions.stop_questions(report=hers, reason="She told me.", by=asha, at=noon)
    assert {one.delivery for one in held()} == {"cancelled"}
    hers.refresh_from_db()
    assert hers.stage == "waiting"  # what she holds she may still answer
    actions.resume_questions(report=hers, reason="She rang and wants to.", by=asha, at=noon)
    assert not DoNotAsk.objects.standing().exists()


def test_nobody_is_asked_who_is_not_to_be(hers, asha, noon):
    actions.stop_questions(report=hers, reason="She told me.", by=asha, at=noon)
    hers.refresh_from_db()
    Report.objects.filter(pk=hers.pk).update(stage="waiting")
    with pytest.raises(Refused, match="not to be asked again: She told me"):
        ask(hers, asha, noon)


SIX_MONTHS = timedelta(days=182)


@pytest.fixture
def answered(hers, asha, noon) -> Report:
    """The first questions asked, answered with “not yet”, and closed."""
    ask(hers, asha, noon)
    answer(ask=Ask.objects.get(), answers={TWO_STEP: State.NO}, by=Bearer("1"), at=noon + WEEK)
    actions.close_answered(by=CLOCK, at=noon + WEEK)
    hers.refresh_from_db()
    return hers


def test_the_second_wave_is_a_task_on_its_day_and_once(answered, noon):
    actions.raise_waves(by=CLOCK, at=noon + SIX_MONTHS - timedelta(days=1))
    assert open_tasks() == []
    for _ in range(2):
        actions.raise_waves(by=CLOCK, at=noon + SIX_MONTHS)
    assert open_tasks() == [("follow-up", "Ask Rosalind Pickering again what changed")]


def test_before_its_day_the_second_wave_is_refused(answered, asha, noon):
    with pytest.raises(Refused, match="The next time is on 3 December 2026"):
        ask(answered, asha, noon + WEEK)


def test_the_second_answer_is_added_and_the_first_stays_as_it_was(answered, asha, noon):
    before = list(Finding.objects.order_by("id").values())
    ask(answered, asha, noon + SIX_MONTHS)
    second = Ask.objects.get(wave=2)
    answer(ask=second, answers={TWO_STEP: State.YES}, by=Bearer("2"), at=noon + SIX_MONTHS + WEEK)
    after = list(Finding.objects.order_by("id").values())
    assert after[: len(before)] == before
    assert [(one["state"], one["origin"]) for one in after[len(before) :]] == [("yes", second.label)]
    answered.refresh_from_db()
    assert answered.stage == "closed"


def test_after_the_last_wave_nobody_is_asked_again(answered, asha, noon):
    ask(answered, asha, noon + SIX_MONTHS)
    assert Ask.objects.get(wave=2).next_on is None
    with pytest.raises(Refused, match="asked already"):
        ask(answered, asha, noon + 2 * SIX_MONTHS)


def test_a_wave_for_somebody_not_to_be_asked_raises_nothing(answered, asha, noon):
    actions.stop_questions(report=answered, reason="She told me.", by=asha, at=noon + WEEK)
    assert actions.raise_waves(by=CLOCK, at=noon + SIX_MONTHS) == 0
    assert open_tasks() == []


def test_a_closed_link_of_a_reminder_is_no_reason_to_write(hers, asha, noon):
    ask(hers, asha, noon)
    actions.settle_reminders(by=CLOCK, at=noon + timedelta(days=70))
    assert {one.standing for one in Reminder.objects.all()} == {"not needed"}
