"""What a firm is, by everything that the unit's records of it say: what an assessment begins from."""

from django.db.models import Sum

from peelian.engagement.models import Firm
from peelian.engagement.queries.own import own_records
from peelian.parties.models import Asset, Profile
from peelian.parties.rules.firms import AssetKind

DEVICES = [AssetKind.COMPUTER.value, AssetKind.PHONE.value, AssetKind.SERVER.value]


def described(firm: Firm) -> Profile | None:
    """Return how the firm was described last, on any record of its party; None when nobody has."""
    return Profile.objects.filter(about__in=own_records(firm).values("pk")).first()


def devices_of(firm: Firm) -> int | None:
    """Return how many computers, phones and servers are in the inventory; None when it lists none."""
    used = Asset.objects.in_use().filter(about__in=own_records(firm).values("pk"), kind__in=DEVICES)
    total = used.aggregate(total=Sum("many"))["total"]
    return int(total) if total else None
