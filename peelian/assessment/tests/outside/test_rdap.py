"""What a registry says of when a domain runs out, and what is made of an answer that is none."""

import json
from datetime import date

import pytest

from peelian.assessment.gateways.outside.going import Going
from peelian.assessment.gateways.outside.places import Places
from peelian.assessment.gateways.outside.rdap import expires, registration
from peelian.assessment.rules.outside.seen import RegistrationSeen
from peelian.assessment.tests.outside.sites import answer, certified, floods, is_silent, says, sends_to
from peelian.assessment.tests.outside.world import HOST, KNOWN, SOON, STRANGER, World

EVENTS = [
    {"eventAction": "registration", "eventDate": "2011-03-01T09:00:00Z"},
    {"eventAction": "expiration", "eventDate": "2027-03-01T09:00:00Z"},
]
SAID = json.dumps({"objectClassName": "domain", "ldhName": HOST.upper(), "events": EVENTS}).encode()
REGISTRY = "rdap.registry.test"
SEEN = RegistrationSeen(date(2027, 3, 1))


def _asked(world: World, base: str, **differs) -> RegistrationSeen:
    going = Going(world.over(rdap=base, **differs), lambda: True)
    return registration(HOST, going=going, places=Places(going))


def test_the_registry_that_is_set_is_asked_once(world: World) -> None:
    server = world.listen(world.address(REGISTRY), world.https, says(answer(200, SAID)), certified(KNOWN, REGISTRY))
    assert _asked(world, f"https://{REGISTRY}:{world.https}/uk/") == SEEN
    assert server.paths == [f"/uk/domain/{HOST}"]
    assert (world.spent.queries, world.spent.handshakes) == (0, 0)


def test_a_registry_in_the_clear_is_for_loopback(world: World) -> None:
    server = world.listen(world.address(REGISTRY), world.http, says(answer(200, SAID)))
    assert _asked(world, f"http://{REGISTRY}:{world.http}") == SEEN
    assert _asked(world, f"http://{REGISTRY}", loopback=False) == RegistrationSeen()
    assert server.connections == world.names.asked[REGISTRY, "A"] == 1


@pytest.mark.parametrize(
    "serve",
    [
        says(answer(404, SAID)),
        says(sends_to("https://elm.test/")),
        says(answer(200, b"{")),
        floods(b"HTTP/1.1 200 OK\r\n\r\n", b"["),
        is_silent,
    ],
)
def test_anything_but_an_answer_is_none(world: World, serve) -> None:
    world.listen(world.address(REGISTRY), world.https, serve, certified(KNOWN, REGISTRY))
    assert _asked(world, f"https://{REGISTRY}:{world.https}", patience=SOON) == RegistrationSeen()


def test_a_registry_that_nobody_vouches_for_is_not_believed(world: World) -> None:
    server = world.listen(world.address(REGISTRY), world.https, says(answer(200, SAID)), certified(STRANGER, REGISTRY))
    assert _asked(world, f"https://{REGISTRY}:{world.https}") == RegistrationSeen()
    assert server.requests == []


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"null",
        b"[]",
        b"[" * 100_000,
        b"\xff\xfe",
        json.dumps({"ldhName": "elm.test", "events": EVENTS}).encode(),
        json.dumps({"ldhName": HOST, "events": 7}).encode(),
        json.dumps({"ldhName": HOST, "events": ["expiration"]}).encode(),
        json.dumps({"ldhName": HOST, "events": [{"eventAction": "expiration", "eventDate": 2027}]}).encode(),
        json.dumps({"ldhName": HOST, "events": [{"eventAction": "expiration", "eventDate": "soon"}]}).encode(),
        json.dumps({"ldhName": HOST, "events": [{"eventAction": ["expiration"]}]}).encode(),
        json.dumps({"ldhName": HOST}).encode(),
    ],
)
def test_what_is_no_answer_about_the_domain_has_no_date(said: bytes) -> None:
    assert expires(said, HOST) is None


def test_an_answer_about_the_domain_has_its_date() -> None:
    assert expires(SAID, HOST) == SEEN.expires
