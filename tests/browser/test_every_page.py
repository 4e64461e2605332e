"""Every page of the desk and the front with axe-core, at 1280 and 360 pixels, in the running demo."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from . import axe
from .conftest import DESKTOP, PHONE
from .firms import begin_assessment, link_for, open_firm, take_on
from .running import Running

DESK = (
    "/desk/",
    "/desk/victims/",
    "/desk/victims/?tab=mine",
    "/desk/victims/?tab=team",
    "/desk/victims/?tab=waiting",
    "/desk/search/?q=smith",
    "/desk/search/?q=nobodyatall",
    "/desk/search/?q=smth+sara&told=code&stage=new",
    "/desk/search/?stage=new&vulnerable=yes",
    "/desk/search/saved/",
    "/desk/search/saved/new/?stage=new",
    "/desk/feeds/",
    "/desk/feeds/new/",
    "/desk/library/",
    "/desk/library/offences/",
    "/desk/library/coverage/",
    "/desk/library/frameworks/",
    "/desk/library/frameworks/cyber-essentials-3.1/",
    "/desk/library/frameworks/cyber-essentials-3.3/",
    "/desk/library/glossary/",
    "/desk/results/",
    "/desk/repeats/",
    "/desk/repeats/?kind=household",
    "/desk/keying/",
    "/desk/audiences/",
    "/desk/audiences/new/",
    "/desk/referrals/",
    "/desk/who/review/",
    "/desk/who/changes/",
    "/desk/post/",
    "/desk/cases/",
    "/desk/mail/",
    "/desk/names/",
    "/account/",
    "/account/absence/",
    "/desk/nothing-here/",
)
OF_A_SUPERVISOR = (
    "/desk/victims/", "/desk/workload/", "/desk/batches/", "/desk/weights/", "/desk/ranking/", "/desk/ranking/mine/",
    "/desk/blocks/", "/desk/quality/", "/desk/disclosures/", "/desk/suppressions/", "/desk/suppressions/new/",
)  # fmt: skip
OF_A_RECORD = (
    "", "reports/", "sent/", "call/", "advice/", "outcome/", "reaching/", "mailbox/", "warnings/new/", "follow-up/",
    "vulnerability/", "referrals/", "referrals/victim-support/", "investigation/", "disclosure/", "disclosure/other/",
    "follow-up/stop/", "keying/", "post/", "threat/", "text/", "clock/", "narrative/",
    "why/", "why/part/", "why/join/", "why/join/?q=smith",
)  # fmt: skip
OF_FIRMS = ("", "new/", "import/", "import-file/", "requests/", "requests/new/")
OF_A_FIRM = (
    "", "programme/", "assessments/", "history/", "export/", "checks/", "authorisations/", "authorisations/new/",
    "what/", "uses/new/", "holds/new/", "people/new/", "reaching/", "others/new/", "care/", "close/", "why/",
    "why/join/", "programme/steps/new/", "programme/end/",
)  # fmt: skip
OF_AN_ASSESSMENT = (
    "", "questions/", "link/", "carry/", "framework/", "plan/", "papers/", "papers/words/", "papers/logo/",
    "papers/register/",
)  # fmt: skip
OF_A_LINK = ("", "plan/", "kept/", "stop/")
FRONT = ("/", "/answer/", "/answer/not-a-link/")


def links(page: Page) -> list[str]:
    """Return where the links of a page's own part lead."""
    return [link.get_attribute("href") or "" for link in page.locator("main a").all()]


def faults(page: Page, address: str) -> list[str]:
    """Return what axe finds on a page, and what scrolls sideways, at both widths."""
    page.goto(address)
    found = []
    for width in (DESKTOP, PHONE):
        page.set_viewport_size({"width": width, "height": 900})
        found += [f"{address} at {width}: {fault}" for fault in [*axe.axe(page), *axe.sideways(page)]]
    return found


@pytest.mark.browser
def test_the_pages_of_the_desk(desk: Page, running: Running) -> None:
    assert not [fault for path in DESK for fault in faults(desk, f"{running.desk}{path}")]


@pytest.mark.browser
def test_the_pages_of_a_supervisor(supervisor: Page, running: Running) -> None:
    assert not [fault for path in OF_A_SUPERVISOR for fault in faults(supervisor, f"{running.desk}{path}")]


@pytest.mark.browser
def test_the_pages_of_a_record_before_and_after_it_is_claimed(desk: Page, running: Running) -> None:
    desk.goto(f"{running.desk}/desk/victims/")
    first = desk.locator("table.queue tbody a").nth(3).get_attribute("href")
    found = faults(desk, f"{running.desk}{first}")
    desk.get_by_role("button", name="Claim this report").click()
    found += [fault for path in OF_A_RECORD for fault in faults(desk, f"{running.desk}{first}{path}")]
    desk.goto(f"{running.desk}{first}call/")
    desk.get_by_role("button", name="Save the call").click()
    found += axe.axe(desk)
    assert not found


@pytest.mark.browser
def test_the_pages_of_a_feed_and_of_the_library(desk: Page, running: Running) -> None:
    desk.goto(f"{running.desk}/desk/feeds/")
    feed = desk.locator("table a").first.get_attribute("href")
    desk.goto(f"{running.desk}/desk/library/")
    inside = links(desk)
    samples = [feed, *[link for link in inside if re.search(r"/(controls|threats)/", link)][::8]]
    assert not [fault for path in samples for fault in faults(desk, f"{running.desk}{path}")]


@pytest.mark.browser
def test_the_pages_of_a_series(desk: Page, running: Running) -> None:
    desk.goto(f"{running.desk}/desk/series/")
    first = desk.locator("main table a").first.get_attribute("href")
    desk.goto(f"{running.desk}{first}")
    inside = links(desk)
    samples = ["/desk/series/", first, *[link for link in inside if link.startswith(f"{first}")]]
    assert len(samples) > 4
    assert not [fault for path in samples for fault in faults(desk, f"{running.desk}{path}")]


@pytest.mark.browser
def test_the_pages_of_firms_and_of_their_links(desk: Page, page: Page, running: Running) -> None:
    begun = begin_assessment(desk, take_on(desk, running, "Larkspur Garage"))
    link = link_for(desk, begun, "Dawn")
    firm = open_firm(desk, running)
    there = [*(f"{running.desk}/desk/firms/{way}" for way in OF_FIRMS), *(f"{firm}{way}" for way in OF_A_FIRM)]
    found = [fault for address in there for fault in faults(desk, address)]
    found += [fault for way in OF_AN_ASSESSMENT for fault in faults(desk, f"{begun}{way}")]
    found += [fault for way in OF_A_LINK for fault in faults(page, f"{link}{way}")]
    assert not found


@pytest.mark.browser
def test_the_pages_of_the_front(page: Page, running: Running) -> None:
    assert not [fault for path in FRONT for fault in faults(page, f"{running.front}{path}")]


@pytest.mark.browser
def test_the_record_works_without_scripts(browser: Browser, nia: object, running: Running) -> None:
    context = browser.new_context(storage_state=nia, java_script_enabled=False)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{running.desk}/desk/victims/")
    page.locator("table.queue tbody a").nth(5).click()
    page.get_by_role("button", name="Claim this report").click()
    expect(page.get_by_role("link", name="Record a call")).to_be_visible()
    page.get_by_role("link", name="Record a call").click()
    page.get_by_label("They have not").check()
    page.get_by_label("No, or I could not ask").check()
    page.get_by_label("No answer").check()
    page.get_by_role("button", name="Save the call").click()
    assert "The call is on the record" in page.inner_text("main")
    context.close()
