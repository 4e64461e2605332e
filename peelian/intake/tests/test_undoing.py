"""A load taken back leaves every table as it was before, and can be taken back until somebody begins."""

import threading

import pytest
from django.apps import apps
from django.db import connection

from peelian.intake import actions
from peelian.intake.models import Feed, Report
from peelian.intake.queries import feeds as queries
from peelian.intake.rules.stages import Reached
from peelian.intake.tests.conftest import FIRM, OMAR, ROSA
from peelian.kernel.refused import Refused
from peelian.parties.actions import set_standing
from peelian.parties.models import ContactPoint
from peelian.parties.rules.kinds import Channel, Standing
from peelian.records.models import LogEntry

KEPT = {"intake_feed", "intake_feedlayout"}  # that a list was brought in, taken back, and how it was laid out
AGAIN = ROSA | {"Crime Reference": "NFRC26060099", "Narrative": "She wants to kill herself."}


def contents():
    """Return every row of every table of ours but history, the log and the feeds themselves."""
    models = [model for model in apps.get_models() if model.__module__.startswith("peelian.")]
    tables = {model._meta.db_table for model in models}
    tables = {name for name in tables if not name.endswith(("event", "records_logentry"))} - KEPT
    with connection.cursor() as cursor:
        found = {}
        for table in sorted(tables):
            cursor.execute(f"SELECT t::text FROM {table} t ORDER BY 1")
            found[table] = cursor.fetchall()
    return found


@pytest.mark.django_db
def test_undoing_leaves_every_table_exactly_as_it_was(loaded, asha, noon):
    loaded([ROSA, OMAR])
    before = contents()
    omar = OMAR | {"Crime Reference": "NFRC26060098", "Telephone": ""}
    feed = loaded([AGAIN, FIRM, omar], "week-2.csv", noon.replace(hour=15))
    assert contents() != before
    actions.undo_load(feed=feed, by=asha, at=noon)
    assert contents() == before
    assert feed.stage == "undone"


@pytest.mark.django_db
def test_a_mailbox_that_was_confirmed_before_the_load_is_confirmed_again_after_its_undo(loaded, asha, noon):
    how = "she rang from her own number"
    set_standing(channel=Channel.EMAIL, value=ROSA["Email"], standing=Standing.CONFIRMED, how=how, by=asha, at=noon)
    feed = loaded([ROSA], at=noon.replace(hour=15))
    assert ContactPoint.objects.get().standing == Standing.TAKEN_OVER
    actions.undo_load(feed=feed, by=asha, at=noon.replace(hour=16))
    point = ContactPoint.objects.get()
    assert (point.standing, point.how, point.since) == (Standing.CONFIRMED, how, noon)


@pytest.mark.django_db
def test_a_warning_of_an_earlier_list_outlives_the_undo_of_a_later_one(loaded, asha, noon):
    loaded([ROSA])
    feed = loaded([AGAIN], "week-2.csv", noon.replace(hour=15))
    actions.undo_load(feed=feed, by=asha, at=noon.replace(hour=16))
    point = ContactPoint.objects.get()
    assert (point.standing, point.since) == (Standing.TAKEN_OVER, noon)


@pytest.mark.django_db
def test_the_file_may_be_brought_in_again_afterwards(loaded, asha, noon):
    actions.undo_load(feed=loaded([ROSA]), by=asha, at=noon)
    assert loaded([ROSA]).counts["saved"] == 1


@pytest.mark.django_db
def test_it_is_refused_once_a_report_is_claimed(loaded, asha, noon):
    feed = loaded([ROSA, FIRM])
    actions.claim(report=Report.objects.first(), by=asha, at=noon)
    with pytest.raises(Refused, match="begun to work"):
        actions.undo_load(feed=feed, by=asha, at=noon)
    assert Report.objects.count() == 2


@pytest.mark.django_db
def test_it_is_refused_when_a_claim_was_handed_back(loaded, asha, noon):
    feed = loaded([ROSA, FIRM])
    actions.claim(report=Report.objects.first(), by=asha, at=noon)
    actions.hand_back(report=Report.objects.first(), by=asha, at=noon)
    assert not queries.may_be_undone(feed)
    with pytest.raises(Refused, match="begun to work"):
        actions.undo_load(feed=feed, by=asha, at=noon)


@pytest.mark.django_db
def test_it_is_refused_after_an_attempt(loaded, asha, noon):
    feed = loaded([ROSA])
    report = actions.claim(report=Report.objects.get(), by=asha, at=noon)
    tried = actions.Tried(Channel.TELEPHONE, Reached.NO_ANSWER)
    actions.record_attempt(report=report, tried=tried, by=asha, at=noon)
    with pytest.raises(Refused, match="begun to work"):
        actions.undo_load(feed=feed, by=asha, at=noon)


@pytest.mark.django_db
def test_undoing_twice_is_refused(loaded, asha, noon):
    feed = loaded([ROSA])
    actions.undo_load(feed=feed, by=asha, at=noon)
    with pytest.raises(Refused, match="undone already"):
        actions.undo_load(feed=feed, by=asha, at=noon)


@pytest.mark.django_db
def test_the_log_keeps_who_took_back_which_reports(loaded, asha, noon):
    feed = loaded([ROSA, FIRM])
    labels = {report.label for report in Report.objects.all()}
    actions.undo_load(feed=feed, by=asha, at=noon)
    erased = LogEntry.objects.filter(operation="erasure", by_label=asha.label)
    assert set(erased.values_list("subject", flat=True)) == labels


@pytest.mark.django_db(transaction=True)
def test_a_claim_and_an_undo_at_once_cannot_both_be_done(loaded, asha, noon):
    loaded([ROSA])
    report = Report.objects.get()
    done = []
    start = threading.Barrier(2)

    def do(what, **given):
        start.wait()
        try:
            what(**given, by=asha, at=noon)
            done.append(what)
        except (Refused, Report.DoesNotExist):
            pass
        finally:
            connection.close()

    threads = [
        threading.Thread(target=do, args=(actions.claim,), kwargs={"report": report}),
        threading.Thread(target=do, args=(actions.undo_load,), kwargs={"feed": Feed.objects.get()}),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(done) == 1
    assert Report.objects.exists() is (done == [actions.claim])
