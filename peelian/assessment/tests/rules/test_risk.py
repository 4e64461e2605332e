"""What threats still cost once some of what cuts them is in place."""

from hypothesis import given
from hypothesis import strategies as st

from peelian.adoption.rules.findings import State
from peelian.assessment.rules.risk import Exposure, adjusted, residual, shares_of
from peelian.assessment.rules.workplaces import band_of, workplace

CONTROLS = ("backups", "updates", "lock")
CUTS = {"backups": {"ransomware": 0.6}, "updates": {"ransomware": 0.3, "malware": 0.6}, "lock": {"malware": 0.1}}
EXPOSED = {code: Exposure(threat=code, rate=0.1, loss=1000) for code in ("ransomware", "malware")}
STATES = st.fixed_dictionaries({control: st.sampled_from([*State, None]) for control in CONTROLS})


def risk(states: dict[str, State | None], unknown: float = 0.0) -> float:
    return sum(residual(EXPOSED, CUTS, shares_of(states, unknown=unknown)).values())


def test_without_controls_it_is_how_often_times_how_much() -> None:
    assert residual(EXPOSED, CUTS, {}) == {"ransomware": 100.0, "malware": 100.0}


def test_controls_cut_what_others_leave() -> None:
    assert residual(EXPOSED, CUTS, {"backups": 1.0, "updates": 1.0})["ransomware"] == 100 * 0.4 * 0.7


@given(STATES, st.sampled_from(CONTROLS))
def test_no_to_yes_never_raises_it(states: dict[str, State | None], control: str) -> None:
    assert risk(states | {control: State.YES}) <= risk(states | {control: State.NO})


@given(STATES, st.sampled_from(CONTROLS), st.sampled_from([State.YES, State.PARTLY, State.NO]))
def test_to_know_only_narrows_it(states: dict[str, State | None], control: str, known: State) -> None:
    before, after = states | {control: None}, states | {control: known}
    assert risk(before, 1.0) <= risk(after, 1.0) <= risk(after, 0.0) <= risk(before, 0.0)


def test_a_firm_that_cannot_stop_loses_more_when_it_must() -> None:
    losses = [adjusted(EXPOSED["ransomware"], days).loss for days in (0, 1, 5, 30, None)]
    assert losses == [1500, 1200, 1000, 700, 1000]


def test_what_does_not_stop_the_work_costs_the_same() -> None:
    fraud = Exposure(threat="mandate-fraud", rate=0.1, loss=1000)
    assert adjusted(fraud, 0) == fraud


def test_a_band_stands_for_its_middle_where_nobody_counted() -> None:
    assert workplace(size="10 to 49 people", headcount=None, devices=None, days_without=None).people == 22
    assert workplace(size="", headcount=9, devices=4, days_without=None).size == "2 to 9 people"
    assert [band_of(people) for people in (1, 2, 10, 50, 250)] == [
        "1 person", "2 to 9 people", "10 to 49 people", "50 to 249 people", "250 people or more",
    ]  # fmt: skip
