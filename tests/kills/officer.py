"""An officer who brings in feeds over the desk's pages and sends letters, however often the house falls down.

python -m tests.kills.officer FEED...      each line on its input is a turn of work

What the house has acknowledged goes to the output, a line of JSON each, the moment it is acknowledged: nobody may
take that back afterwards. Everything else is tried again until it is acknowledged.
"""

import json
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from peelian.runtime.database import set_up_django

set_up_django("desk")

import requests  # noqa: E402
from django.conf import settings  # noqa: E402
from django.db import InterfaceError, OperationalError, connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402

from peelian.accounts.models import Officer  # noqa: E402
from peelian.intake.models import Feed  # noqa: E402
from peelian.release.actions import send  # noqa: E402
from peelian.release.models import Message  # noqa: E402
from peelian.release.rules.channels import Channel  # noqa: E402
from peelian.release.rules.drafts import Draft  # noqa: E402
from tests.kills import LETTERS_A_TURN, TURNS_A_FEED  # noqa: E402

TOKEN = "k" * 32  # a form's token is right when it equals the cookie
A_MOMENT = 0.1


class Desk:
    """The desk's pages, as a browser that does not give up."""

    def __init__(self, officer: Officer) -> None:
        client = Client()
        client.force_login(officer)
        self.session = requests.Session()
        self.session.cookies.set(settings.SESSION_COOKIE_NAME, client.cookies[settings.SESSION_COOKIE_NAME].value)
        self.session.cookies.set(settings.CSRF_COOKIE_NAME, TOKEN)
        self.session.headers["X-CSRFToken"] = TOKEN

    def post(self, page: str, **sent: Any) -> requests.Response:
        """Send a form until the desk answers; a fault of the server is no answer."""
        while True:
            try:
                address = f"{settings.DESK_ADDRESS}{page}"
                answer = self.session.post(address, allow_redirects=False, timeout=20, **sent)
                if answer.status_code < 500:
                    assert "/account/login" not in answer.headers.get("Location", ""), "signed out"
                    return answer
            except requests.RequestException:
                pass
            time.sleep(A_MOMENT)


def bring(desk: Desk, file: Path) -> int:
    """Bring a feed in, confirm its columns and its loading; return its number once that is acknowledged."""
    brought = desk.post("/desk/feeds/new/", files={"file": (file.name, file.read_bytes())})
    where = brought.headers.get("Location") or brought.text  # a page that names the first time, if that got through
    key = int(next(re.finditer(r"/desk/feeds/(\d+)/", where)).group(1))
    mapping = _until_it_answers(lambda: Feed.objects.get(pk=key).mapping)
    columns = {f"column{at}": field for field, at in mapping.items()}
    assert desk.post(f"/desk/feeds/{key}/columns/", data=columns).status_code == 302
    assert desk.post(f"/desk/feeds/{key}/load/").status_code in (302, 409)  # 409: it is loading already
    return key


def write(number: int, officer: Officer) -> str:
    """Send one letter and return its Message-ID; one that got through before its acknowledgement is not sent again."""
    draft = Draft(
        subject=f"intake.Report:{number}",
        channel=Channel.EMAIL,
        recipient=f"victim{number}@postbox.example",
        recipient_name="Rosalind Pickering",
        title=f"Advice {number}",
        body="Dear Rosalind,\n\nTurn on a second lock.",
        template="advice",
        template_version="1",
    )

    def once() -> Message:
        there = Message.objects.filter(subject=draft.subject).first()
        return there or send(draft=draft, by=officer, at=timezone.now())

    return str(_until_it_answers(once).message_id)


def _until_it_answers(act: Any) -> Any:
    while True:
        try:
            return act()
        except (OperationalError, InterfaceError):
            connection.close()
            time.sleep(A_MOMENT)


def _say(kind: str, what: object) -> None:
    print(json.dumps([kind, what]), flush=True)  # noqa: T201


def _work(feeds: Iterator[Path]) -> None:
    officer = Officer.objects.get(email="nia@northmarsh.example")
    desk = Desk(officer)
    _say("ready", officer.name)
    for turn, _ in enumerate(sys.stdin):
        for letter in range(LETTERS_A_TURN):
            _say("message", write(1_000_000 + turn * LETTERS_A_TURN + letter, officer))
        if turn % TURNS_A_FEED == 0:
            _say("feed", bring(desk, next(feeds)))


if __name__ == "__main__":
    _work(map(Path, sys.argv[1:]))
