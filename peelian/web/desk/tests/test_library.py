"""The library's pages: everything we say of a control, with the source of each number; no person in them."""

import pytest
import time_machine
from django.urls import reverse
from django.utils.html import escape

from peelian.knowledge import queries

pytestmark = pytest.mark.django_db
PAGES = ["library", "library-offences", "library-coverage", "library-frameworks", "glossary"]


@pytest.fixture
def desk(sign_in, dana):
    """A senior officer, who reads the library and sees no victim."""
    return sign_in(dana)


def words(answer):
    return " ".join(answer.content.decode().split())


@pytest.mark.parametrize("page", PAGES)
def test_everybody_on_the_staff_reads_it_and_it_is_marked_official(sign_in, adam, page):
    answer = sign_in(adam).get(reverse(page))
    assert answer.status_code == 200
    assert '<p class="marking">OFFICIAL</p>' in words(answer)


@pytest.mark.parametrize("page", PAGES)
def test_nobody_reads_it_without_signing_in(client, page):
    assert client.get(reverse(page)).url.startswith(reverse("account_login"))


def test_the_list_leads_to_every_control_and_threat(desk):
    page = words(desk.get(reverse("library")))
    known = queries.library()
    assert all(reverse("library-control", args=[code]) in page for code in known.controls)
    assert all(reverse("library-threat", args=[code]) in page for code in known.threats)


@pytest.mark.parametrize("code", queries.library().controls)
def test_a_control_says_why_how_what_it_takes_and_what_we_say_to_each_audience(desk, code):
    answer = desk.get(reverse("library-control", args=[code]))
    control = queries.control(code)
    assert answer.status_code == 200
    page = words(answer).replace("&#x27;", "'").replace("&quot;", '"').replace("&amp;", "&")
    said = [control.why, *control.how, control.how_you_would_know, control.question, control.follow_up]
    said += [paragraph.text for paragraph in control.advice]
    assert [text for text in said if " ".join(text.split()) not in page] == []


def test_a_number_of_ours_is_plainly_our_judgement(desk):
    page = words(desk.get(reverse("library-control", args=["account-recovery-checked"])))
    assert "Our judgement: free; up to an hour of an IT supplier" in page


def test_a_quoted_source_has_its_words_address_and_day(desk):
    page = words(desk.get(reverse("library-control", args=["account-recovery-checked"])))
    assert "“It is a common trick for the person hacking an account" in page
    assert "https://www.wmcrc.co.uk" in page
    assert "24 November 2026" in page


@pytest.mark.parametrize("code", queries.library().threats)
def test_a_threat_lists_its_controls_in_the_order_we_say_them(desk, code):
    page = words(desk.get(reverse("library-threat", args=[code])))
    at = [page.index(reverse("library-control", args=[named])) for named in queries.threat(code).controls]
    assert at == sorted(at)


@pytest.mark.parametrize("page", ["library-control", "library-threat", "library-framework"])
def test_a_name_that_is_not_there_is_not_found(desk, page):
    assert desk.get(reverse(page, args=["nothing-like-it"])).status_code == 404


def test_every_offence_code_is_in_the_table(desk):
    page = words(desk.get(reverse("library-offences")))
    assert [row.code for row in queries.library().offence_codes if f'<th scope="row">{row.code}</th>' not in page] == []


@time_machine.travel("2026-12-01 09:00", tick=False)
def test_the_coverage_page_says_when_nothing_is_missing(sign_in, dana):
    assert "Nothing today." in words(sign_in(dana).get(reverse("library-coverage")))


@time_machine.travel("2100-01-01 09:00", tick=False)
def test_the_coverage_page_names_the_item_and_what_it_lacks(sign_in, dana):
    answer = sign_in(dana).get(reverse("library-coverage"))
    assert "Control backups" in words(answer)
    assert "Was due for review by 2027-05-31" in words(answer)
    assert f'<a href="{reverse("library-control", args=["backups"])}">Control backups</a>' in words(answer)


@time_machine.travel("2100-01-01 09:00", tick=False)
def test_the_coverage_page_counts_every_kind_first(sign_in, dana):
    page = words(sign_in(dana).get(reverse("library-coverage")))
    assert "<dt>No question</dt><dd>None</dd>" in page
    assert page.index('<a href="#DATE">Out of date</a>') < page.index('<h2 id="DATE"')


def test_the_coverage_page_has_every_control_and_audience_in_its_grid(desk):
    page = words(desk.get(reverse("library-coverage")))
    grid = page[page.index('id="grid"') :]
    known = queries.library()
    assert [one.title for one in known.audiences.values() if f'<th scope="col">{one.title}</th>' not in grid] == []
    assert grid.count("<tr>") == len(known.controls) + 1
    written = sum(len(control.advice) for control in known.controls.values())
    assert grid.count("<td>Yes</td>") == written
    assert grid.count("<td>Not for them</td>") == sum(len(control.not_for) for control in known.controls.values())


def test_a_control_says_whom_it_is_not_for_and_why(desk):
    (control, unfit) = next((one, one.not_for[0]) for one in queries.library().controls.values() if one.not_for)
    page = words(desk.get(reverse("library-control", args=[control.code])))
    assert f"Not for them. {escape(unfit.why)}" in page


@pytest.mark.parametrize("code", queries.library().frameworks)
def test_a_framework_shows_each_requirement_and_credits_its_publisher(desk, code):
    page = words(desk.get(reverse("library-framework", args=[code])))
    framework = queries.library().frameworks[code]
    assert [one.code for one in framework.requirements.values() if f'id="{one.code}"' not in page] == []
    assert framework.attribution in page


def test_a_framework_says_what_each_control_is_to_a_requirement(desk):
    page = words(desk.get(reverse("library-framework", args=["csf-2.0"])))
    address = reverse("library-control", args=["backups"])
    assert f'<a href="{address}">{queries.control("backups").title}</a>: a part of it' in page


def test_a_requirement_without_a_control_is_said_plainly(desk):
    page = words(desk.get(reverse("library-framework", args=["small-business-guide"])))
    assert page.count("<td>No control</td>") == 2
    assert "2 of 21 requirements have no control here." in page


def test_the_newer_cyber_essentials_says_what_changed_from_when_and_that_an_assessor_decides(desk):
    page = words(desk.get(reverse("library-framework", args=["cyber-essentials-3.3"])))
    assert page.count("Likely automatic fail") == 4
    assert "only an assessor decides" in page
    older = words(desk.get(reverse("library-framework", args=["cyber-essentials-3.1"])))
    assert reverse("library-framework", args=["cyber-essentials-3.3"]) in older
    assert "27 April 2026" in older


def test_no_framework_page_gives_a_percentage(desk):
    for code in queries.library().frameworks:
        page = words(desk.get(reverse("library-framework", args=[code])))
        assert "%" not in page[page.index("<main") : page.index("</main")]


def test_the_glossary_defines_every_term_at_an_address_of_its_own(desk):
    page = words(desk.get(reverse("glossary")))
    assert [term.code for term in queries.library().glossary if f'id="{term.code}"' not in page] == []
