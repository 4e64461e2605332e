"""A person's word on who is who, beside evidence and beside each other."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier

import pytest
from django.db import connection

from peelian.kernel.refused import Refused
from peelian.linkage.actions import decide, expire, join_record, link_new, part, undo, unlink, would_change
from peelian.linkage.models import Change, Decision, Link, Membership
from peelian.linkage.queries import parties_of
from peelian.linkage.rules.kinds import How
from peelian.linkage.tests.invented import LOADING, keep, load, the_map, use_scale
from peelian.parties.models import Party

ROSA = {"given_name": "Rosa", "email": "a@postbox.example", "telephone": "+447700900001"}
ROSA_MAIL = {"given_name": "", "email": "a@postbox.example", "telephone": ""}  # one agreement with Rosa: asked about
FIRM = {"kind": "organisation", "organisation_name": "Pike Joinery"}


@pytest.fixture(autouse=True)
def scale(monkeypatch) -> None:
    use_scale(monkeypatch)


def say(one, other, same, at, **given):
    told = {"reason": "asked both", "expires_on": None} | given
    return decide(record=one.pk, other=other.pk, same=same, **told, by=LOADING, at=at)


def together(*records) -> bool:
    return len(set(parties_of(record.pk for record in records).values())) == 1


@pytest.mark.django_db
def test_an_uncertain_pair_waits_and_a_word_ends_the_waiting(noon):
    [one, other], _ = load(ROSA, ROSA_MAIL, at=noon)
    assert [(link.record_id, link.other_id) for link in Link.objects.waiting()] == [(other.pk, one.pk)]
    change = say(one, other, True, noon)
    assert together(one, other)
    assert not Link.objects.waiting().exists()
    undo(change=change, by=LOADING, at=noon)
    assert not together(one, other)
    assert Link.objects.waiting().exists()


@pytest.mark.django_db
def test_a_word_that_moves_nothing_is_kept_as_a_change_all_the_same(noon):
    [one, other], _ = load(ROSA, ROSA_MAIL, at=noon)
    change = say(one, other, False, noon)
    assert (change.how, change.moves) == (How.PART, [])
    assert not Link.objects.waiting().exists()
    undo(change=change, by=LOADING, at=noon)
    assert Link.objects.waiting().exists()


@pytest.mark.django_db
@pytest.mark.parametrize("same", [True, False])
def test_what_a_word_would_change_is_told_and_nothing_of_it_kept(noon, same):
    [one, other], _ = load(ROSA, ROSA_MAIL if same else ROSA, at=noon)
    before = the_map()
    moves = would_change(record=one.pk, other=other.pk, same=same, by=LOADING, at=noon)
    assert [move.record for move in moves] == [other.pk]
    assert the_map() == before
    assert not Change.objects.exists()


@pytest.mark.django_db
def test_it_refuses_what_cannot_be_said(noon):
    [one, firm, off], _ = keep(ROSA, FIRM, ROSA, at=noon), None
    link_new(records=[one, firm], by=LOADING, at=noon)
    for other, words in ((one, "differ"), (firm, "never one"), (off, "no longer")):
        with pytest.raises(Refused, match=words):
            say(one, other, True, noon)
    assert not Decision.objects.exists()


@pytest.mark.django_db
def test_it_parts_only_some_of_one_party(noon):
    [one, other], _ = load(ROSA, ROSA, at=noon)
    [stranger], _ = load({"given_name": "Hew"}, at=noon)
    for records in ([], [one, other], [one, stranger]):
        with pytest.raises(Refused):
            part(records=[r.pk for r in records], reason="two", expires_on=None, by=LOADING, at=noon)
    was = parties_of([one.pk])[one.pk]
    part(records=[one.pk], reason="two", expires_on=None, by=LOADING, at=noon)
    assert parties_of([other.pk])[other.pk] == was  # those who stay keep the party
    assert not together(one, other)


@pytest.mark.django_db
def test_new_evidence_joins_two_that_were_known_apart_and_its_undoing_parts_them_again(noon):
    [one], _ = load(ROSA | {"telephone": ""}, at=noon)
    [other], _ = load(ROSA | {"email": ""}, at=noon)
    assert not together(one, other)
    before, parties = the_map(), Party.objects.count()
    [both], linked = load(ROSA, at=noon + timedelta(days=7))
    assert together(one, other, both)
    assert [(move.record, move.now) for move in linked.moved] == [(other.pk, linked.party_of[both.pk])]
    assert linked.known == {both.pk}
    moved = unlink(records=[both.pk], by=LOADING, at=noon + timedelta(days=8))
    assert [move.record for move in moved] == [other.pk]
    both.delete()
    assert (the_map(), Party.objects.count()) == (before, parties)


@pytest.mark.django_db
def test_new_evidence_splits_a_party_whose_one_record_may_be_either_of_two(noon):
    [john, unnamed], _ = load(ROSA | {"given_name": "John"}, ROSA | {"given_name": "J"}, at=noon)
    assert together(john, unnamed)
    [james], linked = load(ROSA | {"given_name": "James"}, at=noon)
    assert not together(john, unnamed)
    assert not together(james, unnamed)
    assert [move.record for move in linked.moved] == [unnamed.pk]
    assert Link.objects.waiting().count() == 2


@pytest.mark.django_db
def test_once_a_word_has_ended_evidence_speaks_again(noon):
    [one, other], _ = load(ROSA, ROSA, at=noon)
    say(one, other, False, noon, expires_on=date(2026, 6, 10))
    assert expire(by=LOADING, at=noon + timedelta(days=6)) == ()
    assert not together(one, other)
    [change] = expire(by=LOADING, at=noon + timedelta(days=7))
    assert change.how == How.EXPIRY
    assert together(one, other)
    assert expire(by=LOADING, at=noon + timedelta(days=8)) == ()


@pytest.mark.django_db
def test_what_an_officer_learnt_stays_with_them_whatever_evidence_says(noon):
    [one], _ = load(ROSA, at=noon)
    [learnt] = keep({"given_name": "Rosa", "email": "new@postbox.example"}, at=noon)
    join_record(record=learnt, to=one, by=LOADING, at=noon)
    load(ROSA, {"given_name": "Rosa", "email": "new@postbox.example"}, at=noon)
    assert together(one, learnt)


@pytest.mark.django_db
def test_what_evidence_did_is_not_undone_by_a_person(noon):
    load(ROSA | {"telephone": ""}, at=noon)
    load(ROSA | {"email": ""}, at=noon)
    load(ROSA, at=noon)
    [change] = Change.objects.filter(how=How.LOAD)
    with pytest.raises(Refused, match="Evidence did this"):
        undo(change=change, by=LOADING, at=noon)


@pytest.mark.django_db
def test_a_load_of_many_takes_no_more_queries_than_one_of_few(noon, django_assert_max_num_queries):
    people = [{"given_name": f"N{n}", "email": f"n{n}@postbox.example"} for n in range(300)]
    records = keep(*people, at=noon)
    with django_assert_max_num_queries(45):
        link_new(records=records, by=LOADING, at=noon)


@pytest.mark.django_db(transaction=True)
def test_a_word_and_two_loads_at_once_come_one_after_another(noon):
    [one, other], _ = load(ROSA, ROSA_MAIL, at=noon)
    late = [keep(ROSA, at=noon), keep(ROSA, at=noon)]
    together_now = Barrier(3)

    def alongside(work) -> None:
        together_now.wait()
        try:
            work()
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as pool:
        jobs = [lambda r=r: link_new(records=r, by=LOADING, at=noon) for r in late]
        list(pool.map(alongside, [*jobs, lambda: say(one, other, True, noon)]))
    assert together(one, other, *late[0], *late[1])
    assert Membership.objects.count() == 4
