"""Slips for an audience: a code each, to nobody by name."""

import pytest

from peelian.accounts.queries import link_by_code
from peelian.adoption.actions import Audience, answer, ask_audience, heed_stop, stop_asking
from peelian.adoption.actions.sheets import MOST_PEOPLE
from peelian.adoption.models import Ask, DoNotAsk, Finding
from peelian.adoption.queries import ask_behind
from peelian.adoption.rules.findings import State
from peelian.kernel.actor import Bearer
from peelian.kernel.refused import Refused
from peelian.knowledge import queries as knowledge
from peelian.knowledge.actions import publish_library

TALK = Audience("Tea afternoon at the library", 4, ["backups", "two-step-email"])


@pytest.fixture
def sheet(asha, noon):
    publish_library(library=knowledge.library(), by=asha, at=noon)
    return ask_audience(audience=TALK, by=asha, at=noon)


def test_every_code_opens_the_same_questions_and_no_two_are_alike(sheet, noon):
    assert len(set(sheet.codes)) == 4
    for code in sheet.codes:
        ask = ask_behind(link_by_code(code, noon))
        assert [item.control_id for item in ask.items.all()] == ["backups", "two-step-email"]


def test_nothing_about_it_names_anybody(sheet, noon):
    ask = Ask.objects.first()
    answer(ask=ask, answers={"backups": State.YES, "two-step-email": State.NO}, by=Bearer("1"), at=noon)
    assert not Ask.objects.exclude(about=None).exists()
    assert not Finding.objects.exclude(about=None).exists()


def test_somebody_in_an_audience_who_stops_is_nobody_to_leave_out(sheet, asha, noon):
    ask = stop_asking(ask=Ask.objects.first(), by=Bearer("1"), at=noon)
    assert heed_stop(ask=ask, by=asha, at=noon)
    assert not heed_stop(ask=ask, by=asha, at=noon)
    assert not DoNotAsk.objects.exists()


@pytest.mark.parametrize(
    "audience",
    [
        Audience(" ", 4, ["backups"]),
        Audience("A talk", 0, ["backups"]),
        Audience("A talk", MOST_PEOPLE + 1, ["backups"]),
        Audience("A talk", 4, []),
        Audience("A talk", 4, ["nonsense"]),
    ],
    ids=["no name", "nobody", "too many", "about nothing", "unknown"],
)
def test_slips_that_make_no_sense_are_refused(asha, noon, audience):
    publish_library(library=knowledge.library(), by=asha, at=noon)
    with pytest.raises(Refused):
        ask_audience(audience=audience, by=asha, at=noon)
    assert not Ask.objects.exists()
