"""What must be true of the database once the house is quiet again: each question returns what is wrong, or nothing."""

WORK = "queue_name IN ('feeds', 'mail')"

# Whether nothing is still to do or being done.
QUIET = f"SELECT count(*) = 0 FROM procrastinate_jobs WHERE status IN ('doing', 'todo') AND {WORK}"
# Whether a job of a queue is being done that began after a moment: one of a worker killed before stays "doing".
BEGUN = """
    SELECT j.id FROM procrastinate_jobs j JOIN procrastinate_events e ON e.job_id = j.id AND e.type = 'started'
     WHERE j.status = 'doing' AND j.queue_name = ANY (%(queues)s) AND e.at > to_timestamp(%(since)s)"""

# How often the kills met a load and a hand-over: none, and the test has shown nothing.
LOADS_BEGUN_AGAIN = "SELECT coalesce(sum(attempts), 0) FROM procrastinate_jobs WHERE queue_name = 'feeds'"
LETTERS_INTERRUPTED = "SELECT count(*) FROM release_ledgerline WHERE step = 'interrupted'"

SENT = "SELECT message_id FROM release_message WHERE delivery = 'sent'"
INTERRUPTIONS = """
    SELECT message_id, (SELECT count(*) FROM release_ledgerline l WHERE l.message_id = m.id AND step = 'interrupted')
      FROM release_message m"""
ROWS = "SELECT name, count(*) FROM intake_feed f JOIN intake_feedrow r ON r.feed_id = f.id GROUP BY f.id"
FEEDS = "SELECT id FROM intake_feed WHERE stage = 'loaded'"

FAULTS = {
    "a job is lost": f"SELECT task_name, args, status FROM procrastinate_jobs WHERE {WORK} AND status <> 'succeeded'",
    "a job is being done by nobody": """
        SELECT j.task_name FROM procrastinate_jobs j LEFT JOIN procrastinate_workers w ON w.id = j.worker_id
         WHERE j.status = 'doing' AND coalesce(w.last_heartbeat < now() - interval '10 seconds', true)""",
    "a feed is not loaded": "SELECT id, stage FROM intake_feed WHERE stage <> 'loaded'",
    "a file is there twice": "SELECT digest FROM intake_feed GROUP BY 1 HAVING count(*) > 1",
    "rows are not accounted for": """
        SELECT f.id, f.counts, count(r) FROM intake_feed f LEFT JOIN intake_feedrow r ON r.feed_id = f.id GROUP BY f.id
        HAVING ROW(count(r), count(r) FILTER (WHERE verdict = 'saved'), count(r) FILTER (WHERE verdict = 'refused'),
                   count(r) FILTER (WHERE verdict = 'duplicate'))
            IS DISTINCT FROM ROW((counts->>'rows')::bigint, (counts->>'saved')::bigint, (counts->>'refused')::bigint,
                                 (counts->>'duplicates')::bigint)
            OR count(r) <> count(r) FILTER (WHERE verdict IN ('saved', 'refused', 'duplicate'))""",
    "a saved row has no report, or another row has one": """
        SELECT r.id FROM intake_feedrow r LEFT JOIN intake_report p ON p.row_id = r.id
         WHERE (r.verdict = 'saved') <> (p.id IS NOT NULL)""",
    "a reference is there twice":
        "SELECT reference FROM intake_report WHERE reference <> '' GROUP BY 1 HAVING count(*) > 1",
    "a report's victim came with another row": """
        SELECT p.id FROM intake_report p JOIN intake_feedrow r ON r.id = p.row_id
          JOIN parties_sourcerecord s ON s.id IN (p.about_id, p.contact_id)
         WHERE s.origin <> 'intake.Feed:' || r.feed_id || ' row ' || r.number""",
    "a source record has no report, or two":
        """SELECT s.id FROM parties_sourcerecord s LEFT JOIN intake_report p ON s.id IN (p.about_id, p.contact_id)
            WHERE s.origin LIKE 'intake.Feed:%' GROUP BY s.id HAVING count(p) <> 1""",
    "a source record is not on the map": """
        SELECT s.id FROM parties_sourcerecord s LEFT JOIN linkage_membership m ON m.record_id = s.id
         WHERE m.id IS NULL""",
    "a party has nobody": """
        SELECT p.id FROM parties_party p LEFT JOIN linkage_membership m ON m.party_id = p.id WHERE m.id IS NULL
           AND p.id NOT IN (
               SELECT (moved->'was'->>0)::bigint FROM linkage_change, jsonb_array_elements(moves) moved
           )""",
    "a report's history begins not once": """
        SELECT p.id FROM intake_report p LEFT JOIN intake_reportevent e
            ON e.pgh_obj_id = p.id AND e.pgh_label = 'insert' GROUP BY p.id HAVING count(e) <> 1""",
    "a report's collection is logged not once": """
        SELECT p.id FROM intake_report p LEFT JOIN records_logentry l
            ON l.subject = 'intake.Report:' || p.id AND l.operation = 'collection'
         GROUP BY p.id HAVING count(l) <> 1""",
    "a message does not end in sent": """
        SELECT m.id, m.delivery FROM release_message m LEFT JOIN LATERAL
               (SELECT step FROM release_ledgerline WHERE message_id = m.id ORDER BY id DESC LIMIT 1) last ON true
         WHERE ROW(m.delivery, last.step) IS DISTINCT FROM ROW('sent'::varchar, 'sent'::varchar)""",
    "a ledger does not read waiting, then tries each of which ends, the last and only it in sent": """
        SELECT m.id, said FROM release_message m, LATERAL
               (SELECT string_agg(step, ' ' ORDER BY id) said FROM release_ledgerline WHERE message_id = m.id) l
         WHERE coalesce(said, '') !~ '^waiting( trying (waiting|interrupted))* trying sent$'""",
    "a letter was written twice": "SELECT subject FROM release_message GROUP BY 1 HAVING count(*) > 1",
    "a permit has no message": """
        SELECT p.id FROM release_permit p LEFT JOIN release_message m ON m.permit_id = p.id WHERE m.id IS NULL""",
}  # fmt: skip
