"""Signing in with a password and a second factor, by allauth's own pages."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.core import mail
from django.utils import timezone

from peelian.accounts import actions
from peelian.accounts.models import SignIn
from peelian.accounts.tests.conftest import PASSWORD, SECRET


def last_outcome():
    return SignIn.objects.latest("id").outcome


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


class TestLog:
    def test_a_sign_in_says_with_what(self, ready, knock, door, code_now):
        knock(ready.email)
        door.post("/account/2fa/authenticate/", {"code": code_now()})
        noted = SignIn.objects.latest("id")
        assert (noted.officer, noted.outcome, noted.means) == (ready, "signed in", "password and authenticator app")

    def test_a_wrong_password_is_logged_with_whose_address_it_was(self, ready, knock):
        knock(ready.email, "wrong")
        noted = SignIn.objects.get()
        assert (noted.officer, noted.outcome) == (ready, "wrong password")

    def test_a_try_with_an_unknown_address_is_logged_as_typed(self, knock, db):
        knock("nobody@northmarsh.example")
        noted = SignIn.objects.get()
        assert (noted.officer, noted.email) == (None, "nobody@northmarsh.example")

    def test_a_wrong_code_is_logged(self, ready, knock, door):
        knock(ready.email)
        door.post("/account/2fa/authenticate/", {"code": "000000"})
        assert last_outcome() == "wrong code"

    def test_a_closed_account_is_logged_as_refused(self, asha, adam, noon, with_password, knock):
        with_password(asha)
        actions.close_account(officer=asha, by=adam, at=noon)
        knock(asha.email)
        assert last_outcome() == "refused"

    def test_a_sign_out_is_logged(self, ready, sign_in):
        sign_in(ready).post("/account/logout/")
        assert last_outcome() == "signed out"

    def test_no_password_is_ever_in_it(self, ready, knock):
        knock(ready.email, "hunter2hunter2")
        row = SignIn.objects.values().get()
        assert "hunter2hunter2" not in str(row)


class TestRateLimit:
    def test_the_sixth_wrong_password_gets_the_page_that_says_when_to_try_again(self, ready, knock):
        for _ in range(5):
            assert knock(ready.email, "wrong").status_code == 200
        answer = knock(ready.email, "wrong")
        assert answer.status_code == 429
        assert re.search(r"You can try again at <time[^>]*>\d{1,2}:?\d{0,2}[ap]m|noon|midnight", answer.text)
        assert answer["Retry-After"] == "300"

    def test_then_the_right_password_does_not_help_either(self, ready, knock):
        for _ in range(5):
            knock(ready.email, "wrong")
        assert knock(ready.email).status_code == 429

    def test_somebody_else_is_not_held_up(self, ready, charlie, with_password, knock):
        for _ in range(6):
            knock(ready.email, "wrong")
        assert knock(with_password(charlie).email).status_code == 302

    def test_it_is_logged(self, ready, knock):
        for _ in range(6):
            knock(ready.email, "wrong")
        assert last_outcome() == "too many tries"

    def test_codes_are_limited_too(self, ready, knock, door):
        knock(ready.email)
        tries = [door.post("/account/2fa/authenticate/", {"code": "000000"}).text for _ in range(6)]
        assert "Too many tries" in tries[-1]
        assert "Too many tries" not in tries[0]


class TestSecondFactor:
    def test_without_one_only_setting_it_up_and_leaving_are_open(self, asha, with_password, knock, door):
        knock(with_password(asha).email)
        closed = ["/account/", "/account/absence/", "/account/password/change/", "/staff/"]
        assert {door.get(page).url for page in closed} == {"/account/2fa/"}
        assert "Set up a second step" in door.get("/account/2fa/").text
        assert door.post("/account/logout/").url == "/account/login/"

    def test_recovery_codes_alone_are_no_second_factor(self, asha, with_password, knock, door):
        knock(with_password(asha).email)
        Authenticator.objects.create(user=asha, type="recovery_codes", data={})
        assert door.get("/account/").url == "/account/2fa/"

    def test_setting_up_the_app_right_after_the_password_asks_for_nothing_twice(self, asha, with_password, knock, door):
        knock(with_password(asha).email)
        page = door.get("/account/2fa/totp/activate/")
        assert page.status_code == 200
        assert "<svg" in page.text
        assert "data:" not in page.text

    def test_the_app_is_set_up_with_the_code_it_shows(self, asha, with_password, knock, door, code_now):
        knock(with_password(asha).email)
        door.get("/account/2fa/totp/activate/")
        session = door.session
        session["mfa.totp.secret"] = SECRET
        session.save()
        door.post("/account/2fa/totp/activate/", {"code": code_now()})
        assert Authenticator.objects.filter(user=asha, type="totp").exists()
        assert door.get("/account/").status_code == 200

    def test_removing_one_later_asks_who_it_is(self, ready, knock, door, code_now):
        knock(ready.email)
        door.post("/account/2fa/authenticate/", {"code": code_now()})
        assert door.get("/account/2fa/totp/deactivate/").status_code == 200
        with time_machine.travel(timezone.now() + timedelta(minutes=6)):
            assert door.get("/account/2fa/totp/deactivate/").url.startswith("/account/reauthenticate/")

    def test_a_secret_is_not_readable_in_the_database(self, ready):
        stored = Authenticator.objects.get(user=ready, type="totp").data["secret"]
        assert SECRET not in stored
        assert Authenticator.objects.get(user=ready, type="recovery_codes").wrap().generate_codes()


class TestInvitation:
    def link(self):
        return re.search(r"https?://[^/]+(/account/password/reset/key/\S+)", mail.outbox[-1].body).group(1)

    def choose(self, door, link, password=PASSWORD):
        form = door.get(link)
        if form.status_code != 302:
            return form
        return door.post(form.url, {"password1": password, "password2": password})

    def test_the_link_sets_a_password_once(self, asha, adam, noon, door, knock):
        actions.invite(officer=asha, by=adam, at=noon)
        link = self.link()
        assert self.choose(door, link).url == "/account/password/reset/key/done/"
        assert "no longer works" in self.choose(door, link).text
        assert knock(asha.email).status_code == 302

    def test_it_goes_to_the_officer_in_their_name(self, asha, adam, noon):
        actions.invite(officer=asha, by=adam, at=noon)
        assert mail.outbox[0].to == [asha.email]
        assert "Hello Asha Verma" in mail.outbox[0].body

    def test_a_short_password_is_refused(self, asha, adam, noon, door):
        actions.invite(officer=asha, by=adam, at=noon)
        assert "at least 12 characters" in self.choose(door, self.link(), "short").text

    def test_somebody_who_forgot_gets_a_link(self, ready, door):
        door.post("/account/password/reset/", {"email": ready.email})
        assert self.choose(door, self.link()).url == "/account/password/reset/key/done/"

    def test_an_unknown_address_gets_no_mail_and_the_same_answer(self, ready, door):
        known = door.post("/account/password/reset/", {"email": ready.email}).url
        mail.outbox.clear()
        assert door.post("/account/password/reset/", {"email": "nobody@x.example"}).url == known
        assert not mail.outbox


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
