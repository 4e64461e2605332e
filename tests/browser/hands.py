"""Somebody who uses a page by keyboard alone: Tab until it has the focus, then the keys that its kind answers to."""

import re

from playwright.sync_api import Locator, Page, expect

FURTHEST = 150  # presses of Tab: more than any page of ours has stops
FOCUSED = "element => element === document.activeElement"
IN_GROUP = "element => document.activeElement.name === element.name && document.activeElement.type === 'radio'"

Named = str | re.Pattern[str]


class Hands:
    """Two hands at a keyboard. Nothing here moves a mouse or sets the focus by script."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, name: Named, role: str = "button") -> None:
        """Reach a button or link and press Enter on it; wait for the page that follows."""
        self.open(self.page.get_by_role(role, name=name, exact=isinstance(name, str)).first)  # type: ignore[arg-type]

    def open(self, target: Locator) -> None:
        self.reach(target)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def follow(self, name: Named) -> None:
        self.press(name, "link")

    def write(self, label: Named, words: str) -> None:
        """Reach a field, clear it and type."""
        named = re.compile(rf"^{re.escape(label)}( \(optional\))?$") if isinstance(label, str) else label
        self.reach(self.page.locator("input, textarea").and_(self.page.get_by_label(named)).first)
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.press("Delete")
        self.page.keyboard.insert_text(words)

    def tick(self, label: Named) -> None:
        """Reach a box and tick it."""
        box = self.page.get_by_role("checkbox", name=label, exact=isinstance(label, str)).first
        self.reach(box)
        if not box.is_checked():
            self.page.keyboard.press("Space")
        expect(box).to_be_checked()

    def pick(self, label: Named, within: Named | None = None) -> None:
        """Reach a group of choices and go to one by the arrows. `within`: the question, if several have the answer."""
        where = self.page.get_by_role("group", name=within).first if within else self.page
        choice = where.get_by_role("radio", name=label, exact=isinstance(label, str)).first
        self._tab_until(choice, IN_GROUP)
        self.page.keyboard.press("Space")
        for _ in range(30):
            if choice.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"no arrow leads to {label}")

    def select(self, label: Named, option: str) -> None:
        """Reach a list and choose by typing the beginning of an option."""
        field = self.page.get_by_label(label, exact=isinstance(label, str)).first
        self.reach(field)
        self.page.keyboard.type(option)
        expect(field.locator("option:checked")).to_have_text(re.compile(re.escape(option)))

    def reach(self, target: Locator) -> None:
        expect(target).to_be_visible()
        self._tab_until(target, FOCUSED)

    def _tab_until(self, target: Locator, reached: str) -> None:
        expect(target).to_be_attached()
        for _ in range(FURTHEST):
            if target.evaluate(reached):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab never reaches {target} on {self.page.url}")
