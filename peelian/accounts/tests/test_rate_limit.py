"""Too many tries: the page that says when to try again, and nobody else is held up."""

import re

from peelian.accounts.models import SignIn


def last_outcome():
    return SignIn.objects.latest("id").outcome


def test_the_sixth_wrong_password_gets_the_page_that_says_when_to_try_again(ready, knock):
    for _ in range(5):
        assert knock(ready.email, "wrong").status_code == 200
    answer = knock(ready.email, "wrong")
    assert answer.status_code == 429
    assert re.search(r"You can try again at <time[^>]*>\d{1,2}:?\d{0,2}[ap]m|noon|midnight", answer.text)
    assert answer["Retry-After"] == "300"


def test_then_the_right_password_does_not_help_either(ready, knock):
    for _ in range(5):
        knock(ready.email, "wrong")
    assert knock(ready.email).status_code == 429


def test_somebody_else_is_not_held_up(ready, charlie, with_password, knock):
    for _ in range(6):
        knock(ready.email, "wrong")
    assert knock(with_password(charlie).email).status_code == 302


def test_it_is_logged(ready, knock):
    for _ in range(6):
        knock(ready.email, "wrong")
    assert last_outcome() == "too many tries"


def test_codes_are_limited_too(ready, knock, door):
    knock(ready.email)
    tries = [door.post("/account/2fa/authenticate/", {"code": "000000"}).text for _ in range(6)]
    assert "Too many tries" in tries[-1]
    assert "Too many tries" not in tries[0]
