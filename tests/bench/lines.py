"""A measured line, the table of lines on the screen, and the same in var/bench.jsonl."""

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
RESULTS = CHECKOUT / "var" / "bench.jsonl"


@dataclass(frozen=True, kw_only=True)
class Line:
    """One piece of work. `ours` and `peer` in `unit`, less is better; `target` is the most that will do."""

    work: str
    ours: float
    unit: str
    peer: float | None = None
    peer_is: str = ""
    target: float | None = None

    @property
    def met(self) -> bool | None:
        return None if self.target is None else self.ours <= self.target

    @property
    def ratio(self) -> float | None:
        """How many times as long as the peer we take."""
        return self.ours / self.peer if self.peer else None

    def kept(self) -> dict[str, object]:
        """Return the line as it is kept in the file."""
        ratio = None if self.ratio is None else round(self.ratio, 2)
        return {
            "work": self.work,
            "ours": round(self.ours, 2),
            "peer": None if self.peer is None else round(self.peer, 2),
            "peer_is": self.peer_is,
            "ratio": ratio,
            "unit": self.unit,
            "target": self.target,
            "met": self.met,
            "load": round(os.getloadavg()[0], 1),
        }


def shown(line: Line) -> str:
    """Return one row of the table."""
    target = "" if line.target is None else f"{line.target:g}"
    met = {True: "yes", False: "NO", None: ""}[line.met]
    peer = "" if line.peer is None else f"{line.peer:.1f} ({line.peer_is})"
    ratio = "" if line.ratio is None else f"{line.ratio:.1f}"
    return f"{line.work:<62} {line.ours:>9.1f} {line.unit:<8} {target:>7} {met:<4} {peer:>28} {ratio:>6}".rstrip()


def heading() -> str:
    """Return the table's first row."""
    return f"{'work':<62} {'ours':>9} {'unit':<8} {'target':>7} {'met':<4} {'peer':>28} {'ratio':>6}"


def keep(lines: Iterable[Line], file: Path = RESULTS) -> None:
    """Add the lines to the file. A line of the same work that was there is replaced."""
    new = {line.work: line.kept() for line in lines}
    old = [json.loads(text) for text in file.read_text().splitlines()] if file.exists() else []
    kept = [line for line in old if line["work"] not in new]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in [*kept, *new.values()]))
