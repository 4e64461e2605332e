"""The firm's own mail server: whether it encrypts. Nobody else's is greeted."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Sink

from peelian.assessment.gateways.outside.going import Going
from peelian.assessment.gateways.outside.places import Places
from peelian.assessment.gateways.outside.starttls import greet, own_server
from peelian.assessment.rules.outside.asking import NO_ANSWER, Heard, Records
from peelian.assessment.rules.outside.seen import MailServerSeen, Starttls
from peelian.assessment.tests.outside.sites import certified, drips, floods, is_silent, resets, self_signed
from peelian.assessment.tests.outside.world import KNOWN, SOON, World

MAIL = "mail.oakford.test"
MX = Records(Heard.FOUND, (f"20 {MAIL}", "10 mx.harbour-post.test"))
OFFERS = (b"220 mail ESMTP\r\n", b"250-mail\r\n250-SIZE 1000\r\n250 STARTTLS\r\n")


class _Handler(Sink):
    """Takes note of what is said to it."""

    def __init__(self) -> None:
        super().__init__()
        self.greeted: list[str] = []
        self.began = 0

    async def handle_EHLO(self, server, session, envelope, hostname, responses):  # noqa: N802
        session.host_name = hostname
        self.greeted.append(hostname)
        return responses

    def handle_STARTTLS(self, server, session, envelope) -> bool:  # noqa: N802
        self.began += 1
        return True


@contextmanager
def _mail_server(world: World, context: ssl.SSLContext | None) -> Iterator[_Handler]:
    handler = _Handler()
    controller = Controller(handler, world.address(MAIL), world.smtp, tls_context=context)
    controller.start()
    yield handler
    controller.stop()


def _greet(world: World, **differs) -> Starttls:
    going = Going(world.over(**differs), lambda: True)
    return greet(MAIL, going=going, places=Places(going), spending=world.spent)


@pytest.mark.parametrize("context", [lambda: certified(KNOWN, MAIL), lambda: self_signed("elm.test")])
def test_a_server_that_encrypts_does_so_whatever_its_certificate(world: World, context) -> None:
    with _mail_server(world, context()) as handler:
        assert _greet(world) is Starttls.ENCRYPTS
    assert handler.greeted == ["[127.0.0.1]"]
    assert handler.began == world.spent.handshakes == 1


def test_a_server_without_starttls_does_not_offer_it(world: World) -> None:
    with _mail_server(world, None):
        assert _greet(world) is Starttls.NOT_OFFERED


def talk(*replies: bytes, then: bytes = b""):
    """Say the first reply at once, each other one after a word, and then something else than a secure beginning."""

    def serve(connection, server) -> None:
        for at, reply in enumerate(replies):
            if at:
                server.requests.append(connection.recv(1000).decode())
            connection.sendall(reply)
        connection.recv(4096)
        connection.sendall(then)
        connection.recv(4096)

    return serve


@pytest.mark.parametrize(
    ("serve", "came_to"),
    [
        (talk(*OFFERS, b"220 go\r\n", then=b"220 what?\r\n" * 5), Starttls.BROKEN),
        (talk(*OFFERS, b"502 not here\r\n"), Starttls.BROKEN),
        (talk(*OFFERS, b"454 not now\r\n"), Starttls.NO_ANSWER),
        (talk(*OFFERS, b"220 go\r\n"), Starttls.NO_ANSWER),
        (talk(b"421 busy\r\n"), Starttls.NO_ANSWER),
        (talk(b"554 not you\r\n"), Starttls.NO_ANSWER),
        (talk(b"220 mail\r\n", b"550 who?\r\n"), Starttls.NO_ANSWER),
        (talk(b"220 mail\r\n", b"250-mail\r\n"), Starttls.NO_ANSWER),
        (talk(b"nonsense\r\n"), Starttls.NO_ANSWER),
        (is_silent, Starttls.NO_ANSWER),
        (resets, Starttls.NO_ANSWER),
        (floods(b"220-", b"220-x\r\n"), Starttls.NO_ANSWER),
        (drips(b"220-", b"x"), Starttls.NO_ANSWER),
    ],
)
def test_only_what_was_said_is_held_against_a_server(world: World, serve, came_to: Starttls) -> None:
    server = world.listen(world.address(MAIL), world.smtp, serve)
    assert _greet(world, patience=SOON) is came_to
    assert server.connections == 1


def test_only_a_server_that_the_leave_names_is_greeted() -> None:
    assert own_server(MX, [MAIL]) == MailServerSeen(MAIL)
    assert own_server(MX, ["oakford.test"]) == MailServerSeen("mx.harbour-post.test", Starttls.NOT_OURS)
    assert own_server(Records(Heard.FOUND, ("0 .",)), [MAIL]).starttls is Starttls.NO_MAIL
    assert own_server(Records(Heard.NOTHING), [MAIL]).starttls is Starttls.NO_MAIL
    assert own_server(NO_ANSWER, [MAIL]) == MailServerSeen()
