"""The cast. Asha works victims, Ben is her sergeant, Charlie is in another unit and must see nothing of theirs."""

import asyncio
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from allauth.mfa.models import Authenticator
from django.db import connection, transaction
from django.test import Client
from hypothesis import settings

from peelian.accounts import actions as accounts
from peelian.accounts.gateways.forces import shipped_forces
from peelian.accounts.models import Force, Officer, Unit
from peelian.accounts.rules.roles import Role
from peelian.kernel.actor import System
from peelian.runtime import notifysink
from tests import template
from tests.socket_guard import _doors_are_watched, stays_on_this_machine  # noqa: F401  two fixtures, for every test

settings.register_profile("peelian", deadline=None)  # how long a case takes says nothing of whether it is right
settings.load_profile("peelian")

SETTING_UP = System("tests")
NOON = datetime(2026, 6, 4, 12, 0, tzinfo=ZoneInfo("Europe/London"))
BEFORE = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def django_db_setup(django_db_modify_db_settings: None, django_db_blocker: Any) -> Iterator[None]:
    """Give the run a database with every table, trigger and right."""
    before = connection.settings_dict["NAME"]
    name = connection.settings_dict["TEST"]["NAME"]
    with django_db_blocker.unblock():
        template.make(name)
        yield
        template.drop(name)
    connection.settings_dict["NAME"] = before


def _commits(request: pytest.FixtureRequest) -> bool:
    """Whether a test's transactions are real ones."""
    marker = request.node.get_closest_marker("django_db")
    return "transactional_db" in request.fixturenames or bool(marker and marker.kwargs.get("transaction"))


@pytest.fixture(autouse=True)
def no_job_is_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """Take away the jobs that a test with real transactions leaves: their tables are not emptied with the others."""
    yield
    if _commits(request):
        with request.getfixturevalue("django_db_blocker").unblock(), connection.cursor() as cursor:
            cursor.execute("TRUNCATE procrastinate_jobs CASCADE")


@pytest.fixture(autouse=True)
def no_loop_of_a_browser(request: pytest.FixtureRequest) -> Iterator[None]:
    """Put aside the event loop that Playwright's sync interface leaves running in a process that has had a browser."""
    if "installed" in request.fixturenames:
        yield
        return
    loop = asyncio._get_running_loop()
    asyncio._set_running_loop(None)
    yield
    asyncio._set_running_loop(loop)


@pytest.fixture
def noon() -> datetime:
    """Thursday 4 June 2026, midday in London."""
    return NOON


@pytest.fixture
def forces(db: None) -> dict[str, Force]:
    """The shipped forces by name."""
    accounts.publish_forces(forces=shipped_forces(), by=SETTING_UP, at=BEFORE)
    return {force.name: force for force in Force.objects.all()}


def _unit(code: str, name: str, telephone: str, forces: list[Force]) -> Unit:
    unit = accounts.make_unit(code=code, name=name, telephone=telephone, by=SETTING_UP, at=BEFORE)
    for force in forces:
        accounts.agree(
            unit=unit, force=force, valid_from=date(2026, 1, 1), basis="test agreement", by=SETTING_UP, at=BEFORE
        )
    return unit


@pytest.fixture
def northmarsh(forces: dict[str, Force]) -> Unit:
    """A regional unit that sees Hampshire, Sussex and Thames Valley."""
    seen = [forces["Hampshire"], forces["Sussex"], forces["Thames Valley"]]
    return _unit("northmarsh", "Northmarsh Cyber Protect", "01632 960111", seen)


@pytest.fixture
def surrey(forces: dict[str, Force]) -> Unit:
    """A force's own unit, which sees Surrey and nothing else."""
    return _unit("surrey", "Surrey Cyber Protect", "01632 960222", [forces["Surrey"]])


@pytest.fixture
def make_officer(db: None) -> Callable[..., Officer]:
    """Make an officer of a unit by name and role."""

    def make(name: str, unit: Unit, role: Role = Role.OFFICER) -> Officer:
        email = f"{name.split()[0].lower()}@{unit.code}.example"
        return accounts.make_officer(email=email, name=name, role=role, unit=unit, by=SETTING_UP, at=BEFORE)

    return make


@pytest.fixture
def asha(make_officer: Callable[..., Officer], northmarsh: Unit) -> Officer:
    return make_officer("Asha Verma", northmarsh)


@pytest.fixture
def ben(make_officer: Callable[..., Officer], northmarsh: Unit) -> Officer:
    return make_officer("Ben Okoro", northmarsh, Role.SUPERVISOR)


@pytest.fixture
def charlie(make_officer: Callable[..., Officer], surrey: Unit) -> Officer:
    return make_officer("Charlie Dunn", surrey)


@pytest.fixture
def dana(make_officer: Callable[..., Officer], northmarsh: Unit) -> Officer:
    return make_officer("Dana Price", northmarsh, Role.SENIOR_OFFICER)


@pytest.fixture
def ines(make_officer: Callable[..., Officer], northmarsh: Unit) -> Officer:
    return make_officer("Ines Moran", northmarsh, Role.INFORMATION_MANAGER)


@pytest.fixture
def adam(make_officer: Callable[..., Officer], northmarsh: Unit) -> Officer:
    return make_officer("Adam Frost", northmarsh, Role.ADMINISTRATOR)


@pytest.fixture
def sign_in(db: None) -> Callable[[Officer], Client]:
    """Sign an officer in, with a second factor set up."""

    def enter(officer: Officer) -> Client:
        Authenticator.objects.get_or_create(user=officer, type=Authenticator.Type.TOTP, defaults={"data": {}})
        client = Client()
        client.force_login(officer)
        return client

    return enter


@dataclass(frozen=True)
class Notify:
    """The demo's fake of GOV.UK Notify, on loopback: what it took is kept as files in `folder`."""

    folder: Path

    @property
    def took(self) -> list[dict[str, Any]]:
        """What it took, oldest first."""
        return [json.loads(file.read_bytes()) for file in sorted(self.folder.glob("*.json"))]


@pytest.fixture
def notify(settings: Any, tmp_path: Path) -> Iterator[Notify]:
    """A fake of Notify, to which the settings point."""
    with notifysink.server(host="127.0.0.1", port=0, folder=tmp_path) as listening:
        threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        settings.PEELIAN_NOTIFY_ADDRESS = f"http://127.0.0.1:{listening.server_port}"
        settings.PEELIAN_NOTIFY_KEY = notifysink.DEMO_KEY
        settings.PEELIAN_NOTIFY_TEMPLATES = dict.fromkeys(["text", "email"], notifysink.DEMO_TEMPLATE)
        yield Notify(tmp_path)
        listening.shutdown()


@pytest.fixture
def file_store(settings: Any, tmp_path: Path) -> Path:
    """A home of the test's own for the files that are kept."""
    settings.PEELIAN_HOME = tmp_path
    return tmp_path


@contextmanager
def database_role(name: str) -> Iterator[None]:
    """Do the rest as one of the application's roles, as its process would. A failure undoes the role as well."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {name}")
        yield
        cursor.execute("RESET ROLE")


@pytest.fixture(autouse=True)
def as_its_process(request: pytest.FixtureRequest) -> Iterator[None]:
    """Run the tests of the desk's pages as the desk's database role, so that a missing grant shows."""
    on_the_desk = "/web/desk/tests/" in request.node.path.as_posix()
    if not on_the_desk or "db" not in request.fixturenames or _commits(request):
        yield
        return
    request.getfixturevalue("db")
    with database_role("peelian_desk"):
        yield
