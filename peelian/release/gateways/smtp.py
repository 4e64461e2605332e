"""Handing a message to a mail server."""

import smtplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import parseaddr

from django.conf import settings


@dataclass(frozen=True)
class Answer:
    """What the mail server said. `accepted`: it took it. `final`: it will never take it."""

    accepted: bool
    final: bool
    said: str


def hand_over(*, message_id: str, recipient: str, title: str, body: str) -> Answer:
    """Give one plain-text message to the mail server and return its answer.

    A server that cannot be reached, or that asks us to come back (4xx), is an answer that is not final.
    """
    mail = EmailMessage()
    mail["From"] = settings.DEFAULT_FROM_EMAIL
    mail["To"] = recipient
    mail["Subject"] = title
    mail["Message-ID"] = message_id
    mail.set_content(body)
    answer = Answer(accepted=False, final=False, said="")
    try:
        with smtplib.SMTP(settings.EMAIL_HOST, settings.EMAIL_PORT, timeout=settings.EMAIL_TIMEOUT) as server:
            _enter(server)
            return _transact(server, mail)
    except (OSError, smtplib.SMTPException) as fault:
        return Answer(accepted=False, final=False, said=str(fault)[:300])


def _enter(server: smtplib.SMTP) -> None:
    server.ehlo()
    if settings.EMAIL_USE_TLS:
        server.starttls(context=ssl.create_default_context())
        server.ehlo()
    if settings.EMAIL_HOST_USER:
        server.login(settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD)


def _transact(server: smtplib.SMTP, mail: EmailMessage) -> Answer:
    steps: tuple[Callable[[], tuple[int, bytes]], ...] = (
        lambda: server.mail(_bare(mail["From"])),
        lambda: server.rcpt(_bare(mail["To"])),
        lambda: server.data(mail.as_bytes()),
    )
    code, said = 0, b""
    for step in steps:
        code, said = step()
        if code >= 400:
            break
    words = f"{code} {said.decode(errors='replace')}"
    return Answer(accepted=code < 400, final=code >= 500, said=words)


def _bare(address: str) -> str:
    return parseaddr(address)[1]
