"""Versions of TLS: accepted, refused, or no answer."""

import ssl
from itertools import combinations_with_replacement

import pytest

from peelian.assessment.gateways.outside.spending import HANDSHAKES, Spending
from peelian.assessment.rules.outside.seen import Handshake, TlsSeen
from peelian.assessment.tests.outside.sites import certified, is_silent, resets, says, self_signed
from peelian.assessment.tests.outside.world import HOST, KNOWN, SOON, World

ACCEPTED, REFUSED, NO_ANSWER = Handshake.ACCEPTED, Handshake.REFUSED, Handshake.NO_ANSWER
VERSIONS = ("tls10", "tls11", "tls12", "tls13")
KEYS = (ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1, ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3)

pytestmark = pytest.mark.filterwarnings("ignore:ssl.TLSVersion")


@pytest.mark.parametrize(("oldest", "newest"), combinations_with_replacement(range(4), 2))
def test_each_version_is_accepted_or_refused(world: World, oldest: int, newest: int) -> None:
    context = certified(KNOWN, HOST, oldest=KEYS[oldest], newest=KEYS[newest])
    _, private = world.site(context=context)
    hands = {name: ACCEPTED if oldest <= at <= newest else REFUSED for at, name in enumerate(VERSIONS)}
    assert world.versions() == TlsSeen(**hands)
    assert private.connections == world.spent.handshakes == 4
    assert private.requests == []


def test_a_bad_certificate_says_nothing_of_versions(world: World) -> None:
    world.site(context=self_signed(HOST))
    assert world.versions().tls13 is ACCEPTED


@pytest.mark.parametrize("serve", [is_silent, resets, says(b"HTTP/1.1 400 X\r\n\r\n"), lambda *_: None])
def test_a_silence_and_a_dropped_line_refuse_nothing(world: World, serve) -> None:
    world.listen(world.address(HOST), world.https, serve)
    assert world.versions(patience=SOON) == TlsSeen()


def test_nobody_there_and_nobody_who_may_be_asked_is_no_answer(world: World) -> None:
    world.address(HOST)
    assert world.versions() == TlsSeen()
    world.names.says("private.test", "A", "10.0.0.1")
    assert world.versions("private.test") == TlsSeen()


@pytest.mark.parametrize(("spoken", "asked"), [("TLSv1.3", 3), ("TLSv1.2", 2)])
def test_what_a_visit_has_shown_is_not_asked_again(world: World, spoken: str, asked: int) -> None:
    newest = {"TLSv1.3": ssl.TLSVersion.TLSv1_3, "TLSv1.2": ssl.TLSVersion.TLSv1_2}[spoken]
    _, private = world.site(context=certified(KNOWN, HOST, newest=newest))
    whole = world.versions()
    world.spent = Spending()
    assert world.versions(spoken=spoken) == whole
    assert world.spent.handshakes == asked
    assert private.connections == 4 + asked


def test_a_spent_budget_leaves_the_newest_open(world: World) -> None:
    _, private = world.site()
    world.spent = Spending(handshakes=HANDSHAKES - 2)
    assert world.versions() == TlsSeen(tls10=REFUSED, tls11=REFUSED)
    assert private.connections == 2
