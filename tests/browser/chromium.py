"""Find a browser on this machine, in the order of least surprise."""

import os
import shutil
import subprocess
import tarfile
from pathlib import Path

from playwright.sync_api import Playwright

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PACKED = ROOT / "node_modules" / "@sparticuz" / "chromium" / "bin"
UNPACKED = ROOT / "var" / "chromium"
# The package holds brotli, which Python cannot read by itself and Node can.
UNPACK = """const fs = require("fs"), zlib = require("zlib"), [from, to] = process.argv.slice(1);
fs.writeFileSync(to, zlib.brotliDecompressSync(fs.readFileSync(from)));"""
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
    """Return the path of a Chromium: PEELIAN_CHROMIUM, PATH, npm's, Playwright's; None if there is none."""
    named = os.environ.get("PEELIAN_CHROMIUM")
    on_path = (shutil.which(name) for name in NAMES)
    installed = next((place for place in (named, *on_path) if place and Path(place).exists()), None)
    own = playwright.chromium.executable_path
    return installed or npms() or (own if Path(own).exists() else None)


def npms() -> str | None:
    """Unpack npm's Chromium into var/chromium, once, and return its path; None if there is none."""
    ready = UNPACKED / "chromium"
    node = shutil.which("node")
    if ready.exists():
        return str(ready)
    if not (PACKED.exists() and node):
        return None
    UNPACKED.mkdir(parents=True, exist_ok=True)
    for packed in sorted(PACKED.glob("*.tar.br")):
        bundle = UNPACKED / packed.stem
        subprocess.run([node, "-e", UNPACK, str(packed), str(bundle)], check=True)
        with tarfile.open(bundle) as files:
            files.extractall(UNPACKED, filter="data")
        bundle.unlink()
    half = UNPACKED / "chromium.part"
    subprocess.run([node, "-e", UNPACK, str(PACKED / "chromium.br"), str(half)], check=True)
    half.chmod(0o755)
    half.rename(ready)
    return str(ready)


def environment(path: str) -> dict[str, str]:
    """Return the environment to start it in; npm's carries its own libraries and fonts beside it."""
    if Path(path).parent != UNPACKED:
        return dict(os.environ)
    beside = {"LD_LIBRARY_PATH": f"{UNPACKED / 'lib'}:{UNPACKED}"}
    if not Path("/etc/fonts").exists():
        beside["FONTCONFIG_PATH"] = str(UNPACKED)
    return os.environ | beside
