"""What the demo's own mail server and fake of Notify took: in the demo it goes no further, so here it is read."""

import email
import json
from dataclasses import dataclass
from datetime import datetime
from email import policy
from pathlib import Path

from django.conf import settings
from django.utils import timezone

SHOWN = 50


@dataclass(frozen=True)
class TakenMail:
    """One message as its reader would see it. `way`: “E-mail” or “Text”; a text has no title."""

    to: str
    title: str
    text: str
    at: datetime
    way: str = "E-mail"


def taken_mail() -> list[TakenMail]:
    """Return the latest messages that the demo took, newest first."""
    home = Path(settings.PEELIAN_HOME)
    files = [*(home / "mail").glob("*.eml"), *(home / "notify").glob("*.json")]
    files.sort(key=lambda file: file.stat().st_mtime)
    return [_notified(file) if file.suffix == ".json" else _mailed(file) for file in reversed(files[-SHOWN:])]


def _mailed(file: Path) -> TakenMail:
    message = email.message_from_bytes(file.read_bytes(), policy=policy.default)
    body = message.get_body(preferencelist=("plain",))
    return TakenMail(
        to=str(message["To"]),
        title=str(message["Subject"]),
        text=str(body.get_content()) if body else "",
        at=_written(file),
    )


def _notified(file: Path) -> TakenMail:
    told = json.loads(file.read_bytes())
    if told["type"] == "sms":
        return TakenMail(to=told["phone_number"], title="", text=told["body"], at=_written(file), way="Text")
    return TakenMail(to=told["email_address"], title=told["subject"], text=told["body"], at=_written(file))


def _written(file: Path) -> datetime:
    return datetime.fromtimestamp(file.stat().st_mtime, tz=timezone.get_current_timezone())
