import pytest

from peelian.runtime.directory import directory
from peelian.runtime.environment import Misconfigured

NAMES = ("ISSUER", "CLIENT", "SECRET", "NAME", "DOMAINS")


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch):
    for name in NAMES:
        monkeypatch.delenv(f"PEELIAN_OIDC_{name}", raising=False)


@pytest.fixture
def named(monkeypatch):
    monkeypatch.setenv("PEELIAN_OIDC_ISSUER", "https://directory.force.example/")
    monkeypatch.setenv("PEELIAN_OIDC_CLIENT", "peelian")
    monkeypatch.setenv("PEELIAN_OIDC_SECRET", "secret")
    return monkeypatch


def test_without_an_issuer_there_is_no_directory():
    assert directory()["APPS"] == []


def test_the_environment_names_the_one_directory(named):
    (application,) = directory()["APPS"]
    assert (application["client_id"], application["secret"]) == ("peelian", "secret")
    assert application["settings"]["server_url"] == "https://directory.force.example"


def test_nobody_is_matched_by_an_unverified_address_unless_the_force_names_its_domains(named):
    assert directory()["APPS"][0]["settings"]["verified_email"] == []
    named.setenv("PEELIAN_OIDC_DOMAINS", "force.example, unit.example")
    assert directory()["APPS"][0]["settings"]["verified_email"] == ["force.example", "unit.example"]


def test_half_a_directory_stops_the_process_and_says_what_is_missing(named):
    named.delenv("PEELIAN_OIDC_SECRET")
    with pytest.raises(Misconfigured, match="PEELIAN_OIDC_SECRET"):
        directory()
