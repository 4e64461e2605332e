"""A confirmed list becomes reports: all of it or none, once, each row accounted for and traceable to the file."""

import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError, OperationalError, connection
from procrastinate.jobs import Job

import peelian
from peelian.accounts.models import Officer
from peelian.intake import actions, jobs
from peelian.intake.models import Feed, Report
from peelian.intake.queries import feeds as queries
from peelian.intake.tests.conftest import BAD_POSTCODE, FIRM, NOBODY, OMAR, ROSA, csv_of
from peelian.kernel.refused import Refused
from peelian.linkage.models import Membership
from peelian.linkage.queries import parties_of
from peelian.parties.models import ContactPoint, Relationship, SafetyFlag, SourceRecord
from peelian.records.models import LogEntry

FEEDS = Path(peelian.__file__).parents[2] / "shared" / "data" / "feeds"
WEEKS = {
    "weekly-2026-10-05.csv": datetime(2026, 10, 5, 9, tzinfo=UTC),
    "weekly-2026-10-12.xlsx": datetime(2026, 10, 12, 9, tzinfo=UTC),
    "weekly-2026-10-19.csv": datetime(2026, 10, 19, 9, tzinfo=UTC),
    "force-list-2026-10-26.csv": datetime(2026, 10, 26, 9, tzinfo=UTC),
}


@pytest.mark.django_db
def test_each_saved_row_is_a_report_that_says_which_row_of_which_feed_it_was(loaded):
    feed = loaded([ROSA, NOBODY, FIRM])
    reports = Report.objects.filter(row__feed=feed).order_by("row__number").select_related("row", "about")
    assert [(report.row.number, report.reference) for report in reports] == [(2, "NFRC26060001"), (4, "NFRC26060002")]
    assert [report.about.origin for report in reports] == [f"{feed.label} row 2", f"{feed.label} row 4"]
    assert (feed.loaded_by, feed.stage) == ("Asha Verma", "loaded")


@pytest.mark.django_db
def test_a_firm_and_whoever_speaks_for_it_are_two_records_of_one_report(loaded):
    loaded([FIRM])
    report = Report.objects.get()
    assert (report.about.name, report.speaks_to.name) == ("Harbour Lane Joinery Ltd", "Tom Ashby")
    assert Relationship.objects.get().organisation == report.about


@pytest.mark.django_db
def test_every_row_is_saved_refused_or_listed_before(loaded):
    counts = loaded([ROSA, NOBODY, BAD_POSTCODE, ROSA, FIRM]).counts
    assert (counts["saved"], counts["refused"], counts["duplicates"], counts["rows"]) == (3, 1, 1, 5)
    assert Report.objects.count() == 3


@pytest.mark.django_db
def test_a_row_with_a_bad_postcode_is_loaded_without_it(loaded):
    loaded([BAD_POSTCODE])
    report = Report.objects.get()
    assert (report.about.family_name, report.about.postcode) == ("Nour", "")


@pytest.mark.django_db
def test_somebody_who_reports_again_the_next_week_is_known_and_a_repeat(loaded, noon):
    assert loaded([ROSA, OMAR]).counts["known"] == 0
    again = ROSA | {"Crime Reference": "NFRC26060099", "Date Reported": "08/06/2026"}
    counts = loaded([again, FIRM], "week-2.csv", noon + timedelta(days=7)).counts
    assert (counts["known"], counts["repeat"]) == (1, 1)
    first, second = Report.objects.filter(about__family_name="Pickering").order_by("id")
    parties = parties_of([first.about_id, second.about_id])
    assert parties[first.about_id] == parties[second.about_id]
    assert second.repeat_of_year == 1


@pytest.mark.django_db
def test_two_reports_of_one_person_in_one_list_make_a_repeat_of_the_second(loaded):
    counts = loaded([ROSA, ROSA | {"Crime Reference": "NFRC26060098", "Date Reported": "02/06/2026"}]).counts
    assert (counts["known"], counts["repeat"]) == (0, 1)


@pytest.mark.django_db
def test_a_reference_that_an_earlier_list_held_is_left_out(loaded):
    loaded([ROSA])
    counts = loaded([ROSA, OMAR], "week-2.csv").counts
    assert (counts["saved"], counts["duplicates"]) == (1, 1)


@pytest.mark.django_db
def test_the_mailbox_of_somebody_whose_account_was_taken_over_is_marked(loaded):
    loaded([ROSA, OMAR])
    assert ContactPoint.objects.get().value == ROSA["Email"]


@pytest.mark.django_db
def test_danger_to_life_raises_a_flag_on_whom_the_report_is_about(loaded):
    loaded([ROSA | {"Narrative": "She says she wants to kill herself."}])
    assert SafetyFlag.objects.get().about == Report.objects.get().about


@pytest.mark.django_db
def test_the_job_run_twice_makes_one_set_of_reports(checked, asha):
    feed = checked([ROSA, FIRM])
    for _ in range(2):
        jobs.load(feed.pk, asha.label, asha.name)
    assert Report.objects.count() == 2
    assert SourceRecord.objects.count() == 3
    assert LogEntry.objects.filter(operation="collection", subject__startswith="intake.Report:").count() == 2


@pytest.mark.parametrize(
    ("fault", "again"), [(OperationalError("the connection is closed"), True), (Refused("No"), False)]
)
def test_a_load_whose_database_went_away_is_tried_again_and_no_other(fault, again):
    job = Job(id=1, queue="feeds", lock=None, queueing_lock=None, task_name=jobs.load.name, attempts=0)
    assert bool(jobs.load.get_retry_exception(exception=fault, job=job)) is again


@pytest.mark.django_db
def test_confirming_twice_is_refused(checked, asha, noon):
    feed = checked([ROSA])
    actions.begin_loading(feed=feed, by=asha, at=noon)
    with pytest.raises(Refused, match="is being loaded"):
        actions.begin_loading(feed=feed, by=asha, at=noon)


@pytest.mark.django_db
def test_confirming_leaves_a_job_for_the_worker_in_the_same_transaction(checked, asha, noon):
    feed = checked([ROSA])
    actions.begin_loading(feed=feed, by=asha, at=noon)
    with connection.cursor() as cursor:
        cursor.execute("SELECT args->>'feed' FROM procrastinate_jobs WHERE task_name = 'peelian.intake.jobs.load'")
        assert cursor.fetchall() == [(str(feed.pk),)]


@pytest.mark.django_db
def test_a_feed_nobody_has_checked_cannot_be_loaded(staged, asha, noon):
    with pytest.raises(Refused, match="has not been checked"):
        actions.load_feed(feed=staged([ROSA]), by=asha, at=noon)


@pytest.mark.django_db
def test_a_failure_half_way_leaves_nothing_of_the_load(checked, asha, noon, breaks):
    feed = checked([ROSA, FIRM])
    breaks("intake_report")
    with pytest.raises(DatabaseError, match="the disk is full"):
        actions.load_feed(feed=feed, by=asha, at=noon)
    feed.refresh_from_db()
    assert feed.stage == "checked"
    assert not SourceRecord.objects.exists()
    assert not Membership.objects.exists()


def in_two_threads(one, other):
    """Do two things at once, each on a connection of its own; return what each gave or raised."""
    outcomes = {}
    start = threading.Barrier(2)

    def do(name, what):
        start.wait()
        try:
            outcomes[name] = what()
        except Exception as fault:  # noqa: BLE001 (the test looks at it)
            outcomes[name] = fault
        finally:
            connection.close()

    threads = [threading.Thread(target=do, args=pair) for pair in (("one", one), ("other", other))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


@pytest.mark.django_db(transaction=True)
def test_two_loads_of_one_feed_at_once_make_one_set_of_reports(checked, asha, noon):
    feed = checked([ROSA, FIRM, OMAR])
    again = Feed.objects.get(pk=feed.pk)
    in_two_threads(
        lambda: actions.load_feed(feed=feed, by=asha, at=noon), lambda: actions.load_feed(feed=again, by=asha, at=noon)
    )
    assert Report.objects.count() == 3


@pytest.mark.django_db(transaction=True)
def test_two_lists_that_share_a_report_and_are_loaded_at_once_save_it_once(checked, asha, noon):
    many = [OMAR | {"Crime Reference": f"NFRC2607{n:04}", "Surname": f"Haddad{chr(97 + n)}"} for n in range(26)]
    first, second = checked([ROSA, *many]), checked([*many, ROSA, FIRM], "week-2.csv")
    in_two_threads(
        lambda: actions.load_feed(feed=first, by=asha, at=noon),
        lambda: actions.load_feed(feed=second, by=asha, at=noon),
    )
    assert Report.objects.filter(reference=ROSA["Crime Reference"]).count() == 1
    assert Report.objects.count() == 28


@pytest.mark.django_db(transaction=True)
def test_the_same_file_brought_in_twice_at_once_is_staged_once(asha, noon):
    def bring() -> Feed:
        officer = Officer.objects.select_related("unit").get(pk=asha.pk)
        content = csv_of([ROSA, FIRM])
        return actions.bring_feed(content=content, name="week.csv", unit=officer.unit, by=officer, at=noon)

    outcomes = in_two_threads(bring, bring)
    assert Feed.objects.count() == 1
    assert sorted(isinstance(outcome, Refused) for outcome in outcomes.values()) == [False, True]


@pytest.mark.django_db
@pytest.mark.skipif(not FEEDS.is_dir(), reason="../shared/data/feeds is not here")
def test_every_row_of_the_sample_weeks_is_accounted_for_and_people_recur(loaded):
    feeds = [loaded((FEEDS / name).read_bytes(), name, at) for name, at in WEEKS.items()]
    for feed in feeds:
        counts = feed.counts
        assert counts["saved"] + counts["refused"] + counts["duplicates"] == queries.rows_of(feed).count()
        assert counts["saved"] == Report.objects.filter(row__feed=feed).count() == 900
    known = [feed.counts["known"] for feed in feeds]
    assert known[0] == 0
    assert known[1] < known[2] < known[3]
    assert all(feed.counts["repeat"] > 0 for feed in feeds)
