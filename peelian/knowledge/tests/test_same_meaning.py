"""Which versions of a question mean the same."""

from typing import Any

import pytest

from peelian.knowledge.rules import schema
from peelian.knowledge.rules.library import Library
from peelian.knowledge.rules.same_meaning import SameMeaning, means_the_same
from peelian.knowledge.rules.schema import ContentError

HEAD: dict[str, Any] = {"version": 1, "owner": "Protect content lead", "source": "our judgement", "review_by": None}


@pytest.fixture
def two_to_three(shipped: Library) -> SameMeaning:
    any_one = shipped.same_meaning["backups"]
    return SameMeaning(
        control="backups", since=2, until=3, version=1, owner="", source=any_one.source, review_by=any_one.review_by
    )


@pytest.mark.parametrize(
    ("given", "now", "same"), [(2, 3, True), (3, 2, True), (1, 3, False), (3, 4, False), (4, 4, True)]
)
def test_versions_mean_the_same_only_within_what_is_declared(
    two_to_three: SameMeaning, given: int, now: int, same: bool
) -> None:
    assert means_the_same(two_to_three, given=given, now=now) is same


def test_what_nobody_declared_means_something_else() -> None:
    assert not means_the_same(None, given=1, now=2)
    assert means_the_same(None, given=2, now=2)


def test_what_ships_is_declared_of_controls_there_are_and_of_no_version_to_come(shipped: Library) -> None:
    for code, one in shipped.same_meaning.items():
        assert one.until <= shipped.controls[code].version


def test_a_span_that_ends_before_it_begins_is_refused(shipped: Library) -> None:
    day = shipped.same_meaning["backups"].review_by
    raw = {**HEAD, "review_by": day, "items": [{"code": "backups", "since": 2, "until": 2}]}
    (row,) = schema.rows_of(raw, file="same_meaning.yaml")
    with pytest.raises(ContentError, match="must be after since"):
        schema.same_meaning_from(row)
