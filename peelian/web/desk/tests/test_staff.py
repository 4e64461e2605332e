"""/staff/: accounts, units and agreements, for administrators and nobody else."""

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client

from peelian.accounts.models import Agreement, Officer, Unit
from peelian.accounts.rules.roles import Role

READ = ["/staff/", "/staff/units/northmarsh/", "/staff/officers/{asha}/"]
FORMS = [
    "/staff/units/new/",
    "/staff/units/northmarsh/officers/new/",
    "/staff/units/northmarsh/agreements/new/",
    "/staff/officers/{asha}/post/",
    "/staff/agreements/{agreement}/end/",
]
POSTS = [f"/staff/officers/{{asha}}/{verb}/" for verb in ("invite", "close", "open", "second-factors")]


@pytest.fixture
def address(asha, northmarsh):
    """Return a function that fills the keys into an address."""
    keys = {"asha": asha.pk, "agreement": northmarsh.agreements.first().pk}
    return lambda page: page.format(**keys)


@pytest.fixture
def admin(adam, sign_in):
    return sign_in(adam)


@pytest.mark.parametrize("page", READ + FORMS)
def test_an_administrator_opens_it(page, address, admin):
    assert admin.get(address(page)).status_code == 200


@pytest.mark.parametrize("page", READ + FORMS + POSTS)
def test_somebody_not_signed_in_is_sent_to_sign_in(page, address):
    answer = Client().post(address(page)) if page in POSTS else Client().get(address(page))
    assert answer.url.startswith("/account/login/")


@pytest.mark.parametrize("role", ["asha", "ben", "dana", "ines"])
@pytest.mark.parametrize("page", READ + FORMS + POSTS)
def test_no_other_role_opens_it(page, role, address, sign_in, request):
    client = sign_in(request.getfixturevalue(role))
    answer = client.post(address(page)) if page in POSTS else client.get(address(page))
    assert answer.status_code == 403


@pytest.mark.parametrize("page", POSTS)
def test_what_changes_an_account_is_only_ever_posted(page, address, admin):
    assert admin.get(address(page)).status_code == 405


@pytest.mark.parametrize("page", ["/staff/units/nowhere/", "/staff/officers/999999/", "/staff/agreements/999999/end/"])
def test_what_is_not_there_is_a_404(page, admin):
    assert admin.get(page).status_code == 404


def test_the_list_of_units_asks_no_more_the_more_there_are(admin, surrey, django_assert_num_queries):
    admin.get("/staff/")
    with django_assert_num_queries(5):  # session, officer, their unit, second factor, units
        admin.get("/staff/")


def test_a_new_officer_is_made_and_invited(admin, northmarsh):
    given = {"name": "Nia Fairweather", "email": "Nia@northmarsh.example", "role": "supervisor"}
    answer = admin.post("/staff/units/northmarsh/officers/new/", given)
    made = Officer.objects.get(email="nia@northmarsh.example")
    assert (made.role, made.unit, answer.url) == (Role.SUPERVISOR, northmarsh, f"/staff/officers/{made.pk}/")
    assert mail.outbox[0].to == ["nia@northmarsh.example"]


def test_the_same_address_twice_is_refused_on_the_form(admin, asha):
    given = {"name": "Another Asha", "email": asha.email, "role": "officer"}
    assert "already an account" in admin.post("/staff/units/northmarsh/officers/new/", given).text


def test_an_officer_can_be_closed_and_opened_again(admin, asha):
    admin.post(f"/staff/officers/{asha.pk}/close/")
    assert not Officer.objects.get(pk=asha.pk).is_active
    admin.post(f"/staff/officers/{asha.pk}/open/")
    assert Officer.objects.get(pk=asha.pk).is_active


def test_closing_your_own_account_is_refused_in_words(admin, adam):
    answer = admin.post(f"/staff/officers/{adam.pk}/close/")
    assert answer.status_code == 409
    assert Officer.objects.get(pk=adam.pk).is_active


def test_a_lost_second_factor_is_taken_away(admin, asha):
    Authenticator.objects.create(user=asha, type="totp", data={})
    admin.post(f"/staff/officers/{asha.pk}/second-factors/")
    assert not Authenticator.objects.filter(user=asha).exists()


def test_role_and_unit_are_changed(admin, asha, surrey):
    admin.post(f"/staff/officers/{asha.pk}/post/", {"role": "senior officer", "unit": surrey.pk})
    asha.refresh_from_db()
    assert (asha.role, asha.unit) == (Role.SENIOR_OFFICER, surrey)


def test_a_unit_is_made_and_sees_nothing_yet(admin):
    admin.post("/staff/units/new/", {"name": "Westmere", "code": "westmere", "telephone": "01632 960333"})
    assert not Unit.objects.get(code="westmere").agreements.exists()


def test_an_agreement_is_added_and_ended(admin, northmarsh, forces):
    first = {"valid_from_day": "1", "valid_from_month": "4", "valid_from_year": "2026"}
    admin.post("/staff/units/northmarsh/agreements/new/", {"force": forces["Kent"].pk, "basis": "MoU 7"} | first)
    made = Agreement.objects.get(unit=northmarsh, force=forces["Kent"])
    last = {"last_day_day": "30", "last_day_month": "6", "last_day_year": "2026"}
    answer = admin.post(f"/staff/agreements/{made.pk}/end/", last)
    made.refresh_from_db()
    assert (str(made.valid_from), str(made.valid_to), answer.url) == (
        "2026-04-01", "2026-06-30", "/staff/units/northmarsh/",
    )  # fmt: skip


def test_an_administrator_sees_no_victims_work(adam):
    from peelian.accounts.rules.roles import Duty

    assert not adam.may(Duty.WORK_VICTIMS)
