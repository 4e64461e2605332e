"""Which finding stands for a control."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelian.adoption.rules.findings import Evidence, Known, State, current

MONDAY = date(2026, 6, 1)
TUESDAY = date(2026, 6, 2)


def known(state=State.YES, evidence=Evidence.SAID, on=MONDAY, control="backups"):
    return Known(control, state, evidence, on)


findings = st.lists(
    st.builds(
        Known,
        st.sampled_from(["backups", "updates"]),
        st.sampled_from(State),
        st.sampled_from(Evidence),
        st.integers(0, 3).map(lambda days: MONDAY + timedelta(days=days)),
    ),
    max_size=8,
)


@pytest.mark.parametrize("order", [1, -1])
def test_the_newer_wins_however_they_are_listed(order):
    found = [known(State.NO), known(State.YES, on=TUESDAY)]
    assert current(found[::order])["backups"].state is State.YES


@pytest.mark.parametrize("order", [1, -1])
def test_checked_wins_over_said_on_one_day(order):
    found = [known(State.YES), known(State.NO, Evidence.CHECKED)]
    assert current(found[::order])["backups"].evidence is Evidence.CHECKED


def test_what_was_said_later_wins_over_what_was_checked_before():
    found = [known(State.NO, Evidence.CHECKED), known(State.YES, Evidence.SAID, TUESDAY)]
    assert current(found)["backups"].state is State.YES


def test_of_two_alike_on_one_day_the_later_in_order_stands():
    assert current([known(State.NO), known(State.YES)])["backups"].state is State.YES


def test_dont_know_is_no_answer_to_what_is_known():
    found = [known(State.YES), known(State.DONT_KNOW, Evidence.CHECKED, TUESDAY)]
    assert current(found)["backups"].state is State.YES


def test_dont_know_stands_until_something_is_known():
    first = known(State.DONT_KNOW)
    assert current([first])["backups"] is first
    assert current([first, known(State.NO, on=TUESDAY)])["backups"].state is State.NO


def test_each_control_stands_by_itself():
    standing = current([known(), known(State.NO, control="updates")])
    assert {control: finding.state for control, finding in standing.items()} == {"backups": "yes", "updates": "no"}


@given(findings, findings)
def test_dont_know_never_replaces_anything(found, unknown):
    unsure = [Known(one.control, State.DONT_KNOW, one.evidence, one.on) for one in unknown]
    before = {control: one for control, one in current(found).items() if one.state is not State.DONT_KNOW}
    after = current([*found, *unsure])
    assert {control: after[control] for control in before} == before


@given(findings)
def test_nothing_known_is_newer_than_what_stands(found):
    for control, standing in current(found).items():
        answers = [one for one in found if one.control == control and one.state is not State.DONT_KNOW]
        assert not answers or (standing in answers and standing.on == max(one.on for one in answers))


@given(findings)
def test_what_stands_has_the_best_evidence_of_its_day(found):
    strength = list(Evidence)
    for control, standing in current(found).items():
        rivals = [one for one in found if (one.control, one.on) == (control, standing.on)]
        known_ones = [one for one in rivals if one.state is not State.DONT_KNOW]
        if standing.state is not State.DONT_KNOW:
            assert standing.evidence == max((one.evidence for one in known_ones), key=strength.index)
