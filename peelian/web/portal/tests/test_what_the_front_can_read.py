"""What the front's database role can reach, tried table by table; and that its process answers with that alone."""

import json
import os
import subprocess
import sys

import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError

from conftest import database_role

# What a firm told us of itself. Of the actions it sees a firm's rows only, which `test_assess.py` tries.
OF_FIRMS = {
    "adoption_action", "assessment_answer", "assessment_assessment", "assessment_checkresult", "assessment_part",
    "assessment_strategy",
}  # fmt: skip
READABLE = OF_FIRMS | {
    "accounts_cache", "accounts_personallink", "adoption_ask", "adoption_askitem", "knowledge_control",
}  # fmt: skip
BY_COLUMN = {
    "adoption_finding": {"id"}, "assessment_look": {"id", "firm_id", "finished_at"}, "records_logentry": {"id"},
}  # fmt: skip
WRITABLE = {
    "INSERT": {
        "accounts_cache", "adoption_actionevent", "adoption_askevent", "adoption_finding", "adoption_findingevent",
        "assessment_answer", "assessment_answerevent", "assessment_partevent", "records_logentry",
    },
    "UPDATE": {"accounts_cache"},
    "DELETE": {"accounts_cache"},
    "TRUNCATE": set(),
}  # fmt: skip
SERVE = """
import io, json, os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "peelian.runtime.settings"
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
from peelian.runtime.wsgi import application
from django.db import connection

def ask(path):
    said = {}
    def start(status, headers):
        said["status"], said["cookies"] = status, [v.partition("=")[0].strip() for k, v in headers if k == "Set-Cookie"]
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": path, "SERVER_NAME": "localhost", "SERVER_PORT": "80",
               "HTTP_HOST": "localhost", "wsgi.input": io.BytesIO(), "wsgi.errors": sys.stderr,
               "wsgi.url_scheme": "http", "SERVER_PROTOCOL": "HTTP/1.1", "REMOTE_ADDR": "127.0.0.1"}
    said["page"] = b"".join(application(environ, start)).decode()
    return said

pages = {path: ask(path) for path in ("/", "/answer/", "/answer/nonsense/", "/desk/", "/account/login/")}
with connection.cursor() as cursor:
    cursor.execute("SELECT current_user, session_user")
    pages["user"] = cursor.fetchone()
    try:
        cursor.execute("SELECT * FROM parties_sourcerecord")
        pages["victims"] = "read"
    except Exception as refusal:
        pages["victims"] = str(refusal)
print(json.dumps(pages))
"""


def tables() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
        return [name for (name,) in cursor.fetchall()]


def columns(table: str) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT column_name FROM information_schema.columns WHERE table_name = %s", [table])
        return {name for (name,) in cursor.fetchall()}


def may(statement: str) -> bool:
    """Try a statement, which changes nothing, as the front's role."""
    try:
        with transaction.atomic(), database_role("peelian_front"), connection.cursor() as cursor:
            cursor.execute(statement)
    except ProgrammingError as refusal:
        if "permission denied" not in str(refusal):
            raise
        return False
    return True


@pytest.mark.django_db
def test_the_front_reads_the_tables_that_are_named_and_no_other():
    everything = tables()
    assert {"parties_sourcerecord", "intake_report", "intake_feedrow", "accounts_officer"} <= set(everything)
    assert {table for table in everything if may(f"SELECT * FROM {table} LIMIT 1")} == READABLE


@pytest.mark.django_db
def test_the_front_reads_no_column_of_any_other_table_but_the_keys_of_what_it_adds():
    readable = {
        table: found
        for table in set(tables()) - READABLE
        if (found := {name for name in columns(table) if may(f'SELECT "{name}" FROM {table} LIMIT 1')})
    }
    assert readable == BY_COLUMN


@pytest.mark.django_db
def test_nothing_the_front_reads_has_a_column_for_a_victim_a_narrative_or_staff():
    seen = {f"{table}.{name}" for table in READABLE - OF_FIRMS for name in columns(table)}
    said = ("name", "email", "telephone", "address", "postcode", "birth", "narrative", "note", "body", "officer", "by_")
    assert not {column for column in seen if any(word in column.partition(".")[2] for word in said)}


@pytest.mark.django_db
@pytest.mark.parametrize("right", WRITABLE)
def test_the_front_writes_only_where_it_must(right):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' "
            "AND has_table_privilege('peelian_front', oid, %s)",
            [right],
        )
        assert {name for (name,) in cursor.fetchall()} == WRITABLE[right]


@pytest.mark.django_db
def test_the_front_changes_no_column_of_an_ask_but_when_it_was_answered_or_stopped():
    changed = {name for name in columns("adoption_ask") if may(f"UPDATE adoption_ask SET {name} = {name} WHERE false")}
    assert changed == {"answered_at", "stopped_at"}


@pytest.mark.django_db(transaction=True)
def test_the_fronts_own_process_answers_and_has_the_fronts_role_and_pages_alone():
    environment = os.environ | {"PEELIAN_ROLE": "front"}
    name = connection.settings_dict["NAME"]
    done = subprocess.run(
        [sys.executable, "-c", SERVE, name], env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert {path: said[path]["status"][:3] for path in said if path.startswith("/")} == {
        "/": "200", "/answer/": "200", "/answer/nonsense/": "404", "/desk/": "404", "/account/login/": "404",
    }  # fmt: skip
    assert said["/answer/"]["cookies"] == ["peelian_front_csrf"]
    assert "Type your code" in said["/"]["page"]
    assert "These questions have closed" in said["/answer/nonsense/"]["page"]
    assert said["user"] == ["peelian_front", "peelian_front"]
    assert "permission denied" in said["victims"]
