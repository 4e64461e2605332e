"""Which of Notify's answers is the last word on a message."""

import pytest

from peelian.release.rules.channels import Delivery
from peelian.release.rules.notify import MEANS, Receipt, refuses_for_good


@pytest.mark.parametrize(
    ("status", "said", "final"),
    [
        (400, "phone_number Not enough digits", True),
        (400, "email_address Not a valid email address", True),
        (400, "Content for template has a character count greater than the limit of 918", True),
        (400, "Template not found", False),
        (400, "Missing personalisation: text", False),
        (400, "Can't send to this recipient using a team-only API key", False),
        (403, "Invalid token: phone_number", False),
        (429, "Exceeded send limits (1000) for today", False),
        (500, "Internal server error", False),
        (503, "Request failed", False),
    ],
)
def test_only_what_is_wrong_with_the_address_or_the_length_is_final(status, said, final):
    assert refuses_for_good(status, said) is final


@pytest.mark.parametrize("receipt", Receipt)
def test_every_end_means_a_step_of_the_ledger(receipt):
    step, words = MEANS[receipt]
    assert step in Delivery
    assert words
