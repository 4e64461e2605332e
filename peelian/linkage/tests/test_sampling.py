"""The monthly check: drawn once, by lot, of what the system did by itself; answered once."""

from datetime import date, datetime, timedelta

import pytest

from peelian.kernel.actor import Bearer, System
from peelian.kernel.refused import Refused
from peelian.linkage.actions.sampling import answer_sample, draw_sample
from peelian.linkage.factories import link, sample
from peelian.linkage.models import Decision, Link, Membership, Sample
from peelian.linkage.queries.sampling import answers, by_lot, to_draw_from
from peelian.linkage.rules.kinds import Verdict
from peelian.linkage.rules.sampling import lot
from peelian.parties.actions import add_source_records
from peelian.parties.models import Party, SourceRecord
from peelian.records.models import LogEntry

BY = System("tests of sampling")
RITA, OMAR = Bearer("rita"), Bearer("omar")
JUNE = date(2026, 6, 1)
pytestmark = pytest.mark.django_db


@pytest.fixture
def records(noon: datetime) -> list[SourceRecord]:
    """Twelve people, each a party of their own."""
    made = [
        SourceRecord(kind="person", given_name="Ann", family_name=f"Vane{i}", email=f"v{i}@post.example", origin="test")
        for i in range(12)
    ]
    add_source_records(records=made, by=BY, at=noon)
    for record in made:
        party = Party.objects.create(kind="person", made_at=noon)
        Membership.objects.create(record=record, party=party, since=noon, model="test 1", decided_by="test")
    return made


@pytest.fixture
def links(records: list[SourceRecord], noon: datetime) -> list[Link]:
    """Six pairs that were joined, and five that came near and were kept apart."""
    joined = [link(records[0], other, Verdict.JOIN, at=noon) for other in records[1:7]]
    apart = [link(records[11], other, Verdict.REVIEW, at=noon) for other in records[6:11]]
    return [*joined, *apart]


def drawn() -> set[tuple[int, int, bool]]:
    return set(Sample.objects.values_list("record", "other", "joined"))


def test_it_draws_as_many_joined_as_kept_apart(links: list[Link], noon: datetime) -> None:
    assert draw_sample(month=JUNE, size=4, by=BY, at=noon) == 8
    assert sorted(joined for _, _, joined in drawn()) == [False] * 4 + [True] * 4
    assert set(Sample.objects.values_list("month", flat=True)) == {JUNE}


def test_drawing_again_in_the_month_adds_nothing(links: list[Link], noon: datetime) -> None:
    draw_sample(month=JUNE, size=4, by=BY, at=noon)
    assert draw_sample(month=date(2026, 6, 30), size=6, by=BY, at=noon + timedelta(days=20)) == 0
    assert Sample.objects.count() == 8


def test_another_month_is_another_lot(links: list[Link], noon: datetime) -> None:
    draw_sample(month=JUNE, size=3, by=BY, at=noon)
    first = drawn()
    Sample.objects.all().delete()
    draw_sample(month=date(2026, 7, 1), size=3, by=BY, at=noon)
    assert drawn() != first


def test_the_database_draws_by_the_rule(links: list[Link]) -> None:
    ordered = list(by_lot(Link.objects.all(), "2026-06 person"))
    assert ordered == sorted(links, key=lambda one: lot("2026-06 person", one.record_id, one.other_id))


def test_the_order_of_asking_gives_nothing_away(links: list[Link], noon: datetime) -> None:
    draw_sample(month=JUNE, size=6, by=BY, at=noon)
    asked = list(Sample.objects.order_by("id").values_list("joined", flat=True))
    assert asked not in (sorted(asked), sorted(asked, reverse=True))


def test_a_pair_that_a_person_decided_says_nothing_of_the_system(links: list[Link], noon: datetime) -> None:
    decided = links[0]
    Decision.objects.create(
        record=decided.other, other=decided.record, same=True, reason="She said so.", by_name="Ann", at=noon
    )
    assert decided not in to_draw_from("person", joined=True)
    assert to_draw_from("person", joined=True).count() == 5


def test_a_pair_that_others_made_one_is_not_kept_apart(links: list[Link], noon: datetime) -> None:
    near = links[-1]
    Membership.objects.filter(record=near.record).update(party=Membership.objects.get(record=near.other).party)
    assert near not in to_draw_from("person", joined=False)


def test_an_answer_is_kept_with_who_gave_it(links: list[Link], noon: datetime) -> None:
    pair = sample(links[0].record, links[0].other, at=noon)
    answer_sample(sample=pair, same=True, by=RITA, at=noon)
    pair.refresh_from_db()
    assert (pair.same, pair.answered_by, pair.answered_at) == (True, RITA.name, noon)
    assert LogEntry.objects.filter(subject=links[0].record.label, detail__contains="check of June 2026").exists()


def test_of_two_who_answer_one_pair_the_second_is_told(links: list[Link], noon: datetime) -> None:
    hers, his = [sample(links[0].record, links[0].other, at=noon)] * 2
    answer_sample(sample=hers, same=True, by=RITA, at=noon)
    with pytest.raises(Refused, match="already"):
        answer_sample(sample=his, same=False, by=OMAR, at=noon)
    assert Sample.objects.get().same is True
    assert not Link.objects.get(pk=links[0].pk).waits


def test_nobody_could_tell_is_an_answer_too(links: list[Link], noon: datetime) -> None:
    pair = sample(links[0].record, links[0].other, at=noon)
    answer_sample(sample=pair, same=None, by=RITA, at=noon)
    with pytest.raises(Refused):
        answer_sample(sample=pair, same=False, by=OMAR, at=noon)


@pytest.mark.parametrize(
    ("joined", "same", "waits"),
    [(True, True, False), (True, False, True), (True, None, False), (False, True, True), (False, False, False)],
)
def test_an_answer_against_the_system_puts_the_pair_first_among_those_that_wait(
    links: list[Link], noon: datetime, joined: bool, same: bool | None, waits: bool
) -> None:
    other = link(links[1].record, links[1].other, Verdict.REVIEW, at=noon, waits=True, useful=12.0)
    one = links[0]
    answer_sample(sample=sample(one.record, one.other, joined=joined, at=noon), same=same, by=RITA, at=noon)
    assert list(Link.objects.waiting()) == ([one, other] if waits else [other])


def test_an_answer_moves_nobody(links: list[Link], noon: datetime) -> None:
    before = list(Membership.objects.order_by("pk").values())
    answer_sample(sample=sample(links[0].record, links[0].other, at=noon), same=False, by=RITA, at=noon)
    assert list(Membership.objects.order_by("pk").values()) == before


def test_answers_are_counted_by_month_and_by_whether_they_were_joined(links: list[Link], noon: datetime) -> None:
    for one, same in zip(links, (True, True, False, None), strict=False):
        answer_sample(sample=sample(one.record, one.other, at=noon), same=same, by=RITA, at=noon)
    sample(links[-1].record, links[-1].other, joined=False, at=noon)
    joined, apart = answers()
    assert (joined.drawn, joined.same, joined.different, joined.unsure, joined.waiting) == (4, 2, 1, 1, 0)
    assert (apart.joined, apart.drawn, apart.waiting) == (False, 1, 1)
