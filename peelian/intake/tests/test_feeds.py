"""A list brought in: staged as it stood, its columns guessed and confirmed, its rows judged, nothing saved yet."""

import pytest
from django.db import DatabaseError

from peelian.documents.gateways.tables import write_csv
from peelian.intake import actions
from peelian.intake.models import Feed, FeedLayout, FeedRow, Report
from peelian.intake.queries import feeds as queries
from peelian.intake.tests.conftest import BAD_POSTCODE, FIRM, HEADER, NOBODY, OMAR, ROSA, csv_of
from peelian.kernel.refused import Refused
from peelian.parties.models import SourceRecord
from peelian.records.models import LogEntry

pytestmark = pytest.mark.django_db


def test_it_stages_every_row_as_it_stood_under_its_spreadsheet_number(staged):
    feed = staged([ROSA, FIRM])
    rows = list(queries.rows_of(feed).values_list("number", "cells"))
    assert [number for number, _ in rows] == [2, 3]
    assert rows[0][1][:3] == ["NFRC26060001", "01/06/2026", "NFIB52C"]
    assert feed.mapping["family_name"] == HEADER.index("Surname")


def test_nothing_is_saved_until_it_is_loaded(checked):
    checked([ROSA, FIRM])
    assert not Report.objects.exists()
    assert not SourceRecord.objects.exists()


def test_the_same_file_is_refused_with_the_first_time_it_came(staged):
    first = staged([ROSA])
    with pytest.raises(actions.LoadedBefore, match="brought in on 4 June 2026 by Asha Verma") as refusal:
        staged([ROSA], "another name.csv")
    assert refusal.value.feed == first
    assert FeedRow.objects.count() == 1


def test_a_file_that_was_dropped_may_come_again(staged, asha, noon):
    actions.drop_feed(feed=staged([ROSA]), by=asha, at=noon)
    assert not FeedRow.objects.exists()
    assert staged([ROSA]).stage == "staged"


def test_a_feed_that_is_loaded_cannot_be_dropped(loaded, asha, noon):
    with pytest.raises(Refused, match="You can undo the load"):
        actions.drop_feed(feed=loaded([ROSA]), by=asha, at=noon)
    assert Report.objects.count() == 1


def test_a_mapping_without_a_name_is_refused_naming_what_is_missing(staged, asha, noon):
    feed = staged([ROSA])
    with pytest.raises(Refused, match="date reported, a name"):
        actions.check_feed(feed=feed, mapping={"offence": 2}, by=asha, at=noon)
    feed.refresh_from_db()
    assert feed.stage == "staged"
    assert not FeedLayout.objects.exists()


def test_a_confirmed_mapping_is_remembered_for_the_next_list_laid_out_like_this(staged, asha, noon):
    feed = staged([ROSA])
    chosen = feed.mapping | {"narrative": HEADER.index("Loss")}
    chosen.pop("loss")
    actions.check_feed(feed=feed, mapping=chosen, by=asha, at=noon)
    assert staged([FIRM], "week-2.csv").mapping == chosen


def test_a_change_of_columns_is_warned_of(loaded, staged):
    loaded([ROSA])
    without_loss = [name for name in HEADER if name != "Loss"]
    feed = staged(csv_of([FIRM], [*without_loss, "Officer"]))
    assert feed.changes == ["“Officer” is new.", "“Loss” is no longer there."]
    assert staged([OMAR], "week-3.csv").changes == []


def test_a_column_name_longer_than_we_keep_is_still_remembered(staged, asha, noon):
    feed = staged(csv_of([ROSA], [*HEADER, "x" * 900]))
    actions.check_feed(feed=feed, mapping=feed.mapping, by=asha, at=noon)
    assert queries.layout_of(feed.header).confirmed_by == "Asha Verma"


def test_every_row_is_in_one_pile_with_what_is_wrong_beside_its_field(checked):
    feed = checked([ROSA, NOBODY, BAD_POSTCODE, ROSA])
    assert {name: feed.counts[name] for name in ("rows", "saved", "refused", "duplicates", "flagged")} == {
        "rows": 4, "saved": 2, "refused": 1, "duplicates": 1, "flagged": 1,
    }  # fmt: skip
    wrong = {row.number: row.problems for row in queries.rows_with_problems(feed)}
    assert [field for field, _ in wrong[4]] == ["postcode"]
    assert wrong[5][0] == ["reference", "The same report as row 2: NFRC26060001."]


@pytest.mark.parametrize(
    ("kind", "numbers"), [("", [3, 4, 5]), ("refused", [3]), ("flagged", [4]), ("duplicate", [5]), ("other", [3, 4, 5])]
)
def test_rows_with_something_wrong_are_found_by_kind(checked, kind, numbers):
    feed = checked([ROSA, NOBODY, BAD_POSTCODE, ROSA])
    assert [row.number for row in queries.rows_with_problems(feed, kind)] == numbers


def test_checking_again_with_other_columns_judges_every_row_afresh(checked, asha, noon):
    feed = checked([ROSA, BAD_POSTCODE])
    mapping = {field: at for field, at in feed.mapping.items() if field != "postcode"}
    actions.check_feed(feed=feed, mapping=mapping, by=asha, at=noon)
    assert feed.counts["flagged"] == 0
    assert not queries.rows_with_problems(feed).exists()


def test_a_file_to_correct_has_the_users_own_columns_and_comes_back_as_the_layout_it_had(checked, staged):
    feed = checked([ROSA, NOBODY])
    header, rows = queries.file_to_correct(feed, "refused")
    assert header == (*HEADER, "What is wrong")
    assert "identifies nobody" in rows[0][-1]
    again = staged(write_csv(header, rows, title="Rows to correct", marking="OFFICIAL-SENSITIVE"))
    assert (again.mapping, again.changes) == (feed.mapping, [])
    assert queries.rows_of(again).get().cells[:4] == [NOBODY.get(name, "") for name in HEADER[:4]]


def test_a_feed_is_seen_by_the_unit_that_brought_it_in_and_no_other(staged, asha, charlie):
    feed = staged([ROSA])
    assert list(queries.feeds_of(asha)) == [feed]
    assert not queries.feeds_of(charlie).exists()


def test_staging_is_logged_as_collection(staged):
    feed = staged([ROSA])
    entry = LogEntry.objects.get(subject=feed.label)
    assert (entry.operation, entry.by_name, entry.detail) == ("collection", "Asha Verma", "1 rows staged")


def test_a_failure_half_way_leaves_no_feed(staged, breaks):
    breaks("intake_feedrow")
    with pytest.raises(DatabaseError, match="the disk is full"):
        staged([ROSA])
    assert not Feed.objects.exists()
