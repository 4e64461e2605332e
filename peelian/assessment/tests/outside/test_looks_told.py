"""What of a look is told, and what it says of the firm’s controls. What looks find is given here."""

from datetime import datetime, timedelta

import pytest

from peelian.accounts.models import Officer
from peelian.adoption.actions import Noted, note_findings
from peelian.adoption.models import Finding
from peelian.adoption.rules.findings import Evidence, State
from peelian.assessment.actions import (
    ask_for_look,
    look_after_mending,
)
from peelian.assessment.models import CheckResult, Look
from peelian.assessment.queries.looks import looks_of
from peelian.assessment.queries.timeline import timeline
from peelian.assessment.rules.outcomes import Outcome
from peelian.assessment.rules.outside.judged import Judged
from peelian.assessment.rules.outside.limits import EVERY
from peelian.assessment.rules.outside.texts import Glow
from peelian.assessment.tests.outside.looking import (
    DMARC,
    EXPIRED,
    HALF_AN_HOUR,
    LOOKER,
    NO_DMARC,
    SPF,
    Looks,
    carried_out,
    jobs,
)
from peelian.engagement.models import Firm
from peelian.parties.factories import DOMAIN
from peelian.parties.models import Authorisation

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("half_an_hour")]


def test_a_look_where_all_is_good_is_told_at_once(looked: Looks, firm: Firm, noon: datetime) -> None:
    look = looked(DMARC, SPF)
    assert not Look.objects.filter(second_to=look).exists()
    told = looks_of(firm)
    assert told.lights.lamps[0].glow is Glow.GREEN
    assert told.lights.told_at == noon
    assert told.lights.first is None


def test_something_bad_is_told_only_after_a_second_look_half_an_hour_later(
    firm: Firm, leave: Authorisation, asha: Officer, noon: datetime
) -> None:
    look = ask_for_look(firm=firm, by=asha, at=noon)
    carried_out(look, (NO_DMARC, SPF), noon)
    second = Look.objects.get(second_to=look)
    assert second.due_at == noon + HALF_AN_HOUR
    assert jobs()[-1] == (second.pk, noon + HALF_AN_HOUR)
    assert (looks_of(firm).lights, looks_of(firm).waiting) == (None, second)
    carried_out(second, (NO_DMARC, SPF), noon + HALF_AN_HOUR)
    told = looks_of(firm)
    assert told.lights.first.judged == NO_DMARC
    assert told.lights.lamps[0].glow is Glow.RED
    assert CheckResult.objects.get(look=look, check_code="dmarc").agreed


def test_what_the_second_look_does_not_see_is_not_told(looked: Looks, firm: Firm) -> None:
    first = looked(NO_DMARC, SPF, again=(DMARC, SPF))
    told = looks_of(firm)
    assert told.lights.first is None
    assert told.lights.lamps[0].glow is Glow.UNKNOWN
    assert [one.judged.reason for one in told.others] == ["looks-differ", "strict"]
    assert not CheckResult.objects.filter(look=first, agreed=True).exists()
    assert not Finding.objects.exists()


def test_a_second_look_that_was_stopped_says_nothing_bad(looked: Looks, firm: Firm, noon: datetime) -> None:
    look = ask_for_look(firm=firm, by=LOOKER, at=noon)
    carried_out(look, (NO_DMARC, SPF), noon)
    carried_out(Look.objects.get(second_to=look), (), noon + HALF_AN_HOUR, stopped_why="our own checker failed")
    told = looks_of(firm)
    assert told.lights.first is None
    assert told.lights.lamps[0].glow is Glow.UNKNOWN


def test_a_look_that_was_stopped_tells_nothing_and_leaves_what_was_told(
    looked: Looks, firm: Firm, asha: Officer, noon: datetime
) -> None:
    looked(DMARC, SPF)
    later = noon + EVERY
    look = ask_for_look(firm=firm, by=asha, at=later)
    carried_out(look, (), later, stopped_why="our own checker failed")
    assert (looks_of(firm).lights.told_at, looks_of(firm).lights.lamps[0].glow) == (noon, Glow.GREEN)


def findings(control: str) -> list[tuple[str, str]]:
    return list(Finding.objects.filter(control=control).order_by("id").values_list("state", "evidence"))


def test_what_is_told_and_what_is_mended_are_checked_findings(looked: Looks, noon: datetime) -> None:
    first = looked(NO_DMARC, SPF)
    assert findings("own-domain-protected") == [("no", "checked")]
    looked(DMARC, SPF, at=noon + timedelta(hours=1), ask=look_after_mending)
    assert findings("own-domain-protected") == [("no", "checked"), ("yes", "checked")]
    assert Finding.objects.first().origin == first.second.label


def test_what_is_as_it_was_is_not_found_again(looked: Looks, noon: datetime) -> None:
    looked(DMARC, SPF)
    looked(DMARC, SPF, at=noon + EVERY)
    assert findings("own-domain-protected") == [("yes", "checked")]


def test_of_a_control_that_looks_show_in_part_only_that_part_is_found(looked: Looks, noon: datetime) -> None:
    looked(EXPIRED)
    good = Judged("certificate", DOMAIN, Outcome.GOOD, "good")
    looked(good, at=noon + timedelta(hours=1), ask=look_after_mending)
    assert findings("website-looked-after") == [("partly", "checked")]


def test_that_a_part_is_good_says_nothing_of_a_control_that_no_look_has_doubted(looked: Looks) -> None:
    looked(Judged("certificate", DOMAIN, Outcome.GOOD, "good"))
    assert findings("website-looked-after") == []


def test_once_that_part_is_mended_their_own_word_stands_again(
    looked: Looks, firm: Firm, asha: Officer, noon: datetime
) -> None:
    said = [Noted("website-looked-after", State.YES, Evidence.SAID)]
    note_findings(about=firm.about, found=said, on=noon.date(), origin="assessment.Assessment:1", by=asha, at=noon)
    looked(EXPIRED)
    good = Judged("certificate", DOMAIN, Outcome.GOOD, "good")
    looked(good, at=noon + timedelta(hours=1), ask=look_after_mending)
    assert findings("website-looked-after") == [("yes", "said"), ("partly", "checked"), ("yes", "said")]


def test_the_timeline_says_what_is_to_be_mended_and_what_was(
    looked: Looks, firm: Firm, asha: Officer, noon: datetime
) -> None:
    looked(NO_DMARC, SPF)
    looked(DMARC, SPF, at=noon + timedelta(hours=1), ask=look_after_mending)
    words = [(event.title, event.words) for event in timeline(firm, [firm.about], asha, "assessments")]
    dmarc = "What others do with false e-mail in your name (DMARC)"
    assert words == [
        ("Looked from outside", f"Mended: {dmarc}. Nothing urgent to mend."),
        ("Looked from outside a second time", f"To mend: {dmarc}."),
        ("Looked from outside", ""),
    ]
    assert "Leave to look from outside" in [event.title for event in timeline(firm, [firm.about], asha)]
