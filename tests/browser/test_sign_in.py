"""Signing in in a real browser: a passkey is made and used, the app's code is typed, every page passes axe."""

import re
from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import Page, expect

from peelian.accounts import actions
from peelian.accounts.gateways.totp import demo_codes
from peelian.accounts.models import Officer, SignIn

from .axe import axe, sideways

pytestmark = pytest.mark.django_db(transaction=True)

PASSWORD = "three words unrelated"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture
def desk(live_server, settings) -> str:
    """Serve the desk on http://localhost, the one plain address where a browser allows passkeys."""
    cache.clear()
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
    return live_server.url.replace("127.0.0.1", "localhost")


@pytest.fixture
def newcomer(asha: Officer) -> Officer:
    """Asha with a password and no second factor yet."""
    asha.set_password(PASSWORD)
    asha.save(update_fields=["password"])
    return asha


@pytest.fixture
def ready(asha: Officer) -> Officer:
    """Asha with a password, an authenticator app and recovery codes."""
    given = {"password": PASSWORD, "totp_secret": SECRET}
    return actions.make_demo_sign_in(officer=asha, **given, by=asha, at=timezone.now())


def plug_in_a_key(page: Page) -> None:
    """Give the browser an authenticator that knows its owner, as a computer with a fingerprint reader has."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def sign_in(page: Page, desk: str, officer: Officer) -> None:
    page.goto(f"{desk}/account/login/?next=/account/")
    page.get_by_label("E-mail address").fill(officer.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def test_a_passkey_is_made_and_then_opens_the_desk_by_itself(page, desk, newcomer):
    plug_in_a_key(page)
    sign_in(page, desk, newcomer)
    expect(page.get_by_role("heading", level=1)).to_have_text("Set up a second step")
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_label("Let me sign in with this key alone").check()
    page.get_by_role("button", name="Add this key").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your recovery codes")
    page.goto(f"{desk}/account/")
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url(lambda address: "login" not in address)
    page.goto(f"{desk}/account/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Your account")
    assert SignIn.objects.latest("id").means == "passkey"


def test_a_security_key_is_the_second_step_after_a_password(page, desk, newcomer):
    plug_in_a_key(page)
    sign_in(page, desk, newcomer)
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_role("button", name="Add this key").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your recovery codes")
    page.goto(f"{desk}/account/")
    page.get_by_role("button", name="Sign out").click()
    sign_in(page, desk, newcomer)
    page.get_by_role("button", name="Use my passkey or security key").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your account")
    assert SignIn.objects.latest("id").means == "password and security key"


def test_the_app_is_set_up_and_asked_for_without_scripts(without_scripts, desk, newcomer):
    page = without_scripts
    sign_in(page, desk, newcomer)
    page.get_by_role("link", name="Set up an authenticator app").click()
    page.get_by_text("I cannot scan it").click()
    secret = page.locator("code").inner_text()
    page.get_by_role("textbox", name="Code").fill(demo_codes(secret, timezone.now()))
    page.get_by_role("button", name="Set up").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your recovery codes")
    recovery_code = page.locator("li code").first.inner_text()
    page.goto(f"{desk}/account/")
    page.get_by_role("button", name="Sign out").click()
    sign_in(page, desk, newcomer)
    page.get_by_role("textbox", name="Code").fill(recovery_code)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your account")


AT_THE_DOOR = """login/ password/reset/ password/reset/done/ password/reset/key/done/ inactive/
    password/reset/key/1-made-up/""".split()
INSIDE = """absence/ logout/ password/change/ reauthenticate/ 2fa/ 2fa/reauthenticate/ 2fa/recovery-codes/
    2fa/recovery-codes/generate/ 2fa/totp/deactivate/ 2fa/webauthn/ 2fa/webauthn/add/""".split()


@pytest.fixture
def faults(page: Page, narrow: Page) -> Callable[[str], list[str]]:
    """Return what axe finds on a page, wide and narrow, and what sticks out of a telephone's screen."""

    def look(address: str) -> list[str]:
        narrow.context.add_cookies(page.context.cookies())
        found = []
        for window in (page, narrow):
            window.goto(address)
            found += [f"{address}: {fault}" for fault in axe(window)]
        return found + sideways(narrow)

    return look


def test_every_page_at_the_door_is_accessible(desk, faults, newcomer):
    assert [fault for place in AT_THE_DOOR for fault in faults(f"{desk}/account/{place}")] == []


def test_setting_up_is_accessible(page, desk, faults, newcomer):
    sign_in(page, desk, newcomer)
    places = ["2fa/", "2fa/totp/activate/", "2fa/webauthn/add/"]
    assert [fault for place in places for fault in faults(f"{desk}/account/{place}")] == []


def test_the_second_step_and_every_page_inside_are_accessible(page, desk, faults, ready):
    sign_in(page, desk, ready)
    found = faults(f"{desk}/account/2fa/authenticate/")
    page.get_by_role("textbox", name="Code").fill(demo_codes(SECRET, timezone.now()))
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.goto(f"{desk}/account/reauthenticate/?next=/account/")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()
    found += [fault for place in ["", *INSIDE] for fault in faults(f"{desk}/account/{place}")]
    assert found == []


def test_the_page_for_too_many_tries_is_accessible_and_says_when(page, desk, ready):
    for _ in range(6):
        page.goto(f"{desk}/account/login/")
        page.get_by_label("E-mail address").fill(ready.email)
        page.get_by_label("Password").fill("wrong wrong wrong")
        page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_text(re.compile("You can try again at"))).to_be_visible()
    assert axe(page) == []


def test_every_page_for_administrators_is_accessible(page, desk, faults, adam, ready):
    actions.make_demo_sign_in(officer=adam, password=PASSWORD, totp_secret=SECRET, by=adam, at=timezone.now())
    sign_in(page, desk, adam)
    page.get_by_role("textbox", name="Code").fill(demo_codes(SECRET, timezone.now()))
    page.get_by_role("button", name="Sign in", exact=True).click()
    agreement = adam.unit.agreements.first().pk
    places = [
        "", "units/new/", "units/northmarsh/", "units/northmarsh/officers/new/", "units/northmarsh/agreements/new/",
        f"officers/{ready.pk}/", f"officers/{ready.pk}/post/", f"agreements/{agreement}/end/",
    ]  # fmt: skip
    assert [fault for place in places for fault in faults(f"{desk}/staff/{place}")] == []
