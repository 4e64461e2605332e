"""How long linking takes in the database: a week's thousand rows among a million known people, and everybody anew.

The database is made for it and thrown away. Names, dates and homes are drawn by number, so that common names are
common and a home has its family; one person in eight is told of twice. Telephone numbers are drama numbers made longer,
so that each is one's.
"""

import os
import resource
import shutil
import statistics
import tempfile
import time
from collections.abc import Collection, Iterator
from datetime import date, timedelta
from pathlib import Path

from peelian.intake.rules.feed_making.origins import BRITISH
from peelian.linkage.gateways import engine, prepared
from peelian.linkage.gateways.models import model_of
from peelian.linkage.gateways.populations import PEOPLE
from peelian.parties.rules.kinds import Kind
from peelian.runtime.cluster import Cluster
from tests.bench.homes import environment, peelian, throwaway
from tests.bench.lines import Line

KNOWN, NEW, LOADS = 1_000_000, 1_000, 4
FORENAMES = [name for pair in zip(BRITISH.female, BRITISH.male, strict=False) for name in pair]  # commonest first
A_HOME, HOMES_A_POSTCODE = 2.5, 3  # people, and homes of them, among all the people of a country


def _chance(of: str, which: int) -> str:
    """Return the SQL of a number from 0 to below 1 that only `of` decides."""
    return f"((hashint8extended({of}, {which}) & 2147483647) / 2147483648.0)"


def _drawn(names: str, of: str, which: int) -> str:
    """Return the SQL of a name of a list, commonest first: the first of 250 is borne by one in sixteen."""
    return f"{names}[1 + floor(power({_chance(of, which)}, 2) * array_length({names}, 1))::int]"


FILL = f"""
INSERT INTO parties_sourcerecord (
    kind, origin, came_at, given_name, family_name, birth_date, gender, organisation_name, company_number, address,
    postcode, telephone, email, preferred_contact, preferred_hours, name_key
)
SELECT 'person', 'bench row ' || i, now(), given, family, born, '', '', '', house, postcode, tel, mail, '', '',
    lower(family || ' ' || given)
FROM (
    SELECT i, {_drawn("forenames", "who", 1)} AS given,
        CASE WHEN {_chance("who", 2)} < 0.6 THEN {_drawn("families", "home", 3)}
            ELSE {_drawn("families", "who", 3)} END AS family,
        CASE WHEN {_chance("i", 4)} < 0.65 THEN date '1935-01-01' + ({_chance("who", 5)} * 27000)::int END AS born,
        home %% 90 + 1 || ' ' || families[1 + area %% array_length(families, 1)] || ' Road' AS house,
        chr(65 + (area / 2300 %% 20)::int) || chr(65 + (area / 46000 %% 20)::int) || (area / 230 %% 10) || ' '
            || (area / 23 %% 10) || chr(65 + (area %% 23)::int) || 'B' AS postcode,
        CASE WHEN {_chance("i", 6)} < 0.75 THEN '+447700900' || lpad(who::text, 7, '0') ELSE '' END AS tel,
        CASE WHEN {_chance("i", 7)} < 0.78 THEN 'p' || who || '@mail.example' ELSE '' END AS mail
    FROM (
        SELECT i, who, home, home / {HOMES_A_POSTCODE} AS area FROM (
            SELECT i, who, ({_chance("who", 8)} * %(last)s / {A_HOME})::bigint AS home FROM (
                SELECT i, CASE WHEN i %% 8 = 0 THEN i / 2 ELSE i END AS who
                FROM generate_series(%(first)s::bigint, %(last)s) i
            ) n
        ) lived
    ) placed, (SELECT %(forenames)s::text[] AS forenames, %(families)s::text[] AS families) words
) made
"""


def measure(known: int = KNOWN, new: int = NEW) -> Iterator[Line]:
    """Yield the lines, on a database of `known` people that is filled first."""
    home = throwaway()
    try:
        peelian(home, "migrate")
        os.environ.update(environment(home))
        cluster = Cluster(home)
        cluster.start()
        try:
            from peelian.runtime.database import set_up_django

            set_up_django("owner")
            from django.db import connection

            fill(known)
            yield from week(known, new)
            yield from anew(known)
            connection.close()
        finally:
            cluster.stop()
    finally:
        shutil.rmtree(home, ignore_errors=True)


def fill(known: int) -> None:
    """Put people into the tables as the loads of years would have left them, each at a party of its own."""
    from django.db import connection

    with connection.cursor() as cursor:
        for table in ("parties_sourcerecord", "parties_party", "linkage_membership"):
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        words = {"first": 1, "last": known, "forenames": FORENAMES, "families": list(BRITISH.families)}
        cursor.execute(FILL, words)
        cursor.execute("INSERT INTO parties_party (id, kind, made_at) SELECT id, kind, now() FROM parties_sourcerecord")
        cursor.execute(
            "INSERT INTO linkage_membership (record_id, party_id, since, model, decided_by) "
            "SELECT id, id, now(), 'bench', 'bench' FROM parties_sourcerecord"
        )
        cursor.execute(
            "SELECT setval(pg_get_serial_sequence('parties_party', 'id'), (SELECT max(id) FROM parties_party))"
        )
        for table in ("parties_sourcerecord", "parties_party", "linkage_membership"):
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        cursor.execute("ANALYZE")


def week(known: int, new: int) -> Iterator[Line]:
    """Yield the lines of linking a week's rows: half of them people who are known, told of with slips.

    The first load of a process also imports the engine. The peer weighs the same rows against everybody in the engine
    alone, who are loaded and prepared before its clock starts.
    """
    from django.db import transaction
    from django.utils import timezone

    from peelian.kernel.actor import System
    from peelian.linkage.actions import link_new
    from peelian.linkage.actions.counting import count_names
    from peelian.parties.actions import add_source_records

    by = System("bench")
    count_names(by=by, at=timezone.now())
    took = []
    peer = 0.0
    for again in range(LOADS):
        with transaction.atomic():
            records = add_source_records(records=told(known, new), by=by, at=timezone.now())
            began = time.perf_counter()
            linked = link_new(records=records, by=by, at=timezone.now())
            took.append(time.perf_counter() - began)
            if not linked.known:
                raise SystemExit("nobody of the week was known: the bench measures nothing")
            if again == LOADS - 1:
                peer = bare({record.pk for record in records})
            transaction.set_rollback(True)
    first, *later = took
    work = f"linkage: {new:,} rows against {known:,} known people"
    yield Line(work=work, ours=statistics.median(later), unit="s", target=2, peer=peer, peer_is="Splink alone")
    yield Line(work=f"{work}, the first load of a process", ours=first, unit="s")


def told(known: int, new: int) -> list[object]:
    """Return source records to be: every other one of somebody known, with the address and date left as they were."""
    from peelian.parties.models import SourceRecord

    made: list[object] = []
    old = SourceRecord.objects.order_by("id")[:: known // new or 1] if known < 10_000 else _spread(known, new // 2)
    for record in list(old)[: new // 2]:
        same = {name: getattr(record, name) for name in ("family_name", "birth_date", "postcode", "telephone", "email")}
        made.append(SourceRecord(kind="person", origin="bench week", given_name=record.given_name[:1], **same))
    for at in range(new - len(made)):
        born = date(1950, 1, 1) + timedelta(days=at * 17)
        made.append(SourceRecord(kind="person", origin="bench week", given_name=f"New{at}", family_name="Person",
                                 birth_date=born, email=f"n{at}@new.example"))  # fmt: skip
    return made


def _spread(known: int, wanted: int) -> "list[object]":
    from peelian.parties.models import SourceRecord

    keys = [1 + at * (known // wanted) for at in range(wanted)]
    return list(SourceRecord.objects.filter(pk__in=keys))


def anew(known: int) -> Iterator[Line]:
    """Yield the lines of everybody anew: the map written, beside Splink alone on the same rows in DuckDB."""
    from django.utils import timezone

    from peelian.kernel.actor import System
    from peelian.linkage.actions import Tools, carry_on, read_all, start_run, weigh_all

    by = System("bench")
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        run = start_run(by=by, at=timezone.now())
        tools = Tools(weigh_all, read_all, lambda moves: None, lambda run: None)
        carry_on(run=run, folder=Path(folder), tools=tools, by=by, at=timezone.now())
        took = time.perf_counter() - began
    work = f"linkage: {known:,} people from nothing, vetoes and map included"
    yield Line(work=work, ours=took, unit="s", target=60, peer=bare(), peer_is="Splink alone")
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield Line(work=f"linkage: memory, {known:,} people", ours=most, unit="MB", target=4096)


def bare(new: Collection[int] = ()) -> float:
    """Return the seconds of the engine alone, nothing judged or written: all pairs, or those with a record of `new`.

    All pairs are timed from the rows as a file; a week's from everybody as they are prepared.
    """
    from peelian.linkage.queries.whole import copy_raw

    with tempfile.TemporaryDirectory() as folder:
        rows = Path(folder) / "rows.csv"
        copy_raw(Kind.PERSON, rows)
        connection = prepared.open_memory(memory="2GB", spill=folder)
        began = time.perf_counter()
        prepared.read_raw(connection, rows, PEOPLE.raw)
        PEOPLE.prepare(connection)
        if new:
            prepared.keep(connection, "arrivals", {"unique_id": prepared.NUMBER}, [(key,) for key in new])
            began = time.perf_counter()
        engine.find_pairs(connection, PEOPLE.keys, PEOPLE.worth, "arrivals" if new else "")
        engine.score(connection, model_of(Kind.PERSON).settings, 0.0)
        connection.close()
        return time.perf_counter() - began
