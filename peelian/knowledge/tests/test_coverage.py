"""The lint finds each thing a library can lack, and finds nothing in the one that ships."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from peelian.knowledge.rules.controls import Advice, Control, Effect
from peelian.knowledge.rules.coverage import Gap, gaps
from peelian.knowledge.rules.library import Library
from peelian.knowledge.rules.sources import Source

DAY = date(2026, 11, 24)
JUDGED = Source(basis="our judgement")
Spoiled = Callable[..., Library]


def test_the_shipped_library_has_no_gaps(shipped: Library) -> None:
    assert gaps(shipped, on=DAY) == []


def test_an_audience_without_advice_is_a_gap(with_control: Spoiled, backups: Control) -> None:
    fewer = tuple(advice for advice in backups.advice if advice.audience != "adult")
    assert gaps(with_control(advice=fewer), on=DAY) == [Gap("control backups", "has no advice for adult")]


def test_one_paragraph_given_to_two_audiences_is_a_gap(with_control: Spoiled, backups: Control) -> None:
    text = next(advice.text for advice in backups.advice if advice.audience == "adult")
    same = tuple(
        replace(advice, text=text) if advice.audience == "older_person" else advice for advice in backups.advice
    )
    assert gaps(with_control(advice=same), on=DAY) == [
        Gap("control backups", "says the same to adult and older_person (100% of five-word runs)")
    ]


def test_advice_too_long_or_too_short_is_a_gap(with_control: Spoiled, backups: Control) -> None:
    def with_words(count: int) -> tuple[Advice, ...]:
        text = " ".join(f"word{n}" for n in range(count))
        return (replace(backups.advice[0], text=text), *backups.advice[1:])

    assert gaps(with_control(advice=with_words(40)), on=DAY) == []
    assert gaps(with_control(advice=with_words(110)), on=DAY) == []
    assert len(gaps(with_control(advice=with_words(39)), on=DAY)) == 1
    assert gaps(with_control(advice=with_words(111)), on=DAY) == [
        Gap("control backups", "advice for adult has 111 words, not 40 to 110")
    ]


def test_advice_for_nobody_we_know_is_a_gap(with_control: Spoiled, backups: Control) -> None:
    for_martians = replace(backups.advice[0], audience="martian", text=" ".join(f"m{n}" for n in range(50)))
    found = gaps(with_control(advice=(*backups.advice, for_martians)), on=DAY)
    assert found == [Gap("control backups", "has advice for “martian”, which is not an audience")]


def test_a_day_after_the_review_is_a_gap_and_the_day_itself_is_not(with_control: Spoiled) -> None:
    spoiled = with_control(review_by=DAY)
    assert gaps(spoiled, on=DAY) == []
    late = gaps(spoiled, on=date(2026, 11, 25))
    assert late == [Gap("control backups", "was due for review by 2026-11-24")]


def test_a_quoted_source_without_its_words_is_a_gap(with_control: Spoiled) -> None:
    bare = Source(basis="quoted", address="https://force.example/", read_on=DAY)
    assert gaps(with_control(source=bare), on=DAY) == [
        Gap("control backups", "its source lacks an address, the day it was read or the quoted words")
    ]


def test_a_source_read_in_the_future_is_a_gap(with_control: Spoiled) -> None:
    early = Source(basis="quoted", address="https://force.example/", read_on=date(2026, 12, 1), quote="Words.")
    assert gaps(with_control(source=early), on=DAY) == [
        Gap("control backups", "its source was read on 2026-12-01, which is still to come")
    ]


def test_a_control_that_cuts_nothing_is_a_gap(with_control: Spoiled) -> None:
    assert Gap("control backups", "cuts no threat") in gaps(with_control(threats=()), on=DAY)


def test_a_threat_that_is_not_there_is_a_gap(with_control: Spoiled, backups: Control) -> None:
    plague = Effect(threat="plague", strength="some", source=JUDGED)
    assert gaps(with_control(threats=(*backups.threats, plague)), on=DAY) == [
        Gap("control backups", "cuts “plague”, which is not a threat")
    ]


def test_a_prerequisite_that_is_not_another_control_is_a_gap(with_control: Spoiled) -> None:
    for code in ("flying", "backups"):
        assert gaps(with_control(prerequisites=(code,)), on=DAY) == [
            Gap("control backups", f"comes after “{code}”, which is not another control")
        ]


def test_a_threat_without_controls_or_with_unknown_or_unrelated_ones_is_a_gap(shipped: Library) -> None:
    def with_controls(*codes: str) -> list[Gap]:
        spoiled = replace(shipped.threats["malware"], controls=codes)
        return gaps(replace(shipped, threats={**shipped.threats, "malware": spoiled}), on=DAY)

    assert Gap("threat malware", "has no control") in with_controls()
    assert Gap("threat malware", "names “prayer”, which is not a control") in with_controls("prayer")
    assert Gap(
        "threat malware", "names “safe-online-payment”, which does not say that it cuts this threat"
    ) in with_controls("safe-online-payment")


def test_a_control_that_no_threat_names_is_a_gap(shipped: Library) -> None:
    threats = {code: one for code, one in shipped.threats.items() if code != "online-shopping-fraud"}
    found = gaps(replace(shipped, threats=threats), on=DAY)
    assert Gap("control safe-online-payment", "is named by no threat, so no advice would ever say it") in found


def test_a_cyber_dependent_offence_without_a_threat_is_a_gap_and_a_fraud_is_not(shipped: Library) -> None:
    codes = tuple(replace(row, threat=None) for row in shipped.offence_codes)
    found = {gap.item for gap in gaps(replace(shipped, offence_codes=codes), on=DAY)}
    assert "offence code NFIB52C" in found
    assert "offence code NFIB3A" not in found


def test_an_offence_that_leads_nowhere_or_weighs_nothing_is_a_gap(shipped: Library) -> None:
    row = replace(shipped.offence_codes[0], threat="plague", harm="boredom")
    found = gaps(replace(shipped, offence_codes=(row, *shipped.offence_codes[1:])), on=DAY)
    assert found == [
        Gap("offence code NFIB50A", "has the harm “boredom”, which has no weight"),
        Gap("offence code NFIB50A", "leads to “plague”, which is not a threat"),
    ]


def test_a_code_that_is_there_twice_is_a_gap(shipped: Library) -> None:
    codes = (*shipped.offence_codes, shipped.offence_codes[0])
    assert gaps(replace(shipped, offence_codes=codes), on=DAY) == [Gap("offence codes", "“NFIB50A” is there 2 times")]


def test_danger_to_life_must_outrank_the_sum_of_all_others(shipped: Library) -> None:
    ceiling = shipped.harm_weights.ceiling()
    too_low = replace(shipped.harm_weights, danger_to_life=ceiling)
    enough = replace(shipped.harm_weights, danger_to_life=ceiling + 1)
    assert gaps(replace(shipped, harm_weights=enough), on=DAY) == []
    assert gaps(replace(shipped, harm_weights=too_low), on=DAY) == [
        Gap("harm weights", "danger to life does not outrank everything else together")
    ]


def test_an_old_name_of_the_world_is_a_gap(with_control: Spoiled) -> None:
    spoiled = with_control(why="Because Action Fraud says so.")
    assert gaps(spoiled, on=DAY) == [Gap("control backups", "says “Action Fraud”; it is called Report Fraud now")]
    assert gaps(with_control(why="Because Report Fraud says so."), on=DAY) == []


def test_basics_that_are_not_controls_are_a_gap(shipped: Library) -> None:
    basics = replace(shipped.basics, controls=("prayer",))
    assert gaps(replace(shipped, basics=basics), on=DAY) == [Gap("basics", "name “prayer”, which is not a control")]
