"""A real browser for the tests: `page` at 1280 pixels, `narrow` at 360."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserType, Page, sync_playwright

from . import chromium
from .running import Running, peelian

PICTURES = Path(__file__).resolve().parents[2] / "var" / "pictures"
DESKTOP, PHONE = 1280, 360
NO_BROWSER = "no Chromium: set PEELIAN_CHROMIUM, or install chromium"

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright's sync interface runs an event loop


@pytest.fixture(scope="session")
def installed() -> Iterator[tuple[BrowserType, dict[str, Any]]]:
    """Find Chromium and how it is started; without one, skip here and fail where CI promises one."""
    with sync_playwright() as playwright:
        path = chromium.find(playwright)
        if not path:
            (pytest.fail if os.environ.get("CI") else pytest.skip)(NO_BROWSER)
        how = {"executable_path": path, "args": chromium.FLAGS, "env": chromium.environment(path)}
        yield playwright.chromium, how


@pytest.fixture(scope="session")
def browser(installed: tuple[BrowserType, dict[str, Any]]) -> Iterator[Browser]:
    """Start Chromium once."""
    kind, how = installed
    started = kind.launch(**how)
    yield started
    started.close()


def open_page(
    browser: Browser, *, width: int = DESKTOP, scripts: bool = True, remembered: Any = None
) -> Iterator[Page]:
    """Give a page of its own, and fail the test if a script failed or the policy refused something."""
    context = browser.new_context(
        locale="en-GB",
        timezone_id="Europe/London",
        viewport={"width": width, "height": 900},
        java_script_enabled=scripts,
        storage_state=remembered,
    )
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert not [words for words in complaints if "Content Security Policy" in words or "Error:" in words]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    yield from open_page(browser)


@pytest.fixture
def narrow(browser: Browser) -> Iterator[Page]:
    yield from open_page(browser, width=PHONE)


@pytest.fixture
def without_scripts(browser: Browser) -> Iterator[Page]:
    yield from open_page(browser, scripts=False)


def pictures(page: Page, name: str) -> None:
    """Save the whole page as var/pictures/NAME-1280.png and NAME-360.png, and leave it as wide as it was."""
    before = page.viewport_size
    PICTURES.mkdir(parents=True, exist_ok=True)
    for width in (DESKTOP, PHONE):
        page.set_viewport_size({"width": width, "height": 900})
        page.screenshot(path=PICTURES / f"{name}-{width}.png", full_page=True)
    if before:
        page.set_viewport_size(before)


@pytest.fixture(scope="session")
def running() -> Iterator[Running]:
    """The whole of Peelian, started once for the tests that use it as a person would."""
    with peelian() as whole:
        yield whole


@pytest.fixture(scope="session")
def nia(browser: Browser, running: Running) -> Any:
    """What the browser remembers once the demo officer has signed in: a code serves once, so she does so once."""
    context = browser.new_context()
    running.sign_in(context.new_page(), "nia")
    remembered = context.storage_state()
    context.close()
    return remembered


@pytest.fixture(scope="session")
def obi(browser: Browser, running: Running) -> Any:
    """What the browser remembers once the demo supervisor has signed in."""
    context = browser.new_context()
    running.sign_in(context.new_page(), "obi")
    remembered = context.storage_state()
    context.close()
    return remembered


@pytest.fixture
def supervisor(browser: Browser, obi: Any) -> Iterator[Page]:
    """A page on which the demo supervisor is signed in."""
    yield from open_page(browser, remembered=obi)


@pytest.fixture
def desk(browser: Browser, nia: Any) -> Iterator[Page]:
    """A page on which the demo officer is signed in."""
    yield from open_page(browser, remembered=nia)
