"""Ask axe-core what a page gets wrong, and say it in words."""

import os
from functools import cache
from pathlib import Path

from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[2]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ASK = "(tags) => axe.run(document, { runOnly: tags, resultTypes: ['violations'] }).then((r) => r.violations)"

SIDEWAYS = """() => {
  if (document.documentElement.scrollWidth <= document.documentElement.clientWidth) return [];
  const own = (e) => ["auto", "scroll"].includes(getComputedStyle(e).overflowX);
  const scrolls = (e) => e && (own(e) || scrolls(e.parentElement));
  const wide = [...document.body.querySelectorAll("*")].filter((e) => e.getBoundingClientRect().right > innerWidth + 1);
  const mine = wide.filter((e) => !scrolls(e.parentElement));
  return (mine.length ? mine : wide).map((e) => `${e.tagName.toLowerCase()}.${e.className}`);
}"""


@cache
def script() -> str:
    """Return axe-core's text, from PEELIAN_AXE or this checkout's node_modules."""
    place = os.environ.get("PEELIAN_AXE", str(ROOT / "node_modules" / "axe-core" / "axe.min.js"))
    return Path(place).read_text(encoding="utf-8")


def axe(page: Page) -> list[str]:
    """Return one sentence for each violation of WCAG 2.2 A and AA: rule, element and what to do."""
    page.evaluate(script())
    return [
        f"{rule['help']} ({rule['id']}): {node['target'][0]}: {' '.join(node['failureSummary'].split())}"
        for rule in page.evaluate(ASK, TAGS)
        for node in rule["nodes"]
    ]


def sideways(page: Page) -> list[str]:
    """Return the elements that stick out to the right of the window; tables in a region of their own may."""
    return page.evaluate(SIDEWAYS)
