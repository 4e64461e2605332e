"""The mail that the demo's own mail server took: in the demo it goes no further, so here is where it is read."""

import email
from dataclasses import dataclass
from datetime import datetime
from email import policy
from pathlib import Path

from django.conf import settings
from django.utils import timezone

SHOWN = 50


@dataclass(frozen=True)
class TakenMail:
    """One message as its reader would see it."""

    to: str
    title: str
    text: str
    at: datetime


def taken_mail() -> list[TakenMail]:
    """Return the latest messages that the demo's mail server took, newest first."""
    files = sorted((Path(settings.PEELIAN_HOME) / "mail").glob("*.eml"), key=lambda file: file.stat().st_mtime)
    return [_read(file) for file in reversed(files[-SHOWN:])]


def _read(file: Path) -> TakenMail:
    message = email.message_from_bytes(file.read_bytes(), policy=policy.default)
    body = message.get_body(preferencelist=("plain",))
    return TakenMail(
        to=str(message["To"]),
        title=str(message["Subject"]),
        text=str(body.get_content()) if body else "",
        at=datetime.fromtimestamp(file.stat().st_mtime, tz=timezone.get_current_timezone()),
    )
