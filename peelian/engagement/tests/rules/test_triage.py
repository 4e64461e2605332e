from datetime import UTC, date, datetime

import pytest

from peelian.engagement.rules.requests import Decision, Wanted
from peelian.engagement.rules.triage import FAR, FEW, SELF, Weighed, place, suggested


@pytest.mark.parametrize(
    ("weighed", "decision", "words"),
    [
        (Weighed(wanted=Wanted.ASSESSMENT, at_risk=True, travel=FAR), Decision.VISIT, "presses"),
        (Weighed(wanted=Wanted.TALK, at_risk=True, travel=FAR + 1, near=3), Decision.CALL, "1 hour 31: ring first"),
        (Weighed(wanted=Wanted.TALK, people=40, travel=20, near=2), Decision.GROUP, "2 others like it wait nearby"),
        (Weighed(wanted=Wanted.EXERCISE, people=FEW - 1, travel=20), Decision.GROUP, "There would be 7 people"),
        (Weighed(wanted=Wanted.TALK, people=FEW, travel=FAR), Decision.VISIT, "1 hour 30 there and back"),
        (Weighed(wanted=Wanted.TALK, people=40, travel=FAR + 1), Decision.CALL, "1 hour 31 there and back"),
        (Weighed(wanted=Wanted.TALK, people=40), Decision.CALL, "do not know how far"),
        (Weighed(wanted=Wanted.ADVICE, people=3, travel=5, near=4), Decision.CALL, "answered soonest"),
        (Weighed(wanted=Wanted.ASSESSMENT, people=3, near=1), Decision.GROUP, "1 other like it waits nearby"),
        (Weighed(wanted=Wanted.ASSESSMENT, people=SELF, travel=20), Decision.LINK, "With 9 people they can answer"),
        (Weighed(wanted=Wanted.ASSESSMENT, people=1), Decision.LINK, "With 1 person they"),
        (Weighed(wanted=Wanted.ASSESSMENT, people=SELF + 1, travel=20), Decision.VISIT, "20 minutes"),
        (Weighed(wanted=Wanted.ASSESSMENT, travel=20), Decision.VISIT, "20 minutes"),
    ],
)
def test_it_suggests_with_its_reason(weighed: Weighed, decision: Decision, words: str) -> None:
    told = suggested(weighed)
    assert told.decision is decision
    assert words in told.why


def test_what_presses_comes_first_then_the_wished_day_then_who_came_first() -> None:
    early, late = datetime(2026, 6, 1, tzinfo=UTC), datetime(2026, 6, 2, tzinfo=UTC)
    june, july = date(2026, 6, 30), date(2026, 7, 31)
    asked = [
        (True, None, late),
        (False, june, late),
        (False, july, early),
        (False, None, early),
        (False, None, late),
    ]
    places = [place(at_risk=risk, wished_by=wished, came_at=came) for risk, wished, came in asked]
    assert sorted(places) == places
    assert len(set(places)) == len(places)
