"""What looks from outside have found of a firm, and what may be told of it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from peelian.assessment.gateways.check_texts import check_texts
from peelian.assessment.models import CheckResult, Look
from peelian.assessment.rules.outcomes import Outcome
from peelian.assessment.rules.outside.judged import Judged
from peelian.assessment.rules.outside.telling import Lamp, Told, by_mender, do_first, in_words, lamps, news
from peelian.assessment.rules.outside.texts import Mender
from peelian.engagement.models import Firm
from peelian.engagement.queries.own import own_records
from peelian.parties.models import Authorisation

SHOWN = 20  # looks in the history


@dataclass(frozen=True)
class Lights:
    """How a firm’s lights stand, what is to be done first, and when the look that says so ended."""

    lamps: tuple[Lamp, ...]
    first: Told | None
    told_at: datetime


@dataclass(frozen=True)
class FirmLooks:
    """The lights of a firm, what to mend and by whom, and the looks so far.

    `lights`: None before anything could be told. `waiting`: a look that is asked for or being carried out, or the
    second look at something that may be bad.
    """

    lights: Lights | None
    menders: dict[Mender, list[Told]]
    others: tuple[Told, ...]
    waiting: Look | None
    history: tuple[Look, ...]


def judged_of(look: Look) -> tuple[Judged, ...]:
    """Return what a look found, in its order."""
    return tuple(_judged(result) for result in CheckResult.objects.filter(look=look))


def looks_of(firm: Firm) -> FirmLooks:
    """Return what may be told of the last look at a firm that is settled, and the looks so far, newest first."""
    told, told_at = _told(firm.pk)
    history = tuple(Look.objects.filter(firm=firm).select_related("second_to").order_by("-pk")[:SHOWN])
    return FirmLooks(
        lights=_lights(told, told_at),
        menders=by_mender(told),
        others=tuple(one for one in told if not one.judged.bad),
        waiting=next((look for look in history if not look.finished_at), None),
        history=history,
    )


def lights_of(firm: int) -> Lights | None:
    """Return how the lights of a firm stand; None before anything could be told.

    It reads nothing but what may be told, which is all that the front’s database role can see.
    """
    return _lights(*_told(firm))


def _lights(told: tuple[Told, ...], told_at: datetime | None) -> Lights | None:
    return Lights(lamps(told, check_texts()), do_first(told), told_at) if told_at else None


def _told(firm: int) -> tuple[tuple[Told, ...], datetime | None]:
    """Return what may be told of the last settled look at a firm, in words, and when that look ended."""
    agreed = CheckResult.objects.filter(look__firm=firm, look__finished_at__isnull=False, agreed=True)
    last = agreed.order_by("-look_id").values_list("look_id", "look__finished_at").first()
    if last is None:
        return (), None
    results = [_judged(result) for result in CheckResult.objects.filter(look=last[0], agreed=True)]
    return in_words(results, check_texts()), last[1]


def news_of(firm: Firm) -> dict[int, str]:
    """Return what each look at a firm that was told says is mended and is to be mended, by the key of the look."""
    agreed = CheckResult.objects.filter(look__firm=firm, look__finished_at__isnull=False, agreed=True)
    found: dict[int, list[Judged]] = {}
    for result in agreed.order_by("look_id", "id"):
        found.setdefault(result.look_id, []).append(_judged(result))
    for first in Look.objects.filter(firm=firm, second__isnull=False).values_list("pk", flat=True):
        found.pop(first, None)
    told = {look: in_words(results, check_texts()) for look, results in found.items()}
    before: list[tuple[Told, ...]] = [(), *told.values()]
    return {look: news(earlier, now) for earlier, (look, now) in zip(before, told.items(), strict=False)}


def ledger(firm: Firm) -> QuerySet[Authorisation]:
    """Return every leave that was given for a firm to its unit, newest first, with its hosts."""
    return Authorisation.objects.filter(about__in=own_records(firm)).prefetch_related("hosts")


def standing_leave(firm: Firm, *, on: date) -> Authorisation | None:
    """Return the leave that looks at a firm go by on a day: the newest that stands."""
    standing = Authorisation.objects.standing(on).filter(about__in=own_records(firm))
    return standing.prefetch_related("hosts").first()


def _judged(result: CheckResult) -> Judged:
    return Judged(result.check_code, result.host, Outcome(result.outcome), result.reason, result.shown)
