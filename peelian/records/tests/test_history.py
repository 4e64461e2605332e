"""History and the log of section 62 against the application's own roles."""

import pytest
from django.db import connection
from django.db.utils import ProgrammingError

from conftest import BEFORE, SETTING_UP, database_role
from peelian.accounts.models import Unit
from peelian.records.actions import log
from peelian.records.models import LogEntry
from peelian.records.rules.operations import Operation

pytestmark = pytest.mark.django_db


def test_every_kind_of_write_leaves_an_event() -> None:
    Unit.objects.bulk_create([Unit(code="a", name="A", telephone="1", active_from=BEFORE.date())])
    Unit.objects.filter(code="a").update(name="B")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE accounts_unit SET name = 'C' WHERE code = 'a'")
    Unit.objects.filter(code="a").delete()
    events = Unit.pgh_event_models["insert"].objects.order_by("pgh_id")
    assert [event.name for event in events] == ["A", "B", "C", "C"]


@pytest.mark.parametrize("role", ["peelian_desk", "peelian_front", "peelian_worker"])
@pytest.mark.parametrize("table", ["accounts_unitevent", "records_logentry", "pghistory_context"])
@pytest.mark.parametrize("verb", ["UPDATE {} SET {} = {}", "DELETE FROM {}", "TRUNCATE {} CASCADE"])
def test_no_role_of_the_application_may_change_the_past(role: str, table: str, verb: str) -> None:
    column = {"accounts_unitevent": "pgh_id", "records_logentry": "id", "pghistory_context": "id"}[table]
    refused = pytest.raises(ProgrammingError, match="permission denied")
    with refused, database_role(role), connection.cursor() as cursor:
        cursor.execute(verb.format(table, column, column))


def test_a_logged_operation_says_who_what_and_when() -> None:
    log(operation=Operation.CONSULTATION, subject="intake.Report:1", by=SETTING_UP, at=BEFORE, detail="record")
    entry = LogEntry.objects.get()
    assert (entry.by_name, entry.operation, entry.subject, entry.at) == (
        "tests",
        "consultation",
        "intake.Report:1",
        BEFORE,
    )
