"""Referrals: what one says, and the lists of a unit's, page by page by key."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models.fields.tuple_lookups import Tuple, TupleGreaterThan, TupleLessThan

from peelian.accounts.models import Officer
from peelian.intake.models import Referral
from peelian.intake.models.referrals import ReferralQuerySet
from peelian.intake.queries.advice import facts as contact_facts
from peelian.intake.queries.queue import COUNTED_TO
from peelian.intake.queries.told import told
from peelian.intake.rules.referrals import Consent, Standing, Told, consent_words, written
from peelian.kernel.words import day, listing, opening, telephone_words
from peelian.knowledge import queries as knowledge
from peelian.parties.queries import known_of, standing_flags, standing_of
from peelian.parties.rules.kinds import Channel

PAGE = 25


class Tab(StrEnum):
    WAITING = "waiting"
    ACCEPTED = "accepted"
    HANDED_BACK = "handed-back"
    ENDED = "ended"


TABS = {
    Tab.WAITING: (Standing.TO_SEND, Standing.SENT),
    Tab.ACCEPTED: (Standing.ACCEPTED,),
    Tab.HANDED_BACK: (Standing.HANDED_BACK,),
    Tab.ENDED: (Standing.ENDED,),
}


@dataclass(frozen=True)
class ReferralPage:
    """One page of referrals. `after` is the key of its last, or "" at the end."""

    referrals: list[Referral]
    after: str


def in_tab(officer: Officer, tab: Tab) -> ReferralQuerySet:
    """Return the referrals of a tab that an officer may see."""
    return Referral.objects.visible_to(officer).standing(*TABS[tab])


def page(officer: Officer, tab: Tab, *, after: str, size: int = PAGE) -> ReferralPage:
    """Return the page that follows the key `after`: what is due first; of those that ended, the latest first."""
    found = in_tab(officer, tab).select_related("report__about", "officer")
    order, beyond = (("-next_on", "-id"), TupleLessThan) if tab is Tab.ENDED else (("next_on", "id"), TupleGreaterThan)
    if last := _key_from(after):
        found = found.filter(beyond(Tuple("next_on", "id"), last))
    rows = list(found.defer("text", "report__narrative", "report__about__search").order_by(*order)[: size + 1])
    shown = rows[:size]
    last_key = f"{shown[-1].next_on.isoformat()}_{shown[-1].pk}" if len(rows) > size else ""
    return ReferralPage(shown, last_key)


def count(officer: Officer, tab: Tab) -> str:
    """Return how many referrals a tab holds, in figures; "1,000 or more" past that."""
    number = in_tab(officer, tab).values("pk")[: COUNTED_TO + 1].count()
    return f"{COUNTED_TO:,} or more" if number > COUNTED_TO else f"{number:,}"


def text_of(referral: Referral, *, words: str, by: Officer) -> str:
    """Return what a referral says to its service: the facts chosen, why, on what consent, and the officer's words."""
    return written(
        Told(
            service=referral.title,
            unit=by.unit.name,
            unit_telephone=by.unit.telephone,
            officer=by.name,
            reference=referral.reference,
            facts=[(opening(heading), say(referral)) for heading, say in FACTS.items() if heading in referral.facts],
            why=referral.why,
            consent=consent_words(Consent(referral.consent), referral.consent_why),
            words=words,
        )
    )


def _birth(referral: Referral) -> str:
    born = known_of(referral.report.records).birth_date
    return day(born) if born else ""


def _telephone(referral: Referral) -> str:
    number = telephone_words(contact_facts(referral.report).telephone)
    keys = [one.pk for one in referral.report.spoken_to]
    warnings = [flag.kind for flag in standing_flags(list(keys))]
    return f"{number} (do not ring: there is a warning)" if number and "Do not ring" in warnings else number


def _email(referral: Referral) -> str:
    address = contact_facts(referral.report).email
    point = standing_of(Channel.EMAIL, address)
    return f"{address} (do not use: somebody else may be reading it)" if point and point.in_doubt else address


def _address(referral: Referral) -> str:
    known = contact_facts(referral.report)
    return ", ".join(part for part in (known.address, known.postcode) if part)


def _offence(referral: Referral) -> str:
    offence = knowledge.offence_by_code(referral.report.offence_code)
    crime = referral.report.reference
    return ", ".join(part for part in (offence.title if offence else "", f"report {crime}" if crime else "") if part)


def _signs(referral: Referral) -> str:
    known = knowledge.library().harm_weights.vulnerability
    titles = [sign.title for sign in known if sign.code in referral.report.signs]
    return listing([titles[0], *(title[:1].lower() + title[1:] for title in titles[1:])] if titles else [])


FACTS: dict[str, Callable[[Referral], str]] = {
    "name": lambda referral: referral.report.speaks_to.name,
    "date of birth": _birth,
    "address": _address,
    "telephone": _telephone,
    "e-mail": _email,
    "offence": _offence,
    "narrative": lambda referral: told(referral.report),
    "signs of vulnerability": _signs,
}


def _key_from(text: str) -> tuple[date, int] | None:
    first, _, second = text.partition("_")
    try:
        return date.fromisoformat(first), int(second)
    except ValueError:
        return None
