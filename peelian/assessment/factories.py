"""Assessments for tests."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import uuid4

from peelian.accounts.models import Officer
from peelian.adoption.rules.findings import Evidence, State
from peelian.assessment.actions import Beginning, begin, take_answers
from peelian.assessment.models import Assessment
from peelian.assessment.rules.answers import Said
from peelian.engagement.factories import firm as a_firm
from peelian.engagement.models import Firm


def assessment(*, by: Officer, at: datetime, firm: Firm | None = None, **differs: Any) -> Assessment:
    """Return an assessment of Marlpit Joinery that nobody has answered yet, ten minutes long but for what differs."""
    told: dict[str, Any] = {"questionnaire": "ten-minutes", "headcount": 9, "budget": 500} | differs
    return begin(firm=firm or a_firm(by=by, at=at), beginning=Beginning(**told), by=by, at=at)


def answer(
    assessment: Assessment, states: Mapping[str, State], *, by: Officer, at: datetime, who: str = "Dawn"
) -> list[Said]:
    """Answer some questions as somebody at the firm would, seeing nothing of what was said before."""
    said = [
        Said(key=uuid4(), control=control, state=state, evidence=Evidence.SAID, given_at=at, note="We have none.")
        for control, state in states.items()
    ]
    take_answers(assessment=assessment, said=said, who=who, by=by, at=at)
    return said
