"""A mail server on loopback that answers as a test tells it, and drafts to send it."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message as Mail
from email.policy import default
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP

from peelian.release.rules.channels import Channel
from peelian.release.rules.drafts import Draft
from tests.ports import free_ports

TAKEN = "250 Message accepted for delivery"


@dataclass
class PostOffice:
    """What a mail server took, and what it says to each command: "250 OK" unless a test says otherwise."""

    says: dict[str, str] = field(default_factory=dict)
    mails: list[Mail] = field(default_factory=list)
    envelopes: list[tuple[str, list[str]]] = field(default_factory=list)

    async def handle_RCPT(self, server: SMTP, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802
        answer = self.says.get("RCPT", "250 OK")
        if answer.startswith("2"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: SMTP, session: Any, envelope: Any) -> str:  # noqa: N802
        answer = self.says.get("DATA", TAKEN)
        if answer == "silence":
            self._take(envelope)
            server.transport.abort()  # type: ignore[union-attr]
            await asyncio.sleep(0)
            return TAKEN
        if answer.startswith("2"):
            self._take(envelope)
        return answer

    async def handle_QUIT(self, server: SMTP, session: Any, envelope: Any) -> str:  # noqa: N802
        return self.says.get("QUIT", "221 Bye")

    def _take(self, envelope: Any) -> None:
        self.mails.append(message_from_bytes(envelope.content, policy=default))  # type: ignore[arg-type]
        self.envelopes.append((envelope.mail_from, list(envelope.rcpt_tos)))


class FullServer(SMTP):
    """A server that says no to DATA itself, before a line of the text."""

    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802
        refusal = self.event_handler.says.get("DATA command")
        if refusal:
            await self.push(refusal)
            return
        await super().smtp_DATA(arg)


class OnLoopback(Controller):
    def factory(self) -> SMTP:
        return FullServer(self.handler, hostname="mail.example")


@pytest.fixture
def post_office(settings: Any, free_port: int) -> Iterator[PostOffice]:
    """A real mail server, to which the settings point."""
    office = PostOffice()
    controller = OnLoopback(office, hostname="127.0.0.1", port=free_port, ready_timeout=10)
    controller.start()
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT = free_port
    settings.EMAIL_TIMEOUT = 5
    yield office
    controller.stop()


@pytest.fixture
def draft() -> Callable[..., Draft]:
    """Make a draft to Rosalind, but for what differs."""

    def make(**differs: Any) -> Draft:
        told: dict[str, Any] = {
            "subject": "intake.Report:1",
            "channel": Channel.EMAIL,
            "recipient": "r.pickering@postbox.example",
            "recipient_name": "Rosalind Pickering",
            "title": "Advice from Northmarsh, after your report",
            "body": "Dear Rosalind,\n\n# The one thing\n\nTurn on a second lock. It’s free.",
            "template": "advice",
            "template_version": "1",
        }
        return Draft(**told | differs)

    return make


@pytest.fixture
def free_port() -> int:
    """A port of this machine that nobody listens to."""
    return free_ports(1)[0]
