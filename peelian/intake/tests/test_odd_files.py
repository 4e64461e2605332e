"""Lists that are odd but hold reports: loaded, with what is odd said of the row and cell it is in."""

import io

import pytest
import xlsxwriter

from peelian.intake.models import FeedRow, Report
from peelian.intake.queries import feeds as queries
from peelian.intake.tests.conftest import HEADER, OMAR, ROSA, csv_of
from peelian.kernel.refused import Refused

pytestmark = pytest.mark.django_db


def report_of(reference):
    return Report.objects.select_related("about").get(reference=reference)


def test_a_formula_in_a_list_is_kept_as_text(loaded):
    loaded([ROSA | {"Narrative": '=HYPERLINK("http://203.0.113.9/x","click")'}])
    assert Report.objects.get().narrative.startswith("=HYPERLINK")


def test_a_formula_in_a_workbook_gives_the_value_it_showed(loaded):
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADER)
        sheet.write_row(1, 0, [ROSA.get(name, "") for name in HEADER])
        sheet.write_formula(1, HEADER.index("Loss"), "=200+50", None, 250)
    loaded(file.getvalue(), "week.xlsx")
    assert Report.objects.get().loss == 250


def test_markup_in_a_name_is_not_a_name(loaded):
    feed = loaded([ROSA | {"Surname": "<b>Pickering</b>"}])
    assert "<" not in Report.objects.get().about.name
    assert "Surname" in {HEADER[feed.mapping[field]] for field, _ in queries.rows_with_problems(feed).get().problems}


def test_a_null_byte_is_taken_out_and_said(staged):
    feed = staged(csv_of([ROSA]).replace(b"Rosalind", b"Rosa\x00lind", 1))
    assert "\x00" not in "".join(FeedRow.objects.get().cells)
    assert any("Row 2" in note or "row 2" in note for note in feed.notes)


def test_half_a_character_from_a_workbook_is_replaced(loaded):
    content = csv_of([ROSA]).replace(b"Locked out", "Locked \ud83d out".encode("utf-8", "surrogatepass"), 1)
    loaded(content)
    Report.objects.get().narrative.encode("utf-8")


def test_two_encodings_in_one_file_are_read_and_said(loaded):
    siân, zoë = ROSA | {"Forename": "Siân"}, OMAR | {"Forename": "Zoë"}
    first, second = csv_of([siân]), csv_of([zoë]).decode().splitlines(keepends=True)[1].encode("cp1252")
    feed = loaded(first + second)
    assert [report_of(row["Crime Reference"]).about.given_name for row in (ROSA, OMAR)] == ["Siân", "Zoë"]
    assert any("3" in note for note in feed.notes)


def test_three_styles_of_date_are_read_and_one_that_cannot_be_is_flagged_in_its_row(loaded):
    styles = ["01/06/2026", "2026-06-02", "3 June 2026", "31/02/2026"]
    rows = [
        ROSA | {"Crime Reference": f"NFRC2606100{n}", "Surname": f"Pickering{'abcd'[n]}", "Date Reported": style}
        for n, style in enumerate(styles)
    ]
    feed = loaded(rows)
    days = [report_of(f"NFRC2606100{n}").reported_on for n in range(4)]
    assert [day and day.day for day in days] == [1, 2, 3, None]
    wrong = queries.rows_with_problems(feed).get()
    assert (wrong.number, wrong.problems[0][0]) == (5, "reported_on")
    assert "31/02/2026" in wrong.problems[0][1]


@pytest.mark.parametrize("field", [name for name in HEADER if name not in ("Date Reported", "Victim Type")])
def test_a_cell_far_longer_than_its_column_keeps_nobody_from_being_loaded(loaded, field):
    counts = loaded([ROSA | {field: "x" * 20_000}, OMAR]).counts
    assert counts["saved"] + counts["refused"] == 2
    assert report_of(OMAR["Crime Reference"])


def test_nothing_is_staged_of_a_list_that_is_refused_at_its_last_row(staged):
    rows = [ROSA | {"Crime Reference": f"NFRC2607{n:04}"} for n in range(50)]
    with pytest.raises(Refused, match="Row 52"):
        staged(csv_of([*rows, ROSA | {"Narrative": "x" * 40_000}]))
    assert not FeedRow.objects.exists()
