"""The kit is tested by itself: its own addresses and menu, whatever the process is."""

from types import SimpleNamespace

import pytest
from django.test import RequestFactory

LAYOUT = {
    "ROOT_URLCONF": "peelian.web.kit.tests.urls",
    "FORM_RENDERER": "peelian.web.kit.forms.Renderer",
    "PEELIAN_UNIT_NAME": "Northmarsh Cyber Protect",
    "DESK_NAV": [
        {"label": "Today", "url": "today"},
        {"label": "Victims", "url": "victims"},
        {"label": "Feeds", "url": "feeds"},
        {"label": "Library", "url": "library"},
        {"label": "Results", "url": "results"},
    ],
    "DESK_FOOT": [
        {"label": "Help and the glossary", "url": "help"},
        {"label": "Accessibility", "url": "accessibility"},
    ],
    "DESK_SEARCH_URL": "search",
    "DESK_ACCOUNT_URL": "account",
    "DESK_SIGN_OUT_URL": "sign-out",
}


@pytest.fixture
def layout_settings(settings):
    for name, value in LAYOUT.items():
        setattr(settings, name, value)


@pytest.fixture
def ask(layout_settings):
    """Return a function that makes a request for an address as Nia, an invented officer."""

    def make(path: str = "/desk/"):
        request = RequestFactory().get(path)
        unit = SimpleNamespace(name="Northmarsh Cyber Protect")
        request.user = SimpleNamespace(pk=3, name="Nia Fairweather", unit=unit, is_authenticated=True)
        return request

    return make
