"""Find a browser on this machine, in the order of least surprise."""

import os
import shutil
from pathlib import Path

from playwright.sync_api import Playwright

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
UNPACKED = ROOT / "var" / "chromium" / "chromium"  # where set-up unpacks npm's @sparticuz/chromium
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def find(playwright: Playwright) -> str | None:
    """Return the path of a Chromium: PEELIAN_CHROMIUM, PATH, npm's, Playwright's own; None if there is none."""
    named = os.environ.get("PEELIAN_CHROMIUM")
    on_path = (shutil.which(name) for name in NAMES)
    places = [named, *on_path, str(UNPACKED), playwright.chromium.executable_path]
    return next((place for place in places if place and Path(place).exists()), None)


def environment(path: str) -> dict[str, str]:
    """Return the environment to start it in; npm's carries its own libraries beside it."""
    libraries = Path(path).parent / "al2023" / "lib"
    if not libraries.exists():
        return dict(os.environ)
    return {
        **os.environ,
        "LD_LIBRARY_PATH": str(libraries),
        "FONTCONFIG_PATH": str(Path(path).parent / "fonts"),
    }
