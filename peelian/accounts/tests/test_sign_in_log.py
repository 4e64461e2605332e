"""Every sign-in, every failure and every sign-out is logged, and no secret with it."""

from peelian.accounts import actions
from peelian.accounts.models import SignIn


def last_outcome():
    return SignIn.objects.latest("id").outcome


def test_a_sign_in_says_with_what(ready, knock, door, code_now):
    knock(ready.email)
    door.post("/account/2fa/authenticate/", {"code": code_now()})
    noted = SignIn.objects.latest("id")
    assert (noted.officer, noted.outcome, noted.means) == (ready, "signed in", "password and authenticator app")


def test_a_wrong_password_is_logged_with_whose_address_it_was(ready, knock):
    knock(ready.email, "wrong")
    noted = SignIn.objects.get()
    assert (noted.officer, noted.outcome) == (ready, "wrong password")


def test_a_try_with_an_unknown_address_is_logged_as_typed(knock, db):
    knock("nobody@northmarsh.example")
    noted = SignIn.objects.get()
    assert (noted.officer, noted.email) == (None, "nobody@northmarsh.example")


def test_a_wrong_code_is_logged(ready, knock, door):
    knock(ready.email)
    door.post("/account/2fa/authenticate/", {"code": "000000"})
    assert last_outcome() == "wrong code"


def test_a_closed_account_is_logged_as_refused(asha, adam, noon, with_password, knock):
    with_password(asha)
    actions.close_account(officer=asha, by=adam, at=noon)
    knock(asha.email)
    assert last_outcome() == "refused"


def test_a_sign_out_is_logged(ready, sign_in):
    sign_in(ready).post("/account/logout/")
    assert last_outcome() == "signed out"


def test_no_password_is_ever_in_it(ready, knock):
    knock(ready.email, "hunter2hunter2")
    row = SignIn.objects.values().get()
    assert "hunter2hunter2" not in str(row)
