"""Linking everybody anew in a process of its own, which stops for ever at one point: to be killed there.

`python -m peelian.linkage.tests.runner DATABASE FOLDER POINT`; it says "here" when it is at the point.
"""

import os
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

POINTS = ("weighing people", "moving people", "people placed", "weighing organisations", "never")


def tools(stop: str) -> Any:
    """Return tools that stand still at one point."""
    from peelian.linkage.actions import Tools, read_all, weigh_all

    def stand(at: str) -> None:
        if at == stop:
            sys.stdout.write("here\n")
            sys.stdout.flush()
            time.sleep(600)

    def weigh(kind: Any, folder: Path) -> None:
        stand(f"weighing {'people' if kind.value == 'person' else 'organisations'}")
        weigh_all(kind, folder)

    def tell(run: Any) -> None:
        stand("people placed" if run.done == 3 else "")

    return Tools(weigh, read_all, lambda moves: stand("moving people"), tell)


def main(database: str, folder: str, stop: str) -> None:
    """Carry on the run there is, or begin one."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "peelian.runtime.settings"
    import django
    from django.db import connection

    django.setup()
    connection.settings_dict["NAME"] = database
    from peelian.kernel.actor import System
    from peelian.linkage.actions import carry_on, start_run
    from peelian.linkage.tests.invented import use_scale

    use_scale(pytest.MonkeyPatch())
    by, at = System("linking"), datetime.now(UTC)
    carry_on(run=start_run(by=by, at=at), folder=Path(folder), tools=tools(stop), by=by, at=at)


if __name__ == "__main__":
    main(*sys.argv[1:])
