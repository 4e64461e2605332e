"""A firm of the demo in the hands of its officer: what several tests do before they begin."""

import re

from playwright.sync_api import Page, expect

from .running import Running

FIRM = "Marlpit Joinery"


def open_firm(desk: Page, running: Running) -> str:
    """Go to the demo firm's record by the list of firms, and return its address."""
    desk.goto(f"{running.desk}/desk/firms/")
    desk.get_by_role("link", name=re.compile(FIRM)).first.click()
    expect(desk.get_by_role("heading", level=1)).to_contain_text(FIRM)
    return desk.url


def take_on(desk: Page, running: Running, name: str) -> str:
    """Begin to help a firm that is new, and return the address of its record."""
    desk.goto(f"{running.desk}/desk/firms/new/")
    desk.get_by_label("Name of the firm").fill(name)
    desk.get_by_role("button", name="Go on").click()
    expect(desk.get_by_role("heading", level=1)).to_contain_text(name)
    return desk.url


def begin_assessment(desk: Page, firm: str) -> str:
    """Begin an assessment of a firm by the address of its record, and return the assessment's."""
    desk.goto(firm)
    desk.get_by_role("link", name="Assessments", exact=True).click()
    desk.get_by_role("button", name="Begin").click()
    expect(desk.get_by_role("link", name="Give somebody a link")).to_be_visible()
    return desk.url


def link_for(desk: Page, assessment: str, who: str) -> str:
    """Give somebody at the firm a link to an assessment, and return it."""
    desk.goto(assessment)
    desk.get_by_role("link", name="Give somebody a link").click()
    desk.get_by_label("Who answers?").fill(who)
    desk.get_by_role("main").get_by_role("button").first.click()
    return desk.locator("main a[href*='/assessment/']").last.get_attribute("href") or ""
