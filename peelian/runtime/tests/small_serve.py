"""A small `peelian serve` for the tests: the real supervisor over a database and three small services.

python -m peelian.runtime.tests.small_serve HOME PORT
"""

import sys
from pathlib import Path

from peelian.runtime.cluster import Cluster
from peelian.runtime.supervisor.children import Child, Service
from peelian.runtime.supervisor.ports import answers
from peelian.runtime.supervisor.watch import Supervisor, say

DEAF = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf', flush=True); time.sleep(600)"
FORKING = "import os, time; os.fork(); print('up', flush=True); time.sleep(600)"


def main(home: Path, port: int, extra: list[str]) -> int:
    """Serve until stopped. `extra` may name "deaf": a service that does not listen to TERM."""
    python = [sys.executable, "-c"]
    services = [
        Service("web", [sys.executable, "-m", "http.server", str(port), "--bind", "127.0.0.1"], port=port),
        Service("forking", [*python, FORKING]),
        Service("quitter", [*python, "import time; time.sleep(0.3)"]),  # ends by itself, with success
        *([Service("deaf", [*python, DEAF])] if "deaf" in extra else []),
    ]
    supervisor = Supervisor(Cluster(home, fsync=False))
    supervisor.listen()
    try:
        assert supervisor.cluster is not None
        supervisor.cluster.start()
        supervisor.start([Child(service, log=home / f"{service.name}.log") for service in services])
        supervisor.wait_until(lambda: answers("127.0.0.1", port), seconds=30)
        say("ready")
        supervisor.watch()
    finally:
        supervisor.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]))
