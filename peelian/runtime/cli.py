"""The command `peelian`."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from peelian.kernel.refused import Refused
from peelian.runtime.database import database, migrate, set_up_django

# Commands that other modules bring as Django management commands, with the role that they run in.
MANAGEMENT = {"find-series": "desk", "link": "desk", "import-feed": "desk", "make-feed": "desk", "demo": "desk"}
# One that needs neither a database nor secrets, so that a writer can run it anywhere.
BARE = "check-content"
NAMED_OTHERWISE = {"demo": "make_demo"}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 refused (in words on stderr), 2 not understood."""
    words = list(sys.argv[1:] if argv is None else argv)
    os.umask(0o077)  # whatever we write is ours alone
    try:
        if words and words[0] in MANAGEMENT:
            return _management(words[0], words[1:])
        if words and words[0] == BARE:
            return _check_content(words)
        if words and words[0] == "manage":
            return _manage(words[1:])
        chosen = _parser().parse_args(words)
        return int(chosen.run(chosen) or 0)
    except Refused as refusal:
        print(refusal, file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="peelian", description="The workbench of a police cyber Protect team.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, words: str, run: Callable[[argparse.Namespace], object]) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=words, description=words)
        added.set_defaults(run=run)
        return added

    command("serve", "run everything: database, desk, front and worker", _serve)
    command("worker", "do the jobs that pages and schedules leave; start as many as you like", _worker)
    command("migrate", "bring the tables and the roles' rights up to date", _migrate)
    command("import-feed", "load a feed: FILE [--json]", _elsewhere)
    command(
        "find-series", "read earlier narratives for an offender's signs, and join reports: [--after KEY]", _elsewhere
    )
    command("link", "work out anew who is who among everybody; safe to stop and begin again", _elsewhere)
    command("make-feed", "make a feed of invented people", _elsewhere)
    command(BARE, "say what the files of the content library lack: [FILE...] [--scores]", _elsewhere)
    command("demo", "fill an empty database with an invented region; print the sign-ins", _elsewhere)
    saved = command("backup", "write the database and the files to one file", _backup)
    saved.add_argument("file", type=Path, nargs="?", help="where to; a dated file in PEELIAN_HOME/backups if not given")
    restored = command("restore", "bring a backup back into an empty database", _restore)
    restored.add_argument("file", type=Path)
    restored.add_argument("--ledger", type=Path, help="a newer disposal ledger, to dispose again of what it names")
    command("upgrade-database", "copy a database of an older PostgreSQL into this one; keeps the old", _upgrade)
    command("doctor", "check this installation and say what to do", _doctor)
    command("manage", "Django's own commands, as the owner of the database", _elsewhere)
    return parser


def _serve(_chosen: argparse.Namespace) -> int:
    from peelian.runtime.supervisor.serve import serve

    return serve()


def _worker(_chosen: argparse.Namespace) -> None:
    with database():
        set_up_django("worker")
        from peelian.runtime.worker import work

        work()


def _migrate(_chosen: argparse.Namespace) -> None:
    with database():
        migrate()


def _backup(chosen: argparse.Namespace) -> None:
    from peelian.runtime.backup.save import default_file, save

    with database():
        print(f"Saved to {save(chosen.file or default_file())}")


def _restore(chosen: argparse.Namespace) -> None:
    from peelian.runtime.backup.restore import restore

    with database():
        print(restore(chosen.file, ledger=chosen.ledger))


def _upgrade(_chosen: argparse.Namespace) -> None:
    from peelian.runtime.backup.upgrade import upgrade
    from peelian.runtime.homes import home

    print(upgrade(home()))


def _doctor(_chosen: argparse.Namespace) -> int:
    from peelian.runtime.doctor import examine

    return examine()


def _elsewhere(_chosen: argparse.Namespace) -> None:
    raise AssertionError("main() takes these before argparse does")


def _management(name: str, words: list[str]) -> int:
    """Run a management command in its role; its own exit code is ours."""
    command = NAMED_OTHERWISE.get(name, name.replace("-", "_"))
    with database():
        set_up_django(os.environ.get("PEELIAN_ROLE") or MANAGEMENT[name])
        from django.core.management import execute_from_command_line

        execute_from_command_line(["peelian", command, *words])
    return 0


def _check_content(words: list[str]) -> int:
    from peelian.knowledge.management.commands.check_content import Command

    Command().run_from_argv(["peelian", *words])
    return 0


def _manage(words: list[str]) -> int:
    with database():
        set_up_django(os.environ.get("PEELIAN_ROLE") or "owner")
        from django.core.management import execute_from_command_line

        execute_from_command_line(["peelian manage", *words])
    return 0


if __name__ == "__main__":
    sys.exit(main())
