"""Weighing a whole population into a file that is there whole or not at all."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

from peelian.linkage.queries.candidates import SEEN_TOO_OFTEN
from peelian.linkage.queries.whole import copy_raw
from peelian.linkage.rules.kinds import Verdict
from peelian.linkage.rules.verdicts import Judged
from peelian.parties.rules.kinds import Kind


def weigh_all(kind: Kind, folder: Path) -> None:
    """Weigh all records of a kind against each other into a file in `folder`; one that is there stays as it is."""
    if _file(kind, folder).exists():
        return
    from peelian.linkage.gateways.scoring import judge_all  # as in `linking`

    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    rows = folder / f"{kind.value}.csv"
    copy_raw(kind, rows)
    half = _file(kind, folder).with_suffix(".half")
    with half.open("w", encoding="utf-8") as out:
        for pair in judge_all(rows, kind, SEEN_TOO_OFTEN, str(folder)):
            line = [pair.one, pair.other, pair.verdict.value, pair.rule, pair.weight, pair.evidence]
            out.write(json.dumps(line) + "\n")
        out.flush()
        os.fsync(out.fileno())
    rows.unlink()
    half.replace(_file(kind, folder))


def read_all(kind: Kind, folder: Path) -> Iterator[Judged]:
    """Yield the pairs of a file that `weigh_all` made."""
    with _file(kind, folder).open(encoding="utf-8") as lines:
        for line in lines:
            one, other, verdict, rule, weight, evidence = json.loads(line)
            told = tuple((field, words, bits) for field, words, bits in evidence)
            yield Judged(one, other, Verdict(verdict), rule, weight, told)


def _file(kind: Kind, folder: Path) -> Path:
    return folder / f"{kind.value}.jsonl"
