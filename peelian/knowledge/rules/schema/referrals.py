"""Reading the services we refer to."""

from peelian.knowledge.rules.referrals import CONSENTS, FACTS, ReferralService
from peelian.knowledge.rules.schema.fields import Fields
from peelian.knowledge.rules.schema.sources import authorship_from


def referral_service_from(fields: Fields) -> ReferralService:
    """Read one service; its days are working days and 1 at the least."""
    facts = fields.texts("facts")
    if unknown := sorted(set(facts) - set(FACTS)):
        raise fields.error("facts", f"has {unknown[0]!r}; it may hold {', '.join(FACTS)}")
    service = ReferralService(
        code=fields.text("code"),
        title=fields.text("title"),
        for_whom=fields.text("for_whom"),
        consent=fields.choice("consent", CONSENTS),
        despite_investigation=fields.choice("despite_investigation", ("allowed", "stopped")) == "allowed",
        how=fields.text("how"),
        accepted_within=_days(fields, "accepted_within"),
        chase_every=_days(fields, "chase_every"),
        ask_after=_days(fields, "ask_after"),
        facts=facts,
        words=fields.text("words"),
        **authorship_from(fields),
    )
    fields.done()
    return service


def _days(fields: Fields, name: str) -> int:
    days = fields.whole(name)
    if days < 1:
        raise fields.error(name, f"must be 1 working day or more, but is {days}")
    return days
