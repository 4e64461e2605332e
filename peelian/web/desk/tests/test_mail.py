"""The demo's sent mail."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from peelian.accounts.models import Officer

pytestmark = pytest.mark.django_db
HEAD = b"To: rosa@post.example\r\nSubject: Advice\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
MAIL = HEAD + b"Turn it =\r\non.\r\n"


@pytest.fixture
def taken(tmp_path: Path, settings: Any) -> None:
    (tmp_path / "mail").mkdir()
    (tmp_path / "mail" / "1.eml").write_bytes(MAIL)
    settings.PEELIAN_HOME = tmp_path


def test_it_is_shown_as_its_reader_sees_it(
    taken: None, asha: Officer, sign_in: Callable[[Officer], Client], settings: Any
) -> None:
    settings.DEV = True
    page = sign_in(asha).get("/desk/mail/").content.decode()
    assert "To rosa@post.example" in page
    assert "Turn it on." in page


def test_outside_the_demo_there_is_no_such_page(
    taken: None, asha: Officer, sign_in: Callable[[Officer], Client]
) -> None:
    assert sign_in(asha).get("/desk/mail/").status_code == 404
