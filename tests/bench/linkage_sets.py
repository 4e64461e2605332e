"""The sets on which linking is measured, as rows with their truth, and the measures.

A row is a plain dict of text: unique_id, given, family, birth_date (ISO), email, telephone (E.164), postcode,
address, gender, organisation, company_number; "" where a set does not say. Names are folded. Feeds are read as the
product reads them. Truth is a dict from unique_id to entity; group and series likewise where a set has them.
"""

import csv
import hashlib
import io
import os
import pickle
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import duckdb

from peelian.documents.gateways.tables import read_table
from peelian.intake.rules import columns
from peelian.intake.rules.reach import judge_reach
from peelian.intake.rules.who import judge_who
from peelian.kernel.folding import fold
from peelian.parties.gateways.outcodes import CONTENT
from tests.bench.lines import CHECKOUT

DATA = CHECKOUT.parent / "shared" / "data"
WEEKS = ("weekly-2026-10-05.csv", "weekly-2026-10-12.xlsx", "weekly-2026-10-19.csv", "force-list-2026-10-26.csv")
NEWEST = date(2026, 12, 31)  # no birth date in any set is later
FIELDS = (
    "unique_id", "given", "family", "birth_date", "email", "telephone", "postcode", "address", "gender",
    "organisation", "company_number",
)  # fmt: skip
READING = b"2"  # to be raised when what is read of a row changes, so that no old reading is taken for it
MOST_BYTES = 25_000_000  # a little under what the importer takes
CACHE = Path(tempfile.gettempdir()) / f"peelian-bench-{os.getuid()}"
Row = dict[str, str]


@dataclass
class Rows:
    """`rows` of one kind (people, or organisations), `truth` by unique_id; `link_only` has the two sides' ids apart."""

    name: str
    rows: list[Row] = field(default_factory=list)
    truth: dict[str, str] = field(default_factory=dict)
    group: dict[str, str] = field(default_factory=dict)
    left: frozenset[str] = frozenset()

    def add(self, row: Row, entity: str, group: str = "") -> None:
        """Add one row and whose it is."""
        self.rows.append(row)
        self.truth[row["unique_id"]] = entity
        if group:
            self.group[row["unique_id"]] = group


def sample_weeks() -> tuple[Rows, Rows]:
    """Return the people and the organisations of the four sample weeks, which recur from week to week."""
    feeds = [DATA / "feeds" / name for name in WEEKS]
    return feed_rows(feeds, "people"), feed_rows(feeds, "organisations")


def people_rows(path: Path) -> Rows:
    """Return the people of one feed whose truth lies beside it: victims, and who speaks for a firm where truth says."""
    return feed_rows([path], "people")


def organisation_rows(path: Path) -> Rows:
    """Return the organisations of one feed whose truth lies beside it."""
    return feed_rows([path], "organisations")


def feed_rows(paths: Iterable[Path], kind: str) -> Rows:
    """Return the rows of `kind`, people or organisations, of feeds together, read as the importer reads them."""
    listed = list(paths)
    made = Rows(f"{kind} of {listed[0].stem}{f' and {len(listed) - 1} more' if len(listed) > 1 else ''}")
    for path in listed:
        people, organisations = _read(path)
        for row, entity, group in people if kind == "people" else organisations:
            made.add(row, entity, group)
    return made


Told = list[tuple[Row, str, str]]


def _read(path: Path) -> tuple[Told, Told]:
    """Return both kinds of one feed; kept beside other temporary files, because telephone numbers take long to read."""
    content, truth = path.read_bytes(), path.with_suffix(".truth.csv").read_bytes()
    digest = hashlib.sha256(content + truth + READING).hexdigest()[:20]
    kept = CACHE / f"{digest}.pickle"
    if not kept.exists():
        CACHE.mkdir(mode=0o700, exist_ok=True)
        draft = kept.with_suffix(f".{os.getpid()}")
        draft.write_bytes(pickle.dumps(_read_anew(content, truth, path)))
        draft.replace(kept)
    found: tuple[Told, Told] = pickle.loads(kept.read_bytes())
    return found


def _read_anew(content: bytes, truth: bytes, path: Path) -> tuple[Told, Told]:
    header, rows = _cells(content, path.name)
    mapping = columns.guess(header, rows[:200])
    told = list(csv.DictReader(truth.decode("utf-8").splitlines()))
    outcodes = frozenset(line.partition(",")[0] for line in CONTENT.read_text(encoding="utf-8").splitlines()[1:])
    people: Told = []
    organisations: Told = []
    for number, (row, its) in enumerate(zip(rows, told, strict=True), 1):
        reader = _Reader(columns.picked(row, mapping), f"{path.stem}-{number}", outcodes)
        if reader.who.kind == "organisation" and reader.who.organisation_name:
            organisations.append((reader.firm(), its["entity"], its.get("group", "")))
            if its.get("contact") and reader.who.family_name:
                people.append((reader.person("-contact"), its["contact"], its.get("group", "")))
        else:
            people.append((reader.person(""), its["entity"], its.get("group", "")))
    return people, organisations


def _cells(content: bytes, name: str) -> tuple[Sequence[str], list[Sequence[str]]]:
    """Return header and rows; a list too large for the importer, which two years of reports are, as plain CSV."""
    if len(content) > MOST_BYTES:
        header, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
        return header, [[cell.strip() for cell in row] for row in rows]
    table = read_table(content, name, hints=columns.hints())
    return table.header, [row.cells for row in table.rows]


class _Reader:
    """One row of a feed as the importer's rules read it."""

    def __init__(self, cells: Mapping[str, str], key: str, outcodes: frozenset[str]) -> None:
        self.key = key
        self.who = judge_who(cells, today=NEWEST, month_first=False, note=_nobody)
        self.reach = judge_reach(cells, known_outcodes=outcodes, note=_nobody)

    def person(self, part: str) -> Row:
        who = self.who
        victim = not part
        born = who.birth_date.isoformat() if victim and who.birth_date else ""
        names = {"given": fold(who.given_name), "family": fold(who.family_name)}
        return self._row(part, **names, birth_date=born, gender=who.gender if victim else "")

    def firm(self) -> Row:
        return self._row("", organisation=fold(self.who.organisation_name), company_number=self.who.company_number)

    def _row(self, part: str, **values: str) -> Row:
        reach = self.reach
        return dict.fromkeys(FIELDS, "") | {
            "unique_id": f"{self.key}{part}",
            "email": reach.email,
            "telephone": reach.telephone or reach.telephone_2,
            "postcode": reach.postcode,
            "address": fold(reach.address),
            **values,
        }


def _nobody(_field: str, _words: str) -> None:
    """Take no notice: a bench does not tell officers what is wrong with a row."""


def febrl4() -> Rows:
    """Return FEBRL 4, 5,000 originals (`left`) and a spoilt copy of each; without the social-security number."""
    made = Rows("FEBRL 4")
    for side in "ab":
        with (DATA / "linkage" / "febrl" / f"dataset4{side}.csv").open(encoding="utf-8") as file:
            for values in csv.DictReader(file, skipinitialspace=True):
                made.add(_febrl(values), values["rec_id"].split("-")[1])
    made.left = frozenset(row["unique_id"] for row in made.rows if row["unique_id"].endswith("-org"))
    return made


def _febrl(values: Mapping[str, str]) -> Row:
    born = values["date_of_birth"]
    street = (values["street_number"], values["address_1"], values["address_2"], values["suburb"], values["state"])
    return dict.fromkeys(FIELDS, "") | {
        "unique_id": values["rec_id"],
        "given": fold(values["given_name"]),
        "family": fold(values["surname"]),
        "birth_date": f"{born[:4]}-{born[4:6]}-{born[6:]}" if len(born) == 8 else "",
        "postcode": values["postcode"],
        "address": fold(" ".join(part for part in street if part)),
    }


def historical_figures() -> Rows:
    """Return the 33,604 records of 3,412 historical British people; where they were born stands as the address."""
    file = DATA / "linkage" / "splink" / "historical_figures_dev.parquet"
    made = Rows("historical figures")
    found = duckdb.sql(
        "SELECT unique_id, cluster, first_name, surname, dob, birth_place, postcode_fake, gender "
        f"FROM '{file}' ORDER BY unique_id"
    ).fetchall()
    for key, entity, given, family, born, place, postcode, gender in found:
        row = dict.fromkeys(FIELDS, "") | {
            "unique_id": key,
            "given": fold(given or ""),
            "family": fold(family or ""),
            "birth_date": born or "",
            "postcode": (postcode or "").upper(),
            "address": fold(place or ""),
            "gender": gender or "",
        }
        made.add(row, entity)
    return made
