"""Handing a message to a mail server."""

import smtplib
import ssl
from collections.abc import Callable
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import parseaddr

from django.conf import settings

from peelian.release.gateways.answer import Answer


def hand_over(*, message_id: str, recipient: str, title: str, body: str) -> Answer:
    """Give one plain-text message to the mail server and return its answer.

    A server that cannot be reached, or that asks us to come back (4xx), is an answer that is not final. An address
    or text that cannot be written as e-mail is refused for good. Once the server has answered, that stands, however
    it takes its leave: a message that was accepted must not go again.
    """
    answer = None
    try:
        mail = _written(message_id=message_id, recipient=recipient, title=title, body=body)
        with smtplib.SMTP(settings.EMAIL_HOST, settings.EMAIL_PORT, timeout=settings.EMAIL_TIMEOUT) as server:
            _enter(server)
            answer = _transact(server, mail)
    except ValueError as fault:
        return Answer(accepted=False, final=True, said=f"it cannot be written as an e-mail: {fault}"[:300])
    except (OSError, smtplib.SMTPException) as fault:
        return answer or Answer(accepted=False, final=False, said=str(fault)[:300])
    return answer


def _written(*, message_id: str, recipient: str, title: str, body: str) -> EmailMessage:
    mail = EmailMessage(policy=SMTP)
    mail["From"] = settings.DEFAULT_FROM_EMAIL
    mail["To"] = recipient
    mail["Subject"] = title
    mail["Message-ID"] = message_id
    mail.set_content(body, cte="quoted-printable")  # lines of any length, which 7-bit servers accept
    return mail


def _enter(server: smtplib.SMTP) -> None:
    server.ehlo()
    if settings.EMAIL_USE_TLS:
        server.starttls(context=ssl.create_default_context())
        server.ehlo()
    if settings.EMAIL_HOST_USER:
        server.login(settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD)


def _transact(server: smtplib.SMTP, mail: EmailMessage) -> Answer:
    """Say who writes, to whom, and the text. A server that will not have us as sender is our fault, not a last word."""
    code, said = server.mail(_bare(mail["From"]))
    about_us = code >= 400
    steps: tuple[Callable[[], tuple[int, bytes]], ...] = (
        lambda: server.rcpt(_bare(mail["To"])),
        lambda: _data(server, mail),
    )
    for step in steps:
        if code < 400:
            code, said = step()
    words = f"{code} {said.decode(errors='replace')}"
    return Answer(accepted=code < 400, final=code >= 500 and not about_us, said=words)


def _data(server: smtplib.SMTP, mail: EmailMessage) -> tuple[int, bytes]:
    """Hand over the text; a refusal before its first line is an answer like any other, not a fault."""
    try:
        return server.data(mail.as_bytes())
    except smtplib.SMTPDataError as refusal:
        said = refusal.smtp_error
        return refusal.smtp_code, said if isinstance(said, bytes) else said.encode()


def _bare(address: str) -> str:
    return parseaddr(address)[1]
