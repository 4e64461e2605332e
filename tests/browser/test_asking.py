"""Slips for an audience and the way out of our questions, by keyboard alone and on a narrow telephone."""

import re

import pytest
from playwright.sync_api import Page, expect

from . import axe
from .running import Running


def codes_of_a_new_audience(desk: Page, running: Running) -> list[str]:
    """Make slips for two people, and return their codes from the page that is printed."""
    desk.goto(f"{running.desk}/desk/audiences/new/")
    desk.get_by_label("Which talk or place?").fill("Tea afternoon")
    desk.get_by_label("How many people?").fill("2")
    desk.get_by_role("checkbox").first.check()
    desk.get_by_role("button", name="Make the slips").click()
    desk.get_by_role("link", name="Open the slips to print").click()
    return desk.locator(".slip__code").all_inner_texts()


def type_code(page: Page, running: Running, code: str) -> None:
    page.goto(f"{running.front}/answer")
    page.get_by_label("Your code").focus()
    page.keyboard.type(code.lower().replace("-", " "))
    page.keyboard.press("Enter")
    expect(page.get_by_text("Question 1 of 1")).to_be_visible()


def press(page: Page, words: str) -> None:
    """Go by Tab to the link or button with these words, and press Enter."""
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText") == words:
            page.keyboard.press("Enter")
            return
    pytest.fail(f"Tab never comes to “{words}”")


def is_well(page: Page) -> bool:
    return not [*axe.axe(page), *axe.sideways(page)]


@pytest.mark.browser
def test_one_of_an_audience_answers_by_keyboard_and_another_asks_us_to_stop(
    desk: Page, narrow: Page, running: Running
) -> None:
    answering, stopping = codes_of_a_new_audience(desk, running)
    type_code(narrow, running, answering)
    assert is_well(narrow)
    narrow.get_by_label("Yes", exact=True).focus()
    narrow.keyboard.press("Space")
    press(narrow, "Continue")
    expect(narrow.get_by_role("heading", name="Check your answers")).to_be_visible()
    press(narrow, "Send my answers")
    expect(narrow.get_by_role("heading", name="Thank you")).to_be_visible()
    type_code(narrow, running, stopping)
    press(narrow, "Do not ask me again")
    expect(narrow.get_by_role("heading", name="Shall we not ask you again?")).to_be_visible()
    assert is_well(narrow)
    press(narrow, "Do not ask me again")
    expect(narrow.get_by_role("heading", name="We will not ask you again")).to_be_visible()
    assert is_well(narrow)


@pytest.mark.browser
def test_a_block_is_copied_and_marked_with_two_keys(desk: Page, running: Running) -> None:
    desk.context.grant_permissions(["clipboard-read", "clipboard-write"])
    desk.goto(f"{running.desk}/desk/victims/")
    record = desk.locator("table.queue tbody a[href^='/desk/victims/']").first.get_attribute("href")
    desk.goto(f"{running.desk}{record}keying/")
    first = desk.locator("textarea").first.input_value()
    expect(desk.get_by_role("button", name=re.compile("Copy")).first).to_be_focused()
    desk.keyboard.press("c")
    expect(desk.get_by_text("Copied.")).to_be_visible()
    assert desk.evaluate("navigator.clipboard.readText()") == first
    desk.keyboard.press("Enter")
    expect(desk.get_by_text("Marked as keyed into the crime system.")).to_be_visible()
