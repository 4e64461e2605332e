"""Signing in with a password and a second factor, by allauth's own pages."""

from datetime import UTC, datetime

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet

from peelian.accounts import actions
from peelian.accounts.tests.conftest import PASSWORD


def test_a_password_alone_opens_nothing(ready, knock, door):
    assert knock(ready.email).url == "/account/2fa/authenticate/"
    assert door.get("/account/").status_code == 302


def test_a_password_and_a_code_open_the_desk(ready, knock, door, code_now):
    knock(ready.email)
    assert door.post("/account/2fa/authenticate/", {"code": code_now()}).url == "/account/"
    assert door.get("/account/").status_code == 200


def test_a_code_works_once(ready, knock, door, code_now):
    code = code_now()
    knock(ready.email)
    door.post("/account/2fa/authenticate/", {"code": code})
    door.post("/account/logout/")
    knock(ready.email)
    assert "That code is not right" in door.post("/account/2fa/authenticate/", {"code": code}).text


def test_a_code_that_still_counts_half_a_minute_later_does_not_work_twice(ready, knock, door, code_now):
    with time_machine.travel(datetime(2026, 6, 4, 12, 0, 1, tzinfo=UTC), tick=False) as clock:
        code = code_now()
        knock(ready.email)
        door.post("/account/2fa/authenticate/", {"code": code})
        door.post("/account/logout/")
        clock.shift(35)
        knock(ready.email)
        assert "That code is not right" in door.post("/account/2fa/authenticate/", {"code": code}).text


def test_a_code_typed_as_it_changes_still_works(ready, knock, door, code_now):
    with time_machine.travel(datetime(2026, 6, 4, 12, 0, 29, tzinfo=UTC), tick=False) as clock:
        code = code_now()
        knock(ready.email)
        clock.shift(3)
        assert door.post("/account/2fa/authenticate/", {"code": code}).url == "/account/"


def test_a_recovery_code_stands_in_for_the_app(ready, knock, door):
    codes = Authenticator.objects.get(user=ready, type="recovery_codes").wrap().get_unused_codes()
    knock(ready.email)
    assert door.post("/account/2fa/authenticate/", {"code": codes[0]}).url == "/account/"


def test_a_wrong_password_is_refused_without_saying_which_was_wrong(ready, knock):
    known, unknown = knock(ready.email, "wrong"), knock("nobody@northmarsh.example", "wrong")
    assert "do not belong together" in known.text
    assert "do not belong together" in unknown.text


def test_an_address_may_be_typed_in_capitals(ready, knock):
    assert knock(ready.email.upper()).url == "/account/2fa/authenticate/"


def test_somebody_whose_account_is_closed_is_told_so_and_not_let_in(asha, adam, noon, with_password, knock, door):
    with_password(asha)
    actions.close_account(officer=asha, by=adam, at=noon)
    assert "This account is closed" in door.get(knock(asha.email).url).text
    assert "_auth_user_id" not in door.session


def test_closing_an_account_ends_its_session_at_the_next_page(asha, adam, noon, sign_in):
    client = sign_in(asha)
    actions.close_account(officer=asha, by=adam, at=noon)
    assert client.get("/account/").url.startswith("/account/login/")


def test_nobody_makes_their_own_account(door, db):
    assert door.get("/account/signup/").status_code == 404
    assert door.post("/account/signup/", {"email": "a@b.example", "password1": PASSWORD}).status_code == 404


@pytest.mark.parametrize(
    "page",
    ["login/", "logout/", "password/reset/", "password/reset/done/", "password/reset/key/done/", "inactive/"],
)
def test_each_page_at_the_door_is_ours(page, db, door):
    html = door.get(f"/account/{page}", follow=True).text
    assert 'class="public"' in html
    assert "Menu:" not in html


@pytest.mark.parametrize(
    "page",
    [
        "password/change/",
        "2fa/",
        "2fa/recovery-codes/",
        "2fa/recovery-codes/generate/",
        "2fa/webauthn/",
        "2fa/webauthn/add/",
        "2fa/totp/deactivate/",
        "reauthenticate/",
        "2fa/reauthenticate/",
    ],
)
def test_each_page_about_signing_in_is_ours(page, ready, knock, door, code_now):
    knock(ready.email)
    door.post("/account/2fa/authenticate/", {"code": code_now()})
    door.post("/account/reauthenticate/?next=/account/", {"password": PASSWORD})
    answer = door.get(f"/account/{page}")
    assert answer.status_code == 200
    assert 'class="public"' in answer.text


def test_codes_that_cannot_be_checked_here_are_refused_in_words(ready, knock, door, code_now, settings):
    knock(ready.email)
    code = code_now()
    settings.PEELIAN_SECOND_FACTOR_KEY = Fernet.generate_key().decode().rstrip("=")
    answer = door.post("/account/2fa/authenticate/", {"code": code})
    assert answer.status_code == 409
    assert "_auth_user_id" not in door.session
