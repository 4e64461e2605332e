"""From a file as it comes to rows saved, duplicate and refused: the sample weeks, and lists laid out otherwise."""

import csv
import io
from datetime import date
from pathlib import Path

import openpyxl
import pytest

import peelian
from peelian.documents.gateways.tables import read_table, write_xlsx
from peelian.intake.rules import columns
from peelian.intake.rules.duplicates import sort_rows
from peelian.intake.rules.feed_making import LAYOUTS, csv_pieces, places_of, population, sheet_rows, week, week_rng
from peelian.intake.rules.pole import check, month_first_fields

OUTCODES = (Path(peelian.__file__).parent / "parties" / "content" / "outcodes.csv").read_text()
KNOWN = frozenset(row["outcode"] for row in csv.DictReader(io.StringIO(OUTCODES)))
FEEDS = Path(peelian.__file__).parents[2] / "shared" / "data" / "feeds"


def piles_of(source, name, today, known=()):
    """Return the table and its rows in piles, as an import does it."""
    table = read_table(source, name, hints=columns.hints())
    mapping = columns.guess(table.header, [row.cells for row in table.rows[:50]])
    assert columns.missing_required(mapping) == ()
    rows = [(row.number, columns.picked(row.cells, mapping)) for row in table.rows]
    month_first = month_first_fields(cells for _, cells in rows)

    def known_offence(text):
        return text if text.startswith("NFIB") and text != "NFIB99Z" else None

    checked = [
        (
            number,
            check(cells, today=today, known_outcodes=KNOWN, known_offences=known_offence, month_first=month_first),
        )
        for number, cells in rows
    ]
    return table, sort_rows(checked, known)


@pytest.mark.skipif(not FEEDS.is_dir(), reason="../shared/data/feeds is not here")
@pytest.mark.parametrize(
    ("name", "today", "saved", "duplicate", "flagged"),
    [
        ("weekly-2026-10-05.csv", date(2026, 10, 5), 900, 0, 31),
        ("weekly-2026-10-12.xlsx", date(2026, 10, 12), 900, 0, 23),
        ("weekly-2026-10-19.csv", date(2026, 10, 19), 900, 4, 30),
        ("force-list-2026-10-26.csv", date(2026, 10, 26), 900, 3, 44),
    ],
)
def test_every_row_of_the_sample_weeks_is_accounted_for(name, today, saved, duplicate, flagged):
    table, piles = piles_of(FEEDS / name, name, today)
    assert (len(piles.saved), len(piles.duplicate), len(piles.refused)) == (saved, duplicate, 0)
    assert piles.flagged == flagged
    assert saved + duplicate == len(table.rows)


@pytest.mark.parametrize("layout", ["national", "force"])
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_every_row_of_a_made_feed_is_accounted_for(layout, form):
    monday = date(2026, 10, 5)
    people = population(3, 900, places_of(OUTCODES, {"Surrey", "Sussex", "Hampshire", "Thames Valley"}))
    made = list(week(people, monday, 300, week_rng(3, monday)))
    if form == "csv":
        data = b"".join(feed for feed, _ in csv_pieces(made, layout))
    else:
        header = LAYOUTS[layout].header
        data = write_xlsx(header, sheet_rows(made, layout), title="Invented", marking="OFFICIAL-SENSITIVE")
    table, piles = piles_of(data, f"feed.{form}", monday)
    assert table.header == LAYOUTS[layout].header
    assert len(piles.saved) + len(piles.duplicate) + len(piles.refused) == 300
    assert len(piles.refused) <= 3
    wrong = {at for at, line in enumerate(made, table.header_row + 1) if line.fault not in ("", "twice")}
    told = {row.number for row in (*piles.saved, *piles.refused, *piles.duplicate) if row.checked.problems}
    assert wrong <= told


def test_a_tab_separated_list_with_its_header_in_row_six_and_other_words():
    text = (
        "OFFICIAL-SENSITIVE\nProtect list\tproduced by A N Other\nWeek to\t05/10/2026\n\n\n"
        "Crime No\tOccurred\tDate of report\tFirst name(s)\tLast name\tOffence type\tMobile no\tHome address\tMO\n"
        "A1\t2 Oct 2026 14:30\t2026-10-04\tAnn Marie\tLee\tNFIB52C\t07700 900123\t1 Mill Lane, OX18 4QA\tLost it\n"
        "A2\t3 Oct 2026\t2026-10-04\t\tRay\tNFIB52C\t\t\tNo way to find them\n"
    )
    table, piles = piles_of(text.encode("utf-16"), "list.txt", date(2026, 10, 5))
    assert (table.header_row, table.delimiter) == (6, "\t")
    (saved,) = piles.saved
    values = saved.checked.values
    assert (saved.number, values.given_name, values.postcode) == (7, "Ann Marie", "OX18 4QA")
    assert (values.incident_from, values.reported_on) == (date(2026, 10, 2), date(2026, 10, 4))
    assert [row.number for row in piles.refused] == [8]


def test_a_workbook_with_a_merged_title_dates_as_dates_and_numbers_as_numbers():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["B2"] = "Victims for contact"
    sheet.merge_cells("B2:F2")
    header = ("Ref", "Reported", "Code", "Victim", "Phone", "Loss GBP", "Still happening?", "Staff")
    for column, (name, value) in enumerate(
        zip(header, ("A1", date(2026, 10, 4), "NFIB5D", "LEE, Ann", 7700900123, 1200.5, True, 12), strict=True), 2
    ):
        sheet.cell(4, column, name)
        sheet.cell(5, column, value)
    file = io.BytesIO()
    book.save(file)
    _, piles = piles_of(file.getvalue(), "x.xlsx", date(2026, 10, 5))
    values = piles.saved[0].checked.values
    assert piles.saved[0].checked.problems == ()
    assert (values.family_name, values.reported_on, values.telephone, str(values.loss), values.ongoing) == (
        "Lee", date(2026, 10, 4), "+447700900123", "1200.50", True,
    )  # fmt: skip


def test_an_american_column_is_read_so_and_a_british_one_beside_it_is_not():
    text = "Ref,Reported,Offence,Surname,DOB,Tel\n" + "".join(
        f"A{day},10/{day:02d}/2026,NFIB52C,Lee,{day:02d}/03/1960,07700900{day:03d}\n" for day in range(1, 20)
    )
    _, piles = piles_of(text.encode(), "x.csv", date(2026, 11, 1))
    assert len(piles.saved) == 19
    values = piles.saved[2].checked.values
    assert (values.reported_on, values.birth_date) == (date(2026, 10, 3), date(1960, 3, 3))
