"""The lint finds each thing a library can lack, and finds nothing in the one that ships."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from peelian.knowledge.gateways import content
from peelian.knowledge.gateways.hyphens import syllables
from peelian.knowledge.rules import coverage
from peelian.knowledge.rules.controls import Advice, Bearing, Control, Effect, NotFor
from peelian.knowledge.rules.coverage import Gap, Kind
from peelian.knowledge.rules.coverage.grid import by_kind, written_for
from peelian.knowledge.rules.library import Library
from peelian.knowledge.rules.questionnaires import Asked
from peelian.knowledge.rules.sources import Source

DAY = date(2026, 12, 1)
JUDGED = Source(basis="our judgement")
Spoiled = Callable[..., Library]


def gaps(library: Library, *, on: date) -> list[Gap]:
    """Return the gaps that the shipped library has not got, so that each test sees what it spoiled."""
    return [gap for gap in coverage.gaps(library, on=on, syllables=syllables) if gap not in shipped_gaps(on)]


@cache
def shipped_gaps(on: date) -> frozenset[Gap]:
    return frozenset(coverage.gaps(content.read(), on=on, syllables=syllables))


def test_the_shipped_library_has_no_gaps(shipped: Library) -> None:
    assert coverage.gaps(shipped, on=DAY, syllables=syllables) == []


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
        text = " ".join(f"word{n}." for n in range(count))
        return tuple(replace(one, text=text) if one.audience == "adult" else one for one in backups.advice)

    assert gaps(with_control(advice=with_words(40)), on=DAY) == []
    assert gaps(with_control(advice=with_words(110)), on=DAY) == []
    assert len(gaps(with_control(advice=with_words(39)), on=DAY)) == 1
    assert gaps(with_control(advice=with_words(111)), on=DAY) == [
        Gap("control backups", "advice for adult has 111 words, not 40 to 110")
    ]


def test_advice_for_nobody_we_know_is_a_gap(with_control: Spoiled, backups: Control) -> None:
    for_martians = replace(backups.advice[0], audience="martian", text=" ".join(f"m{n}." for n in range(50)))
    found = gaps(with_control(advice=(*backups.advice, for_martians)), on=DAY)
    assert found == [Gap("control backups", "has advice for “martian”, which is not an audience")]


def test_a_day_after_the_review_is_a_gap_and_the_day_itself_is_not(with_control: Spoiled) -> None:
    spoiled = with_control(review_by=DAY)
    assert gaps(spoiled, on=DAY) == []
    late = gaps(spoiled, on=DAY + timedelta(days=1))
    assert late == [Gap("control backups", "was due for review by 2026-12-01")]


def test_a_quoted_source_without_its_words_is_a_gap(with_control: Spoiled) -> None:
    bare = Source(basis="quoted", address="https://force.example/", read_on=DAY)
    assert gaps(with_control(source=bare), on=DAY) == [
        Gap("control backups", "its source lacks an address, the day it was read or the quoted words")
    ]


def test_a_source_read_in_the_future_is_a_gap(with_control: Spoiled) -> None:
    early = Source(basis="quoted", address="https://force.example/", read_on=DAY + timedelta(days=1), quote="Words.")
    assert gaps(with_control(source=early), on=DAY) == [
        Gap("control backups", "its source was read on 2026-12-02, which is still to come")
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


def test_a_name_of_something_that_is_no_more_is_a_gap(with_control: Spoiled) -> None:
    assert gaps(with_control(why="Ask Web Check."), on=DAY) == [
        Gap("control backups", "says “Web Check”; it is no more")
    ]


def test_basics_that_are_not_controls_are_a_gap(shipped: Library) -> None:
    basics = replace(shipped.basics, controls=("prayer",))
    assert gaps(replace(shipped, basics=basics), on=DAY) == [Gap("basics", "name “prayer”, which is not a control")]


def test_an_audience_that_advice_is_not_for_is_no_gap(with_control: Spoiled, backups: Control) -> None:
    others = tuple(advice for advice in backups.advice if advice.audience != "adult")
    why = (NotFor(audience="adult", why="it is for firms"),)
    assert gaps(with_control(advice=others, not_for=why), on=DAY) == []


def test_advice_for_a_reader_it_is_not_for_is_a_gap(with_control: Spoiled) -> None:
    why = (NotFor(audience="adult", why="it is for firms"), NotFor(audience="martian", why="no e-mail"))
    assert gaps(with_control(not_for=why), on=DAY) == [
        Gap("control backups", "has advice for adult and says that it is not for them"),
        Gap("control backups", "is not for “martian”, which is not an audience"),
    ]


def test_words_over_the_reading_age_are_a_gap_that_says_the_age(with_control: Spoiled) -> None:
    hard = "Organisational resilience necessitates comprehensive redundancy of informational assets."
    assert [gap.what for gap in gaps(with_control(how=(hard,)), on=DAY)] == ["how reads at age 33.8, not 11 or below"]


def test_long_sentences_for_easy_read_are_a_gap(with_control: Spoiled, backups: Control) -> None:
    long = " ".join(["We will go to the shop and we will get a big red box for you."] * 3)
    spoiled = tuple(replace(one, text=long) if one.audience == "easy_read" else one for one in backups.advice)
    if spoiled == backups.advice:
        spoiled = (*spoiled, Advice(control="backups", audience="easy_read", text=long))
    assert "advice for easy_read has 16.0 words a sentence, not 12 or fewer" in [
        gap.what for gap in gaps(with_control(advice=spoiled), on=DAY)
    ]


def test_a_threat_without_an_opening_for_somebody_is_a_gap(shipped: Library) -> None:
    malware = replace(shipped.threats["malware"], openings={})
    found = coverage.gaps(
        replace(shipped, threats={**shipped.threats, "malware": malware}), on=DAY, syllables=syllables
    )
    assert {gap.what for gap in found if gap.item == "threat malware"} >= {
        f"has no opening for {audience}" for audience in shipped.audiences
    }


def test_a_requirement_or_framework_that_is_not_there_is_a_gap(with_control: Spoiled) -> None:
    bearings = tuple(
        Bearing(framework=framework, code="D.9", relationship="equal", source=JUDGED)
        for framework in ("cyber-essentials-3.1", "iso-1")
    )
    assert gaps(with_control(requirements=bearings), on=DAY) == [
        Gap("control backups", "names the framework “iso-1”, which is not there"),
        Gap("control backups", "names “D.9”, which is not in cyber-essentials-3.1"),
    ]


def test_a_framework_that_changes_one_that_is_not_there_is_a_gap(shipped: Library) -> None:
    spoiled = replace(shipped.frameworks["cyber-essentials-3.3"], amends="cyber-essentials-1")
    found = gaps(replace(shipped, frameworks={**shipped.frameworks, spoiled.code: spoiled}), on=DAY)
    assert found == [Gap("framework cyber-essentials-3.3", "changes “cyber-essentials-1”, which is not a framework")]


def test_gaps_are_sorted_by_kind_and_every_kind_is_there() -> None:
    late, bare = Gap("control b", "late", Kind.DATE), Gap("control a", "bare", Kind.ADVICE)
    found = by_kind([late, bare])
    assert list(found) == list(Kind)
    assert (found[Kind.DATE], found[Kind.ADVICE], found[Kind.SOURCE]) == (
        [("control b", [late])], [("control a", [bare])], [],
    )  # fmt: skip


def test_the_grid_says_who_is_written_for_who_is_not_and_what_is_missing(backups: Control) -> None:
    one = replace(
        backups,
        advice=(Advice(control="backups", audience="adult", text="Copy."),),
        not_for=(NotFor(audience="school", why="it has its own"),),
    )
    cells = [("written", ""), ("not for", "it has its own"), ("missing", "")]
    assert written_for([one], ["adult", "school", "small_firm"]) == [(one, cells)]


def test_a_questionnaire_that_asks_out_of_order_or_of_nothing_is_a_gap(shipped: Library) -> None:
    ten = shipped.questionnaires["ten-minutes"]
    asked = (Asked(control="backups", only_if="two-step-email"), Asked(control="nothing", only_if=""))
    spoiled = replace(shipped, questionnaires={"ten-minutes": replace(ten, questions=asked)})
    assert gaps(spoiled, on=DAY) == [
        Gap("questionnaire ten-minutes", "there is no control “nothing”"),
        Gap("questionnaire ten-minutes", "“backups” hangs on “two-step-email”, which is not asked before it"),
    ]


def test_what_a_plan_is_made_from_must_be_there(shipped: Library) -> None:
    rates = {code: rate for code, rate in shipped.threat_rates.items() if code != "malware"}
    scales = {code: scale for code, scale in shipped.scales.items() if code != "backups"}
    odd = replace(shipped.scales["screen-lock"], minutes_per="table")
    assert gaps(replace(shipped, threat_rates=rates, scales=scales | {"screen-lock": odd}), on=DAY) == [
        Gap("control backups", "is asked of firms and has no scale"),
        Gap("scale screen-lock", "counts by something else than firm, person, device"),
        Gap("threat malware", "is cut by what firms are asked about and has no rate"),
    ]


def test_a_rate_that_quotes_nobody_is_a_gap(shipped: Library) -> None:
    quoted = replace(shipped.threat_rates["malware"].shares_source, quote="")
    rate = replace(shipped.threat_rates["malware"], shares_source=quoted)
    assert gaps(replace(shipped, threat_rates={**shipped.threat_rates, "malware": rate}), on=DAY) == [
        Gap(
            "rate of threat malware",
            "the basis of its shares lacks an address, the day it was read or the quoted words",
        )
    ]
