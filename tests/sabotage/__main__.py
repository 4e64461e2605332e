"""Make each mistake in a copy of the checkout and say whether its test saw it. Exit code 1 when one got through."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml

CHECKOUT = Path(__file__).resolve().parents[2]
LISTED = Path(__file__).parent / "mistakes.yaml"
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "node_modules", "var", "__pycache__", ".*_cache", ".hypothesis")


def main(words: list[str]) -> int:
    """Try every mistake, or those whose description has all the words; print a line each."""
    chosen = [one for one in yaml.safe_load(LISTED.read_text()) if all(word in one["mistake"] for word in words)]
    with tempfile.TemporaryDirectory(prefix="peelian-sabotage-") as folder:
        copy = Path(folder) / "copy"
        shutil.copytree(CHECKOUT, copy, ignore=LEFT_OUT)
        copy.chmod(0o755)
        Path(folder).chmod(0o755)
        missed = [one["mistake"] for one in chosen if not caught(copy, one)]
    print(f"{len(chosen) - len(missed)} of {len(chosen)} caught")  # noqa: T201
    return 1 if missed else 0


def caught(copy: Path, one: dict[str, str]) -> bool:
    """Make one mistake, run its test, put it back, and say whether the test failed."""
    file = copy / one["file"]
    before = file.read_text()
    if before.count(one["find"]) != 1:
        print(f"STALE   {one['mistake']}: the text is not there once in {one['file']}")  # noqa: T201
        return False
    file.write_text(before.replace(one["find"], one["becomes"]))
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *one["test"].split()],
        cwd=copy,
        capture_output=True,
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"},
    )
    file.write_text(before)
    print(f"{'caught ' if run.returncode == 1 else 'MISSED '} {one['mistake']}")  # noqa: T201
    return run.returncode == 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
