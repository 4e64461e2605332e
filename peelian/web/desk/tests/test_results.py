"""Results as officers read them: the title is the finding, an answer moves it, and the file says the same."""

import csv
import io
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import openpyxl
import pytest
import time_machine
from django.test import Client

from peelian.accounts.models import Force, Officer, Unit
from peelian.adoption.rules.findings import State
from peelian.evaluation.factories import advised, answered, asked, tried, victim
from peelian.records.models import LogEntry
from peelian.web.desk.results import today_figure

pytestmark = pytest.mark.django_db

SignIn = Callable[[Officer], Client]
Maker = Callable[..., Any]
PAGE = "/desk/results/"
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def today(noon: datetime) -> Iterator[None]:
    """Stand on Thursday 4 June 2026."""
    with time_machine.travel(noon, tick=False):
        yield


@pytest.fixture
def maker(northmarsh: Unit, forces: dict[str, Force], noon: datetime) -> Maker:
    """Return a maker of victims of a cyber-dependent crime in Hampshire, reported three weeks ago."""
    return lambda **given: victim(northmarsh, forces["Hampshire"], noon - 21 * DAY, **given)


def shown(client: Client, query: str = "") -> str:
    answer = client.get(f"{PAGE}{query}")
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def heading(page: str) -> str:
    return page.partition("<h1>")[2].partition("</h1>")[0]


def test_the_title_is_the_finding(asha: Officer, maker: Maker, noon: datetime, sign_in: SignIn) -> None:
    for _ in range(3):
        answered(asked(maker(), noon - DAY), noon)
    asked(maker(), noon - DAY)
    page = shown(sign_in(asha))
    assert heading(page) == "3 of 3 say they changed something: 100%, between 44 and 100"
    assert "If the other one changed nothing it is 75%; if they did, 100%." in page
    assert "Everybody asked, whatever the rest did: from 75% to 100%." in page


def test_an_answer_moves_the_figure_and_its_interval(
    asha: Officer, maker: Maker, noon: datetime, sign_in: SignIn
) -> None:
    client = sign_in(asha)
    answered(asked(maker(), noon - DAY), noon)
    ask = asked(maker(), noon - DAY)
    assert heading(shown(client)) == "1 of 1 say they changed something: 100%, between 21 and 100"
    answered(ask, noon, State.NO)
    assert heading(shown(client)) == "1 of 2 say they changed something: 50%, between 9 and 91"


def test_before_anybody_is_asked_it_says_so_and_draws_nothing(asha: Officer, sign_in: SignIn) -> None:
    page = shown(sign_in(asha))
    assert heading(page) == "Nobody has been asked yet, so we cannot say what changed"
    assert "Too few to tell" in page


def test_each_figure_says_its_n_its_target_and_its_definition(asha: Officer, maker: Maker, sign_in: SignIn) -> None:
    maker()
    page = shown(sign_in(asha))
    assert "0 of 1 were tried: 0%, between 0 and 79." in page
    assert "Target not met" in page
    assert page.count(", version 1</summary>") == 10
    assert "Victims in scope with at least one recorded attempt by any channel" in page


def test_another_units_reports_are_not_counted(
    asha: Officer, charlie: Officer, maker: Maker, noon: datetime, sign_in: SignIn
) -> None:
    answered(asked(maker(), noon - DAY), noon)
    assert heading(shown(sign_in(asha))).startswith("1 of 1")
    assert heading(shown(sign_in(charlie))).startswith("Nobody has been asked")


def test_the_period_is_chosen_in_the_address(asha: Officer, maker: Maker, sign_in: SignIn) -> None:
    maker()
    client = sign_in(asha)
    assert "1 victim is in scope." in shown(client)
    assert "No victim is in scope." in shown(client, "?span=month")
    page = shown(
        client, "?span=chosen&first_day=14&first_month=5&first_year=2026&last_day=14&last_month=May&last_year=2026"
    )
    assert "Northmarsh Cyber Protect, 14 May 2026." in page
    assert "1 victim is in scope." in page


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("?span=chosen", "Enter a day, a month and a year"),
        (
            "?span=chosen&first_day=2&first_month=5&first_year=2026&last_day=1&last_month=5&last_year=2026",
            "The last day must not be before the first day",
        ),
        ("?span=for-ever", "Select a valid choice"),
        (
            "?span=chosen&first_day=1&first_month=1&first_year=0001&last_day=1&last_month=5&last_year=2026",
            "Enter a day from 2000 on",
        ),
        (
            "?span=chosen&first_day=2&first_month=5&first_year=2026&last_day=31&last_month=12&last_year=9999",
            "The last day must be today or earlier",
        ),
    ],
)
def test_a_period_that_is_none_is_said_in_words_and_the_year_is_shown(
    asha: Officer, sign_in: SignIn, query: str, words: str
) -> None:
    page = shown(sign_in(asha), query)
    assert words in page
    assert "1 April to 4 June 2026" in page


def test_a_period_without_definitions_counts_nothing(asha: Officer, sign_in: SignIn) -> None:
    page = shown(
        sign_in(asha), "?span=chosen&first_day=1&first_month=4&first_year=2020&last_day=1&last_month=5&last_year=2020"
    )
    assert heading(page) == "We have no definition for this period, so nothing is counted"


def test_few_victims_of_a_force_are_not_shown(
    asha: Officer,
    maker: Maker,
    northmarsh: Unit,
    forces: dict[str, Force],
    noon: datetime,
    sign_in: SignIn,
) -> None:
    for _ in range(6):
        maker()
    victim(northmarsh, forces["Sussex"], noon - DAY)
    page = shown(sign_in(asha))
    hidden = '<td class="num">not shown</td>'
    assert f'<th scope="row">Sussex</th>{hidden}' in page
    assert f'<th scope="row">Hampshire</th>{hidden}' in page


@pytest.mark.parametrize("who", ["asha", "ben", "dana", "ines", "adam"])
def test_every_role_reads_the_figures(request: pytest.FixtureRequest, sign_in: SignIn, who: str) -> None:
    shown(sign_in(request.getfixturevalue(who)))


def test_it_holds_no_person_so_it_is_marked_official(asha: Officer, maker: Maker, sign_in: SignIn) -> None:
    name = maker().about.family_name
    page = shown(sign_in(asha))
    assert page.count('<p class="marking">OFFICIAL</p>') == 2
    assert name not in page


def lines_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def test_the_csv_holds_the_figures_their_definitions_and_the_period(
    asha: Officer, maker: Maker, noon: datetime, sign_in: SignIn
) -> None:
    report = maker()
    advised(report, noon - 20 * DAY)
    answered(asked(report, noon - DAY), noon)
    answer = sign_in(asha).get(f"{PAGE}export.csv?span=quarter")
    lines = lines_of(answer.content)
    assert answer.headers["Content-Disposition"] == 'attachment; filename="results-2026-04-01-to-2026-06-04.csv"'
    assert [line[0] for line in lines[:5]] == [
        "OFFICIAL", "Results of the cyber Protect team", "Unit: Northmarsh Cyber Protect",
        "Period: 1 April to 4 June 2026", "Made: 4 June 2026 at noon",
    ]  # fmt: skip
    header = next(at for at, line in enumerate(lines) if line and line[0] == "Figure")
    change = dict(zip(lines[header], lines[header + 1], strict=True))
    assert (change["Figure"], change["Numerator"], change["Denominator"]) == ("Behaviour change", "1", "1")
    assert (change["95% interval from"], change["Verdict"]) == ("0.2065", "too few to say")
    assert (change["Definition version"], change["Target"]) == ("1", "0.75")
    assert change["Denominator means"].startswith("people and organisations advised who answered")
    assert lines[-1][:3] == ["Victims in scope", "Hampshire", "not shown"]


def test_the_workbook_holds_the_same(asha: Officer, maker: Maker, noon: datetime, sign_in: SignIn) -> None:
    tried(maker(), noon - 20 * DAY)
    client = sign_in(asha)
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"{PAGE}export.xlsx").content))
    cells = [["" if cell is None else cell for cell in row] for row in book.active.iter_rows(values_only=True)]
    lines = lines_of(client.get(f"{PAGE}export.csv").content)
    attempted = next(row for row in cells if row[0] == "Contact attempted")
    assert attempted == next(
        [float(cell) if type(there) in (int, float) else cell for cell, there in zip(line, attempted, strict=True)]
        for line in lines
        if line and line[0] == "Contact attempted"
    )
    assert cells[0][0] == "OFFICIAL"


def test_a_unit_called_like_a_formula_is_kept_from_running(asha: Officer, sign_in: SignIn) -> None:
    Unit.objects.filter(pk=asha.unit_id).update(name="=cmd")
    client = sign_in(asha)
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"{PAGE}export.xlsx").content))
    assert not any(cell.data_type == "f" for row in book.active.iter_rows() for cell in row)


def test_an_export_names_nobody_and_is_no_disclosure(asha: Officer, maker: Maker, sign_in: SignIn) -> None:
    name = maker().about.family_name
    before = LogEntry.objects.count()
    assert name not in sign_in(asha).get(f"{PAGE}export.csv").content.decode()
    assert LogEntry.objects.count() == before


def test_today_shows_what_changed_since_april(asha: Officer, maker: Maker, noon: datetime) -> None:
    for state in (State.YES, State.NO):
        answered(asked(maker(), noon - DAY), noon, state)
    asked(maker(), noon - DAY)
    figure = today_figure(asha, noon.date())
    assert figure.finding == "1 of 2 say they changed something: 50%, between 9 and 91."
    assert figure.note == (
        "Since 1 April. Too few to say whether the target of 75% is met. 2 of 3 people and firms asked have answered. "
        "If the other one changed nothing it is 33%; if they did, 67%."
    )
    assert ("Response rate", "67%") in figure.rows
