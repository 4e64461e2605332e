"""The law of undoing: whatever was done, taking it back leaves memberships, links and decisions exactly as before.

Changes nest. Loads, decisions and partings come in any order; each is taken back only while it is the last, and then
every column of every row of the three tables is what it was. One that is not the last is refused if a later one moved
the same records, and then nothing has changed either.
"""

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from conftest import NOON
from peelian.kernel.refused import Refused
from peelian.linkage.actions import decide, part, undo, unlink, would_change
from peelian.linkage.models import Change, Membership
from peelian.linkage.tests.invented import LOADING, load, the_map, use_scale
from peelian.parties.models import Party, SourceRecord

rows = st.fixed_dictionaries(
    {
        "given_name": st.sampled_from(["", "J", "John", "James", "Rosa"]),
        "email": st.sampled_from(["", "a@postbox.example", "b@postbox.example"]),
        "telephone": st.sampled_from(["", "+447700900001", "+447700900002"]),
    }
)
picks = st.integers(0, 30)


class Undoing(RuleBasedStateMachine):
    """Officers and lists change the map, and take back what they did."""

    @initialize()
    def begin(self) -> None:
        self.inside = transaction.atomic()
        self.inside.__enter__()
        self.done: list[tuple[Any, dict[str, list[Any]]]] = []
        self.clock = NOON

    def teardown(self) -> None:
        if hasattr(self, "inside"):
            transaction.set_rollback(True)
            self.inside.__exit__(None, None, None)

    def record(self, pick: int) -> int:
        known = sorted(Membership.objects.values_list("record_id", flat=True))
        return known[pick % len(known)]

    def tick(self) -> Any:
        self.clock += timedelta(minutes=1)
        return self.clock

    @rule(rows=st.lists(rows, min_size=1, max_size=4))
    def a_list_is_loaded(self, rows: list[dict[str, str]]) -> None:
        before = the_map()
        records, _ = load(*rows, at=self.tick())
        self.done.append(([record.pk for record in records], before))

    @precondition(lambda self: Membership.objects.count() > 1)
    @rule(one=picks, other=picks, same=st.booleans())
    def somebody_says_who_is_who(self, one: int, other: int, same: bool) -> None:
        pair = {"record": self.record(one), "other": self.record(other), "same": same}
        if pair["record"] == pair["other"]:
            return
        before = the_map()
        at = self.tick()
        foreseen = would_change(**pair, by=LOADING, at=at)
        assert the_map() == before
        change = decide(**pair, reason="asked both", expires_on=None, by=LOADING, at=at)
        assert {move.record for move in foreseen} == {move["record"] for move in change.moves}
        self.done.append((change, before))

    @precondition(lambda self: Membership.objects.exists())
    @rule(pick=picks, some=st.sets(st.integers(0, 5), min_size=1))
    def somebody_parts_records(self, pick: int, some: set[int]) -> None:
        party = Membership.objects.get(record=self.record(pick)).party_id
        fellows = sorted(Membership.objects.filter(party=party).values_list("record_id", flat=True))
        leaving = {fellows[index] for index in some if index < len(fellows)}
        if not leaving or len(leaving) == len(fellows):
            return
        before = the_map()
        change = part(records=leaving, reason="two people", expires_on=None, by=LOADING, at=self.tick())
        [now] = set(Membership.objects.filter(record__in=leaving).values_list("party_id", flat=True))
        assert not Membership.objects.filter(party=now, record__in=set(fellows) - leaving).exists()
        self.done.append((change, before))

    @precondition(lambda self: len(self.done) > 1)
    @rule(pick=picks)
    def an_earlier_change_is_not_taken_back_from_under_a_later_one(self, pick: int) -> None:
        change, _ = self.done[pick % (len(self.done) - 1)]
        later = [each for each, _ in self.done[pick % (len(self.done) - 1) + 1 :] if isinstance(each, Change)]
        moved = {move["record"] for each in later for move in each.moves}
        if not isinstance(change, Change) or moved.isdisjoint(move["record"] for move in change.moves):
            return
        before = the_map()
        with pytest.raises(Refused):
            undo(change=change, by=LOADING, at=self.tick())
        assert the_map() == before

    @precondition(lambda self: self.done)
    @rule()
    def the_last_is_taken_back(self) -> None:
        last, before = self.done.pop()
        if isinstance(last, Change):
            undo(change=last, by=LOADING, at=self.tick())
        else:
            unlink(records=last, by=LOADING, at=self.tick())
            SourceRecord.objects.filter(pk__in=last).delete()
        assert the_map() == before


@pytest.mark.django_db
def test_what_is_taken_back_leaves_everything_as_it_was(monkeypatch):
    use_scale(monkeypatch)
    run_state_machine_as_test(
        Undoing,
        settings=settings(
            max_examples=20,
            stateful_step_count=12,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.explicit, Phase.reuse, Phase.generate],  # to shrink takes minutes; the steps are few
        ),
    )


@pytest.mark.django_db
def test_no_party_is_left_over_once_all_is_taken_back(noon, monkeypatch):
    use_scale(monkeypatch)
    same = {"given_name": "Rosa", "email": "a@postbox.example"}
    [one], _ = load(same, at=noon)
    load(same, at=noon)
    before = Party.objects.count()
    change = part(records=[one.pk], reason="two", expires_on=None, by=LOADING, at=noon)
    undo(change=change, by=LOADING, at=noon)
    assert Party.objects.count() == before
