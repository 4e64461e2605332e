"""What every layout is told, worked out only when a template asks for it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property

from peelian.accounts.rules.roles import Duty


@dataclass(frozen=True, kw_only=True)
class Place:
    """One entry of the menu. `current` is "page", "true" (somewhere beneath it) or empty."""

    label: str
    url: str
    current: str = ""


class Layout:
    """The frame around a page: whose unit, whose name, which menu, which moment."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request
        self.officer = getattr(request, "user", None)

    @property
    def signed_in(self) -> bool:
        return bool(self.officer and self.officer.is_authenticated)

    @property
    def base(self) -> str:
        """Return the layout of a page either process may show: the desk's for staff, or the front's."""
        return "kit/desk.html" if self.signed_in else "kit/front.html"

    @property
    def unit(self) -> str:
        """Return the officer's unit by name, or the unit this installation belongs to."""
        unit = getattr(self.officer, "unit", None) if self.signed_in else None
        return getattr(unit, "name", "") or getattr(settings, "PEELIAN_UNIT_NAME", "")

    @property
    def name(self) -> str:
        return getattr(self.officer, "name", "") if self.signed_in else ""

    @property
    def now(self) -> datetime:
        return timezone.localtime()

    @cached_property
    def nav(self) -> list[Place]:
        """Return the menu of settings.DESK_NAV with the place of this page marked."""
        entries = [entry for entry in getattr(settings, "DESK_NAV", []) if self._may(entry)]
        menu = [(entry["label"], reverse(entry["url"])) for entry in entries]
        urls = [url for _, url in menu]
        return [Place(label=label, url=url, current=current(self.request.path, url, urls)) for label, url in menu]

    def _may(self, entry: dict[str, str]) -> bool:
        """Return whether the officer may open a menu entry; one without a duty is for everybody."""
        needed = entry.get("duty")
        return not needed or bool(self.signed_in and self.officer and self.officer.may(Duty[needed]))

    @property
    def place(self) -> str:
        """Return the menu entry this page lies beneath, for its title; empty on the entry itself."""
        return next((place.label for place in self.nav if place.current == "true"), "")

    @property
    def home_url(self) -> str:
        return next((place.url for place in self.nav), "/")

    @property
    def searching(self) -> str:
        """Return what is being searched for, on the search page only."""
        return self.request.GET.get("q", "") if self.request.path == self.search_url else ""

    @property
    def foot(self) -> list[Place]:
        entries = [entry for entry in getattr(settings, "DESK_FOOT", []) if self._may(entry)]
        return [Place(label=entry["label"], url=reverse(entry["url"])) for entry in entries]

    @property
    def search_url(self) -> str:
        return address("DESK_SEARCH_URL")

    @property
    def account_url(self) -> str:
        return address("DESK_ACCOUNT_URL")

    @property
    def sign_out_url(self) -> str:
        return address("DESK_SIGN_OUT_URL")


def current(path: str, url: str, menu: list[str]) -> str:
    """Return the aria-current of a menu entry; an entry above others, such as Today, is only itself."""
    if path == url:
        return "page"
    above_others = any(other != url and other.startswith(url) for other in menu)
    return "true" if path.startswith(url) and not above_others else ""


def address(setting: str) -> str:
    """Return the address of the url name in a setting; empty when this process has no such page."""
    name = getattr(settings, setting, "")
    return reverse(name) if name else ""


def layout(request: HttpRequest) -> dict[str, Any]:
    """Give every template `kit`, the frame around the page."""
    return {"kit": Layout(request)}
