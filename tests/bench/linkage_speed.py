"""How long linking takes in the database: a week's thousand rows among a million known people, and everybody anew.

The database is made for it and thrown away. Names, dates and addresses are drawn by number, so that common ones are
common; one person in eight is told of twice. Telephone numbers are drama numbers made longer, so that each is one's.
"""

import os
import resource
import shutil
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from peelian.linkage.gateways import engine, prepared
from peelian.linkage.gateways.models import model_of
from peelian.linkage.gateways.populations import PEOPLE
from peelian.parties.rules.kinds import Kind
from peelian.runtime.cluster import Cluster
from tests.bench.homes import environment, peelian, throwaway
from tests.bench.lines import Line

KNOWN, NEW = 1_000_000, 1_000
FILL = """
INSERT INTO parties_sourcerecord (
    kind, origin, came_at, given_name, family_name, birth_date, gender, organisation_name, company_number, address,
    postcode, telephone, email, preferred_contact, preferred_hours, name_key
)
SELECT 'person', 'bench row ' || i, now(), given, family, born, '', '', '', house, postcode, tel, mail, '', '',
    lower(family || ' ' || given)
FROM (
    SELECT i, who,
        initcap(g[1 + (power(who * 7919 %% 10007 / 10007.0, 2) * array_length(g, 1))::int %% array_length(g, 1)])
            AS given,
        initcap(f[1 + (who * 104729 %% array_length(f, 1))] || e[1 + (who * 31 %% array_length(e, 1))]) AS family,
        CASE WHEN (i * 13) %% 100 < 65 THEN date '1935-01-01' + (who * 6151 %% 27000)::int END AS born,
        (who * 17 %% 180 + 1) || ' ' || initcap(f[1 + (who * 3 %% array_length(f, 1))]) || ' Road' AS house,
        upper(chr(97 + (who / 26 %% 20)::int) || chr(97 + (who %% 20)::int)) || (who * 11 %% 90 + 10) || ' '
            || (who / 7 %% 10) || 'AB' AS postcode,
        CASE WHEN (i * 29) %% 100 < 75 THEN '+447700900' || lpad((who %% 1000000)::text, 6, '0') ELSE '' END AS tel,
        CASE WHEN (i * 37) %% 100 < 78 THEN 'p' || who || '@mail.example' ELSE '' END AS mail
    FROM (
        SELECT i, CASE WHEN i %% 8 = 0 THEN i / 2 ELSE i END AS who FROM generate_series(%(first)s::bigint, %(last)s) i
    ) n,
        (SELECT %(given)s::text[] AS g, %(family)s::text[] AS f, %(ends)s::text[] AS e) words
) made
"""
GIVEN = (
    "john mary david susan james patricia robert linda michael barbara william elizabeth richard jennifer thomas "
    "maria charles margaret christopher dorothy daniel lisa matthew nancy anthony karen mark betty donald helen "
    "steven sandra paul donna andrew carol joshua ruth kenneth sharon kevin michelle brian laura george sarah "
    "edward kimberly ronald deborah timothy jessica jason shirley jeffrey cynthia ryan angela jacob melissa gary "
    "brenda nicholas amy eric anna "
).split()
FAMILY = (
    "ash bar cal dun east fair gold hart iver jes kirk lam mar nor oak pem quin red sal tam und van wes yar ald bram "
    "crow dray ell fen gran hol ing jack kes lang mil nev orm pres rad sil tre ulv ven whit yew"
).split()
ENDS = "ton ley ford ham wood field worth stone bury well by thorpe wick land den shaw croft mere combe gate".split()


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
            yield week(known, new)
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
        words = {"first": 1, "last": known, "given": GIVEN, "family": FAMILY, "ends": ENDS}
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


def week(known: int, new: int) -> Line:
    """Return the line of linking a week's rows: half of them people who are known, told of with slips."""
    from django.db import transaction
    from django.utils import timezone

    from peelian.kernel.actor import System
    from peelian.linkage.actions import link_new
    from peelian.linkage.actions.counting import count_names
    from peelian.parties.actions import add_source_records

    by = System("bench")
    count_names(by=by, at=timezone.now())
    with transaction.atomic():
        records = add_source_records(records=told(known, new), by=by, at=timezone.now())
        began = time.perf_counter()
        linked = link_new(records=records, by=by, at=timezone.now())
        took = time.perf_counter() - began
        if not linked.known:
            raise SystemExit("nobody of the week was known: the bench measures nothing")
        transaction.set_rollback(True)
    return Line(work=f"linkage: {new:,} rows against {known:,} known people", ours=took, unit="s", target=2)


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


def bare() -> float:
    """Return the seconds of the engine alone: the same rows prepared, paired and scored, nothing judged or written."""
    from peelian.linkage.queries.views import COLUMNS, seen
    from peelian.parties.models import SourceRecord

    people = [seen(record) for record in SourceRecord.objects.filter(kind="person").only(*COLUMNS).iterator(5000)]
    rows = [
        (p.key, p.given, p.family, p.birth_date.isoformat() if p.birth_date else "", p.email, p.telephone, p.postcode,
         p.address) for p in people
    ]  # fmt: skip
    began = time.perf_counter()
    connection = prepared.open_memory()
    prepared.load_raw(connection, rows, PEOPLE.raw)
    PEOPLE.prepare(connection)
    engine.find_pairs(connection, PEOPLE.keys, PEOPLE.worth)
    engine.score(connection, model_of(Kind.PERSON).settings, 0.0)
    connection.close()
    return time.perf_counter() - began
