"""Advice, the script of a call, the call-back word, outcomes and the order of a timeline: rules without a database."""

from dataclasses import replace
from datetime import date, datetime
from itertools import product
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelian.adoption.rules.findings import Evidence, State
from peelian.intake.queries.advice import audience
from peelian.intake.rules import callback
from peelian.intake.rules.advice import GENERAL, MOST, Reader, Sender, places, suggested
from peelian.intake.rules.outcomes import Said, means
from peelian.intake.rules.script import Call, script
from peelian.intake.rules.timeline import Event, newest_first
from peelian.knowledge import queries as knowledge
from peelian.knowledge.rules.controls import NotFor

LIBRARY = knowledge.library()
CONTROLS = tuple(LIBRARY.controls.values())
TAKEOVER = knowledge.threat_for("NFIB52C")
ASHA = Sender("Asha Verma", "Northmarsh Cyber Protect", "01632 960111")
ROSA = Reader("Rosalind Pickering", is_person=True, age=71, employees=None)


def filled(audience="older_person", controls=CONTROLS[:2], threat=TAKEOVER, ongoing=False, support=""):
    return places(ROSA, ASHA, audience, controls, threat, ongoing=ongoing, support=support)


@pytest.mark.parametrize(
    ("who", "for_whom"),
    [
        (ROSA, "older_person"),
        (replace(ROSA, age=None, signs=("under_18",)), "parent_and_child"),
        (replace(ROSA, signs=("learning_disability",)), "easy_read"),
        (Reader("Ms Okoro", is_person=False, age=None, employees=40, organisation="Marsh Primary School"), "school"),
        (Reader("Pike Joinery", is_person=False, age=80, employees=1, organisation="Pike Joinery"), "sole_trader"),
    ],
    ids=["older", "child", "easy read", "school", "sole trader"],
)
def test_the_words_are_for_whoever_reads_them(who, for_whom):
    assert audience(who) == for_whom


@pytest.mark.parametrize("code", LIBRARY.audiences)
def test_each_audience_reads_the_paragraphs_and_opening_written_for_it(code):
    said = filled(code)
    assert said["first"] == " ".join(CONTROLS[0].advice_for(code).text.split())
    assert said["opening"] == TAKEOVER.openings[code]


def test_no_two_audiences_read_the_same_first_paragraph():
    assert len({filled(code)["first"] for code in LIBRARY.audiences}) == len(LIBRARY.audiences)


def test_an_audience_that_nothing_is_written_for_reads_why():
    assert filled("nobody")["first"] == " ".join(CONTROLS[0].why.split())


def test_an_offence_we_do_not_know_opens_in_general_words():
    said = filled(threat=None, ongoing=True)
    assert (said["opening"], said["hour"]) == (GENERAL, "")


def test_the_first_hour_is_said_only_while_it_goes_on():
    assert filled()["hour"] == ""
    assert filled(ongoing=True)["hour"].count("\n- ") == len(TAKEOVER.first_hour)


def test_support_has_a_heading_of_its_own_and_none_when_there_is_no_support():
    assert filled()["support"] == ""
    assert filled(support="Ring 116 123.")["support"].endswith("\n\nRing 116 123.")


def test_the_rest_follows_under_its_titles_in_order():
    rest = filled(controls=CONTROLS[:3])["rest"]
    titles = [line.removeprefix("# ").lower() for line in rest.splitlines() if line.startswith("# ")]
    assert titles == [control.title.lower() for control in CONTROLS[1:3]]
    assert filled(controls=CONTROLS[:1])["rest"] == ""


def test_at_most_four_things_are_suggested_and_none_that_is_in_place():
    first = [control.code for control in CONTROLS]
    assert suggested(CONTROLS, []) == first[:MOST]
    assert suggested(CONTROLS, first[:1]) == first[1 : MOST + 1]
    assert suggested(CONTROLS, first) == []


def test_what_makes_no_sense_to_the_reader_is_passed_over():
    firms_only = replace(CONTROLS[0], not_for=(NotFor(audience="easy_read", why="only firms have one"),))
    offered = [firms_only, *CONTROLS[1:]]
    assert suggested(offered, [], audience="easy_read")[0] == CONTROLS[1].code
    assert suggested(offered, [], audience="adult")[0] == CONTROLS[0].code


def call(firm="", threat=TAKEOVER, controls=CONTROLS[:5]):
    told = Call("Asha Verma", "Northmarsh", "01632 960111", "Rosalind Pickering", firm, "amber otter")
    return script(told, threat, controls)


def test_a_call_begins_with_who_we_are_then_safety_then_what_happened():
    titles = [step.title for step in call()]
    assert titles[:3] == [
        "Say who you are, and how they can check", "Ask whether they are safe", "Solve what they reported first",
    ]  # fmt: skip
    assert titles[3] == f"Then the one thing: {CONTROLS[0].title}"


def test_a_call_says_the_two_words_and_how_to_ring_back():
    first = " ".join(call()[0].lines)
    assert "amber otter" in first
    assert "101 or 01632 960111" in first


def test_a_call_to_a_firm_asks_for_a_person_of_it():
    assert "Could I speak to Rosalind Pickering of Pike Joinery?" in call("Pike Joinery")[0].lines[0]
    assert "Could I speak to Rosalind Pickering?" in call()[0].lines[0]


def test_a_call_about_an_unknown_offence_goes_straight_to_the_one_thing():
    assert len(call(threat=None)) == len(call()) - 1


def test_no_step_of_a_call_is_empty():
    assert all(step.lines for step in call(controls=CONTROLS[:1]))


def test_a_call_back_word_is_one_of_each_list():
    assert callback.callback_word(lambda words: words[0]) == f"{callback.FIRST[0]} {callback.SECOND[0]}"


def test_call_back_words_are_many_short_and_never_the_same_twice_over():
    assert len(set(callback.FIRST)) == len(callback.FIRST)
    assert len(set(callback.SECOND)) == len(callback.SECOND)
    assert len(callback.FIRST) * len(callback.SECOND) > 3000
    assert max(len(f"{one} {two}") for one, two in product(callback.FIRST, callback.SECOND)) <= 40


@pytest.mark.parametrize(
    ("said", "state", "evidence"),
    [
        (Said.DONE, State.YES, Evidence.SAID),
        (Said.SEEN, State.YES, Evidence.SEEN),
        (Said.ALREADY, State.YES, Evidence.SAID),
        (Said.WILL, State.NO, Evidence.SAID),
        (Said.NO, State.NO, Evidence.SAID),
        (Said.DONT_KNOW, State.DONT_KNOW, Evidence.SAID),
    ],
)
def test_what_is_said_of_a_control_means_how_far_it_is_in_place(said, state, evidence):
    assert means(said) == (state, evidence)


def event(at):
    return Event(at=at, kind="contact", title=str(at), byline="")


LONDON = ZoneInfo("Europe/London")
moments = st.one_of(
    st.dates(date(2026, 1, 1), date(2026, 1, 5)),
    st.datetimes(datetime(2026, 1, 1), datetime(2026, 1, 5), timezones=st.sampled_from([LONDON, ZoneInfo("UTC")])),
)


def test_a_day_alone_stands_below_what_happened_at_a_time_on_it():
    morning = event(datetime(2026, 6, 4, 9, tzinfo=LONDON))
    shown = newest_first([event(date(2026, 6, 4)), event(date(2026, 6, 5)), morning, event(date(2026, 6, 3))])
    assert [one.at for one in shown] == [date(2026, 6, 5), morning.at, date(2026, 6, 4), date(2026, 6, 3)]


@given(st.lists(moments.map(event)))
def test_a_timeline_keeps_every_event_and_runs_backwards(events):
    shown = newest_first(events)
    assert sorted(map(id, shown)) == sorted(map(id, events))
    times = [one.at for one in shown if isinstance(one.at, datetime)]
    assert times == sorted(times, reverse=True)
