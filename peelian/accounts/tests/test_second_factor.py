"""Nobody works with a password alone."""

from datetime import timedelta

import time_machine
from allauth.mfa.models import Authenticator
from django.utils import timezone

from peelian.accounts.tests.conftest import SECRET


def test_without_one_only_setting_it_up_and_leaving_are_open(asha, with_password, knock, door):
    knock(with_password(asha).email)
    closed = ["/account/", "/account/absence/", "/account/password/change/", "/staff/"]
    assert {door.get(page).url for page in closed} == {"/account/2fa/"}
    assert "Set up a second step" in door.get("/account/2fa/").text
    assert door.post("/account/logout/").url == "/account/login/"


def test_recovery_codes_alone_are_no_second_factor(asha, with_password, knock, door):
    knock(with_password(asha).email)
    Authenticator.objects.create(user=asha, type="recovery_codes", data={})
    assert door.get("/account/").url == "/account/2fa/"


def test_setting_up_the_app_right_after_the_password_asks_for_nothing_twice(asha, with_password, knock, door):
    knock(with_password(asha).email)
    page = door.get("/account/2fa/totp/activate/")
    assert page.status_code == 200
    assert "<svg" in page.text
    assert "data:" not in page.text


def test_the_app_is_set_up_with_the_code_it_shows(asha, with_password, knock, door, code_now):
    knock(with_password(asha).email)
    door.get("/account/2fa/totp/activate/")
    session = door.session
    session["mfa.totp.secret"] = SECRET
    session.save()
    door.post("/account/2fa/totp/activate/", {"code": code_now()})
    assert Authenticator.objects.filter(user=asha, type="totp").exists()
    assert door.get("/account/").status_code == 200


def test_removing_one_later_asks_who_it_is(ready, knock, door, code_now):
    knock(ready.email)
    door.post("/account/2fa/authenticate/", {"code": code_now()})
    assert door.get("/account/2fa/totp/deactivate/").status_code == 200
    with time_machine.travel(timezone.now() + timedelta(minutes=6)):
        assert door.get("/account/2fa/totp/deactivate/").url.startswith("/account/reauthenticate/")


def test_a_secret_is_not_readable_in_the_database(ready):
    stored = Authenticator.objects.get(user=ready, type="totp").data["secret"]
    assert SECRET not in stored
    assert Authenticator.objects.get(user=ready, type="recovery_codes").wrap().generate_codes()
