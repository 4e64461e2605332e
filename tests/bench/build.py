"""A million reports and ten million rows of history, put straight into the tables by set-based SQL.

Every person is invented: names from the lists of the made-up feed, drama numbers, `.example` addresses. The
triggers of history are off meanwhile, because history is filled here too; foreign keys stay on.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import LiteralString

from psycopg import Connection, sql

from peelian.intake.rules.feed_making import wording
from peelian.intake.rules.ranking import DAYS_ROOM, HIGHEST
from peelian.kernel.folding import fold

FILLED = (
    "parties_party",
    "parties_sourcerecord",
    "linkage_membership",
    "intake_report",
    "intake_attempt",
    "adoption_finding",
    "accounts_personallink",
    "adoption_ask",
    "adoption_askitem",
)
AUDIT, LINK = "records_logentry", "linkage_link"  # both without a history
SMALL = 100  # reports of the force that only the small unit sees

PARTIES = """
    INSERT INTO parties_party (id, kind, made_at)
    SELECT i, 'person', now() - interval '3 years' FROM generate_series(1, %(n)s) i WHERE i %% 7 <> 0
"""
SOURCE_RECORDS = """
    INSERT INTO parties_sourcerecord (id, kind, origin, came_at, given_name, family_name, birth_date, gender,
        organisation_name, company_number, address, postcode, telephone, email, preferred_contact, preferred_hours,
        name_key)
    SELECT i, 'person', 'intake.Feed:1 row ' || i, now() - interval '3 years' * (%(n)s - i) / %(n)s,
        (%(given)s::text[])[g], (%(family)s::text[])[f], date '1940-01-01' + (i * 7919 %% 24000)::int, '', '', '',
        i %% 90 + 1 || ' Weir Cottages', 'GU' || i %% 30 + 1 || ' ' || i %% 9 + 1 || 'QT',
        '+447700900' || lpad((i %% 1000)::text, 3, '0'), 'v' || i || '@post.example', '', '',
        (%(family_key)s::text[])[f] || ' ' || (%(given_key)s::text[])[g]
    FROM (SELECT i, (i * 31 + i / 97) %% %(givens)s + 1 AS g, (i * 17 + i / 89) %% %(families)s + 1 AS f
          FROM generate_series(1::bigint, %(n)s) i) one
"""
MEMBERSHIPS = """
    INSERT INTO linkage_membership (record_id, party_id, since, model, decided_by)
    SELECT i, CASE WHEN i %% 7 = 0 THEN i - 3 ELSE i END, now(), 'exact rules, version 1', 'bench'
    FROM generate_series(1, %(n)s) i
"""
LINKS = """
    INSERT INTO linkage_link (record_id, other_id, rule, weight, evidence, model, verdict, waits, useful, made_at)
    SELECT i, i - 3, 'e-mail and name', 12, '[["E-mail", "Agrees exactly", 12]]', 'people 1', 'join', false, 0, now()
    FROM generate_series(7, %(n)s, 7) i
"""
REPORTS = """
    INSERT INTO intake_report (id, reference, about_id, unit_id, force_id, reported_on, offence_code, family, threat,
        loss, ongoing, vulnerable, signs, platform, narrative, danger, after_advice, repeat_of_year, band, firm_signs,
        priority, reasons, weights_version, due_on, queue_key, received_at, stage, owner_id, claimed_until,
        callback_word, service_rang, service_rang_words, first_attempt_at, advised_at, outcome, closed_at)
    SELECT i, 'NFRC' || lpad(i::text, 8, '0'), i, unit, force, came::date, 'NFIB52C', 'cyber-dependent',
        'hijacked-account', i %% 900, i %% 5 = 0, i %% 6 = 0, '{}', '',
        repeat('They say that they cannot get in. ', 12), false, false, 0,
        CASE WHEN i %% 6 = 0 THEN 'vulnerable' WHEN i %% 5 = 0 THEN 'ongoing' ELSE 'other' END, '{}', priority,
        '["It is still going on.", "Lost £900."]', 1, due,
        (%(highest)s - priority) * %(days_room)s::bigint + (due - date '0001-01-01') + 1, came, stage,
        CASE stage WHEN 'claimed' THEN CASE WHEN force = ANY(%(seen)s::text[]) THEN %(owner)s ELSE %(other)s END END,
         CASE stage WHEN 'claimed' THEN now() + interval '2 days' END,
        'heron', '', '', CASE WHEN stage IN ('waiting', 'closed') THEN came + interval '1 day' END,
        CASE WHEN stage IN ('waiting', 'closed') THEN came + interval '1 day' END,
        CASE WHEN stage IN ('waiting', 'closed') THEN 'advised' ELSE '' END,
        CASE WHEN stage IN ('waiting', 'closed') THEN came + interval '1 day' END
    FROM (SELECT i, came, came::date + 7 AS due, (i * 7919 %% 2000)::int AS priority,
            CASE WHEN i > %(n)s - %(small)s THEN %(small_unit)s ELSE %(unit)s END AS unit,
            CASE WHEN i > %(n)s - %(small)s THEN %(small_force)s
                 ELSE (%(forces)s::text[])[i %% cardinality(%(forces)s::text[]) + 1] END AS force,
            CASE WHEN i > %(n)s * 0.8 THEN 'new' WHEN i * 61 %% 100 = 20 THEN 'claimed'
                 WHEN i * 61 %% 100 < 26 THEN 'waiting' ELSE 'closed' END AS stage
          FROM (SELECT i, now() - interval '3 years' * (%(n)s - i) / %(n)s AS came
                FROM generate_series(1::bigint, %(n)s) i) arrived) one
"""
ATTEMPTS = """
    INSERT INTO intake_attempt (report_id, channel, reached, minutes, note, at, by_name)
    SELECT id, 'telephone', 'spoke to them', 12, 'She changed the password.', first_attempt_at, 'Bench'
    FROM intake_report WHERE first_attempt_at IS NOT NULL
"""
FINDINGS = """
    INSERT INTO adoption_finding (about_id, control_id, control_version, state, evidence, found_on, origin,
        noted_at, noted_by)
    SELECT about_id, %(control)s, 1, 'yes', 'said', closed_at::date,
        CASE WHEN id %% 3 = 0 THEN 'adoption.Ask:' || id ELSE 'intake.Report:' || id END, closed_at, 'Bench'
    FROM intake_report WHERE closed_at IS NOT NULL AND id %% 2 = 0
"""
PERSONAL_LINKS = """
    INSERT INTO accounts_personallink (id, token_digest, code_digest, purpose, made_at, expires_at)
    SELECT id, 't' || id, 'c' || id, 'follow-up', closed_at, closed_at + interval '60 days'
    FROM intake_report WHERE closed_at IS NOT NULL AND id %% 3 = 0
"""
ASKS = """
    INSERT INTO adoption_ask (id, link_id, about_id, purpose, wave, origin, asked_at, due_on, answered_at)
    SELECT id, id, about_id, 'follow-up', 1, 'intake.Report:' || id, closed_at, closed_at::date + 60,
        CASE WHEN id %% 2 = 0 THEN closed_at + interval '3 days' END
    FROM intake_report WHERE closed_at IS NOT NULL AND id %% 3 = 0
"""
ASK_ITEMS = """
    INSERT INTO adoption_askitem (ask_id, control_id, control_version, position)
    SELECT id, %(control)s, 1, 0 FROM adoption_ask
"""
LOG = """
    INSERT INTO records_logentry (at, operation, by_label, by_name, subject, detail, recipient)
    SELECT now() - interval '1 second' * i, 'consultation', 'accounts.Officer:1', 'Bench',
        'intake.Report:' || (i * 7919 %% %(n)s) + 1, 'record', ''
    FROM generate_series(1::bigint, %(n)s * 2) i
"""
NAMES = ("unit", "small_unit", "owner", "other", "seen", "small_force", "forces", "control")
SETTLED = """
    SELECT big.id, small.id, (SELECT id FROM accounts_officer WHERE unit_id = big.id),
        (SELECT id FROM accounts_officer WHERE email = 'bench@elsewhere.example'),
        (SELECT array_agg(force_id) FROM accounts_agreement WHERE unit_id = big.id),
        (SELECT force_id FROM accounts_agreement WHERE unit_id = small.id),
        (SELECT array_agg(code ORDER BY code) FROM accounts_force
         WHERE code <> (SELECT force_id FROM accounts_agreement WHERE unit_id = small.id)),
        (SELECT min(code) FROM knowledge_control)
    FROM accounts_unit big, accounts_unit small WHERE big.code = 'unit' AND small.code = 'small'
"""
STATEMENTS: tuple[tuple[str, LiteralString], ...] = (
    ("parties", PARTIES),
    ("source records", SOURCE_RECORDS),
    ("memberships", MEMBERSHIPS),
    ("links", LINKS),
    ("reports", REPORTS),
    ("attempts", ATTEMPTS),
    ("findings", FINDINGS),
    ("personal links", PERSONAL_LINKS),
    ("asks", ASKS),
    ("questions", ASK_ITEMS),
    ("log", LOG),
)


def fill(connection: Connection, *, reports: int, history: int) -> int:
    """Fill an empty, migrated database, connected as its owner; return how many rows of history there are.

    What `tests.bench.settled` makes is there already.
    """
    given, family = sorted({name for name, _ in (*wording.FEMALE, *wording.MALE)}), sorted(set(wording.SURNAMES))
    settled = connection.execute(SETTLED).fetchone()
    values = dict(zip(NAMES, settled or (), strict=True)) | {
        "n": reports,
        "given": given,
        "family": family,
        "given_key": [fold(name) for name in given],
        "family_key": [fold(name) for name in family],
        "givens": len(given),
        "families": len(family),
        "highest": HIGHEST,
        "days_room": DAYS_ROOM,
        "small": min(SMALL, reports),
    }
    with quiet(connection, [*FILLED, LINK, AUDIT]):
        for _, statement in STATEMENTS:
            connection.execute(statement, values)
        kept = _history(connection, history)
    for table in FILLED:
        connection.execute(
            sql.SQL("SELECT setval(pg_get_serial_sequence({name}, 'id'), (SELECT max(id) + 1 FROM {table}))").format(
                name=sql.Literal(table), table=sql.Identifier(table)
            )
        )
    return kept


@contextmanager
def quiet(connection: Connection, tables: Sequence[str]) -> Iterator[None]:
    """Take the triggers of history and the indexes that no constraint needs off some tables, and put them back."""
    everywhere = [*tables, *(_event(table) for table in FILLED)]
    indexes = connection.execute(
        """SELECT pg_get_indexdef(index.indexrelid), index.indexrelid::regclass::text FROM pg_index index
           WHERE index.indrelid = ANY(%s::regclass[]) AND NOT index.indisunique""",
        [everywhere],
    ).fetchall()
    for table in tables:
        _run(connection, "ALTER TABLE {table} DISABLE TRIGGER USER", table=sql.Identifier(table))
    for _, name in indexes:
        connection.execute(f"DROP INDEX {name}")  # type: ignore[arg-type]  the name is the catalogue's own
    connection.execute("SET maintenance_work_mem = '512MB'")
    yield
    connection.execute("SET CONSTRAINTS ALL IMMEDIATE")  # a table with checks outstanding cannot be altered
    for definition, _ in indexes:
        connection.execute(definition)  # type: ignore[arg-type]
    for table in tables:
        _run(connection, "ALTER TABLE {table} ENABLE TRIGGER USER", table=sql.Identifier(table))


def _history(connection: Connection, wanted: int) -> int:
    """Write down one event a row, and for reports as many more as are wanted, as updates."""
    kept = sum(_events(connection, table, "insert") for table in FILLED)
    while kept < wanted:
        kept += _events(connection, "intake_report", "update")
    return kept


def _events(connection: Connection, table: str, label: str) -> int:
    found = connection.execute(
        """SELECT column_name FROM information_schema.columns
           WHERE table_schema = 'public' AND table_name = %s AND left(column_name, 4) <> 'pgh_'""",
        [_event(table)],
    )
    columns = sql.SQL(", ").join(sql.Identifier(name) for (name,) in found)
    return _run(
        connection,
        """INSERT INTO {event} (pgh_created_at, pgh_label, pgh_obj_id, {columns})
           SELECT now(), {label}, id, {columns} FROM {table}""",
        event=sql.Identifier(_event(table)),
        label=sql.Literal(label),
        columns=columns,
        table=sql.Identifier(table),
    )


def _event(table: str) -> str:
    return f"{table}event"


def _run(connection: Connection, statement: LiteralString, **parts: sql.Composable) -> int:
    return connection.execute(sql.SQL(statement).format(**parts)).rowcount
