"""Addresses and numbers that we leave alone, until somebody says that they may be used again."""

import pytest

from peelian.kernel.refused import Refused
from peelian.records.models import LogEntry
from peelian.release.actions import lift_suppression, suppress
from peelian.release.models import Suppression
from peelian.release.models.suppression import Cause
from peelian.release.queries import why_not
from peelian.release.rules.channels import Channel

pytestmark = pytest.mark.django_db
ADDRESS = "r.pickering@postbox.example"


@pytest.fixture
def stopped(asha, noon):
    return suppress(
        channel=Channel.EMAIL, recipient=ADDRESS, reason="She rang and asked.", by=asha, at=noon, cause=Cause.ASKED
    )


def test_a_suppressed_address_is_not_written_to_and_others_are(stopped, draft):
    assert "asked us to stop" in why_not(draft())[0]
    assert why_not(draft(recipient="other@postbox.example")) == []


def test_a_second_word_on_the_same_address_keeps_the_first(stopped, asha, noon):
    again = suppress(channel=Channel.EMAIL, recipient=f" {ADDRESS} ", reason="Bounced.", by=asha, at=noon)
    assert (again.pk, again.reason) == (stopped.pk, "She rang and asked.")


def test_a_lifted_suppression_says_who_lifted_it_and_why(stopped, draft, ben, noon):
    lift_suppression(suppression=stopped, reason="She rang again.", by=ben, at=noon)
    stopped.refresh_from_db()
    assert (stopped.lifted_by, stopped.lifted_why) == (ben.name, "She rang again.")
    assert why_not(draft()) == []
    assert LogEntry.objects.filter(subject=stopped.label, detail="suppression lifted", by_name=ben.name).exists()


def test_it_is_lifted_once(stopped, asha, noon):
    lift_suppression(suppression=stopped, reason="She rang again.", by=asha, at=noon)
    with pytest.raises(Refused, match="already"):
        lift_suppression(suppression=stopped, reason="She rang again.", by=asha, at=noon)


def test_an_address_can_be_suppressed_again_after_it_was_lifted(stopped, asha, noon):
    lift_suppression(suppression=stopped, reason="She rang again.", by=asha, at=noon)
    suppress(channel=Channel.EMAIL, recipient=ADDRESS, reason="She changed her mind.", by=asha, at=noon)
    assert Suppression.objects.standing().get().reason == "She changed her mind."


@pytest.mark.parametrize(("recipient", "reason"), [(" ", "why"), (ADDRESS, " ")])
def test_neither_an_address_nor_a_reason_may_be_missing(asha, noon, recipient, reason):
    with pytest.raises(Refused):
        suppress(channel=Channel.EMAIL, recipient=recipient, reason=reason, by=asha, at=noon)


def test_a_suppression_is_not_lifted_without_a_reason(stopped, asha, noon):
    with pytest.raises(Refused, match="how you know"):
        lift_suppression(suppression=stopped, reason=" ", by=asha, at=noon)
