"""A firm made safer, as the README's reader does it: asked by telephone, planned, seen from outside, asked again."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from . import axe
from .conftest import pictures
from .firms import FIRM, begin_assessment, link_for, open_firm
from .running import Running, until

RECORD = '_dmarc.marlpit-joinery.example. 300 IN TXT "v=DMARC1; p=reject; rua=mailto:dawn@marlpit-joinery.example"'
WORDS = (
    ("What does it protect?", "The drawings; without them nothing is cut; Dawn"),
    ("Who is responsible?", "Dawn Hale; owner; decides, and signs this"),
    ("What would they do, in order?", "We unplug what is hit. We ring Bramble IT."),
)


def faults(page: Page) -> list[str]:
    return [*axe.axe(page), *axe.sideways(page)]


def answer_all(page: Page, states: tuple[str, ...]) -> None:
    """Answer every question that is shown, with one state after the other, as long as there are any."""
    for at, question in enumerate(page.locator("fieldset.question").all()):
        if question.is_visible():
            question.get_by_label(states[at % len(states)], exact=True).check()
    expect(page.get_by_role("status")).to_contain_text("Your answers have reached us", timeout=30_000)


def agree_on_plan(desk: Page, assessment: str) -> None:
    desk.goto(f"{assessment}plan/")
    for at, take in enumerate(desk.get_by_label(re.compile("^Take on")).all()):
        take.set_checked(at < 3)
        if at < 3:
            desk.get_by_label("Who does it?").nth(at).fill("Dawn")
    desk.get_by_role("button", name="Agree this plan").click()
    expect(desk.get_by_text("Agreed: 3 things to do")).to_be_visible()


def finish(desk: Page, assessment: str) -> None:
    desk.goto(assessment)
    desk.get_by_role("button", name="Finish this assessment").click()
    expect(desk.get_by_text("Finished. What was answered now stands on the firm’s record.")).to_be_visible()


def look(desk: Page, running: Running, button: str) -> None:
    """Look from outside, and wait for both looks to end."""
    open_firm(desk, running)
    desk.get_by_role("link", name="Seen from outside").click()
    desk.get_by_role("button", name=button).click()
    address = desk.url

    def ended() -> bool:
        desk.goto(address)
        waits = desk.get_by_role("heading", name=re.compile("We are looking|We look a second time"))
        return not waits.count() and desk.get_by_role("heading", name="Three questions").count() == 1

    until(ended, 90, lambda: desk.locator("main").inner_text())


def mend(desk: Page, running: Running) -> None:
    desk.goto(f"{running.desk}/desk/names/")
    records = desk.get_by_label("Records")
    records.fill(f"{records.input_value()}\n{RECORD}\n")
    desk.get_by_role("button", name="Keep these records").click()


def the_strategy(desk: Page, narrow: Page, assessment: str, link: str, folder: Path) -> None:
    """The officer writes down their words, and the owner takes the strategy from their link."""
    desk.goto(f"{assessment}papers/words/")
    for label, words in WORDS:
        desk.get_by_label(label).fill(words)
    desk.get_by_role("main").get_by_role("button").first.click()
    narrow.goto(f"{link}plan/")
    with narrow.expect_download() as got:
        narrow.get_by_role("link", name="Your cyber security strategy (Word)").click()
    got.value.save_as(folder / "strategy.docx")
    assert (folder / "strategy.docx").read_bytes()[:2] == b"PK"


def asked_again(desk: Page, running: Running) -> None:
    """Everything is in place now, and the firm's history and the figures say so."""
    second = begin_assessment(desk, open_firm(desk, running))
    desk.goto(f"{second}questions/")
    answer_all(desk, ("Yes",))
    finish(desk, second)
    open_firm(desk, running)
    desk.get_by_role("link", name="How it has moved between assessments").click()
    expect(desk.get_by_role("heading", name=re.compile("What changed since"))).to_be_visible()
    expect(desk.get_by_text("Better").first).to_be_visible()
    assert not faults(desk)
    pictures(desk, "firm-history")
    desk.goto(f"{running.desk}/desk/results/")
    expect(desk.get_by_text("1 of 1 put something in place")).to_be_visible()
    assert FIRM not in desk.locator("main").inner_text()


@pytest.mark.browser
def test_a_firm_from_the_first_question_to_what_changed(
    desk: Page, narrow: Page, running: Running, tmp_path: Path
) -> None:
    first = begin_assessment(desk, open_firm(desk, running))
    link = link_for(desk, first, "Dawn")
    narrow.goto(link)
    assert not faults(narrow)
    pictures(narrow, "firm-questions")
    answer_all(narrow, ("No", "Yes", "I don’t know", "Partly"))
    narrow.get_by_role("button", name="That is all I can say").click()
    expect(narrow.get_by_role("heading", level=1)).to_contain_text("to do, in order")
    assert not faults(narrow)
    agree_on_plan(desk, first)
    pictures(desk, "firm-plan")
    finish(desk, first)
    narrow.goto(f"{link}plan/")
    expect(narrow.get_by_text("You agreed this with Nia Fairweather")).to_be_visible()
    pictures(narrow, "firm-plan-on-a-telephone")

    the_strategy(desk, narrow, first, link, tmp_path)
    look(desk, running, "Look now")
    expect(desk.get_by_text("The text to forward").first).to_be_visible()
    assert not faults(desk)
    pictures(desk, "firm-seen-from-outside")
    assert desk.get_by_role("heading", name=re.compile("forge|false|your name", re.IGNORECASE)).count()
    mend(desk, running)
    look(desk, running, "They have mended something")
    pictures(desk, "firm-mended")

    asked_again(desk, running)
