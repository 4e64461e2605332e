"""Answers given without a signal by two people, one of whose telephones dies: both are kept, and both are shown."""

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, BrowserType, Page, expect

from .conftest import PHONE
from .firms import begin_assessment, link_for, take_on
from .running import Running

SCREEN = {"width": PHONE, "height": 800}
KEPT = "One answer is kept on this device"
Telephone = Callable[[], BrowserContext]


@pytest.fixture
def telephone(installed: tuple[BrowserType, dict[str, Any]], tmp_path: Path) -> Iterator[Telephone]:
    """A telephone that is switched on by calling it: a Chromium of its own, with the disk it had before."""
    kind, how = installed
    on: list[BrowserContext] = []

    def switch_on() -> BrowserContext:
        on.append(kind.launch_persistent_context(tmp_path / "disk", viewport=SCREEN, **how))  # type: ignore[arg-type]
        return on[-1]

    yield switch_on
    on[-1].close()


def kill(folder: Path) -> None:
    """Kill every process of the Chromium whose disk is in a folder, as a flat battery does."""
    ours = [at for at in Path("/proc").glob("[0-9]*") if str(folder).encode() in _command(at)]
    assert ours
    for process in ours:
        try:
            os.kill(int(process.name), signal.SIGKILL)
        except ProcessLookupError:
            continue


def _command(process: Path) -> bytes:
    try:
        return (process / "cmdline").read_bytes()
    except OSError:
        return b""


def opened(context: BrowserContext, link: str) -> Page:
    page = context.pages[0] if context.pages else context.new_page()
    page.goto(link)
    expect(page.locator("form[data-offline-ready]")).to_be_attached()
    return page


def answer(page: Page, words: str) -> None:
    page.locator("#q-backups").get_by_label(words, exact=True).check()


@pytest.mark.browser
def test_two_answer_without_a_signal_and_one_telephone_dies(
    desk: Page, browser: Browser, telephone: Telephone, running: Running, tmp_path: Path
) -> None:
    assessment = begin_assessment(desk, take_on(desk, running, "Hazel Bakery"))
    dawns, sams = link_for(desk, assessment, "Dawn"), link_for(desk, assessment, "Sam")
    hers = telephone()
    dawn = opened(hers, dawns)
    his = browser.new_context(viewport=SCREEN)  # type: ignore[arg-type]
    sam = opened(his, sams)
    for page, context, words in ((dawn, hers, "Yes"), (sam, his, "No")):
        context.set_offline(True)
        answer(page, words)
        expect(page.get_by_role("status")).to_contain_text(KEPT)
    kill(tmp_path / "disk")
    his.set_offline(False)
    expect(sam.get_by_role("status")).to_contain_text("Your answers have reached us", timeout=30_000)
    dawn = opened(telephone(), dawns)
    expect(dawn.locator("#q-backups").get_by_label("Yes", exact=True)).to_be_checked()
    expect(dawn.get_by_role("status")).to_contain_text("somebody said something else", timeout=30_000)
    expect(dawn.locator("#q-backups [data-differ]")).to_contain_text("Both are kept. Which is right?")
    desk.goto(assessment)
    expect(desk.get_by_text("Two people answered differently")).to_be_visible()
    desk.get_by_role("link", name="Choose").click()
    differ = desk.locator("#q-backups [data-differ]")
    expect(differ).to_contain_text("Dawn")
    expect(differ).to_contain_text("Sam")
    his.close()
