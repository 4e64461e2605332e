"""Signing in by the force's directory, against a real OpenID Connect provider on loopback."""

import subprocess
import sys
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from allauth.mfa.models import Authenticator

from peelian.accounts import actions
from peelian.accounts.models import SignIn
from peelian.accounts.tests.directory.__main__ import CLIENT, SECRET

CALLBACK = "http://testserver/account/oidc/directory/login/callback/"
PEOPLE = ["asha@northmarsh.example", "stranger@northmarsh.example", "charlie@surrey.example=unverified"]


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Run the directory in a process of its own and give its address."""
    database = tmp_path_factory.mktemp("directory") / "people.sqlite3"
    process = subprocess.Popen(
        [sys.executable, "-m", "peelian.accounts.tests.directory", CALLBACK, *PEOPLE],
        env={"DIRECTORY_DATABASE": str(database), "PATH": ""},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    port = process.stdout.readline().strip()
    assert port, "the directory did not start"
    yield f"http://localhost:{port}"
    process.stdin.close()
    process.wait(timeout=10)


@pytest.fixture
def with_directory(directory, settings):
    """Set Peelian up as PEELIAN_OIDC_ISSUER, _CLIENT and _SECRET would."""
    application = {
        "provider_id": "directory",
        "name": "your force account",
        "client_id": CLIENT,
        "secret": SECRET,
        "settings": {"server_url": directory, "email_authentication": True, "verified_email": []},
    }
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [application]}}
    settings.ACCOUNT_DEFAULT_HTTP_PROTOCOL = "http"
    return settings


@pytest.fixture
def come(with_directory, door):
    """Return a function that signs a person in at the directory, all the way back to us; gives our answer."""

    def come(person: str, how: str = "") -> object:
        to_directory = door.post("/account/oidc/directory/login/?next=/account/")
        cookies = {"person": person, "how": how}
        sent_back = requests.get(to_directory.url, cookies=cookies, allow_redirects=False, timeout=10)
        assert sent_back.headers.get("Location", "").startswith(CALLBACK), sent_back.text
        return door.get(sent_back.headers["Location"].removeprefix("http://testserver"))

    return come


def test_the_sign_in_page_offers_the_directory_by_name(with_directory, door):
    assert "Sign in with your force account" in door.get("/account/login/").text


def test_without_a_directory_nothing_is_offered(door):
    assert "Sign in with your" not in door.get("/account/login/").text


def test_the_code_is_bound_to_who_asked_for_it(with_directory, directory, door):
    asked = urlsplit(door.post("/account/oidc/directory/login/").url)
    assert f"{asked.scheme}://{asked.netloc}" == directory
    query = parse_qs(asked.query)
    assert query["code_challenge_method"] == ["S256"]
    assert query["state"]


def test_an_officer_comes_in_and_sets_up_a_second_step(come, asha, door):
    assert come("asha@northmarsh.example").url == "/account/"
    assert door.session["_auth_user_id"] == str(asha.pk)
    assert door.get("/account/").url == "/account/2fa/"


def test_a_second_step_set_up_here_is_asked_for(come, asha):
    Authenticator.objects.create(user=asha, type="totp", data={})
    assert come("asha@northmarsh.example", "pwd mfa").url == "/account/2fa/authenticate/"


class TestWhenTheDirectoryHasASecondFactor:
    @pytest.fixture(autouse=True)
    def trusted(self, settings):
        settings.PEELIAN_OIDC_HAS_SECOND_FACTOR = True

    def test_its_word_opens_the_desk(self, come, asha, door):
        come("asha@northmarsh.example")
        assert door.get("/account/").status_code == 200

    def test_so_does_its_saying_that_there_were_two(self, come, asha, door):
        Authenticator.objects.create(user=asha, type="totp", data={})
        assert come("asha@northmarsh.example", "pwd mfa").url == "/account/"
        assert door.get("/account/").status_code == 200

    def test_its_saying_that_there_was_one_does_not(self, come, asha, door):
        come("asha@northmarsh.example", "pwd")
        assert door.get("/account/").url == "/account/2fa/"

    def test_the_next_sign_in_by_password_is_not_spared(self, come, asha, door, with_password, knock):
        come("asha@northmarsh.example")
        door.post("/account/logout/")
        knock(with_password(asha).email)
        assert door.get("/account/").url == "/account/2fa/"


def test_it_is_logged_as_coming_by_the_directory(come, asha):
    come("asha@northmarsh.example")
    noted = SignIn.objects.get()
    assert (noted.officer, noted.outcome, noted.means) == (asha, "signed in", "directory")


def test_somebody_without_an_account_is_refused_and_told_whom_to_ask(come, northmarsh, door):
    answer = come("stranger@northmarsh.example")
    assert answer.status_code == 403
    assert "You have no account here" in answer.text
    assert "_auth_user_id" not in door.session
    assert (SignIn.objects.get().outcome, SignIn.objects.get().email) == ("refused", "stranger@northmarsh.example")


def test_a_closed_account_is_refused(come, asha, adam, noon, door):
    actions.close_account(officer=asha, by=adam, at=noon)
    assert come("asha@northmarsh.example").status_code == 403
    assert "_auth_user_id" not in door.session


def test_an_address_the_directory_has_not_verified_matches_nobody(come, charlie, door):
    assert come("charlie@surrey.example").status_code == 403
    assert "_auth_user_id" not in door.session


def test_a_domain_the_force_vouches_for_counts_as_verified(come, charlie, settings, door):
    application = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]
    application["settings"]["verified_email"] = ["surrey.example"]
    come("charlie@surrey.example")
    assert door.session["_auth_user_id"] == str(charlie.pk)


def test_the_officers_password_survives_coming_by_the_directory(come, asha, with_password):
    with_password(asha)
    come("asha@northmarsh.example")
    asha.refresh_from_db()
    assert asha.has_usable_password()


def test_an_answer_we_did_not_ask_for_is_refused(with_directory, door, asha):
    answer = door.get("/account/oidc/directory/login/callback/?code=made-up&state=made-up")
    assert "_auth_user_id" not in door.session
    assert "Your directory did not let you in" in answer.text
