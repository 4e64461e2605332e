"""Looks at the machine: Python, disk, clock, folders, ports, mail."""

import os
import shutil
import smtplib
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from peelian.runtime.doctor.findings import Look
from peelian.runtime.environment import number, text
from peelian.runtime.homes import home
from peelian.runtime.supervisor.ports import answers, why_not
from peelian.runtime.supervisor.services import addresses

OLDEST_PYTHON = (3, 11)
LEAST_DISK = 2 * 10**9  # bytes: a backup beside the database, and a week of logs
BUILT = datetime(2026, 1, 1, tzinfo=UTC)  # a clock before this is wrong: Peelian was not written yet
PRIVATE = ("secrets", "files", "files-coming", "mail", "notify", "log", "backups", "database", "run")
MAIL_SECONDS = 5


def python() -> Look:
    """Is Python new enough?"""
    version = ".".join(map(str, sys.version_info[:3]))
    old = sys.version_info < OLDEST_PYTHON
    return Look("Python", version, "Peelian needs Python 3.11 or later." if old else "")


def disk() -> Look:
    """Is there room where Peelian writes?"""
    place = next(folder for folder in (home(), *home().parents) if folder.exists())
    free = shutil.disk_usage(place).free
    todo = f"Make room on the disk of {place}: 2 GB at the least." if free < LEAST_DISK else ""
    return Look("Disk", f"{free / 10**9:.0f} GB free at {place}", todo)


def clock() -> Look:
    """Is the clock believable? Deadlines and the history hang on it."""
    now = datetime.now(UTC)
    todo = "Set the machine's clock: deadlines and the history depend on it." if now < BUILT else ""
    return Look("Clock", f"{now:%-d %B %Y %H:%M} UTC", todo)


def timezone() -> Look:
    """Are the time zones' rules here? Without them London's summer time is unknown."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        ZoneInfo("Europe/London")
    except ZoneInfoNotFoundError:
        return Look("Time zone", "Europe/London is unknown", "Install the time zones (Debian: apt install tzdata).")
    return Look("Time zone", "Europe/London is known")


def account() -> Look:
    """Does Peelian run as root? It can, but a web server should not."""
    if os.geteuid() != 0:
        return Look("Account", "an ordinary user")
    if text("PEELIAN_DEV"):
        return Look("Account", "root (a demo; the database runs as nobody)")
    return Look("Account", "root", "Run Peelian as a user of its own (useradd --system peelian): pages need no root.")


def folders() -> Iterator[Look]:
    """Is everything in the home closed to other users of the machine?"""
    if not home().exists():
        yield Look("Folder", f"{home()} is not there yet; the first start makes it")
        return
    open_ones = [path for path in _private_paths(home()) if path.lstat().st_mode & 0o077]
    told = ", ".join(map(str, open_ones[:3]))
    todo = f"Close to others: chmod -R go= {told}" if open_ones else ""
    yield Look("Folder", f"{home()}, {'open to others in places' if open_ones else 'closed to others'}", todo)


def ports() -> Iterator[Look]:
    """Is each port free, or already served?"""
    where = addresses()
    for variable, port in where.ports.items():
        if answers(where.host, port):
            yield Look("Port", f"{port} ({variable}) is in use, by Peelian if it is running")
        else:
            trouble = why_not(where.host, port)
            yield Look("Port", trouble or f"{port} is free", f"Set {variable} to another." if trouble else "")


def mail() -> Look:
    """Does the mail server answer?"""
    host, port = text("PEELIAN_SMTP_HOST"), number("PEELIAN_SMTP_PORT", 8025)
    if not host:
        told = "none is set; messages wait in the outbox" if not text("PEELIAN_DEV") else "the demo's own"
        todo = "" if text("PEELIAN_DEV") else "Set PEELIAN_SMTP_HOST and PEELIAN_SMTP_PORT to send advice."
        return Look("Mail server", told, todo)
    try:
        with smtplib.SMTP(host, port, timeout=MAIL_SECONDS) as server:
            server.noop()
    except (OSError, smtplib.SMTPException) as trouble:
        return Look("Mail server", f"{host}:{port} does not answer ({trouble})", "Check PEELIAN_SMTP_HOST and _PORT.")
    return Look("Mail server", f"{host}:{port} answers")


def notify() -> Look:
    """Is GOV.UK Notify set up, as far as it is wanted?"""
    wanted = text("PEELIAN_EMAIL_BY") == "notify"
    if not text("PEELIAN_NOTIFY_KEY"):
        told = "the demo's own fake" if text("PEELIAN_DEV") else "no key; texts cannot be sent"
        return Look("GOV.UK Notify", told, "Set PEELIAN_NOTIFY_KEY to send e-mail." if wanted else "")
    wanted_here = {"PEELIAN_NOTIFY_TEXT_TEMPLATE": True, "PEELIAN_NOTIFY_EMAIL_TEMPLATE": wanted}
    missing = [name for name, needed in wanted_here.items() if needed and not text(name)]
    if missing:
        return Look("GOV.UK Notify", "a key is set, a template is not", f"Set {' and '.join(missing)}.")
    return Look("GOV.UK Notify", "a key and its templates are set")


def _private_paths(place: Path) -> Iterator[Path]:
    for name in PRIVATE:
        if (place / name).exists():
            yield place / name
    yield from (place / "secrets").glob("*")
