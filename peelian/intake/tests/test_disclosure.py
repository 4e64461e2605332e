"""The log of a record that can be disclosed, and the register of what was."""

from datetime import date, datetime, timedelta

import pytest

from peelian.accounts.models import Officer, Unit
from peelian.intake import actions
from peelian.intake.actions import Disclosed, Judged, Referred, Tried
from peelian.intake.factories import report
from peelian.intake.models import Report
from peelian.intake.queries import disclosures as register
from peelian.intake.queries.disclosure import disclosure_log
from peelian.intake.queries.disclosures import Asked
from peelian.intake.queries.record import record
from peelian.intake.queries.told import told
from peelian.intake.rules.redaction import Cut, Why
from peelian.intake.rules.referrals import Consent
from peelian.intake.rules.stages import Reached
from peelian.intake.rules.vulnerability import Judgement
from peelian.kernel.refused import Refused
from peelian.parties.rules.kinds import Channel as Way
from peelian.records.models import LogEntry
from peelian.release.models import Message
from peelian.release.rules.channels import Channel

pytestmark = pytest.mark.django_db
THURSDAY = date(2026, 6, 4)


@pytest.fixture
def hers(northmarsh: Unit, asha: Officer, noon: datetime) -> Report:
    return actions.claim(report=report(unit=northmarsh, at=noon), by=asha, at=noon)


def items(one: Report, officer: Officer):
    return disclosure_log(record(one, officer))


def give(
    one: Report, by: Officer, at: datetime, to="Legal services", what="Her address", basis="Court order", on=THURSDAY
):
    actions.record_disclosure(report=one, disclosed=Disclosed(to=to, what=what, basis=basis, on=on), by=by, at=at)


def test_items_are_numbered_oldest_first(hers, asha, noon):
    for minute, note in ((2, "Second."), (1, "First.")):
        at = noon + timedelta(minutes=minute)
        tried = Tried(Way.TELEPHONE, Reached.NO_ANSWER, note=note)
        actions.record_attempt(report=hers, tried=tried, by=asha, at=at)
    listed = items(hers, asha)
    assert [number for number, _ in listed] == list(range(1, len(listed) + 1))
    assert [item.said for _, item in listed if item.kind.startswith("Call")] == ["First.", "Second."]


def test_a_report_is_given_in_full_as_it_may_be_read(hers, asha, noon):
    assert told(hers) in [item.said for _, item in items(hers, asha)]
    actions.redact(report=hers, cuts=[Cut(0, 6, Why.SECRET)], by=asha, at=noon)
    said = [item.said for _, item in items(hers, asha)]
    assert told(hers) in said
    assert hers.narrative not in said


def test_what_was_sent_is_referred_to_by_number_and_digest(hers, asha, noon):
    actions.send_advice(
        report=hers, channel=Channel.LETTER, audience="adult", controls=["two-step-email"], by=asha, at=noon
    )
    message = Message.objects.get()
    copies = [(item.copy, item.digest) for _, item in items(hers, asha) if item.copy]
    assert copies == [(f"M{message.pk}", message.copy_digest)]


def test_judgements_and_referrals_are_in_it_once_each(hers, asha, noon):
    actions.assess_vulnerability(
        report=hers,
        judged=Judged(Judgement.VULNERABLE, ("lives_alone",), "She said so.", "I am alone."),
        by=asha,
        at=noon,
    )
    referred = Referred(service="victim-support", why="She asked.", consent=Consent.GIVEN, facts=("name",))
    made = actions.refer(report=hers, referred=referred, by=asha, at=noon)
    kinds = [item.kind for _, item in items(hers, asha)]
    assert kinds.count("Vulnerability judged: vulnerable") == 1
    assert kinds.count("Referral to Victim Support written") == 1
    assert made.text_digest in [item.digest for _, item in items(hers, asha)]


def test_making_the_log_for_somebody_is_itself_a_disclosure(hers, asha, noon):
    actions.disclose_log(report=hers, to="DS Okafor", why="CPIA request", what="PDF, 3 items", by=asha, at=noon)
    entry = LogEntry.objects.get(operation="disclosure")
    assert (entry.recipient, entry.detail) == (
        "DS Okafor",
        "disclosure log of the record (PDF, 3 items). Why: CPIA request",
    )


@pytest.mark.parametrize("missing", ["to", "what", "basis"])
def test_a_disclosure_says_to_whom_what_and_on_what_basis(hers, asha, noon, missing):
    with pytest.raises(Refused, match="to whom, what, and on what lawful basis"):
        give(hers, asha, noon, **{missing: " "})


def test_a_disclosure_to_come_is_refused(hers, asha, noon):
    with pytest.raises(Refused, match="today or earlier"):
        give(hers, asha, noon, on=THURSDAY + timedelta(days=1))


def test_the_register_holds_the_units_own_and_no_other(hers, asha, ben, charlie, noon):
    give(hers, asha, noon)
    assert [line.report for line in register.page(ben, Asked(), before="")[0]] == [hers]
    assert register.page(charlie, Asked(), before="") == ([], "")


def test_the_register_is_filtered_by_day_and_by_recipient(hers, asha, noon):
    give(hers, asha, noon, to="Legal services")
    give(hers, asha, noon + timedelta(days=1), to="Coroner")

    def found(asked: Asked) -> list[str]:
        return [line.entry.recipient for line in register.page(asha, asked, before="")[0]]

    assert found(Asked()) == ["Coroner", "Legal services"]
    assert found(Asked(last=THURSDAY)) == ["Legal services"]
    assert found(Asked(first=THURSDAY + timedelta(days=1))) == ["Coroner"]
    assert found(Asked(recipient="legal")) == ["Legal services"]


def test_the_register_is_paged_by_key_and_costs_the_same_for_many(hers, asha, noon, django_assert_num_queries):
    for number in range(7):
        give(hers, asha, noon, to=f"Recipient {number}")
    asha.forces  # noqa: B018  asked once a request
    seen, before = [], ""
    for size in (2, 5):
        with django_assert_num_queries(2):
            lines, before = register.page(asha, Asked(), before=before, size=size)
        seen += [line.entry.recipient for line in lines]
    assert seen == [f"Recipient {number}" for number in reversed(range(7))]
    assert before == ""


def test_a_label_of_something_else_does_not_upset_the_register(hers, asha, noon):
    give(hers, asha, noon)
    LogEntry.objects.create(
        at=noon, operation="disclosure", by_label="system:test", by_name="test", subject="parties.SourceRecord:x",
        recipient="Somebody",
    )  # fmt: skip
    assert len(register.page(asha, Asked(), before="")[0]) == 1
