"""Reading the weights and the service levels."""

from types import MappingProxyType

from peelian.knowledge.rules.schema.fields import Fields
from peelian.knowledge.rules.schema.sources import authorship_from
from peelian.knowledge.rules.schema.waves import reminder_days_from, waves_from
from peelian.knowledge.rules.weights import (
    FirmSign,
    FirmWeights,
    HarmWeights,
    Indicator,
    LossBand,
    ServiceLevels,
    SizeBand,
)

BANDS = ("danger", "vulnerable", "ongoing", "other")


def harm_weights_from(raw: object, *, file: str) -> HarmWeights:
    """Read the weights; loss bands must rise from 0 pounds, and sizes of firms rise."""
    fields = Fields(raw, file=file, item="weights")
    harm, waiting = fields.nested("harm"), fields.nested("waiting")
    weights = HarmWeights(
        danger_to_life=fields.whole("danger_to_life"),
        ongoing=fields.whole("ongoing"),
        repeat=fields.whole("repeat"),
        waiting_per_day=waiting.whole("per_working_day"),
        waiting_most=waiting.whole("most"),
        vulnerability=tuple(_indicator(one) for one in fields.each("vulnerability")),
        harm=MappingProxyType({key: harm.whole(key) for key in harm.names()}),
        loss_bands=_bands(fields),
        firm=_firm(fields.nested("firm")),
        **authorship_from(fields),
    )
    waiting.done()
    fields.done()
    return weights


def service_levels_from(raw: object, *, file: str) -> ServiceLevels:
    """Read the service levels; every band has its working days."""
    fields = Fields(raw, file=file, item="service levels")
    first = fields.nested("first_attempt_working_days")
    levels = ServiceLevels(
        first_attempt=MappingProxyType({band: first.whole(band) for band in BANDS}),
        attempts_before_letter=fields.whole("attempts_before_letter"),
        claim_expires_working_days=fields.whole("claim_expires_working_days"),
        reminder_after_days=reminder_days_from(fields),
        waves=waves_from(fields),
        repeat_within_days=fields.whole("repeat_within_days"),
        **authorship_from(fields),
    )
    first.done()
    fields.done()
    return levels


def _indicator(fields: Fields) -> Indicator:
    indicator = Indicator(
        code=fields.text("code"),
        title=fields.text("title"),
        points=fields.whole("points"),
        aliases=fields.texts("aliases", may_be_empty=True),
    )
    fields.done()
    return indicator


def _bands(fields: Fields) -> tuple[LossBand, ...]:
    bands = tuple(
        LossBand(from_pounds=one.whole("from_pounds"), points=one.whole("points")) for one in fields.each("loss_bands")
    )
    starts = [band.from_pounds for band in bands]
    if starts[0] != 0 or starts != sorted(set(starts)):
        raise fields.error("loss_bands", f"must rise from 0 pounds, but start at {starts}")
    points = [band.points for band in bands]
    if points != sorted(points):
        raise fields.error("loss_bands", "must not give a bigger loss fewer points")
    return bands


def _firm(fields: Fields) -> FirmWeights:
    attacked = fields.nested("attacked")
    firm = FirmWeights(
        sizes=tuple(SizeBand(up_to=one.whole("up_to"), points=one.whole("points")) for one in fields.each("sizes")),
        signs=tuple(_firm_sign(one) for one in fields.each("signs")),
        attacked=MappingProxyType({harm: attacked.text(harm) for harm in attacked.names()}),
    )
    starts = [band.up_to for band in firm.sizes]
    points = [band.points for band in firm.sizes]
    if starts != sorted(set(starts)) or points != sorted(points, reverse=True):
        raise fields.error("sizes", "must rise, and a bigger firm must not have more points for its size")
    fields.done()
    return firm


def _firm_sign(fields: Fields) -> FirmSign:
    sign = FirmSign(
        code=fields.text("code"),
        title=fields.text("title"),
        words=fields.text("words"),
        points=fields.whole("points"),
        aliases=fields.texts("aliases", may_be_empty=True),
    )
    fields.done()
    return sign
