"""A firm's papers: how long each takes to make, at the size of a long assessment.

The peer of a PDF is LibreOffice making one of our Word document; of a Word document it is LibreOffice saving that anew.
"""

import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from peelian.documents.gateways.firm_papers import calendar, pdf, register, word
from peelian.documents.gateways.firm_papers.calendar import Dated
from peelian.documents.rules.firm_papers import FirmPaper, Heard, Risk
from peelian.documents.rules.register import Entry, Register, compared
from peelian.documents.tests.paper_samples import INCIDENT, PLAN, REPORT, STRATEGY, THINGS
from tests.bench.lines import Line

TARGET_MS, ROUNDS = 2000, 5
QUESTIONS, ACTIONS, THREATS = 100, 40, 15
OFFICE = shutil.which("soffice")
MADE = datetime(2026, 6, 8, 10, tzinfo=UTC)


def measure() -> Iterator[Line]:
    """Yield the lines: each paper as PDF and as Word, then the register there and back, and the calendar."""
    for name, made_of in _papers().items():
        document = word.written(made_of)
        for ending, write in (("pdf", pdf.written), ("docx", word.written)):
            taken = _median([partial(write, one) for one in _each_time_another(made_of)])
            peer = _office(document, ending)
            told = f"{name}, {ending}"
            yield Line(work=told, ours=taken, unit="ms", target=TARGET_MS, peer=peer, peer_is=_peer(peer))
    stands = _register()
    content = register.written(stands)
    yield Line(
        work=f"register of {ACTIONS} actions, written",
        ours=_median([partial(register.written, stands)] * ROUNDS),
        unit="ms",
        target=TARGET_MS,
        peer=(peer := _office(content, "xlsx")),
        peer_is=_peer(peer),
    )
    back = _median([lambda: compared(stands, register.read(content, "register.xlsx"))] * ROUNDS)
    yield Line(work=f"register of {ACTIONS} actions, loaded and compared", ours=back, unit="ms", target=TARGET_MS)
    days = [Dated(key=entry.code, what=entry.what, on=date(2026, 7, 1), who=entry.who) for entry in stands.entries]
    made = _median([partial(calendar.written, "Marlpit Joinery", days, made_at=MADE)] * ROUNDS)
    yield Line(work=f"calendar of {ACTIONS} actions", ours=made, unit="ms", target=TARGET_MS)


def _papers() -> dict[str, FirmPaper]:
    things = tuple(replace(THINGS[at % len(THINGS)], what=f"{THINGS[at % 6].what}, {at}") for at in range(ACTIONS))
    heard = tuple(
        Heard(
            question=f"Question {at}: is it in place everywhere?", answer="Partly", known="said by Dawn on 8 June 2026"
        )
        for at in range(QUESTIONS)
    )
    risks = tuple(
        Risk(threat=f"Threat {at}", how_often="12 in 100 in a year", cost=REPORT.risks[0].cost) for at in range(THREATS)
    )
    return {
        "owner’s plan": PLAN,
        f"full report of {QUESTIONS} questions": replace(REPORT, things=things, heard=heard, risks=risks),
        "strategy": replace(STRATEGY, this_year=things),
        "incident plan": INCIDENT,
    }


def _register() -> Register:
    entries = tuple(
        Entry(code=f"control-{at}", what=THINGS[at % 6].what, who="Dawn", by_when=date(2026, 7, 1), note="next week")
        for at in range(ACTIONS)
    )
    return Register(assessment=1, firm="Marlpit Joinery", day=date(2026, 6, 8), entries=entries)


def _each_time_another(made_of: FirmPaper) -> list[FirmPaper]:
    """The paper of so many firms: typst remembers what it has set before, and would set the same one in no time."""
    heads = [replace(made_of.head, firm=f"Marlpit Joinery {at}") for at in range(ROUNDS)]
    return [replace(made_of, head=head) for head in heads]


def _median(works: Sequence[Callable[[], object]]) -> float:
    """Milliseconds."""
    taken = []
    for work in works:
        began = time.perf_counter()
        work()
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken)


def _peer(taken: float | None) -> str:
    return "" if taken is None else "LibreOffice"


def _office(content: bytes, ending: str) -> float | None:
    """Milliseconds that LibreOffice, warm, takes to open a document and save it; None where there is none."""
    if OFFICE is None:
        return None
    kind = "xlsx" if ending == "xlsx" else "docx"
    with tempfile.TemporaryDirectory() as place:
        file = Path(place, f"one.{kind}")
        file.write_bytes(content)
        told = [OFFICE, f"-env:UserInstallation=file://{place}/profile", "--headless"]
        told += ["--convert-to", ending, "--outdir", f"{place}/out", str(file)]
        subprocess.run(told, check=True, capture_output=True, timeout=120)  # the first time makes its profile
        began = time.perf_counter()
        subprocess.run(told, check=True, capture_output=True, timeout=120)
        return (time.perf_counter() - began) * 1000
