"""The link that sets a password, once."""

import re

from django.core import mail

from peelian.accounts import actions
from peelian.accounts.tests.conftest import PASSWORD


def link():
    return re.search(r"https?://[^/]+(/account/password/reset/key/\S+)", mail.outbox[-1].body).group(1)


def choose(door, link, password=PASSWORD):
    form = door.get(link)
    if form.status_code != 302:
        return form
    return door.post(form.url, {"password1": password, "password2": password})


def test_the_link_sets_a_password_once(asha, adam, noon, door, knock):
    actions.invite(officer=asha, by=adam, at=noon)
    sent = link()
    assert choose(door, sent).url == "/account/password/reset/key/done/"
    assert "no longer works" in choose(door, sent).text
    assert knock(asha.email).status_code == 302


def test_it_goes_to_the_officer_in_their_name(asha, adam, noon):
    actions.invite(officer=asha, by=adam, at=noon)
    assert mail.outbox[0].to == [asha.email]
    assert "Hello Asha Verma" in mail.outbox[0].body


def test_a_short_password_is_refused(asha, adam, noon, door):
    actions.invite(officer=asha, by=adam, at=noon)
    assert "at least 12 characters" in choose(door, link(), "short").text


def test_somebody_who_forgot_gets_a_link(ready, door):
    door.post("/account/password/reset/", {"email": ready.email})
    assert choose(door, link()).url == "/account/password/reset/key/done/"


def test_an_unknown_address_gets_no_mail_and_the_same_answer(ready, door):
    known = door.post("/account/password/reset/", {"email": ready.email}).url
    mail.outbox.clear()
    assert door.post("/account/password/reset/", {"email": "nobody@x.example"}).url == known
    assert not mail.outbox
