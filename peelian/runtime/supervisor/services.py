"""What `peelian serve` runs besides the database, read from the environment."""

import signal
import sys
from dataclasses import dataclass
from pathlib import Path

from peelian.runtime.environment import flag, number, text
from peelian.runtime.supervisor.children import Service

PYTHON = sys.executable
SHARED_MEMORY = Path("/dev/shm")  # noqa: S108  gunicorn's heartbeat file, which has no name


@dataclass(frozen=True)
class Addresses:
    """Where each part listens. `smtp` is None when a real mail server is configured or this is no demo."""

    host: str
    desk: int
    front: int
    smtp: int | None

    @property
    def ports(self) -> dict[str, int]:
        """Return each port by the variable that moves it."""
        taken = {"PEELIAN_DESK_PORT": self.desk, "PEELIAN_FRONT_PORT": self.front}
        return taken | ({"PEELIAN_SMTP_PORT": self.smtp} if self.smtp else {})


def addresses() -> Addresses:
    """Read where to listen: loopback unless PEELIAN_BIND says otherwise."""
    demo_mail = flag("PEELIAN_DEV") and not text("PEELIAN_SMTP_HOST")
    return Addresses(
        host=text("PEELIAN_BIND", "127.0.0.1"),
        desk=number("PEELIAN_DESK_PORT", 8000),
        front=number("PEELIAN_FRONT_PORT", 8001),
        smtp=number("PEELIAN_SMTP_PORT", 8025) if demo_mail else None,
    )


def services(where: Addresses) -> list[Service]:
    """Return what to run, in the order to start it."""
    mail = {"PEELIAN_SMTP_HOST": "127.0.0.1", "PEELIAN_SMTP_PORT": str(where.smtp)} if where.smtp else {}
    found = [
        _door("desk", where.host, where.desk, number("PEELIAN_DESK_WORKERS", 2), mail),
        _door("front", where.host, where.front, number("PEELIAN_FRONT_WORKERS", 1), mail),
        # Killed outright when orphaned: jobs may be repeated, and the reaper sees to it that they are.
        Service("worker", peelian("worker"), {"PEELIAN_ROLE": "worker", **mail}, signal.SIGKILL),
    ]
    if where.smtp:
        command = [PYTHON, "-m", "peelian.runtime.mailsink", "127.0.0.1", str(where.smtp)]
        found.insert(0, Service("mail", command, port=where.smtp))
    return found


def peelian(*words: str) -> list[str]:
    """Return the command line of one of our own commands."""
    return [PYTHON, "-m", "peelian.runtime.cli", *words]


def _door(name: str, host: str, port: int, workers: int, mail: dict[str, str]) -> Service:
    command = [PYTHON, "-m", "gunicorn", "peelian.runtime.wsgi:application", "--no-control-socket"]
    command += ["--bind", f"{host}:{port}", "--workers", str(workers)]
    command += ["--worker-class", "gthread", "--threads", "4", "--preload"]
    command += ["--graceful-timeout", "5", "--timeout", "120", "--log-level", "warning"]
    if SHARED_MEMORY.is_dir():
        command += ["--worker-tmp-dir", str(SHARED_MEMORY)]
    return Service(name, command, {"PEELIAN_ROLE": name, **mail}, signal.SIGQUIT, port)
