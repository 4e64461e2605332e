"""Addresses that we leave alone, on the desk's pages."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from peelian.accounts.models import Officer
from peelian.records.models import LogEntry
from peelian.release.actions import suppress
from peelian.release.models import Suppression
from peelian.release.rules.channels import Channel

pytestmark = pytest.mark.django_db
PAGE = "/desk/suppressions/"
TOLD = {
    "channel": "email",
    "recipient": " R.Pickering@Postbox.example ",
    "cause": "they asked us to stop",
    "reason": "She rang.",
}


@pytest.fixture
def desk(asha: Officer, sign_in: Callable[[Officer], Client]) -> Client:
    return sign_in(asha)


@pytest.fixture
def many(asha: Officer, noon: datetime) -> Callable[[int], None]:
    def make(count: int) -> None:
        for number in range(count):
            suppress(channel=Channel.EMAIL, recipient=f"a{number}@post.example", reason="Bounced.", by=asha, at=noon)

    return make


def test_an_address_is_added_as_it_stands_on_records(desk):
    said = desk.post(f"{PAGE}new/", TOLD, follow=True).content.decode()
    assert "Nothing more goes to r.pickering@postbox.example." in said
    assert "They asked us to stop. She rang." in said
    assert Suppression.objects.get().by_name == "Asha Verma"


@pytest.mark.parametrize(
    ("differs", "words"),
    [
        ({"recipient": "nobody"}, "Enter an e-mail address"),
        ({"recipient": "12", "channel": "text"}, "Enter a mobile number"),
        ({"reason": ""}, "Say how you know, so that"),
    ],
    ids=["address", "number", "reason"],
)
def test_what_cannot_be_one_is_refused_beside_the_question(desk, differs, words):
    assert words in desk.post(f"{PAGE}new/", TOLD | differs).content.decode()
    assert not Suppression.objects.exists()


def test_it_is_lifted_with_a_reason(desk, many):
    many(1)
    key = Suppression.objects.get().pk
    assert "Say how you know that it" in desk.post(f"{PAGE}{key}/", {"reason": ""}).content.decode()
    assert "may be used again" in desk.post(f"{PAGE}{key}/", {"reason": "She rang."}, follow=True).content.decode()
    assert not Suppression.objects.standing().exists()
    assert desk.get(f"{PAGE}{key}/").status_code == 404


def test_the_list_is_paged_and_each_page_follows_the_last(desk, many):
    many(27)
    first = desk.get(PAGE)
    assert len(first.context["shown"]) == 25
    older = desk.get(f"{PAGE}{first.context['next_url']}")
    assert [each.recipient for each in older.context["shown"]] == ["a1@post.example", "a0@post.example"]


def test_a_long_list_costs_as_many_queries_as_a_short_one(desk, many):
    counts = []
    for more in (1, 20):
        many(more)
        with CaptureQueriesContext(connection) as asked:
            desk.get(PAGE)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_part_of_an_address_finds_it(desk, many):
    many(12)
    found = desk.get(f"{PAGE}?q=A11@").context["shown"]
    assert [each.recipient for each in found] == ["a11@post.example"]


def test_reading_the_list_is_logged(desk, many):
    many(2)
    desk.get(PAGE)
    assert LogEntry.objects.filter(operation="consultation", detail="addresses left alone: 2 shown").exists()
