import pytest

from peelian.accounts.rules.second_factor import directory_asked_for_two
from peelian.accounts.rules.sign_ins import means

PASSWORD = {"method": "password"}
APP = {"method": "mfa", "type": "totp"}
PASSKEY = {"method": "mfa", "type": "webauthn", "passwordless": True}


@pytest.mark.parametrize(
    ("records", "words"),
    [
        ([], ""),
        ([PASSWORD, APP], "password and authenticator app"),
        ([PASSWORD, PASSWORD, APP], "password and authenticator app"),
        ([PASSKEY], "passkey"),
        ([{"method": "socialaccount"}], "directory"),
        ([{"method": "telepathy"}], "telepathy"),
    ],
)
def test_what_a_session_was_opened_with_is_said_in_words(records, words):
    assert means(records) == words


@pytest.mark.parametrize(
    ("amr", "trusted", "counts"),
    [
        (None, True, True),
        (["pwd", "mfa"], True, True),
        (["pwd"], True, False),
        (None, False, False),
        (["pwd", "mfa"], False, False),
    ],
)
def test_the_directory_counts_for_two_only_if_the_force_says_so_and_it_does_not_say_otherwise(amr, trusted, counts):
    assert directory_asked_for_two(amr, trusted=trusted) is counts
