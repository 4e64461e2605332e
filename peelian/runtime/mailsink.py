"""The demo's mail server: takes any message on loopback and keeps it as a file. Nothing leaves the machine."""

import asyncio
import os
import secrets
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path

from aiosmtpd.smtp import SMTP, Envelope, Session

from peelian.runtime.homes import private_folder

LARGEST = 30_000_000  # bytes, a message with its attachments


class Sink:
    """Keeps each message before it says yes: what was acknowledged is on disk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802  aiosmtpd's name
        """Write one message to one file, its envelope in X- headers, and only then acknowledge it."""
        name = f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}-{secrets.token_hex(4)}.eml"
        keep(self.folder / name, _with_envelope(envelope))
        return "250 OK"


def keep(file: Path, content: bytes) -> None:
    """Write `content` to `file` whole or not at all."""
    draft = file.with_suffix(".part")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    draft.rename(file)


def _with_envelope(envelope: Envelope) -> bytes:
    lines = [f"X-MailFrom: {envelope.mail_from}", *(f"X-RcptTo: {to}" for to in envelope.rcpt_tos)]
    body = envelope.content if isinstance(envelope.content, bytes) else (envelope.content or "").encode()
    return "\r\n".join(lines).encode() + b"\r\n" + body


async def serve(*, host: str, port: int, folder: Path) -> None:
    """Take mail until TERM or INT."""
    loop = asyncio.get_running_loop()
    stopping = asyncio.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(sign, stopping.set)

    def conversation() -> SMTP:
        return SMTP(Sink(folder), hostname="peelian.example", data_size_limit=LARGEST, enable_SMTPUTF8=True)

    server = await loop.create_server(conversation, host, port)
    async with server:
        await stopping.wait()


if __name__ == "__main__":
    asyncio.run(serve(host=sys.argv[1], port=int(sys.argv[2]), folder=private_folder("mail")))
