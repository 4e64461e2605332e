"""Which carrier takes which channel here, as the settings say."""

from django.conf import settings

from peelian.release.gateways import notify, smtp
from peelian.release.gateways.answer import Answer
from peelian.release.rules.channels import Carrier, Channel
from peelian.release.rules.copy import plain
from peelian.release.rules.drafts import Draft


def carrier_of(channel: Channel) -> Carrier:
    """Return who carries a channel: letters go by post, texts by Notify, e-mail as PEELIAN_EMAIL_BY says."""
    if channel is Channel.EMAIL:
        return Carrier.NOTIFY if settings.PEELIAN_EMAIL_BY == "notify" else Carrier.MAIL_SERVER
    return Carrier.NOTIFY if channel is Channel.TEXT else Carrier.POST


def is_carried(channel: Channel) -> bool:
    """Return whether anybody carries a channel here."""
    return carrier_of(channel) is not Carrier.NOTIFY or notify.carries(channel)


def hand_over(draft: Draft, *, carrier: Carrier, reference: str, tried_before: bool) -> Answer:
    """Give a message to its carrier under our reference, and return the answer."""
    if carrier is Carrier.NOTIFY:
        return notify.hand_over(
            channel=draft.channel, reference=reference, recipient=draft.recipient, title=draft.title,
            body=plain(draft.body), tried_before=tried_before,
        )  # fmt: skip
    return smtp.hand_over(message_id=reference, recipient=draft.recipient, title=draft.title, body=plain(draft.body))
