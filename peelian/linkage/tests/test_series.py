"""The map of series, as narratives and officers change it."""

from datetime import date, datetime, timedelta

import pytest

from peelian.kernel.actor import System
from peelian.kernel.refused import Refused
from peelian.linkage.actions.deciding_series import keep_handover, let_grow, put_back, rule_on, take_out
from peelian.linkage.actions.series import Told, forget_sightings, note_sightings
from peelian.linkage.models import Indicator, Series, SeriesMembership, Sighting
from peelian.linkage.queries.series import series_of, shared_signs
from peelian.linkage.rules.series.joining import MOST
from peelian.linkage.rules.series.kinds import Found, Ruling, Sign
from peelian.linkage.rules.series.wording import bands
from peelian.parties.actions import add_source_records
from peelian.parties.models import SourceRecord

BY = System("test")
DAY = date(2026, 6, 1)
PHONE = Found(Sign.TELEPHONE, "+447700900123")
SITE = Found(Sign.WEB, "evil.example")
WALLET = Found(Sign.WALLET, "1BoatSLRHtKNngkdXEeobR76b53LETtpyT")
pytestmark = pytest.mark.django_db


def wording(text: str) -> Found:
    return Found(Sign.WORDING, text, bands(text))


def records(count: int, at: datetime) -> list[int]:
    made = [SourceRecord(kind="person", family_name=f"Pike{number}", origin="test") for number in range(count)]
    return [record.pk for record in add_source_records(records=made, by=BY, at=at)]


def note(*told: tuple[int, tuple[Found, ...]], at: datetime, on: date = DAY) -> None:
    note_sightings(told=[Told(record, on, found) for record, found in told], by=BY, at=at)


@pytest.fixture
def three(noon: datetime) -> list[int]:
    """Three reports that name one number."""
    made = records(3, noon)
    note(*((record, (PHONE,)) for record in made), at=noon)
    return made


def test_it_joins_reports_that_name_the_same_number_across_weeks(three, noon):
    [later] = records(1, noon)
    note((later, (PHONE,)), at=noon + timedelta(days=7), on=DAY + timedelta(days=7))
    assert set(series_of([*three, later]).values()) == {Series.objects.get().pk}
    number = Indicator.objects.get()
    assert (number.first_seen, number.last_seen) == (DAY, DAY + timedelta(days=7))


def test_it_leaves_a_report_alone_that_shares_nothing(three, noon):
    [other] = records(1, noon)
    note((other, (SITE,)), at=noon)
    assert other not in series_of([other])


def test_reading_again_changes_nothing(three, noon):
    before = (list(SeriesMembership.objects.values_list()), list(Indicator.objects.values_list()))
    note(*((record, (PHONE,)) for record in three), at=noon + timedelta(days=1))
    after = (list(SeriesMembership.objects.values_list()), list(Indicator.objects.values_list()))
    assert [row[:3] for row in before[0]] == [row[:3] for row in after[0]]
    assert len(before[1]) == len(after[1])


def test_a_number_that_strangers_share_joins_nobody(noon):
    made = records(20, noon)
    note(*((record, (PHONE,)) for record in made), at=noon)
    assert not series_of(made)


def test_a_number_that_other_signs_bear_out_joins_however_often_it_is_seen(noon):
    made = records(20, noon)
    note(*((record, (PHONE, SITE) if at < 8 else (PHONE,)) for at, record in enumerate(made)), at=noon)
    assert len(series_of(made)) == 20


def test_a_wording_alone_joins_nobody(noon):
    said = wording("hi mum this is my new number please send me some money for the rent today")
    made = records(2, noon)
    note(*((record, (said,)) for record in made), at=noon)
    assert not series_of(made)


def test_a_wording_with_a_word_changed_is_the_same_indicator(noon):
    made = records(2, noon)
    first = wording("hi mum this is my new number please send me some money for the rent today")
    second = wording("hi mum this is my new number please send some money for the rent today")
    note((made[0], (first,)), (made[1], (second,)), at=noon)
    assert Sighting.objects.filter(indicator=Indicator.objects.get()).count() == 2
    assert Sighting.objects.get(record=made[1]).likeness < 100


def test_two_series_become_one_when_a_report_names_the_signs_of_both(three, noon):
    others = records(2, noon)
    note(*((record, (WALLET,)) for record in others), at=noon)
    assert Series.objects.standing().count() == 2
    [bridge] = records(1, noon)
    note((bridge, (PHONE, WALLET)), at=noon)
    assert len(set(series_of([*three, *others, bridge]).values())) == 1
    assert Series.objects.standing().count() == 1
    assert Series.objects.exclude(merged_into=None).count() == 1


def test_taking_sightings_back_leaves_nothing(three, noon):
    forget_sightings(records=three, by=BY, at=noon)
    assert not Series.objects.exists()
    assert not Indicator.objects.exists()
    assert not SeriesMembership.objects.exists()


def test_taking_back_what_held_a_series_together_parts_it(noon):
    made = records(5, noon)
    note(*((record, (PHONE,)) for record in made[:2]), *((record, (WALLET,)) for record in made[2:4]), at=noon)
    note((made[4], (PHONE, WALLET)), at=noon)
    assert len(set(series_of(made).values())) == 1
    forget_sightings(records=[made[4]], by=BY, at=noon)
    assert len(set(series_of(made[:4]).values())) == 2


def test_a_report_that_was_taken_out_stays_out_whatever_is_read_again(three, noon, asha):
    series = Series.objects.get()
    take_out(series=series, record=three[0], reason="Her own brother.", by=asha, at=noon)
    [later] = records(1, noon)
    note(*((record, (PHONE,)) for record in [*three, later]), at=noon)
    assert set(series_of([*three, later])) == {three[1], three[2], later}


def test_what_was_taken_out_does_not_hold_others_together(noon, asha):
    made = records(5, noon)
    note(*((record, (PHONE,)) for record in made[:2]), (made[2], (PHONE, WALLET)), at=noon)
    take_out(series=Series.objects.get(), record=made[2], reason="Not the same.", by=asha, at=noon)
    note(*((record, (WALLET,)) for record in made[3:]), at=noon)
    assert set(series_of(made[:2]).values()) != set(series_of(made[3:]).values())


def test_a_report_may_join_again_once_the_word_is_lifted(three, noon, asha):
    decision = take_out(series=Series.objects.get(), record=three[0], reason="A slip.", by=asha, at=noon)
    put_back(decision=decision, by=asha, at=noon)
    assert len(series_of(three)) == 3
    with pytest.raises(Refused):
        put_back(decision=decision, by=asha, at=noon)


def test_it_refuses_to_take_a_report_out_without_a_reason_or_twice(three, noon, asha):
    series = Series.objects.get()
    with pytest.raises(Refused):
        take_out(series=series, record=three[0], reason=" ", by=asha, at=noon)
    take_out(series=series, record=three[0], reason="Not hers.", by=asha, at=noon)
    with pytest.raises(Refused):
        take_out(series=series, record=three[0], reason="Not hers.", by=asha, at=noon)


def test_a_sign_that_was_set_aside_parts_what_only_it_joined_and_joins_nothing_later(three, noon, asha):
    rule_on(indicator=Indicator.objects.get(), ruling=Ruling.SET_ASIDE, why="The bank's own.", by=asha, at=noon)
    [later] = records(1, noon)
    note(*((record, (PHONE,)) for record in [*three, later]), at=noon)
    assert not series_of([*three, later])
    rule_on(indicator=Indicator.objects.get(), ruling=Ruling.NONE, why="I was wrong.", by=asha, at=noon)
    assert len(series_of([*three, later])) == 4


def test_a_ruling_stays_when_no_narrative_names_the_sign_any_more(three, noon, asha):
    rule_on(indicator=Indicator.objects.get(), ruling=Ruling.SET_ASIDE, why="The bank's own.", by=asha, at=noon)
    forget_sightings(records=three, by=BY, at=noon)
    assert Indicator.objects.get().ruling == Ruling.SET_ASIDE


def test_a_sign_that_is_the_offenders_joins_however_often_it_is_seen(noon, asha):
    made = records(20, noon)
    note(*((record, (PHONE,)) for record in made), at=noon)
    rule_on(indicator=Indicator.objects.get(), ruling=Ruling.OFFENDERS, why="Three forces say so.", by=asha, at=noon)
    assert len(series_of(made)) == 20


def test_a_series_stops_at_its_bound_and_grows_when_somebody_says_so(noon, asha):
    made = records(MOST + 5, noon)
    note(*((record, (WALLET,)) for record in made), at=noon)
    assert len(series_of(made)) == MOST
    let_grow(series=Series.objects.get(), by=asha, at=noon)
    assert len(series_of(made)) == MOST + 5


def test_the_signs_of_a_series_say_how_many_reports_name_them_here_and_everywhere(three, noon, asha):
    take_out(series=Series.objects.get(), record=three[0], reason="Not hers.", by=asha, at=noon)
    [sign] = shared_signs(Series.objects.get())
    assert (sign.indicator.value, sign.here, sign.everywhere) == (PHONE.value, 2, 3)


def test_it_refuses_a_hand_over_to_nobody(three, noon, asha):
    with pytest.raises(Refused):
        keep_handover(series=Series.objects.get(), to="", why="To investigate", given="", by=asha, at=noon)


def test_joining_costs_as_many_queries_for_a_hundred_reports_as_for_ten(noon, django_assert_max_num_queries):
    for count in (10, 100):
        made = records(count, noon)
        found = [Found(Sign.WEB, f"evil{count}-{at // 4}.example") for at in range(count)]
        with django_assert_max_num_queries(40):
            note(*((record, (sign,)) for record, sign in zip(made, found, strict=True)), at=noon)
