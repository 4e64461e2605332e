from pathlib import Path

import pytest
from django.test import Client

from peelian.accounts.models import Officer
from peelian.assessment.gateways.demo_names import records, shipped

pytestmark = pytest.mark.django_db
DMARC = '_dmarc.marlpit-joinery.example. 300 IN TXT "v=DMARC1; p=reject"\n'


@pytest.fixture
def client(asha: Officer, sign_in, settings, file_store: Path) -> Client:
    settings.PEELIAN_LOOK_LOOPBACK = True
    return sign_in(asha)


def test_a_record_of_the_demo_is_mended_and_put_back(client: Client, file_store: Path) -> None:
    assert "marlpit-joinery.example" in client.get("/desk/names/").content.decode()
    assert client.post("/desk/names/", {"records": shipped() + DMARC}).status_code == 302
    assert records(file_store).endswith(DMARC)
    assert client.post("/desk/names/", {"again": "yes"}).status_code == 302
    assert records(file_store).strip() == shipped().strip()


def test_a_line_that_is_no_record_is_said(client: Client, file_store: Path) -> None:
    page = client.post("/desk/names/", {"records": "one.example. 300 IN A nothing"}).content.decode()
    assert "Line 1 is no record" in page
    assert records(file_store) == shipped()


def test_it_is_there_in_the_demo_only(client: Client, settings) -> None:
    settings.PEELIAN_LOOK_LOOPBACK = False
    assert client.get("/desk/names/").status_code == 404
