"""The order of the queue, and the reasons printed with it."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelian.intake.rules.ranking import HIGHEST, Seen, band, queue_key, rank
from peelian.knowledge import queries as knowledge

WEIGHTS = knowledge.library().harm_weights
QUIET = Seen(danger="", vulnerability=(), ongoing=False, harm="other", loss=None, earlier=0, waited=0)
FIRM_SIGNS = tuple(sign.code for sign in WEIGHTS.firm.signs)
ALL_SIGNS = tuple(sign.code for sign in WEIGHTS.vulnerability)
seen = st.builds(
    Seen,
    danger=st.sampled_from(["", "Danger to life: she says so."]),
    vulnerability=st.sets(st.sampled_from(ALL_SIGNS)).map(lambda signs: tuple(sorted(signs))),
    ongoing=st.booleans(),
    harm=st.sampled_from(sorted(WEIGHTS.harm)),
    loss=st.none() | st.decimals(0, 10**9, places=2),
    earlier=st.integers(0, 40),
    waited=st.integers(0, 400),
    firm=st.sets(st.sampled_from(FIRM_SIGNS)).map(lambda signs: tuple(sorted(signs))),
    employees=st.none() | st.integers(0, 5000),
)


def points(what):
    return rank(what, WEIGHTS).priority


@given(seen, seen)
def test_danger_to_life_comes_before_everything_else_together(one, other):
    assert points(replace(one, danger="Danger.")) > points(replace(other, danger=""))


@given(seen, st.data())
def test_more_of_anything_never_lowers_a_report(less, data):
    more = replace(
        less,
        danger=less.danger or data.draw(st.sampled_from(["", "Danger."])),
        vulnerability=tuple({*less.vulnerability, *data.draw(st.sets(st.sampled_from(ALL_SIGNS)))}),
        ongoing=less.ongoing or data.draw(st.booleans()),
        loss=(less.loss or 0) + data.draw(st.decimals(0, 10**6, places=2)),
        earlier=less.earlier + data.draw(st.integers(0, 5)),
        waited=less.waited + data.draw(st.integers(0, 30)),
        firm=tuple({*less.firm, *data.draw(st.sets(st.sampled_from(FIRM_SIGNS)))}),
    )
    assert points(more) >= points(less)


@pytest.mark.parametrize(
    "more",
    [{"vulnerability": ("under_18",)}, {"ongoing": True}, {"loss": Decimal(100)}, {"earlier": 1}, {"waited": 1}],
    ids=lambda more: next(iter(more)),
)
def test_each_thing_by_itself_raises_a_report(more):
    assert points(replace(QUIET, **more)) > points(QUIET)


@given(seen, st.integers(0, 5000))
def test_a_smaller_firm_never_ranks_below_the_same_one_bigger(one, more):
    if one.employees is not None:
        assert points(one) >= points(replace(one, employees=one.employees + more))


@given(seen)
def test_a_size_that_is_known_never_lowers_a_firm(one):
    assert points(one) >= points(replace(one, employees=None))


@pytest.mark.parametrize("sign", FIRM_SIGNS)
def test_each_sign_of_a_firm_raises_it(sign):
    assert points(replace(QUIET, firm=(sign,))) > points(QUIET)


@pytest.mark.parametrize(
    ("known", "sentence"),
    [
        ({"employees": 9, "firm": ("all_work_through_it",), "harm": "mandate"},
         "Nine people, all work goes through the mailbox that was taken over."),
        ({"employees": 1}, "One person."),
        ({"employees": 4, "firm": ("only_online", "cannot_trade")},
         "Four people, it cannot work until this is put right, it trades only on line."),
        ({"employees": 300, "firm": ("health_records",)}, "It holds health records."),
        ({"firm": ("all_work_through_it",)}, "All work goes through what was attacked."),
    ],
    ids=["nine", "alone", "four", "large", "size not known"],
)  # fmt: skip
def test_what_hangs_on_a_firm_is_one_sentence(known, sentence):
    assert rank(replace(QUIET, **known), WEIGHTS).reasons == (sentence,)


def test_waiting_counts_only_up_to_its_ceiling():
    assert points(replace(QUIET, waited=10)) == points(replace(QUIET, waited=400))


@given(seen)
def test_no_report_ranks_above_the_highest_place_there_is(what):
    assert 0 <= points(what) <= HIGHEST


def test_the_reasons_are_sentences_with_the_weightiest_first():
    worst = replace(
        QUIET, danger="Danger to life: she says so.", vulnerability=("age_75_or_over", "lives_alone"),
        ongoing=True, loss=Decimal("1150"), earlier=2,
    )  # fmt: skip
    assert rank(worst, WEIGHTS).reasons == (
        "Danger to life: she says so.",
        "75 or over, lives alone or is isolated.",
        "It is still going on.",
        "Third report in 12 months.",
        "Lost £1,150.",
    )


def test_a_report_with_nothing_to_say_has_no_reasons():
    assert rank(QUIET, WEIGHTS).reasons == ()


@pytest.mark.parametrize(
    ("differs", "which"),
    [
        ({"danger": "Danger.", "vulnerability": ("under_18",), "ongoing": True}, "danger"),
        ({"vulnerability": ("under_18",), "ongoing": True}, "vulnerable"),
        ({"ongoing": True}, "ongoing"),
        ({}, "other"),
    ],
)
def test_the_worst_thing_sets_the_clock(differs, which):
    assert band(replace(QUIET, **differs)) == which
    assert which in knowledge.library().service_levels.first_attempt


orders = st.tuples(st.integers(0, HIGHEST), st.integers(1, 3_652_059))


@given(orders, orders)
def test_the_queue_key_puts_the_pressing_first_then_the_soonest_due(one, other):
    def wanted(order):
        return (-order[0], order[1])

    assert (queue_key(*one) < queue_key(*other)) == (wanted(one) < wanted(other))


def test_a_victim_again_after_our_advice_is_said_second_and_weighs_nothing():
    plain = replace(QUIET, ongoing=True, earlier=1, waited=3)
    before, after = (rank(seen, WEIGHTS) for seen in (plain, replace(plain, after_advice=True)))
    assert after.reasons == (before.reasons[0], "Victim again after our advice.", *before.reasons[1:])
    assert (after.priority, after.band) == (before.priority, before.band)
