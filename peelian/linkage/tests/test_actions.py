"""The map from source records to parties, as loads and officers change it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from itertools import islice, product
from threading import Barrier

import pytest
from django.db import connection

from peelian.kernel.actor import System
from peelian.linkage.actions import join_record, link_new, unlink
from peelian.linkage.models import Decision, Link, Membership
from peelian.linkage.queries import fellows, parties_of, party_of
from peelian.linkage.queries.candidates import SEEN_TOO_OFTEN
from peelian.parties.actions import add_source_records
from peelian.parties.models import Party, SourceRecord

LOADING = System("load")
ROSA = {
    "kind": "person", "given_name": "Rosalind", "family_name": "Pickering", "birth_date": date(1955, 3, 14),
    "email": "r.pickering@postbox.example", "telephone": "+441632960418", "postcode": "GU14 7QT", "origin": "test",
}  # fmt: skip
FIRM = {
    "kind": "organisation", "organisation_name": "Rosalind Pickering", "email": "r.pickering@postbox.example",
    "telephone": "+441632960418", "postcode": "GU14 7QT", "origin": "test",
}  # fmt: skip


def keep(*rows: dict, at: datetime) -> list[SourceRecord]:
    return add_source_records(records=[SourceRecord(**row) for row in rows], by=LOADING, at=at)


def load(*rows: dict, at: datetime):
    records = keep(*rows, at=at)
    return records, link_new(records=records, by=LOADING, at=at)


def decide(one: SourceRecord, other: SourceRecord, *, same: bool, at: datetime, expires_on: date | None = None) -> None:
    first, second = sorted((one.pk, other.pk))
    Decision.objects.create(
        record_id=first, other_id=second, same=same, reason="asked both", by_name="Ben", at=at, expires_on=expires_on
    )


def contents() -> dict[str, list]:
    return {model.__name__: sorted(model.objects.values_list()) for model in (Membership, Link, Party)}


@pytest.mark.django_db
def test_a_second_week_joins_the_person_who_is_known(noon):
    [first], before = load(ROSA, at=noon)
    [second], after = load(ROSA | {"telephone": "", "birth_date": None}, at=noon + timedelta(days=7))
    assert party_of(first) == party_of(second)
    assert (before.known, after.known) == (frozenset(), {second.pk})
    assert list(fellows(first)) == [second, first]


@pytest.mark.django_db
def test_the_evidence_of_a_join_is_kept_as_it_was(noon):
    [first], _ = load(ROSA, at=noon)
    load(ROSA | {"telephone": "+447700900001"}, at=noon)
    [link] = Link.objects.all()
    assert (link.rule, link.other) == ("e-mail and name", first)
    assert ("Telephone", "Differs") in {(field, words) for field, words, _ in link.evidence}
    assert sum(bits for _, _, bits in link.evidence) == pytest.approx(link.weight, abs=0.01)


@pytest.mark.django_db
def test_two_of_one_load_become_one_party_that_is_new(noon):
    [one, other], linked = load(ROSA, ROSA, at=noon)
    assert linked.party_of[one.pk] == linked.party_of[other.pk]
    assert not linked.known
    assert Party.objects.count() == 1


@pytest.mark.django_db
def test_a_sole_trader_is_never_merged_with_the_firm(noon):
    [person, firm], linked = load(ROSA, FIRM, at=noon)
    assert linked.party_of[person.pk] != linked.party_of[firm.pk]
    assert set(Party.objects.values_list("kind", flat=True)) == {"person", "organisation"}


@pytest.mark.django_db
def test_a_word_that_two_are_not_one_wins_over_every_rule(noon):
    [one], _ = load(ROSA, at=noon)
    [other] = keep(ROSA, at=noon)
    decide(one, other, same=False, at=noon)
    link_new(records=[other], by=LOADING, at=noon)
    assert party_of(one) != party_of(other)


@pytest.mark.django_db
def test_the_later_word_stands(noon):
    [one], _ = load(ROSA, at=noon)
    [other] = keep(ROSA, at=noon)
    decide(one, other, same=False, at=noon - timedelta(days=2))
    decide(one, other, same=True, at=noon - timedelta(days=1))
    link_new(records=[other], by=LOADING, at=noon)
    assert party_of(one) == party_of(other)


@pytest.mark.django_db
@pytest.mark.parametrize(("last_day", "apart"), [("2026-06-03", False), ("2026-06-04", True)])
def test_a_word_counts_to_its_last_day_and_no_longer(noon, last_day, apart):
    [one], _ = load(ROSA, at=noon)
    [other] = keep(ROSA, at=noon)
    decide(one, other, same=False, at=noon, expires_on=date.fromisoformat(last_day))
    link_new(records=[other], by=LOADING, at=noon)
    assert (party_of(one) != party_of(other)) is apart


@pytest.mark.django_db
@pytest.mark.parametrize(("others", "joins"), [(SEEN_TOO_OFTEN - 1, True), (SEEN_TOO_OFTEN, False)])
def test_a_key_that_more_than_fifty_records_share_says_nothing(noon, others, joins):
    """A switchboard with as many callers of one surname, each a person of their own; the first rings again."""
    caller = ROSA | {"email": "", "birth_date": None, "postcode": "", "address": ""}
    names = map("".join, product("bar dol fim gus hen jak lor wex".split(), "ton vick mer zad pof rix sul".split()))
    records, _ = load(*[caller | {"given_name": name} for name in islice(names, others)], at=noon)
    [late], _ = load(caller | {"given_name": records[0].given_name}, at=noon)
    assert (party_of(late) == party_of(records[0])) is joins
    assert len(set(parties_of(record.pk for record in records).values())) == others


@pytest.mark.django_db
def test_unlinking_leaves_the_map_exactly_as_it_was(noon):
    load(ROSA, FIRM, at=noon)
    before = contents()
    records, _ = load(ROSA, FIRM, ROSA | {"family_name": "Pike"}, at=noon)
    assert contents() != before
    unlink(records=[record.pk for record in records], by=LOADING, at=noon)
    assert contents() == before


@pytest.mark.django_db
def test_what_an_officer_learnt_brings_the_next_report_to_the_same_party(noon):
    [first], _ = load(ROSA, at=noon)
    [learnt] = keep(ROSA | {"email": "rosa@newpost.example", "birth_date": None}, at=noon)
    join_record(record=learnt, to=first, by=LOADING, at=noon)
    [later], _ = load(ROSA | {"email": "rosa@newpost.example", "birth_date": None, "telephone": ""}, at=noon)
    assert party_of(later) == party_of(first)


@pytest.mark.django_db
def test_the_longest_names_and_addresses_there_can_be_are_linked_too(noon):
    long = {"family_name": "x" * 100, "email": f"{'a' * 60}@{'b' * 63}.{'c' * 63}.{'d' * 57}.example"}
    [one, other], linked = load(ROSA | long, ROSA | long, at=noon)
    assert linked.party_of[one.pk] == linked.party_of[other.pk]
    load(FIRM | {"organisation_name": "Y" * 200, "email": long["email"]}, at=noon)


@pytest.mark.django_db(transaction=True)
def test_two_loads_at_once_do_not_make_two_parties_of_one_person(noon):
    [one], [other] = keep(ROSA, at=noon), keep(ROSA, at=noon)
    together = Barrier(2)

    def link(record: SourceRecord) -> None:
        together.wait()
        try:
            link_new(records=[record], by=LOADING, at=noon)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(link, [one, other]))
    assert len(set(parties_of([one.pk, other.pk]).values())) == 1
    assert Party.objects.count() == 1
