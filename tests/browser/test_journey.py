"""The main job, as somebody with only the README does it: from a feed to the figure, in a browser."""

import re

import pytest
from playwright.sync_api import Page, expect

from .conftest import pictures
from .running import Running, until

ADDRESS = "somebody@post.example"


def bring_in(page: Page, running: Running, name: str) -> None:
    """Bring in one list, from the file to the loaded page."""
    page.goto(f"{running.desk}/desk/feeds/new/")
    page.locator("input[type=file]").set_input_files(running.home / "demo" / name)
    page.get_by_role("button", name="Read the file").click()
    page.get_by_role("button", name="Check the rows").click()
    expect(page.get_by_text("Nothing has been saved yet")).to_be_visible()
    page.get_by_role("button", name=re.compile("Load .* reports")).click()
    expect(page.get_by_role("heading", name=re.compile("reports loaded"))).to_be_visible(timeout=30_000)


def reach_by_mail(page: Page, record: str) -> None:
    """Learn a victim's own address on the telephone, and confirm it where their old one was taken over."""
    page.goto(f"{record}reaching/")
    page.get_by_label("E-mail").fill(ADDRESS)
    page.get_by_role("button", name="Save").click()


def claim_next(page: Page, running: Running) -> None:
    """Press Enter on the queue: "Claim and open next" has the focus as soon as the page is drawn."""
    page.goto(f"{running.desk}/desk/victims/")
    expect(page.get_by_role("button", name="Claim and open next")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Record a call")).to_be_visible()


def figure(page: Page, running: Running) -> str:
    page.goto(f"{running.desk}/desk/results/")
    return page.locator("h1").inner_text()


def answer_as_the_victim(page: Page, running: Running) -> None:
    """Open the mail, type the code from it on the front, answer every question, and send."""
    until(lambda: len(running.mail_to(ADDRESS)) == 2, 30)
    body = running.mail_to(ADDRESS)[-1].get_content()
    code = re.search(r"code: (\S+)", body)
    assert code
    page.goto(f"{running.front}/answer")
    page.get_by_label("Your code").fill(code[1].lower().replace("-", " "))
    page.keyboard.press("Enter")
    while page.get_by_role("heading", name="Check your answers").count() == 0:
        page.get_by_label("Yes", exact=True).check()
        page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Send my answers").click()
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()


def today_with_three_more(page: Page, running: Running) -> None:
    """Claim three more by keyboard alone: each is one more thing on Today."""
    page.goto(f"{running.desk}/desk/")
    before = page.locator("ol.todo > li").count()
    for _ in range(3):
        claim_next(page, running)
    page.goto(f"{running.desk}/desk/")
    expect(page.locator("ol.todo > li")).to_have_count(before + 3)
    pictures(page, "today")


@pytest.mark.browser
def test_two_weeks_of_feed_one_victim_helped_and_the_figure_moves(desk: Page, page: Page, running: Running) -> None:
    before = figure(desk, running)
    bring_in(desk, running, "week-1.csv")
    bring_in(desk, running, "week-2.xlsx")
    desk.goto(f"{running.desk}/desk/victims/")
    pictures(desk, "queue")
    expect(desk.get_by_text("report in 12 months").first).to_be_visible()

    claim_next(desk, running)
    record = desk.url
    desk.get_by_role("link", name="Record a call").click()
    desk.get_by_label("They have not").check()
    desk.get_by_label("No, or I could not ask").check()
    desk.get_by_label("Spoke to them").check()
    desk.get_by_label("Note").fill("They changed the password while we spoke.")
    desk.get_by_role("button", name="Save the call").click()

    reach_by_mail(desk, record)
    desk.goto(f"{record}advice/")
    desk.get_by_label("By e-mail").check()
    desk.get_by_role("button", name="Read it first").click()
    desk.get_by_role("button", name="Send this e-mail").click()
    until(lambda: running.mail_to(ADDRESS), 30)
    desk.get_by_role("link", name="Sent mail of the demo").click()
    expect(desk.get_by_text("The one thing to do first")).to_be_visible()

    desk.goto(f"{record}outcome/")
    desk.get_by_label("No", exact=True).check()
    desk.get_by_label("Advised", exact=True).check()
    for control in desk.locator("fieldset").all()[2:]:
        control.get_by_label("Says they will").check()
    desk.get_by_role("button", name="Save how it ended").click()
    desk.get_by_role("link", name="Ask what changed").first.click()
    desk.get_by_label("Send them").select_option("email")
    desk.get_by_role("button", name="Show").click()
    desk.get_by_role("button", name="Send the questions").click()

    answer_as_the_victim(page, running)
    after = figure(desk, running)
    assert after != before
    assert "1 of 1" in after
    desk.goto(record)
    expect(desk.get_by_text("in place", exact=False).first).to_be_visible()
    pictures(desk, "record")

    today_with_three_more(desk, running)
