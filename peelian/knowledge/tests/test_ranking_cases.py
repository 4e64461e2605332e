"""The invented reports of the ranking check, and the order somebody committed to before they compared it."""

from collections import Counter
from pathlib import Path

import pytest

from peelian.knowledge.gateways.content import FOLDER
from peelian.knowledge.rules import schema
from peelian.knowledge.rules.library import Library
from peelian.knowledge.rules.schema import ContentError

HEAD = {"version": 1, "owner": "O", "review_by": "2027-01-01", "source": "our judgement"}
CASE = {"number": 1, "sentence": "A man lost money.", "harm": "fraud"}


def test_the_order_is_the_one_that_was_committed_to(shipped: Library) -> None:
    head = Path(FOLDER / "ranking_cases.yaml").read_text().split("version:")[0]
    assert shipped.ranking_cases.order_digest in head


def test_there_are_fifty_each_once_in_the_order(shipped: Library) -> None:
    cases = shipped.ranking_cases
    assert sorted(cases.order) == list(range(1, 51)) == [case.number for case in cases.cases]


def test_everything_a_case_names_is_in_the_weights(shipped: Library) -> None:
    weights = shipped.harm_weights
    signs, firm = {one.code for one in weights.vulnerability}, {one.code for one in weights.firm.signs}
    for case in shipped.ranking_cases.cases:
        assert case.harm in weights.harm
        assert set(case.signs) <= signs
        assert set(case.firm) <= firm


def test_no_case_is_there_twice(shipped: Library) -> None:
    assert max(Counter(case.sentence for case in shipped.ranking_cases.cases).values()) == 1


@pytest.mark.parametrize("order", [[], [1, 1], [2], [1, 2]], ids=["none", "twice", "unknown", "more"])
def test_an_order_that_does_not_name_each_case_once_is_refused(order: list[int]) -> None:
    with pytest.raises(ContentError, match="order"):
        schema.ranking_cases_from({**HEAD, "order": order, "cases": [CASE]}, file="ranking_cases.yaml")
