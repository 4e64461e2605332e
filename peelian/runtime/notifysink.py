"""A fake of GOV.UK Notify's API for the demo and the tests: keeps each text and e-mail as a file.

It is not Notify. It speaks the few addresses that we use, checks the key as Notify does, and sends nothing anywhere.
How a number or an address ends says how it is treated, so that every answer can be had in the demo:

    002, perm-fail@...   taken, then "permanent-failure"        429, slow-down@...   refused: too many requests
    003, temp-fail@...   taken, then "temporary-failure"        500, trouble@...     refused: internal server error
    004, tech-fail@...   taken, then "technical-failure"        400, not-one@...     refused: not a number or address
    408, silence@...     taken, and the line is cut before the answer
"""

import json
import signal
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

from notifications_python_client.authentication import decode_jwt_token, get_token_issuer
from notifications_python_client.errors import TokenError

from peelian.runtime.homes import private_folder
from peelian.runtime.mailsink import keep
from peelian.runtime.notifykeys import DEMO_KEY, DEMO_TEMPLATE

PAGE = 250  # messages in one answer, as Notify gives them
PLACES = {"sms": "phone_number", "email": "email_address"}
ENDS = {
    ("002", "perm-fail"): "permanent-failure", ("003", "temp-fail"): "temporary-failure",
    ("004", "tech-fail"): "technical-failure",
}  # fmt: skip
REFUSALS = {
    ("429", "slow-down"): (429, "RateLimitError", "Exceeded rate limit for key type LIVE of 3000 per 60 seconds"),
    ("500", "trouble"): (500, "Exception", "Internal server error"),
    ("400", "not-one"): (400, "ValidationError", "{place} is not one that can be used"),
}
SILENT = ("408", "silence")


class Refusal(Exception):  # noqa: N818  an answer, not a fault
    """What Notify would say instead of taking a message: status, kind, words."""


def _is(address: str, signs: tuple[str, str]) -> bool:
    ending, name = signs
    return address.endswith(ending) or address.startswith(f"{name}@")


def ends_as(address: str) -> str:
    """Return the status that a message to an address comes to."""
    return next((status for signs, status in ENDS.items() if _is(address, signs)), "delivered")


class Kept:
    """The messages taken so far: a file each, so that the demo can show them and a restart forgets none."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def add(self, kind: str, told: dict[str, Any]) -> dict[str, Any]:
        """Keep one message as its reader would see it."""
        places = told.get("personalisation") or {}
        message = {
            "id": str(uuid4()), "reference": told.get("reference"), "type": kind, PLACES[kind]: told[PLACES[kind]],
            "subject": places.get("title", ""), "body": places.get("text", ""),
            "template": {"id": told["template_id"], "version": 1}, "created_at": datetime.now(UTC).isoformat(),
        }  # fmt: skip
        name = f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}-{message['id']}.json"
        keep(self.folder / name, json.dumps(message, ensure_ascii=False).encode())
        return message

    def page(self, *, reference: str | None, older_than: str | None) -> list[dict[str, Any]]:
        """Return messages, newest first, each with what became of it."""
        files = sorted(self.folder.glob("*.json"), reverse=True)
        names = [file.stem.split("-", 1)[1] for file in files]
        start = names.index(older_than) + 1 if older_than in names else 0
        found = (json.loads(file.read_bytes()) for file in files[start:])
        chosen = [message for message in found if reference in (None, message["reference"])][:PAGE]
        return [message | {"status": ends_as(message[PLACES[message["type"]]])} for message in chosen]


class Notify(BaseHTTPRequestHandler):
    """Answers one request as Notify would."""

    kept: Kept
    key: str

    def do_POST(self) -> None:
        self._answer(self._take)

    def do_GET(self) -> None:
        self._answer(self._tell)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: an address is personal data."""

    def _answer(self, work: Callable[[], tuple[int, dict[str, Any]]]) -> None:
        try:
            self._check_key()
            status, told = work()
        except Refusal as refusal:
            status, kind, words = refusal.args
            told = {"status_code": status, "errors": [{"error": kind, "message": words}]}
        except ConnectionAbortedError:
            self.close_connection = True
            return
        body = json.dumps(told).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _check_key(self) -> None:
        token = self.headers.get("Authorization", "").removeprefix("Bearer ")
        try:
            decode_jwt_token(token, self.key[-36:])  # type: ignore[no-untyped-call]
            ours = get_token_issuer(token) == self.key[-73:-37]  # type: ignore[no-untyped-call]
        except TokenError as fault:
            raise Refusal(403, "AuthError", f"Invalid token: {fault.message}") from fault
        if not ours:
            raise Refusal(403, "AuthError", "Invalid token: service not found")

    def _take(self) -> tuple[int, dict[str, Any]]:
        told = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        kind = urlsplit(self.path).path.removeprefix("/v2/notifications/")
        if kind not in PLACES:
            raise Refusal(404, "NotFound", "This fake takes texts and e-mail only")
        place = PLACES[kind]
        for signs, (status, name, words) in REFUSALS.items():
            if _is(told[place], signs):
                raise Refusal(status, name, words.format(place=place))
        if told.get("template_id") != DEMO_TEMPLATE:
            raise Refusal(400, "BadRequestError", "Template not found")
        message = self.kept.add(kind, told)
        if _is(told[place], SILENT):
            raise ConnectionAbortedError
        return 201, {key: message[key] for key in ("id", "reference", "template")} | {"content": message["body"]}

    def _tell(self) -> tuple[int, dict[str, Any]]:
        asked = {name: values[0] for name, values in parse_qs(urlsplit(self.path).query).items()}
        found = self.kept.page(reference=asked.get("reference"), older_than=asked.get("older_than"))
        here = f"http://{self.headers['Host']}/v2/notifications"
        links = {"current": here} | ({"next": f"{here}?older_than={found[-1]['id']}"} if found else {})
        return 200, {"notifications": found, "links": links}


def server(*, host: str, port: int, folder: Path, key: str = DEMO_KEY) -> ThreadingHTTPServer:
    """Return the fake, listening but not yet serving."""
    handler = type("HereAndNow", (Notify,), {"kept": Kept(folder), "key": key})
    return ThreadingHTTPServer((host, port), handler)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with server(host=sys.argv[1], port=int(sys.argv[2]), folder=private_folder("notify")) as listening:
        listening.serve_forever()
