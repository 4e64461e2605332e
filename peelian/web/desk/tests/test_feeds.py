"""The pages for feeds: from a file to reports, in the officer's own table and words."""

import csv
import io

import openpyxl
import pytest
from django.urls import reverse

from peelian.intake import actions, jobs
from peelian.intake.models import Feed, Report
from peelian.intake.tests.bad_files import columns, workbook
from peelian.intake.tests.conftest import BAD_POSTCODE, FIRM, HEADER, NOBODY, OMAR, ROSA, csv_of
from peelian.records.models import LogEntry
from peelian.web.desk.tests.feeds import checked, chosen, desk, loaded, upload, words

__all__ = ["checked", "desk", "loaded", "upload"]  # fixtures
pytestmark = pytest.mark.django_db
HARM = "<script>alert(1)</script>"


def test_the_list_names_each_feed_with_who_when_and_what_it_held(desk, loaded):
    loaded([ROSA, NOBODY])
    page = words(desk.get(reverse("feeds")))
    assert "week.csv" in page
    assert "Asha Verma" in page
    assert "1 report, 1 refused" in page
    assert "Loaded" in page


def test_the_list_is_paged_by_key_newest_first(desk, asha, noon):
    for number in range(30):
        rows = csv_of([ROSA | {"Crime Reference": f"NFRC26{number:06}"}])
        actions.bring_feed(content=rows, name=f"list-{number}.csv", unit=asha.unit, by=asha, at=noon)
    first = desk.get(reverse("feeds"))
    assert "list-29.csv" in words(first)
    assert "list-4.csv" not in words(first)
    older = words(desk.get(reverse("feeds") + first.context["next_url"]))
    assert "list-4.csv" in older
    assert "list-5.csv" not in older


def test_the_list_asks_as_few_queries_of_thirty_feeds_as_of_one(desk, asha, noon, django_assert_max_num_queries):
    for number in range(30):
        rows = csv_of([ROSA | {"Crime Reference": f"NFRC26{number:06}"}])
        actions.bring_feed(content=rows, name=f"list-{number}.csv", unit=asha.unit, by=asha, at=noon)
    with django_assert_max_num_queries(6):
        desk.get(reverse("feeds"))


def test_a_file_leads_to_its_columns_with_the_first_values_and_the_guess(desk, upload):
    answer = upload([ROSA, FIRM | {"Loss": ""}, OMAR])
    feed = Feed.objects.get()
    assert answer.url == reverse("feed-columns", args=[feed.pk])
    page = desk.get(answer.url)
    surname = list(page.context["form"].columns(page.context["form"].header and [()] * len(HEADER)))[6]
    assert (surname.letter, surname.name, surname.field.value()) == ("G", "Surname", "family_name")
    assert "Harbour Lane Joinery Ltd" in words(page)


def test_the_first_values_pass_over_blank_cells(desk, upload):
    upload([ROSA | {"Loss": ""}, OMAR | {"Loss": ""}, FIRM | {"Loss": "4321"}])
    assert "4321" in words(desk.get(reverse("feed-columns", args=[Feed.objects.get().pk])))


def test_what_is_missing_is_named_before_anything_is_chosen(desk, upload):
    upload(b"Ref,Surname,Telephone\nA1,Lee,07700 900123\n")
    page = words(desk.get(reverse("feed-columns", args=[Feed.objects.get().pk])))
    assert "We have not found offence and date reported" in page


def test_a_change_of_columns_is_said_on_the_page(desk, loaded, upload):
    loaded([ROSA])
    upload(csv_of([FIRM], [name for name in HEADER if name != "Loss"]), "week-2.csv")
    page = words(desk.get(reverse("feed-columns", args=[Feed.objects.latest("id").pk])))
    assert "The columns have changed since the last list" in page
    assert "“Loss” is no longer there." in page


def test_two_columns_for_one_field_are_refused_beside_the_second_and_keep_what_was_chosen(desk, upload):
    upload([ROSA])
    feed = Feed.objects.get()
    answer = desk.post(reverse("feed-columns", args=[feed.pk]), chosen(feed) | {"column12": "narrative"})
    assert "Column M already holds the what happened" in words(answer)
    assert answer.context["form"]["column12"].value() == "narrative"
    feed.refresh_from_db()
    assert feed.stage == "staged"


def test_the_check_page_counts_and_says_that_nothing_is_saved(desk, checked):
    feed = checked([ROSA, NOBODY, BAD_POSTCODE, ROSA])
    page = words(desk.get(reverse("feed-check", args=[feed.pk])))
    assert "Nothing has been saved yet." in page
    assert "Load 2 reports" in page
    assert not Report.objects.exists()


def test_only_rows_with_something_wrong_are_shown_with_the_message_above_the_cell(desk, checked):
    feed = checked([ROSA, OMAR, BAD_POSTCODE])
    rows = desk.get(reverse("feed-check", args=[feed.pk])).context["rows"]
    assert [row.number for row in rows] == [4]
    wrong = {name: cell.message for name, cell in zip(HEADER, rows[0].cells, strict=True) if cell.message}
    assert list(wrong) == ["Postcode"]
    assert "QQ99 9ZZ" in wrong["Postcode"]


def test_rows_are_filtered_by_kind_and_paged_by_their_number(desk, checked):
    nobody = [NOBODY | {"Crime Reference": f"NFRC27{number:06}"} for number in range(30)]
    feed = checked([BAD_POSTCODE, *nobody])
    first = desk.get(reverse("feed-check", args=[feed.pk]), {"kind": "refused"})
    assert [row.number for row in first.context["rows"]] == list(range(3, 28))
    second = desk.get(reverse("feed-check", args=[feed.pk]) + first.context["next_url"])
    assert [row.number for row in second.context["rows"]] == list(range(28, 33))


def test_a_message_about_a_field_that_has_no_column_stands_above_the_row(desk, checked):
    name_only = b"Offence,Date reported,Name\nNFIB52C,01/06/2026,Ann Lee\n"
    feed = checked(name_only)
    row = desk.get(reverse("feed-check", args=[feed.pk])).context["rows"][0]
    assert "identifies nobody" in row.message


def test_what_is_in_a_cell_is_shown_and_never_run(desk, checked):
    feed = checked([BAD_POSTCODE | {"Narrative": HARM}])
    page = words(desk.get(reverse("feed-check", args=[feed.pk])))
    assert HARM not in page
    assert "&lt;script&gt;" in page


def test_the_rows_to_correct_come_as_csv_in_the_users_own_layout(desk, checked):
    feed = checked([ROSA, NOBODY | {"Narrative": "=1+1"}])
    answer = desk.get(reverse("feed-corrections", args=[feed.pk]), {"kind": "refused"})
    assert answer["Content-Disposition"] == 'attachment; filename="week-to-correct.csv"'
    lines = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert lines[0] == ["OFFICIAL-SENSITIVE"]
    assert lines[3] == [*HEADER, "What is wrong"]
    assert lines[4][HEADER.index("Narrative")] == "'=1+1"
    assert len(lines) == 5


def test_the_rows_to_correct_come_as_a_workbook_too(desk, checked):
    feed = checked([ROSA, NOBODY])
    answer = desk.get(reverse("feed-corrections", args=[feed.pk]), {"kind": "refused", "format": "xlsx"})
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    rows = [[cell for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True)]
    assert rows[-1][0] == "NFRC26060004"


def test_a_corrected_file_comes_in_as_the_layout_it_had(desk, upload, loaded):
    feed = loaded([ROSA, NOBODY])
    answer = desk.get(reverse("feed-corrections", args=[feed.pk]), {"kind": "refused"})
    corrected = answer.content.replace(b",Ann,", b",Ann,Smith")
    upload(corrected, "week-to-correct.csv")
    page = words(desk.get(reverse("feed-columns", args=[Feed.objects.latest("id").pk])))
    assert "These columns were confirmed on" in page
    assert "The columns have changed" not in page


def test_confirming_leads_to_a_page_that_looks_again_and_works_without_scripts(desk, checked):
    feed = checked([ROSA, FIRM])
    page = desk.post(reverse("feed-load", args=[feed.pk]), follow=True)
    assert "Saving 2 reports" in words(page)
    assert f'hx-get="{reverse("feed", args=[feed.pk])}"' in words(page)
    assert '<a href="">See how far it is now</a>' in words(page)


def test_looking_again_gives_the_part_while_it_loads_and_the_whole_page_afterwards(desk, checked, asha):
    feed = checked([ROSA])
    desk.post(reverse("feed-load", args=[feed.pk]))
    part = desk.get(reverse("feed", args=[feed.pk]), headers={"HX-Request": "true"})
    assert part.content.strip().startswith(b'<div class="progress"')
    jobs.load(feed.pk, asha.label, asha.name)
    done = desk.get(reverse("feed", args=[feed.pk]), headers={"HX-Request": "true"})
    assert done["HX-Refresh"] == "true"


def test_a_loaded_feed_counts_new_known_and_repeat_and_links_to_the_queue(desk, loaded):
    loaded([ROSA])
    feed = loaded([ROSA | {"Crime Reference": "NFRC26060099"}, OMAR, NOBODY], "week-2.csv")
    answer = desk.get(reverse("feed", args=[feed.pk]))
    assert answer.context["new"] == 1
    page = words(answer)
    assert "2 reports loaded" in page
    assert f"F-{feed.pk:05}" in page
    assert reverse("victims") in page
    assert reverse("feed-corrections", args=[feed.pk]) + "?kind=refused" in page


def test_a_load_is_undone_after_a_question(desk, loaded):
    feed = loaded([ROSA, FIRM])
    assert "All 2 reports of week.csv go" in words(desk.get(reverse("feed-undo", args=[feed.pk])))
    assert Report.objects.count() == 2
    page = desk.post(reverse("feed-undo", args=[feed.pk]), follow=True)
    assert "This load was taken back" in words(page)
    assert not Report.objects.exists()


def test_once_a_report_is_claimed_the_page_says_why_it_cannot_be_undone(desk, loaded, asha, noon):
    feed = loaded([ROSA, FIRM])
    actions.claim(report=Report.objects.first(), by=asha, at=noon)
    assert "can no longer be undone" in words(desk.get(reverse("feed", args=[feed.pk])))
    assert desk.post(reverse("feed-undo", args=[feed.pk])).status_code == 409
    assert Report.objects.count() == 2


def test_a_feed_that_was_not_loaded_is_dropped(desk, checked):
    feed = checked([ROSA])
    page = desk.post(reverse("feed-drop", args=[feed.pk]), follow=True)
    assert "“week.csv” is dropped" in words(page)
    assert "dropped before it was loaded" in words(desk.get(reverse("feed", args=[feed.pk])))


def test_reading_the_rows_and_taking_them_away_are_logged(desk, checked, asha):
    feed = checked([ROSA, NOBODY])
    desk.get(reverse("feed-check", args=[feed.pk]))
    desk.get(reverse("feed-corrections", args=[feed.pk]))
    read = LogEntry.objects.filter(operation="consultation", subject=feed.label, by_label=asha.label)
    assert set(read.values_list("detail", flat=True)) >= {"rows with something wrong", "file of rows to correct"}


def test_two_hundred_columns_can_be_sorted_out(desk, checked):
    feed = checked(columns(200))
    assert feed.counts["saved"] == 1
    assert desk.get(reverse("feed-columns", args=[feed.pk])).status_code == 200


def test_a_workbook_is_read_like_any_list(checked):
    assert checked(workbook(), "week.xlsx").counts["saved"] == 1
