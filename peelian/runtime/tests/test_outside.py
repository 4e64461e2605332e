import pytest

from peelian.runtime import outside
from peelian.runtime.environment import Misconfigured
from peelian.runtime.supervisor.services import addresses, services


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("RESOLVER", "LOOK_LOOPBACK", "SECOND_LOOK_MINUTES", "DEV", "NAMES_PORT", "SMTP_PORT"):
        monkeypatch.delenv(f"PEELIAN_{name}", raising=False)


@pytest.mark.parametrize("told", ["", "192.0.2.53:53", "[2001:db8::53]:5353", "127.0.0.1:8027"])
def test_a_resolver_is_an_address_and_a_port(monkeypatch: pytest.MonkeyPatch, told: str) -> None:
    monkeypatch.setenv("PEELIAN_RESOLVER", told)
    assert outside.resolver() == told


@pytest.mark.parametrize("told", ["192.0.2.53", "dns.example:53", "2001:db8::53", "192.0.2.53:fifty", ":53"])
def test_anything_else_is_refused_at_the_start(monkeypatch: pytest.MonkeyPatch, told: str) -> None:
    monkeypatch.setenv("PEELIAN_RESOLVER", told)
    with pytest.raises(Misconfigured):
        outside.resolver()


def test_only_the_demo_may_ask_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PEELIAN_LOOK_LOOPBACK", "yes")
    with pytest.raises(Misconfigured):
        outside.loopback_only()
    monkeypatch.setenv("PEELIAN_DEV", "yes")
    assert outside.loopback_only()


def test_a_second_look_waits_half_an_hour_and_in_the_demo_not(monkeypatch: pytest.MonkeyPatch) -> None:
    assert outside.second_look_minutes() == 30
    monkeypatch.setenv("PEELIAN_DEV", "yes")
    assert outside.second_look_minutes() == 0


def test_the_demo_runs_its_own_name_server_and_asks_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PEELIAN_DEV", "yes")
    where = addresses()
    assert where.ports["PEELIAN_NAMES_PORT"] == 8027
    named = {service.name: service for service in services(where)}
    assert "names" in named
    worker = named["worker"].environment
    assert (worker["PEELIAN_RESOLVER"], worker["PEELIAN_LOOK_LOOPBACK"]) == ("127.0.0.1:8027", "yes")


def test_with_a_resolver_of_its_own_no_name_server_is_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PEELIAN_DEV", "yes")
    monkeypatch.setenv("PEELIAN_RESOLVER", "127.0.0.1:5353")
    assert addresses().names is None
    assert "names" not in {service.name for service in services(addresses())}
