"""Handing a message to GOV.UK Notify, and asking what became of it.

Our whole text goes in one place of a template that holds nothing else, so that our copy is the exact copy.
"""

from collections.abc import Collection, Iterator
from typing import Any

from django.conf import settings
from notifications_python_client.errors import APIError
from notifications_python_client.notifications import NotificationsAPIClient

from peelian.release.gateways.answer import Answer
from peelian.release.rules.channels import Channel
from peelian.release.rules.notify import Receipt, refuses_for_good

SECONDS = 20
MOST_PAGES = 400  # of 250 messages: a hundred thousand, more than a week of the whole country


def carries(channel: Channel) -> bool:
    """Return whether Notify is set up to carry a channel: there is a key and a template for it."""
    return bool(settings.PEELIAN_NOTIFY_KEY and settings.PEELIAN_NOTIFY_TEMPLATES.get(channel.value))


def hand_over(*, channel: Channel, reference: str, recipient: str, title: str, body: str, tried_before: bool) -> Answer:
    """Give one text or e-mail to Notify and return its answer; `reference` is our own name for the message.

    `tried_before`: an earlier try may have arrived, so Notify is asked first whether it has the message.
    """
    try:
        client = _client()
        if tried_before and (known := _found(client, reference)):
            return Answer(accepted=True, final=False, said=f"Notify has it from the try before: {known['id']}")
        taken = _send(client, channel, reference, recipient, {"title": title, "text": body})
    except APIError as refusal:
        said = _words(refusal)
        return Answer(accepted=False, final=refuses_for_good(refusal.status_code, said), said=said)
    except (OSError, AssertionError, ValueError) as fault:
        return Answer(accepted=False, final=False, said=f"Notify could not be asked: {fault}"[:300])
    return Answer(accepted=True, final=False, said=f"Notify took it: {taken['id']}")


def receipts(references: Collection[str]) -> dict[str, Receipt]:
    """Return what Notify says in the end of those of our messages of which it knows the end.

    Asks page by page, newest first, until it has seen them all or Notify remembers no more. Empty when it cannot be
    asked: the next round asks again.
    """
    wanted, found = set(references), {}
    try:
        for told in _told(_client()):
            if told["reference"] in wanted:
                wanted.remove(told["reference"])
                found[told["reference"]] = told["status"]
            if not wanted:
                break
    except (APIError, OSError, AssertionError):
        pass
    return {reference: Receipt(status) for reference, status in found.items() if status in set(Receipt)}


def _client() -> NotificationsAPIClient:
    return NotificationsAPIClient(  # type: ignore[no-untyped-call]
        settings.PEELIAN_NOTIFY_KEY, base_url=settings.PEELIAN_NOTIFY_ADDRESS, timeout=SECONDS
    )


def _send(client: Any, channel: Channel, reference: str, recipient: str, places: dict[str, str]) -> dict[str, Any]:
    template = settings.PEELIAN_NOTIFY_TEMPLATES[channel.value]
    told = {"template_id": template, "personalisation": places, "reference": reference}
    if channel is Channel.TEXT:
        return client.send_sms_notification(phone_number=recipient, **told)  # type: ignore[no-any-return]
    return client.send_email_notification(email_address=recipient, **told)  # type: ignore[no-any-return]


def _found(client: Any, reference: str) -> dict[str, Any] | None:
    known = client.get_all_notifications(reference=reference)["notifications"]
    return known[0] if known else None


def _told(client: Any) -> Iterator[dict[str, Any]]:
    """Yield what Notify remembers, newest first."""
    older_than = None
    for _ in range(MOST_PAGES):
        page = client.get_all_notifications(older_than=older_than)["notifications"]
        yield from page
        if not page:
            return
        older_than = page[-1]["id"]


def _words(refusal: APIError) -> str:
    said = refusal.message
    words = said if isinstance(said, str) else "; ".join(str(each.get("message", each)) for each in said or ())
    return f"{refusal.status_code} {words}"[:300]
