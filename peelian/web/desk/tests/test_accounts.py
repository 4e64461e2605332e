"""/account/: who you are here, absence and hand-over."""

from datetime import date

import pytest
import time_machine
from allauth.core.internal.ratelimit import parse_rates
from django.test import Client

from peelian.accounts import actions, queries
from peelian.accounts.models import Absence
from peelian.web.desk.accounts import WAIT

DAYS = {
    "first_day_day": "8", "first_day_month": "6", "first_day_year": "2026",
    "last_day_day": "12", "last_day_month": "june", "last_day_year": "2026",
}  # fmt: skip


@pytest.fixture(autouse=True)
def on_4_june():
    with time_machine.travel("2026-06-04T12:00:00+01:00", tick=False):
        yield


@pytest.fixture
def away(asha, ben, noon):
    return actions.hand_over(
        officer=asha, stand_in=ben, first_day=date(2026, 6, 8), last_day=date(2026, 6, 12), by=asha, at=noon
    )


@pytest.mark.parametrize("page", ["/account/", "/account/absence/"])
def test_somebody_not_signed_in_is_sent_to_sign_in_and_back(page, db):
    assert Client().get(page).url == f"/account/login/?next={page}"


@pytest.mark.parametrize("page", ["/account/", "/account/absence/"])
@pytest.mark.parametrize("role", ["asha", "ben", "dana", "ines", "adam"])
def test_every_role_has_an_account_page(page, role, sign_in, request):
    assert sign_in(request.getfixturevalue(role)).get(page).status_code == 200


def test_it_says_who_you_are_here(asha, sign_in):
    html = sign_in(asha).get("/account/").text
    assert all(words in html for words in ("Asha Verma", "asha@northmarsh.example", "Northmarsh Cyber Protect"))


def test_an_officer_hands_over_their_own_work(asha, ben, sign_in):
    answer = sign_in(asha).post("/account/absence/", DAYS | {"stand_in": ben.pk})
    assert answer.url == "/account/absence/"
    assert asha.pk in queries.covered_by(ben, date(2026, 6, 10))


def test_an_officer_cannot_hand_over_somebody_elses(asha, ben, ines, sign_in):
    sign_in(asha).post("/account/absence/", DAYS | {"stand_in": ines.pk, "officer": ben.pk})
    assert not Absence.objects.filter(officer=ben).exists()


def test_a_supervisor_hands_over_for_anybody_in_the_unit(asha, ben, ines, sign_in):
    sign_in(ben).post("/account/absence/", DAYS | {"stand_in": ines.pk, "officer": asha.pk})
    assert Absence.objects.get().officer == asha


def test_nobody_of_another_unit_can_be_chosen(asha, charlie, sign_in):
    answer = sign_in(asha).post("/account/absence/", DAYS | {"stand_in": charlie.pk})
    assert answer.status_code == 200
    assert not Absence.objects.exists()
    assert "Charlie Dunn" not in answer.text


def test_a_refusal_stands_on_the_form_with_what_was_typed(asha, ben, away, sign_in):
    html = sign_in(asha).post("/account/absence/", DAYS | {"stand_in": ben.pk}).text
    assert "already down as away" in html
    assert 'value="june"' in html


def test_the_stand_in_sees_whom_they_stand_in_for(ben, away, sign_in):
    assert "Asha Verma" in sign_in(ben).get("/account/absence/").text


def test_another_unit_sees_nothing_of_it(charlie, away, sign_in):
    assert "Asha Verma" not in sign_in(charlie).get("/account/absence/").text


def test_coming_back_early_gives_the_work_back(asha, away, sign_in):
    sign_in(asha).post(f"/account/absence/{away.pk}/back/")
    assert not Absence.objects.exists()


@pytest.mark.parametrize("stranger", ["ines", "charlie"])
def test_nobody_else_can_end_it(stranger, away, sign_in, request):
    answer = sign_in(request.getfixturevalue(stranger)).post(f"/account/absence/{away.pk}/back/")
    assert answer.status_code == 404
    assert Absence.objects.exists()


def test_coming_back_is_only_ever_posted(asha, away, sign_in):
    assert sign_in(asha).get(f"/account/absence/{away.pk}/back/").status_code == 405


@pytest.mark.parametrize("page", ["email/", "3rdparty/", "3rdparty/signup/", "confirm-email/", "signup/"])
def test_pages_of_allauths_that_we_do_not_use_are_not_there(page, asha, sign_in):
    assert sign_in(asha).get(f"/account/{page}").status_code == 404


def test_a_page_inside_a_page_asks_for_a_new_one_when_the_session_is_over(db):
    answer = Client().get("/account/", headers={"HX-Request": "true"})
    assert answer["HX-Refresh"] == "true"


def test_no_limit_on_tries_waits_longer_than_the_page_promises(settings):
    rates = [rate for text in settings.ACCOUNT_RATE_LIMITS.values() for rate in parse_rates(text)]
    assert all(rate.duration <= WAIT.total_seconds() for rate in rates)


@pytest.mark.parametrize(("role", "offered"), [("adam", True), ("ben", False)])
def test_only_an_administrator_is_shown_the_way_to_staff(role, offered, sign_in, request):
    html = sign_in(request.getfixturevalue(role)).get("/account/").text
    assert ('href="/staff/"' in html) is offered
