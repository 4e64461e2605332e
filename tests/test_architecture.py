"""What import-linter cannot say of the structure. Each test's name is the message."""

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest
from django.apps import apps
from django.db import models
from pghistory.models import Event

PACKAGE = Path(__file__).resolve().parent.parent / "peelian"
LAYERS = (
    ("kernel",),
    ("records",),
    ("knowledge", "parties", "accounts"),
    ("tasks", "release", "documents"),
    ("linkage", "adoption"),
    ("intake", "engagement"),
    ("assessment",),
    ("evaluation",),
    ("web",),
    ("runtime",),
)
HEIGHT = {module: height for height, layer in enumerate(LAYERS) for module in layer}
WRITES = {
    "save", "create", "bulk_create", "bulk_update", "update", "delete", "get_or_create", "update_or_create",
}  # fmt: skip
CLOCKS = {"now", "today", "localdate", "localtime", "utcnow"}


def sources(tests: bool = False) -> Iterator[Path]:
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).parts
        if "migrations" not in parts and (tests or "tests" not in parts):
            yield path


def functions(path: Path) -> Iterator[ast.FunctionDef]:
    yield from (node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.FunctionDef))


def name(path: Path) -> str:
    return str(path.relative_to(PACKAGE.parent))


def module_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0]


def test_files_stay_short() -> None:
    long = {name(path): n for path in sources(tests=True) if (n := len(path.read_text().splitlines())) > 300}
    assert not long


def test_half_of_all_files_are_of_sixty_lines_or_fewer() -> None:
    assert median(len(path.read_text().splitlines()) for path in sources()) <= 60


def test_functions_stay_short() -> None:
    long = [
        f"{name(path)}: {function.name}"
        for path in sources()
        for function in functions(path)
        if (function.end_lineno or 0) - function.lineno >= 50
    ]
    assert not long


def called(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node.func.attr, node


def writes_a_table(call: ast.Call) -> bool:
    """Whether a call of `update`, `create` … is on a model's manager, a queryset or an instance, not on a dict."""
    text = ast.unparse(call.func)
    return ".objects" in text or text.endswith((".save", ".delete", ".bulk_create", ".bulk_update"))


def test_only_actions_write() -> None:
    faults = []
    for path in sources():
        parts = path.relative_to(PACKAGE).parts
        if "actions" in parts or path.name in ("actions.py", "factories.py") or module_of(path) == "runtime":
            continue
        for method, call in called(ast.parse(path.read_text())):
            if method in WRITES and writes_a_table(call):
                faults.append(f"{name(path)}:{call.lineno} {ast.unparse(call.func)}")
    assert not faults


def action_files() -> Iterator[Path]:
    for path in sources():
        if "actions" in path.relative_to(PACKAGE).parts or path.name == "actions.py":
            yield path


def test_actions_take_keywords_and_say_who_and_when() -> None:
    faults = []
    for path in action_files():
        for node in ast.parse(path.read_text()).body:
            if not isinstance(node, ast.FunctionDef) or node.name.startswith("_") or not changes_something(node):
                continue
            keywords = {argument.arg for argument in node.args.kwonlyargs}
            if node.args.args or not {"by", "at"} <= keywords or not ast.get_docstring(node):
                faults.append(f"{name(path)}: {node.name}")
    assert not faults


def changes_something(function: ast.FunctionDef) -> bool:
    return any("atomic" in ast.unparse(decorator) for decorator in function.decorator_list)


def test_rules_never_ask_the_clock() -> None:
    faults = [
        f"{name(path)}:{call.lineno}"
        for path in sources()
        if "rules" in path.relative_to(PACKAGE).parts
        for method, call in called(ast.parse(path.read_text()))
        if method in CLOCKS and ast.unparse(call.func).split(".")[0] in ("datetime", "date", "timezone", "time")
    ]
    assert not faults


def our_models() -> list[type[models.Model]]:
    return [m for m in apps.get_models() if m.__module__.startswith("peelian.") and not issubclass(m, Event)]


def test_foreign_keys_point_down_the_layers() -> None:
    faults = [
        f"{model._meta.label}.{field.name}"
        for model in our_models()
        for field in model._meta.local_fields
        if isinstance(field, models.ForeignKey)
        and field.related_model.__module__.startswith("peelian.")
        and HEIGHT[field.related_model.__module__.split(".")[1]] > HEIGHT[model.__module__.split(".")[1]]
    ]
    assert not faults


@pytest.mark.parametrize("model", our_models(), ids=lambda model: model._meta.label)
def test_every_model_keeps_its_history_or_is_one(model: type[models.Model]) -> None:
    """The log, the ledger of the past itself, and rows that are replaced whole have no history of their own."""
    without = {"records.LogEntry", "intake.FeedRow", "linkage.Link", "linkage.NameCount"}
    assert (model._meta.label in without) != hasattr(model, "pgh_event_models")


def test_every_module_says_what_it_owns() -> None:
    silent = [
        str(folder.name)
        for folder in sorted(PACKAGE.iterdir())
        if (folder / "__init__.py").exists() and not ast.get_docstring(ast.parse((folder / "__init__.py").read_text()))
    ]
    assert not silent


def test_pages_are_short() -> None:
    """A page guards, opens one door, calls one action, and goes: twenty-five lines with its signature and docstring."""
    long = [
        f"{name(path)}: {function.name}"
        for path in (PACKAGE / "web").rglob("*.py")
        if "tests" not in path.parts and "kit" not in path.parts
        for function in functions(path)
        if function.args.args
        and function.args.args[0].arg == "request"
        and (function.end_lineno or 0) - function.lineno > 25
    ]
    assert not long


def test_our_migrations_add_triggers_without_rendering_every_model_anew() -> None:
    theirs = "pgtrigger.migrations."
    assert [path for path in sorted(PACKAGE.glob("*/migrations/0*.py")) if theirs in path.read_text()] == []
