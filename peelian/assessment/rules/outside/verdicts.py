"""Verdicts that several checks of names share. One that an unheard answer could have changed is "could not tell"."""

from peelian.assessment.rules.outcomes import Outcome
from peelian.assessment.rules.outside.asking import Heard
from peelian.assessment.rules.outside.names import takes_mail
from peelian.assessment.rules.outside.seen import NamesSeen
from peelian.assessment.rules.outside.spf_terms import VERSION

Verdict = tuple[Outcome, str, str]  # with the reason, and what is shown

UNHEARD: Verdict = (Outcome.COULD_NOT_TELL, "no-answer", "")
ELSEWHERE: Verdict = (Outcome.NOT_NEEDED, "part-of-another", "")
ABSENT: Verdict = (Outcome.NOT_NEEDED, "no-such-name", "")
NO_MAIL: Verdict = (Outcome.NOT_NEEDED, "no-mail", "")

NOTHING_SENT = f"{VERSION} -all"


def there(seen: NamesSeen) -> bool | None:
    """Say whether the name exists; None if nobody said. Servers that contradict themselves leave it there."""
    heard = {one.heard for one in (seen.start, seen.addresses, seen.servers, seen.mx)} - {Heard.NO_ANSWER}
    return heard != {Heard.NO_SUCH_NAME} if heard else None


def not_there(seen: NamesSeen) -> Verdict | None:
    """Return the verdict of whatever needs the name to exist where it does not, or where nobody said."""
    return {True: None, False: ABSENT, None: UNHEARD}[there(seen)]


def elsewhere(seen: NamesSeen) -> Verdict | None:
    """Return the verdict over the mail of a name in another domain, such as "www", that takes none of its own."""
    if seen.own_zone or (takes_mail(seen.mx) and not seen.mx.led_to):
        return None
    return ELSEWHERE if seen.own_zone is False and seen.mx.answered else UNHEARD


def no_mail(seen: NamesSeen) -> bool | None:
    """Say whether the domain neither takes nor sends mail; None if that stayed open."""
    takes = takes_mail(seen.mx)
    if takes is not False:
        return None if takes is None else False
    if not seen.spf.texts.answered:
        return None
    return all(" ".join(text.lower().split()) == NOTHING_SENT for text in seen.spf.texts.values)
