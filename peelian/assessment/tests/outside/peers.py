"""Knot with the zones of a test and unbound in front of it, both on loopback, as children of the test."""

import shutil
import subprocess
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import dns.exception
import dns.message
import dns.query
import pytest

from peelian.assessment.tests.outside.zones import Zone, written
from tests.ports import free_ports

KNOT, UNBOUND = (shutil.which(name, path="/usr/sbin:/usr/bin") for name in ("knotd", "unbound"))
HERE = bool(KNOT and UNBOUND)
needs_peers = pytest.mark.skipif(not HERE, reason="Knot or unbound is not on this machine; `make test-peers` has them")
SECONDS = 30


@contextmanager
def name_servers(zones: Iterable[Zone], folder: Path) -> Iterator[tuple[int, int]]:
    """Serve the zones; give the port of the name server and that of the resolver that validates."""
    knot, unbound = free_ports(2)
    names = written(zones, folder)
    (folder / "knot.conf").write_text(_knot(names, folder, knot))
    (folder / "unbound.conf").write_text(_unbound(folder, knot, unbound))
    with _child([str(KNOT), "-c", str(folder / "knot.conf")], knot, folder / "knot.log"):
        command = [str(UNBOUND), "-d", "-c", str(folder / "unbound.conf")]
        with _child(command, unbound, folder / "unbound.log"):
            yield knot, unbound


@contextmanager
def _child(command: list[str], port: int, log: Path) -> Iterator[None]:
    with log.open("wb") as out, subprocess.Popen(command, stdout=out, stderr=out) as child:
        try:
            _wait_for(port, child, log)
            yield
        finally:
            child.terminate()
            child.wait(SECONDS)


def _wait_for(port: int, child: subprocess.Popen[bytes], log: Path) -> None:
    asked = dns.message.make_query("test.", "SOA")
    until = time.monotonic() + SECONDS
    while time.monotonic() < until and child.poll() is None:
        try:
            if dns.query.udp(asked, "127.0.0.1", port=port, timeout=0.5).answer:
                return
        except (TimeoutError, dns.exception.DNSException, OSError):
            pass
        time.sleep(0.05)
    raise AssertionError(f"{command_name(child)} does not answer:\n{log.read_text()}")


def command_name(child: subprocess.Popen[bytes]) -> str:
    return str(child.args[0]) if isinstance(child.args, list) else str(child.args)


def _knot(names: Iterable[str], folder: Path, port: int) -> str:
    zones = "".join(f'  - domain: "{name}"\n    file: "{"root" if name == "." else name}.zone"\n' for name in names)
    return f"""
server:
    rundir: "{folder}"
    listen: 127.0.0.1@{port}
    udp-workers: 1
    tcp-workers: 1
    background-workers: 2
log:
  - target: stderr
    any: warning
database:
    storage: "{folder}"
template:
  - id: default
    storage: "{folder}"
    zonefile-sync: -1
    journal-content: none
zone:
{zones}"""


def _unbound(folder: Path, knot: int, port: int) -> str:
    return f"""
server:
    interface: 127.0.0.1@{port}
    access-control: 127.0.0.0/8 allow
    do-ip6: no
    do-daemonize: no
    use-syslog: no
    logfile: ""
    pidfile: "{folder}/unbound.pid"
    directory: "{folder}"
    chroot: ""
    username: ""
    num-threads: 1
    do-not-query-localhost: no
    local-zone: "test." nodefault
    module-config: "validator iterator"
    trust-anchor-file: "{folder}/anchor"
    cache-max-ttl: 60
remote-control:
    control-enable: no
forward-zone:
    name: "."
    forward-addr: 127.0.0.1@{knot}
"""
