"""Writes docs/map.md from the modules' own words: what each owns, in the order of the layers.

python -m tools.map
"""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "peelian"
MAP = ROOT / "docs" / "map.md"
LEFT_OUT = {"tests", "migrations", "__pycache__"}  # a map of these would only repeat their file names
HEAD = """# Map

Written by `make map` from the docstrings of the modules; do not edit it by hand. A test fails when it is out of date.

Layers from the top down: a module imports only what is below it, and modules of one layer do not know each other.
Import-linter holds this (`pyproject.toml`), and `tests/test_architecture.py` holds what import-linter cannot say.
Inside a module every file has one of a few names; `docs/words.md` says which module owns which noun.
"""


def written() -> str:
    """Return the whole map as Markdown."""
    parts = [HEAD]
    for layer in _layers():
        parts.append(f"## {' | '.join(layer)}\n")
        parts += [_module(PACKAGE / name) for name in layer]
    return "\n".join(parts)


def _layers() -> list[list[str]]:
    """Return the layers, the highest first, as the first contract of import-linter names them."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contract = settings["tool"]["importlinter"]["contracts"][0]
    return [layer.split(" | ") for layer in contract["layers"]]


def _module(folder: Path) -> str:
    lines = [f"### peelian.{folder.name}", "", _whole(folder / "__init__.py"), ""]
    lines += [f"- `{name}`{_said(path)}" for name, path in _inside(folder)]
    return "\n".join(lines) + "\n"


def _inside(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield every sub-package and file that says or defines something, by its path below the module."""
    for path in sorted(folder.rglob("*.py"), key=lambda path: path.relative_to(folder).parts):
        below = path.relative_to(folder)
        if LEFT_OUT & set(below.parts) or (below.name == "__init__.py" and len(below.parts) == 1):
            continue
        if below.name != "__init__.py":
            yield below.as_posix(), path
        elif _doc(path):
            yield f"{below.parent.as_posix()}/", path


def _said(path: Path) -> str:
    """Return a file's first sentence, or what it defines when it says nothing."""
    words = " ".join(_doc(path).split("\n\n")[0].split())
    if words:
        return f": {words}"
    names = [
        node.name
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and not re.match(r"_|.*(QuerySet|Manager)$", node.name)
    ]
    return f": {', '.join(names)}" if names else ""


def _whole(path: Path) -> str:
    return _doc(path) or "It does not say yet what it owns."


def _doc(path: Path) -> str:
    return ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""


if __name__ == "__main__":
    MAP.parent.mkdir(exist_ok=True)
    MAP.write_text(written(), encoding="utf-8")
