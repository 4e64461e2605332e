"""The fake of Notify: what it takes, what it refuses, and that it forgets nothing when it is started again."""

import pytest
import requests
from notifications_python_client.errors import HTTPError
from notifications_python_client.notifications import NotificationsAPIClient

from peelian.runtime import notifysink
from peelian.runtime.notifysink import DEMO_KEY, DEMO_TEMPLATE, PAGE, Kept, ends_as


@pytest.fixture
def client(notify, settings) -> NotificationsAPIClient:
    return NotificationsAPIClient(DEMO_KEY, base_url=settings.PEELIAN_NOTIFY_ADDRESS, timeout=5)


def take(client, number="+447700900123", **differs):
    told = {"template_id": DEMO_TEMPLATE, "personalisation": {"text": "Ring 101."}, "reference": "ours"} | differs
    return client.send_sms_notification(phone_number=number, **told)


def test_what_it_took_is_on_disk_before_it_says_so_and_readable_by_its_owner_alone(client, notify):
    taken = take(client)
    [file] = notify.folder.glob("*.json")
    assert notify.took[0]["id"] == taken["id"]
    assert file.stat().st_mode & 0o077 == 0


def test_it_finds_a_message_by_our_reference_and_no_other(client):
    take(client)
    take(client, reference="another")
    found = client.get_all_notifications(reference="ours")["notifications"]
    assert [(each["reference"], each["status"]) for each in found] == [("ours", "delivered")]


def test_a_message_without_a_key_is_refused(client, settings):
    answer = requests.post(f"{settings.PEELIAN_NOTIFY_ADDRESS}/v2/notifications/sms", json={}, timeout=5)
    assert (answer.status_code, answer.json()["errors"][0]["error"]) == (403, "AuthError")


@pytest.mark.parametrize(
    ("number", "status"), [("+447700900400", 400), ("+447700900429", 429), ("+447700900500", 500)], ids=str
)
def test_a_number_says_how_it_is_refused(client, notify, number, status):
    with pytest.raises(HTTPError) as refusal:
        take(client, number)
    assert refusal.value.status_code == status
    assert not notify.took


def test_another_template_and_a_letter_are_refused(client):
    with pytest.raises(HTTPError, match="Template not found"):
        take(client, template_id="44444444-4444-4444-8444-444444444444")
    with pytest.raises(HTTPError, match="404"):
        client.send_letter_notification(template_id=DEMO_TEMPLATE, personalisation={})


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("+447700900001", "delivered"),
        ("+447700900002", "permanent-failure"),
        ("temp-fail@post.example", "temporary-failure"),
        ("+447700900004", "technical-failure"),
    ],
)
def test_an_address_says_how_it_ends(address, status):
    assert ends_as(address) == status


def test_it_tells_a_page_at_a_time_newest_first(tmp_path):
    kept = Kept(tmp_path)
    told = {"template_id": DEMO_TEMPLATE, "email_address": "a@post.example"}
    ids = [kept.add("email", told)["id"] for _ in range(PAGE + 1)]
    first = kept.page(reference=None, older_than=None)
    assert [each["id"] for each in first] == ids[:0:-1]
    assert [each["id"] for each in kept.page(reference=None, older_than=first[-1]["id"])] == ids[:1]
    assert kept.page(reference=None, older_than=ids[0]) == []


def test_a_restart_forgets_nothing(client, notify):
    taken = take(client)
    [told] = notifysink.Kept(notify.folder).page(reference=None, older_than=None)
    assert told["id"] == taken["id"]
