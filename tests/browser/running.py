"""The whole of Peelian as `make run` starts it, with its demo region, for tests that use it as a person would."""

import email
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email import policy
from email.message import EmailMessage
from pathlib import Path

from playwright.sync_api import Page

from tests.ports import free_ports

READY_SECONDS = 300


class Running:
    """One running Peelian. `desk` and `front` are addresses; `home` is where it keeps things."""

    def __init__(self, home: Path, **settings: str) -> None:
        self.home = home
        desk, front, smtp, notify, names = free_ports(5)
        self.desk, self.front = f"http://localhost:{desk}", f"http://localhost:{front}"
        ours = {name: value for name, value in os.environ.items() if not name.startswith(("PEELIAN_", "DATABASE_URL"))}
        ports = {"DESK": desk, "FRONT": front, "SMTP": smtp, "NOTIFY": notify, "NAMES": names}
        self.environment = ours | {f"PEELIAN_{door}_PORT": str(port) for door, port in ports.items()}
        self.environment |= {"PEELIAN_HOME": str(home), "PEELIAN_DEV": "yes"} | settings
        self.process = self._start("serve", stdout=(home / "said").open("w"))
        until(lambda: "Ctrl-C stops everything" in self.said, READY_SECONDS, lambda: self.said)

    @property
    def said(self) -> str:
        return (self.home / "said").read_text()

    def sign_in(self, page: Page, name: str) -> None:
        """Sign a demo officer in with password and code, by keyboard. A code serves once an officer."""
        told = subprocess.run(
            [sys.executable, "-m", "peelian.runtime.cli", "demo"], env=self.environment, capture_output=True, text=True
        ).stdout
        password, code = (re.search(pattern, told) for pattern in (r"Password:\s+(\S+)", r"phone:\s+(\d{6})"))
        assert password, told
        assert code, told
        page.goto(f"{self.desk}/")
        page.get_by_label("E-mail address").fill(f"{name}@northmarsh.example")
        page.get_by_label("Password").fill(password[1])
        page.keyboard.press("Enter")
        page.get_by_label(re.compile("code", re.IGNORECASE)).first.fill(code[1])
        page.keyboard.press("Enter")
        page.wait_for_url(f"{self.desk}/desk/**")

    def mail_to(self, address: str) -> list[EmailMessage]:
        """Return what the mail server took for an address, oldest first."""
        files = sorted((self.home / "mail").glob("*.eml"), key=lambda file: file.stat().st_mtime)
        messages = [email.message_from_bytes(file.read_bytes(), policy=policy.default) for file in files]
        return [message for message in messages if message["To"] == address]

    def stop(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=30)

    def _start(self, command: str, stdout: object) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            [sys.executable, "-m", "peelian.runtime.cli", command],
            env=self.environment,
            stdout=stdout,  # type: ignore[arg-type]
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )


@contextmanager
def peelian(**settings: str) -> Iterator[Running]:
    """Run Peelian in a home of its own and clear up after it. `settings`: variables of its environment."""
    home = Path(tempfile.mkdtemp(prefix="peelian-journey-"))
    home.chmod(0o711)  # as root the database runs as `nobody`, who must get through
    running = Running(home, **settings)
    try:
        yield running
    finally:
        running.stop()
        shutil.rmtree(home, ignore_errors=True)


def until(true: Callable[[], object], seconds: float, told: Callable[[], str] = lambda: "") -> None:
    """Wait until something is so; fail with what was told when it is not within the time."""
    give_up = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < give_up, told()
        time.sleep(0.2)
