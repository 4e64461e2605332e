"""Weights that a supervisor sets: the same after they are kept, refused when danger would not come first, and kept."""

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelian.intake.tests.test_queue import at_once
from peelian.kernel.actor import System
from peelian.kernel.refused import Refused
from peelian.knowledge import queries
from peelian.knowledge.actions import save_weights
from peelian.knowledge.models import SavedWeights
from peelian.knowledge.rules.kept_weights import as_kept, from_kept
from peelian.knowledge.rules.library import Library
from peelian.knowledge.rules.schema import ContentError
from peelian.knowledge.rules.setting_weights import GROUPS, changed, numbers, why_not

BY = System("tests")
WEIGHTS = queries.library().harm_weights


def others(**points: int):
    return changed(WEIGHTS, points, version=WEIGHTS.version + 1, note="tests")


def test_weights_are_the_same_after_they_were_kept(shipped: Library) -> None:
    assert from_kept(as_kept(shipped.harm_weights), name="kept") == shipped.harm_weights


@given(
    st.sampled_from(numbers(WEIGHTS)).filter(lambda one: not one.key.startswith(("loss", "size"))), st.integers(0, 9)
)
def test_each_number_that_is_changed_is_changed_and_no_other(number, points):
    after = {one.key: one.points for one in numbers(changed(WEIGHTS, {number.key: points}, version=9, note="x"))}
    assert after == {one.key: one.points for one in numbers(WEIGHTS)} | {number.key: points}


def test_every_number_has_words_and_a_group():
    assert {one.group for one in numbers(WEIGHTS)} == set(GROUPS)
    assert all(one.words for one in numbers(WEIGHTS))


@pytest.mark.parametrize(
    "points",
    [{"loss-100000": 1}, {"size-1": 1}, {"ongoing": -1}],
    ids=["a bigger loss weighs less", "a smaller firm weighs less", "less than nothing"],
)
def test_what_would_turn_the_order_round_is_refused_by_the_schema(points: dict[str, int]) -> None:
    with pytest.raises(ContentError):
        changed(WEIGHTS, points, version=9, note="x")


def test_danger_to_life_must_outrank_all_the_rest_together():
    ceiling = WEIGHTS.ceiling()
    assert why_not(replace(WEIGHTS, danger_to_life=ceiling + 1)) == ""
    assert "must outrank all the rest" in why_not(replace(WEIGHTS, danger_to_life=ceiling))


@pytest.mark.django_db
def test_what_was_saved_last_is_in_force_and_before_that_the_files(noon: datetime) -> None:
    assert queries.harm_weights() == WEIGHTS
    save_weights(weights=others(ongoing=300), why="Calls stop it.", by=BY, at=noon)
    assert (queries.harm_weights().ongoing, queries.harm_weights().version) == (300, WEIGHTS.version + 1)
    save_weights(weights=replace(others(ongoing=310), version=WEIGHTS.version + 2), why="More.", by=BY, at=noon)
    assert queries.harm_weights().ongoing == 310
    assert [one.why for one in queries.weights_history()] == ["More.", "Calls stop it."]
    earlier = queries.weights_of(WEIGHTS.version + 1)
    assert earlier is not None
    assert earlier.ongoing == 300


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("points", "why", "words"),
    [({"danger_to_life": 100}, "x", "must outrank"), ({"ongoing": 300}, "  ", "Say why")],
    ids=["danger second", "no reason"],
)
def test_weights_that_may_not_come_into_force_are_refused(noon: datetime, points, why, words) -> None:
    with pytest.raises(Refused, match=words):
        save_weights(weights=others(**points), why=why, by=BY, at=noon)
    assert queries.harm_weights() == WEIGHTS


@pytest.mark.django_db(transaction=True)
def test_of_two_who_save_at_once_one_is_told_to_look_at_the_others_first(noon: datetime) -> None:
    def save(name: str) -> SavedWeights:
        return save_weights(weights=others(ongoing=300), why=name, by=System(name), at=noon)

    results = at_once(save, ["Ben", "Cara"])
    [lost] = [one for one in results if isinstance(one, Refused)]
    assert (
        lost.words == f"{SavedWeights.objects.get().saved_by} saved other weights meanwhile. "
        "Look at those first, then change them."
    )
