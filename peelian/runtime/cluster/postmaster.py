"""One PostgreSQL server process: cleared of a dead one's traces, started, awaited, stopped."""

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

from peelian.kernel.refused import Refused
from peelian.runtime.cluster.binaries import program
from peelian.runtime.cluster.options import initdb_options, server_options
from peelian.runtime.cluster.places import Places, RunsAs
from peelian.runtime.cluster.processes import dying_with_parent, is_postgres_on

READY = "ready"  # the eighth line of postmaster.pid once connections are taken
STILL_LEAVING = "pre-existing shared memory block"  # children of a killed server are on their way out
RECOVERY_SECONDS = 600  # a long crash recovery is work, not a fault
SHUTDOWN_SECONDS = 15  # then at once: what was committed is recovered at the next start
WRITE_PRIVATE = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW


def init(places: Places, who: RunsAs, *, password: str, fsync: bool) -> None:
    """Make a new cluster; half a one, left by a cut, is thrown away and begun again."""
    draft = places.root / f"{places.major}.new"
    if draft.exists():
        shutil.rmtree(draft)
    words = places.root / ".password"
    with os.fdopen(os.open(words, WRITE_PRIVATE, 0o600), "w") as out:
        out.write(password + "\n")
    who.owns(words)
    options = initdb_options(major=places.major, fsync=fsync)
    try:
        made = subprocess.run(
            [program("initdb", major=places.major), *options, f"--pwfile={words}", f"--pgdata={draft}"],
            cwd="/",
            env=environment(),
            capture_output=True,
            text=True,
            check=False,
            user=who.user,
            group=who.group,
            extra_groups=who.extra_groups,
        )
    finally:
        words.unlink()
    if made.returncode:
        raise Refused(f"The database could not be made in {places.root}: {made.stderr.strip()}")
    draft.rename(places.data)


def launch(places: Places, who: RunsAs, *, fsync: bool) -> subprocess.Popen[bytes]:
    """Start the server as our own child and return once it takes connections.

    It stops by itself when we die (Linux). Refuses, with the server's last words, when it gives up.
    """
    clear_traces(places)
    give_up = time.monotonic() + RECOVERY_SECONDS
    while True:
        server = _spawn(places, who, fsync=fsync)
        try:
            if _awaited(server, places, give_up):
                return server
        except BaseException:
            stop(server)
            raise
        words = _last_words(places)
        if STILL_LEAVING not in words or time.monotonic() > give_up:
            raise Refused(f"The database did not start. It said: {words}")
        time.sleep(0.2)


def stop(server: subprocess.Popen[bytes]) -> None:
    """Shut the server down: sessions are cut, everything committed is kept."""
    for sign in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
        server.send_signal(sign)
        try:
            server.wait(SHUTDOWN_SECONDS)
            return
        except subprocess.TimeoutExpired:
            continue


def clear_traces(places: Places) -> None:
    """Wait for a server that outlived its starter, and remove a pid file whose number is a stranger's.

    The caller holds the home's lock, so no server here has a living starter. After a power cut the number
    in postmaster.pid may belong to anybody: PostgreSQL itself would then refuse to start.
    """
    pid_file = places.data / "postmaster.pid"
    pid = _first_number(pid_file)
    if pid and is_postgres_on(pid, places.data):
        _see_off(pid, places.data)
    pid_file.unlink(missing_ok=True)
    for trace in places.socket.glob(".s.PGSQL.*"):
        trace.unlink(missing_ok=True)


def environment() -> dict[str, str]:
    """Return an environment without the caller's PG settings and locale, which would change what we mean."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "LC_", "LANG"))}
    return kept | {"LC_ALL": "C", "TZ": "UTC"}


def _spawn(places: Places, who: RunsAs, *, fsync: bool) -> subprocess.Popen[bytes]:
    start_log = places.root / "start.log"
    fd = os.open(start_log, WRITE_PRIVATE, 0o600)
    try:
        return subprocess.Popen(
            [
                program("postgres", major=places.major),
                "-D",
                places.data,
                *server_options(socket=str(places.socket), fsync=fsync),
            ],
            cwd="/",
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=fd,
            stderr=fd,
            start_new_session=True,
            preexec_fn=dying_with_parent(signal.SIGINT),
            user=who.user,
            group=who.group,
            extra_groups=who.extra_groups,
        )
    finally:
        os.close(fd)


def _awaited(server: subprocess.Popen[bytes], places: Places, give_up: float) -> bool:
    """Wait until the server is ready (True) or has ended (False)."""
    pid_file = places.data / "postmaster.pid"
    while server.poll() is None:
        if time.monotonic() > give_up:
            server.kill()
            server.wait()
            return False
        lines = pid_file.read_text().splitlines() if pid_file.exists() else []
        if len(lines) > 7 and lines[7].strip() == READY and lines[0].strip() == str(server.pid):
            return True
        time.sleep(0.01)
    return False


def _see_off(pid: int, data: Path) -> None:
    """Ask an orphaned server to stop and wait for it; it may be doing so already."""
    os.kill(pid, signal.SIGINT)
    give_up = time.monotonic() + SHUTDOWN_SECONDS
    while is_postgres_on(pid, data):
        if time.monotonic() > give_up:
            raise Refused(f"A database server of an earlier run does not stop. Stop process {pid}, then try again.")
        time.sleep(0.02)


def _first_number(file: Path) -> int | None:
    try:
        first = file.read_text().splitlines()[0].strip()
    except (FileNotFoundError, IndexError):
        return None
    return int(first) if first.isdigit() else None


def _last_words(places: Places) -> str:
    """Return what the server said last: to us, before its log collector ran; after that, in its newest log."""
    told_us = (places.root / "start.log").read_text(errors="replace").strip()
    logs = sorted((places.data / "log").glob("*.log"), key=lambda log: log.stat().st_mtime)
    if "FATAL" not in told_us and logs:
        told_us = logs[-1].read_text(errors="replace").strip()
    return "\n".join(told_us.splitlines()[-8:])
