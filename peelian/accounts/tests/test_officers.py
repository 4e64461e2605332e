from smtplib import SMTPException
from unittest.mock import patch

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.core import mail

from peelian.accounts import actions
from peelian.accounts.gateways.totp import demo_codes
from peelian.accounts.models import Officer
from peelian.accounts.rules.roles import Role
from peelian.kernel.refused import Refused


def test_the_address_of_a_new_officer_counts_as_verified(asha):
    address = EmailAddress.objects.get(user=asha)
    assert (address.email, address.verified, address.primary) == (asha.email, True, True)


def test_a_new_officer_has_no_password_yet(asha):
    assert not asha.has_usable_password()


def test_an_address_has_one_account_however_it_is_written(asha, northmarsh, adam, noon):
    with pytest.raises(Refused, match="already an account"):
        actions.make_officer(email=asha.email.upper(), name="A", role=Role.OFFICER, unit=northmarsh, by=adam, at=noon)


def test_nobody_closes_their_own_account(adam, noon):
    with pytest.raises(Refused, match="your own account"):
        actions.close_account(officer=adam, by=adam, at=noon)


def test_an_account_is_closed_once(asha, adam, noon):
    actions.close_account(officer=asha, by=adam, at=noon)
    with pytest.raises(Refused, match="already closed"):
        actions.close_account(officer=asha, by=adam, at=noon)


def test_a_closed_account_can_be_opened_again(asha, adam, noon):
    actions.close_account(officer=asha, by=adam, at=noon)
    actions.open_account(officer=asha, by=adam, at=noon)
    assert Officer.objects.get(pk=asha.pk).is_active


def test_the_last_administrator_stays(asha, adam, noon):
    with pytest.raises(Refused, match="only administrator"):
        actions.close_account(officer=adam, by=asha, at=noon)
    with pytest.raises(Refused, match="only administrator"):
        actions.change_post(officer=adam, role=Role.OFFICER, unit=adam.unit, by=adam, at=noon)


def test_a_second_administrator_lets_the_first_go(adam, make_officer, northmarsh, noon):
    second = make_officer("Edie Frost", northmarsh, Role.ADMINISTRATOR)
    actions.close_account(officer=adam, by=second, at=noon)
    assert not Officer.objects.get(pk=adam.pk).is_active


def test_another_post_changes_what_is_seen(asha, surrey, adam, noon):
    moved = actions.change_post(officer=asha, role=Role.SUPERVISOR, unit=surrey, by=adam, at=noon)
    assert (moved.role, moved.unit) == (Role.SUPERVISOR, surrey)


def test_lost_second_factors_are_all_taken_away(asha, adam, noon):
    actions.make_demo_sign_in(officer=asha, password="x", totp_secret="JBSWY3DPEHPK3PXP", by=adam, at=noon)
    actions.forget_second_factors(officer=asha, by=adam, at=noon)
    assert not Authenticator.objects.filter(user=asha).exists()


def test_nobody_takes_away_their_own_second_factor_here(adam, noon):
    actions.make_demo_sign_in(officer=adam, password="x", totp_secret="JBSWY3DPEHPK3PXP", by=adam, at=noon)
    with pytest.raises(Refused, match="for yourself"):
        actions.forget_second_factors(officer=adam, by=adam, at=noon)


def test_a_closed_account_is_not_invited(asha, adam, noon):
    actions.close_account(officer=asha, by=adam, at=noon)
    asha.refresh_from_db()
    with pytest.raises(Refused, match="is closed"):
        actions.invite(officer=asha, by=adam, at=noon)
    assert not mail.outbox


@pytest.mark.parametrize("failure", [SMTPException("no"), ConnectionRefusedError()])
def test_a_mail_server_that_fails_is_a_refusal_that_says_what_to_do(asha, adam, noon, failure):
    with (
        patch("django.core.mail.backends.locmem.EmailBackend.send_messages", side_effect=failure),
        pytest.raises(Refused, match="Try again in a few minutes"),
    ):
        actions.invite(officer=asha, by=adam, at=noon)


def test_the_demo_code_is_the_one_of_the_standard(settings):
    """RFC 6238, appendix B: the secret is "12345678901234567890", the time 59 seconds; our codes have six digits."""
    from datetime import UTC, datetime

    secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    assert demo_codes(secret, datetime.fromtimestamp(59, UTC)) == "287082"
