"""The search page, what is kept of it and what is taken away as a file."""

import io

import pytest
from openpyxl import load_workbook

from peelian.intake import actions
from peelian.intake.factories import load, report
from peelian.intake.models import SavedSearch
from peelian.intake.rules.searching import Search, Tell
from peelian.kernel.actor import System
from peelian.records.models import LogEntry
from peelian.tasks.models import Task

pytestmark = pytest.mark.django_db
HOSTILE = '=HYPERLINK("x")'


@pytest.fixture
def desk(asha, sign_in):
    client = sign_in(asha)

    def get(query: str) -> str:
        answer = client.get(f"/desk/search/{query}")
        assert answer.status_code == 200
        return " ".join(answer.content.decode().split())

    return get


@pytest.fixture
def rosa(northmarsh, noon):
    return report(unit=northmarsh, at=noon)


def test_the_address_is_the_search_and_each_filter_can_be_taken_off(rosa, desk):
    page = desk("?q=pickering&told=locked&stage=new&first=2026-01-01")
    assert "1 report" in page
    assert "Rosalind Pickering" in page
    for off in ("?told=locked&amp;stage=new&amp;first=2026-01-01", "?q=pickering&amp;told=locked&amp;first=2026-01-01"):
        assert off in page
    assert page.count("Apply") == 2


def test_words_of_a_narrative_are_shown_marked_with_those_around_them(rosa, desk):
    assert "<mark>Locked</mark> out after entering a code" in desk("?told=locked")


def test_a_misspelt_name_is_found_under_names_like_this(rosa, desk):
    page = desk("?q=rosalind+pickring")
    assert page.index("Names like this") < page.index("Rosalind Pickering")
    assert "Nobody of exactly this name was found." in page


def test_an_offence_code_shows_its_reports_and_says_what_it_is(rosa, desk):
    page = desk("?q=NFIB52C")
    assert "is the offence NFIB52C, Hacking - Social Media and Email." in page
    assert "Rosalind Pickering" in page


def test_an_old_name_says_what_it_is_called_now(desk):
    assert "is called Report Fraud since 4 December 2025" in desk("?q=Action+Fraud")


def test_a_date_that_is_none_is_said_and_is_not_asked(rosa, desk):
    page = desk("?first=31/12/2026&stage=new")
    assert "Enter a real date" in page
    assert "Rosalind Pickering" in page


def test_nothing_asked_shows_nobody(rosa, desk):
    assert "Rosalind Pickering" not in desk("")


def test_a_filter_finds_nothing_of_another_unit(surrey, noon, desk):
    report(unit=surrey, at=noon, Force="Surrey", Postcode="GU1 1AA", Surname="Quillfeather")
    page = desk("?q=quillfeather&stage=new")
    assert "No report that you may see answers this." in page
    assert "Surrey Cyber Protect" not in page


def test_a_file_holds_the_same_reports_with_filters_count_and_marking(northmarsh, noon, asha, sign_in):
    rows = [{"Crime Reference": "NFRC1001", "Surname": HOSTILE}, {"Crime Reference": "NFRC1002"}]
    load(rows, unit=northmarsh, at=noon)
    answer = sign_in(asha).get("/desk/search/export.csv?stage=new&kind=person")
    text = answer.content.decode("utf-8-sig")
    assert "OFFICIAL-SENSITIVE.csv" in answer["Content-Disposition"]
    assert text.startswith("OFFICIAL-SENSITIVE\r\nReports of victims\r\n")
    assert "2 reports." in text
    assert "Filters: New, A person." in text
    assert "\n=" not in text
    assert ",=" not in text
    entry = LogEntry.objects.filter(operation="consultation").last()
    assert entry.detail == "search as csv: New, A person: 2 shown"


def test_a_workbook_holds_the_same(rosa, asha, sign_in):
    answer = sign_in(asha).get("/desk/search/export.xlsx?q=pickering")
    cells = [cell.value for row in load_workbook(io.BytesIO(answer.content)).active for cell in row if cell.value]
    assert {"OFFICIAL-SENSITIVE", "1 report.", "Filters: “pickering”.", "Rosalind Pickering"} <= set(cells)


def test_a_file_of_everybody_is_refused(rosa, asha, sign_in):
    assert "a file of everybody is not made" in sign_in(asha).get("/desk/search/export.csv").content.decode()


def test_a_search_is_saved_renamed_and_removed(rosa, asha, sign_in):
    client = sign_in(asha)
    assert "<li>New</li>" in client.get("/desk/search/saved/new/?stage=new").content.decode()
    client.post("/desk/search/saved/new/?stage=new", {"name": "New ones", "tell": "each morning"})
    kept = SavedSearch.objects.get()
    assert (kept.name, kept.query, kept.officer) == ("New ones", "stage=new", asha)
    client.post(f"/desk/search/saved/{kept.pk}/", {"name": "Untouched", "tell": "no"})
    assert "Untouched" in client.get("/desk/search/saved/").content.decode()
    assert "Remove “Untouched”?" in client.get(f"/desk/search/saved/{kept.pk}/remove/").content.decode()
    client.post(f"/desk/search/saved/{kept.pk}/remove/")
    assert not SavedSearch.objects.exists()


def test_todays_task_opens_the_search_on_what_is_new_and_pressing_ends_it(northmarsh, rosa, noon, asha, sign_in):
    search = Search(q="pickering")
    kept = actions.save_search(search=search, name="Hers", tell=Tell.MORNING, by=asha, at=noon)
    report(unit=northmarsh, at=noon, Crime_Reference="NFRC2002")
    actions.tell_searches(by=System("clockwork"), at=noon)
    client = sign_in(asha)
    assert f"/desk/search/saved/{kept.pk}/news/" in client.get("/desk/").content.decode()
    page = client.get(f"/desk/search/saved/{kept.pk}/news/", follow=True).content.decode()
    assert "NFRC2002" in page
    assert "NFRC26000001" not in page
    client.post(f"/desk/search/saved/{kept.pk}/seen/")
    assert not Task.objects.open().filter(kind="saved search").exists()


def test_another_officers_saved_search_is_not_there(noon, asha, ben, sign_in):
    kept = actions.save_search(search=Search(repeat=True), name="Hers", tell=Tell.NO, by=asha, at=noon)
    for page in ("", "remove/", "news/"):
        assert sign_in(ben).get(f"/desk/search/saved/{kept.pk}/{page}").status_code == 404
