"""`peelian serve`: database, migrations, then everything else, until it is asked to stop."""

from pathlib import Path

from peelian.kernel.refused import Refused
from peelian.runtime.addresses import embedded
from peelian.runtime.cluster import Cluster
from peelian.runtime.environment import flag
from peelian.runtime.homes import home, private_folder
from peelian.runtime.stamp import is_prepared
from peelian.runtime.supervisor.children import Child, Service
from peelian.runtime.supervisor.ports import answers, refuse_taken
from peelian.runtime.supervisor.services import Addresses, addresses, peelian, services
from peelian.runtime.supervisor.watch import Stopped, Supervisor, say

READY_SECONDS = 60


def serve() -> int:
    """Run Peelian until INT, TERM or HUP; return the exit code.

    Refuses a port that is taken and a home whose database another `serve` runs.
    """
    where = addresses()
    refuse_taken(where.host, where.ports)
    cluster = Cluster(home()) if embedded() else None
    supervisor = Supervisor(cluster)
    supervisor.listen()
    try:
        _bring_up(supervisor, where)
        supervisor.watch()
    except Stopped:
        pass
    finally:
        say("Stopping.")
        supervisor.stop()
    return 0


def _bring_up(supervisor: Supervisor, where: Addresses) -> None:
    if supervisor.cluster is not None:
        say("Starting the database.")
        supervisor.cluster.start()
    private_folder("static")  # whitenoise warns of a folder that is missing, even if it would be empty
    if supervisor.cluster is None or not is_prepared():
        say("Preparing the tables.")
        _finish(supervisor, "migrate")
    supervisor.start([Child(service, log=_log(service.name)) for service in services(where)])
    if not supervisor.wait_until(lambda: _all_answer(where), seconds=READY_SECONDS):
        say("Not everything answers yet; still trying.")
    demo = _finish(supervisor, "demo") if flag("PEELIAN_DEV") else ""
    say(_greeting(where, demo))


def _finish(supervisor: Supervisor, command: str) -> str:
    """Run one of our own commands to its end and return what it printed; refuse with that when it fails."""
    log = private_folder("log") / f"{command}.log"
    log.unlink(missing_ok=True)
    code = supervisor.run_once(Child(Service(command, peelian(command)), log=log))
    words = log.read_text(errors="replace").strip("\n")
    if code:
        raise Refused(f"`peelian {command}` failed:\n{words}")
    return words


def _log(name: str) -> Path | None:
    """Return where a child writes: a file on a laptop; our own output where something else keeps it."""
    return private_folder("log") / f"{name}.log" if flag("PEELIAN_DEV") else None


def _all_answer(where: Addresses) -> bool:
    return all(answers(where.host, port) for port in where.ports.values())


def _greeting(where: Addresses, demo: str) -> str:
    shown = "localhost" if where.host == "127.0.0.1" else where.host  # a passkey works on a name, not on a number
    lines = [
        "",
        f"Desk (for the team):   http://{shown}:{where.desk}/",
        f"Front (for everyone):  http://{shown}:{where.front}/",
    ]
    if where.smtp:
        lines.append(f"Sent mail is kept in   {home() / 'mail'}")
    if where.notify:
        lines.append(f"Texts are kept in      {home() / 'notify'} (by a fake of GOV.UK Notify)")
    if flag("PEELIAN_DEV"):
        lines.append(f"Logs are in            {home() / 'log'}")
    return "\n".join([*lines, *(["", demo] if demo else []), "", "Ctrl-C stops everything."])
