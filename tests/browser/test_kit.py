"""The kit in a real browser: axe, 360 pixels, 400 % zoom, keyboard, no scripts, dark, strict policy."""

import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import django_htmx
import pytest
from playwright.sync_api import Page, expect

import peelian.web.kit
from peelian.web.kit.tests.conftest import LAYOUT

from .axe import axe, sideways
from .conftest import pictures
from .pages_of_the_kit import pages

POLICY = "default-src 'none'; form-action 'self'; " + "; ".join(
    f"{kind}-src 'self'" for kind in ("script", "style", "img", "connect")
)
NAMES = [
    *("done", "form", "front", "interruption", "list", "record", "sign_in", "today"),
    *("error-400", "error-403", "error-404", "error-500", "error-csrf", "refused"),
]


class Strict(SimpleHTTPRequestHandler):
    """Serves a folder as the desk would, under the same content policy."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def do_POST(self) -> None:
        """Answer a form as a desk whose session is lost does: with the sign-in page."""
        self.send_response(303)
        self.send_header("Location", "/sign_in.html")
        self.end_headers()

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Draw the gallery once and serve it; gives its address."""
    from django.test import override_settings

    folder = tmp_path_factory.mktemp("gallery")
    for package in (peelian.web.kit, django_htmx):
        shutil.copytree(Path(package.__file__).parent / "static", folder / "static", dirs_exist_ok=True)
    plain_files = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
    with override_settings(**LAYOUT, STORAGES=plain_files, STATIC_URL="/static/"):
        for name, markup in pages():
            (folder / f"{name}.html").write_text(markup, encoding="utf-8")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Strict, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing_wrong_at_either_width(gallery: str, page: Page, narrow: Page, name: str):
    for window in (page, narrow):
        window.goto(f"{gallery}/{name}.html")
        assert axe(window) == []
    pictures(page, f"kit-{name}")


def test_axe_is_awake(gallery: str, page: Page):
    page.goto(f"{gallery}/form.html")
    page.evaluate("document.querySelector('label[for=id_number]').remove()")
    assert [words for words in axe(page) if "(label)" in words]


@pytest.mark.parametrize("name", NAMES)
def test_nothing_sticks_out_at_400_per_cent(gallery: str, page: Page, name: str):
    page.set_viewport_size({"width": 320, "height": 256})
    page.goto(f"{gallery}/{name}.html")
    assert sideways(page) == []


@pytest.mark.parametrize("name", ["front", "done", "sign_in", "error-404"])
def test_a_public_page_is_as_legible_in_the_dark(gallery: str, page: Page, name: str):
    page.emulate_media(color_scheme="dark")
    page.goto(f"{gallery}/{name}.html")
    assert axe(page) == []
    pictures(page, f"kit-{name}-dark")


def test_a_staff_page_stays_light(gallery: str, page: Page):
    page.emulate_media(color_scheme="dark")
    page.goto(f"{gallery}/today.html")
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"


def test_the_error_summary_takes_the_focus_and_leads_to_the_radio(gallery: str, page: Page):
    page.goto(f"{gallery}/form.html")
    expect(page.locator(".error-summary")).to_be_focused()
    page.get_by_role("link", name="Choose how the call ended").click()
    expect(page.get_by_label("She answered")).to_be_focused()


def test_the_characters_left_are_counted(gallery: str, page: Page):
    page.goto(f"{gallery}/form.html")
    page.get_by_label("Note of the call").fill("x" * 1990)
    expect(page.locator(".govuk-character-count__status")).to_have_text("You have 10 characters remaining")


def test_the_first_tab_offers_to_skip_the_menu(gallery: str, page: Page):
    page.goto(f"{gallery}/record.html")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


def test_enter_claims_the_next(gallery: str, page: Page):
    page.goto(f"{gallery}/list.html")
    expect(page.get_by_role("button", name="Claim and open next")).to_be_focused()


def test_one_box_ticks_every_row(gallery: str, page: Page):
    page.goto(f"{gallery}/list.html")
    page.get_by_label("Choose every victim on this page").check()
    expect(page.locator("input[name=report]:checked")).to_have_count(3)
    page.get_by_label("Choose Imogen Thackeray").uncheck()
    assert page.locator("#all").evaluate("(box) => box.indeterminate")


def test_without_scripts_no_box_offers_what_it_cannot_do(gallery: str, without_scripts: Page):
    without_scripts.goto(f"{gallery}/list.html")
    expect(without_scripts.locator("#all")).to_be_hidden()


def test_what_was_typed_survives_a_lost_session(gallery: str, page: Page):
    page.goto(f"{gallery}/front.html")
    page.get_by_label("Not yet").check()
    page.get_by_label("Anything else?").fill("I shall do it on Sunday.")
    page.get_by_role("button", name="Continue").click()
    page.wait_for_url("**/sign_in.html")
    page.goto(f"{gallery}/front.html")
    expect(page.get_by_label("Not yet")).to_be_checked()
    expect(page.get_by_label("Anything else?")).to_have_value("I shall do it on Sunday.")
    expect(page.get_by_text("We kept what you typed.")).to_be_visible()


def test_what_was_saved_is_not_offered_again(gallery: str, page: Page):
    page.goto(f"{gallery}/front.html")
    page.get_by_label("Anything else?").fill("Saved.")
    page.evaluate("document.querySelector('form').dispatchEvent(new Event('submit'))")
    page.goto(f"{gallery}/done.html")
    page.goto(f"{gallery}/front.html")
    expect(page.get_by_label("Anything else?")).to_have_value("")


def test_what_one_officer_typed_is_not_shown_to_another(gallery: str, page: Page):
    page.goto(f"{gallery}/front.html")
    page.get_by_label("Anything else?").fill("About Rosalind")
    page.goto(f"{gallery}/today.html")
    page.goto(f"{gallery}/front.html")
    expect(page.get_by_label("Anything else?")).to_have_value("")


def test_every_printed_page_carries_its_marking_and_nothing_to_press(gallery: str, page: Page):
    page.emulate_media(media="print")
    page.goto(f"{gallery}/record.html")
    expect(page.locator(".marking").first).to_be_visible()
    expect(page.locator(".nav")).to_be_hidden()
    expect(page.locator(".button").first).to_be_hidden()
