"""What `peelian serve` runs besides the database, read from the environment."""

import signal
import sys
from dataclasses import dataclass
from pathlib import Path

from peelian.runtime.environment import flag, number, text
from peelian.runtime.notifykeys import DEMO_KEY, DEMO_TEMPLATE
from peelian.runtime.supervisor.children import Service

PYTHON = sys.executable
SHARED_MEMORY = Path("/dev/shm")  # noqa: S108  gunicorn's heartbeat file, which has no name


@dataclass(frozen=True)
class Addresses:
    """Where each part listens. `smtp`, `notify` and `names` are the demo's own: None where a real one is configured."""

    host: str
    desk: int
    front: int
    smtp: int | None
    notify: int | None
    names: int | None = None

    @property
    def ports(self) -> dict[str, int]:
        """Return each port by the variable that moves it."""
        taken = {"PEELIAN_DESK_PORT": self.desk, "PEELIAN_FRONT_PORT": self.front}
        ours = {"PEELIAN_SMTP_PORT": self.smtp, "PEELIAN_NOTIFY_PORT": self.notify, "PEELIAN_NAMES_PORT": self.names}
        return taken | {variable: port for variable, port in ours.items() if port}


def addresses() -> Addresses:
    """Read where to listen: loopback unless PEELIAN_BIND says otherwise."""
    demo_mail = flag("PEELIAN_DEV") and not text("PEELIAN_SMTP_HOST")
    demo_notify = flag("PEELIAN_DEV") and not text("PEELIAN_NOTIFY_KEY")
    demo_names = flag("PEELIAN_DEV") and not text("PEELIAN_RESOLVER")
    smtp = number("PEELIAN_SMTP_PORT", 8025)
    return Addresses(
        host=text("PEELIAN_BIND", "127.0.0.1"),
        desk=number("PEELIAN_DESK_PORT", 8000),
        front=number("PEELIAN_FRONT_PORT", 8001),
        smtp=smtp if demo_mail else None,
        notify=number("PEELIAN_NOTIFY_PORT", smtp + 1) if demo_notify else None,
        names=number("PEELIAN_NAMES_PORT", smtp + 2) if demo_names else None,
    )


def services(where: Addresses) -> list[Service]:
    """Return what to run, in the order to start it."""
    mail = {"PEELIAN_SMTP_HOST": "127.0.0.1", "PEELIAN_SMTP_PORT": str(where.smtp)} if where.smtp else {}
    mail |= _demo_notify(where.notify) if where.notify else {}
    mail |= _demo_names(where.names) if where.names else {}
    found = [
        _door("desk", where.host, where.desk, number("PEELIAN_DESK_WORKERS", 2), mail),
        _door("front", where.host, where.front, number("PEELIAN_FRONT_WORKERS", 1), mail),
        # Killed outright when orphaned: jobs may be repeated, and the reaper sees to it that they are.
        Service("worker", peelian("worker"), {"PEELIAN_ROLE": "worker", **mail}, signal.SIGKILL),
    ]
    if where.smtp:
        command = [PYTHON, "-m", "peelian.runtime.mailsink", "127.0.0.1", str(where.smtp)]
        found.insert(0, Service("mail", command, port=where.smtp))
    if where.notify:
        command = [PYTHON, "-m", "peelian.runtime.notifysink", "127.0.0.1", str(where.notify)]
        found.insert(0, Service("notify", command, port=where.notify))
    if where.names:
        command = [PYTHON, "-m", "peelian.runtime.namesink", "127.0.0.1", str(where.names)]
        found.insert(0, Service("names", command, port=where.names))
    return found


def _demo_notify(port: int) -> dict[str, str]:
    """Return the settings that lead to the fake of Notify."""
    return {
        "PEELIAN_NOTIFY_ADDRESS": f"http://127.0.0.1:{port}",
        "PEELIAN_NOTIFY_KEY": DEMO_KEY,
        "PEELIAN_NOTIFY_TEXT_TEMPLATE": DEMO_TEMPLATE,
        "PEELIAN_NOTIFY_EMAIL_TEMPLATE": DEMO_TEMPLATE,
    }


def _demo_names(port: int) -> dict[str, str]:
    """Return the settings with which looks from outside ask the demo's name server, and nothing but this machine."""
    return {"PEELIAN_RESOLVER": f"127.0.0.1:{port}", "PEELIAN_LOOK_LOOPBACK": "yes"}


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
