"""Nothing is guessed: we hold no list of paths, names or words to try, and ask for three pages only."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import peelian

PACKAGE = Path(peelian.__path__[0])
OUTSIDE = PACKAGE / "assessment" / "gateways" / "outside"
KINDS = {".py", ".yaml", ".yml", ".txt", ".json", ".csv", ".toml", ".html", ".md"}
# What every such list has in it. The Django admin's own address would be another thing, and we do not serve it.
GUESSES = re.compile(
    r"""(?:^|["'\s/])/?(?:
    wp-login|wp-admin|wp-content|xmlrpc\.php|phpmyadmin|phpinfo|administrator/index|\.git/(?:config|HEAD)|\.svn/
    |\.env\b(?!ironment)|\.htpasswd|server-status|cgi-bin|actuator/|web\.config|backup\.(?:zip|sql)|id_rsa
    )""",
    re.VERBOSE | re.IGNORECASE,
)
ADMIN = re.compile(r"""["'](?:https?://[^"']*)?/(?:admin|login|\.git|\.env)/?["']""")
ASKED = {"/", "/.well-known/security.txt", "/.well-known/mta-sts.txt", "/domain/"}
OF_THIS_MACHINE = {"/etc/resolv.conf"}


def _shipped() -> Iterator[Path]:
    for path in sorted(PACKAGE.rglob("*")):
        parts = path.relative_to(PACKAGE).parts
        if path.suffix in KINDS and not {"tests", "vendor", "migrations", "__pycache__"} & set(parts):
            yield path


def _strings(path: Path) -> Iterator[str]:
    tree = ast.parse(path.read_text())
    words = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in words:
            yield node.value


def test_no_file_has_a_list_of_paths_to_guess() -> None:
    files = list(_shipped())
    assert len(files) > 500
    found = {path.name: hit[0] for path in files if (hit := GUESSES.search(path.read_text(errors="replace")))}
    assert found == {}


def test_the_part_that_asks_knows_three_pages_and_the_registrys_one() -> None:
    paths = {text for path in OUTSIDE.rglob("*.py") for text in _strings(path) if re.fullmatch(r"/[\w./-]*", text)}
    assert paths - OF_THIS_MACHINE == ASKED
    assert not [path.name for path in OUTSIDE.rglob("*.py") if ADMIN.search(path.read_text())]


@pytest.mark.parametrize(
    "line", ['"/wp-login.php",', "- /.git/config", "phpmyadmin/", '    "/.env",', "/cgi-bin/test", "'.git/HEAD'"]
)
def test_such_a_list_would_be_seen(line: str) -> None:
    assert GUESSES.search(line)


@pytest.mark.parametrize("line", ['["/admin", "/x"]', "'/login/'", '"https://oakford.example/.git"'])
def test_such_a_path_would_be_seen_in_the_part_that_asks(line: str) -> None:
    assert ADMIN.search(line)
