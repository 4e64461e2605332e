"""Runs `peelian` as a person would."""

import os
import subprocess
import sys
from pathlib import Path


def environment(home: Path, **more: str) -> dict[str, str]:
    """Return an environment for a command on `home`, without the suite's own settings."""
    ours = ("PEELIAN_", "DATABASE_URL", "DJANGO_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return kept | {"PEELIAN_HOME": str(home)} | more


def peelian(home: Path, *words: str, code: int = 0, **more: str) -> str:
    """Run one command to its end and return what it printed; fail when its exit code is not `code`."""
    ran = subprocess.run(
        [sys.executable, "-m", "peelian.runtime.cli", *words],
        env=environment(home, **more),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == code, ran.stdout + ran.stderr
    return ran.stdout + ran.stderr
