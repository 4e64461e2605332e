"""Who else can help a victim: the services we refer to, and what each of them needs of us."""

from dataclasses import dataclass

from peelian.knowledge.rules.sources import Authored

CONSENTS = ("needed", "sought")
FACTS = ("name", "date of birth", "address", "telephone", "e-mail", "offence", "narrative", "signs of vulnerability")


@dataclass(frozen=True, kw_only=True)
class ReferralService(Authored):
    """A service outside that takes people on.

    `consent`: "needed" (nobody is referred without), or "sought" (asked where it is safe to, and overridden with a
    reason). `despite_investigation`: it goes ahead when an officer in a case has stopped release, because somebody
    may come to harm or because it goes to investigators. `accepted_within`: working days until they say yes or no.
    `chase_every`: working days between two reminders. `ask_after`: working days after which we ask how it went.
    `facts`: what they need to know of the person; the officer may pass on less.
    """

    code: str
    title: str
    for_whom: str
    consent: str
    despite_investigation: bool
    how: str
    accepted_within: int
    chase_every: int
    ask_after: int
    facts: tuple[str, ...]
    words: str
