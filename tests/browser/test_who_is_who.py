"""Pairs answered, a change undone and records parted by keyboard alone, and the pages looked at by axe."""

import re
import subprocess
import sys

import pytest
from playwright.sync_api import Page, expect

from . import axe
from .conftest import DESKTOP, PHONE, pictures
from .hands import Hands
from .running import Running

pytestmark = pytest.mark.browser
ASK_ABOUT_THREE = """
from peelian.linkage.models import Link
asked = Link.objects.filter(verdict="join").order_by("pk").values_list("pk", flat=True)[:3]
Link.objects.filter(pk__in=list(asked)).update(waits=True, useful=1000)
"""


def ask_about_three(running: Running) -> None:
    """Have three links of the demo asked about, as a month's check does that somebody disputes."""
    command = [sys.executable, "-m", "peelian.runtime.cli", "manage", "shell", "-c", ASK_ABOUT_THREE]
    subprocess.run(command, env=running.environment, check=True, capture_output=True)


def waiting(page: Page) -> int:
    found = re.search(r"([\d,]+) pairs? waits?", page.locator(".lead").inner_text())
    return int(found[1].replace(",", "")) if found else 0


def answer(page: Page, key: str) -> None:
    """Press a key as soon as the page is drawn: the two records have the focus."""
    expect(page.locator("[data-keys]")).to_be_focused()
    with page.expect_navigation():
        page.keyboard.press(key)


def look(page: Page, name: str) -> None:
    """Take the pictures, and fail for whatever axe finds at either width."""
    pictures(page, name)
    found = []
    for width in (DESKTOP, PHONE):
        page.set_viewport_size({"width": width, "height": 900})
        found += [f"{name} at {width}: {fault}" for fault in [*axe.axe(page), *axe.sideways(page)]]
    page.set_viewport_size({"width": DESKTOP, "height": 900})
    assert not found


def test_who_is_who_is_said_by_keyboard_alone(desk: Page, running: Running) -> None:
    ask_about_three(running)
    hands = Hands(desk)
    desk.goto(f"{running.desk}/desk/who/review/")
    look(desk, "who-review")
    before = waiting(desk)
    first = desk.locator("table.sides").inner_text()

    answer(desk, "n")
    assert waiting(desk) == before
    assert desk.locator("table.sides").inner_text() != first
    answer(desk, "d")
    assert waiting(desk) == before - 1
    hands.press("Undo")
    assert waiting(desk) == before
    answer(desk, "s")
    assert waiting(desk) == before - 1
    hands.follow(re.compile("See what makes .*"))
    look(desk, "who-why")

    hands.follow("Part some of these")
    desk.get_by_role("checkbox").first.focus()
    desk.keyboard.press("Space")
    hands.write("How do you know?", "Her daughter wrote in her own name.")
    hands.press("Show me what would change")
    look(desk, "who-part")
    hands.press("Part them")
    expect(desk.get_by_text("The records are parted")).to_be_visible()

    hands.follow("Join with another record")
    name = desk.locator("h1").inner_text().split()[-1].rstrip("?")
    hands.write("Name, telephone, e-mail, postcode or reference", name)
    hands.press("Search")
    look(desk, "who-join")

    desk.goto(f"{running.desk}/desk/who/changes/")
    look(desk, "who-changes")
    hands.follow(re.compile("Undo this change .*"))
    look(desk, "who-undo")
    hands.press("Undo it")
    expect(desk.get_by_text("It is undone")).to_be_visible()


def test_keys_do_nothing_while_somebody_writes(desk: Page, running: Running) -> None:
    ask_about_three(running)
    desk.goto(f"{running.desk}/desk/who/review/")
    desk.get_by_label("How do you know?").fill("")
    desk.keyboard.type("sds")
    expect(desk.get_by_label("How do you know?")).to_have_value("sds")
    assert desk.url.endswith("/review/")
