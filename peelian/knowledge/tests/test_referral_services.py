"""The services that victims are referred to: read whole, or refused with what is wrong."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from peelian.knowledge import queries as knowledge
from peelian.knowledge.gateways import content
from peelian.knowledge.gateways.hyphens import syllables
from peelian.knowledge.rules import coverage, schema
from peelian.knowledge.rules.schema import ContentError, Fields

DAY = date(2026, 11, 24)
GOOD: dict[str, Any] = {
    "version": 1, "owner": "Protect content lead", "source": "our judgement", "review_by": date(2027, 5, 31),
    "code": "harbour-help", "title": "Harbour Help", "for_whom": "Anybody.", "consent": "needed",
    "despite_investigation": "stopped", "how": "By telephone", "accepted_within": 3, "chase_every": 5, "ask_after": 20,
    "facts": ["name"], "words": "Say why.",
}  # fmt: skip


def read(**changes: Any) -> Any:
    fields = Fields(GOOD | changes, file="referral_services.yaml", item="harbour-help")
    return schema.referral_service_from(fields)


def test_a_good_service_is_read_whole() -> None:
    service = read()
    assert (service.title, service.consent, service.accepted_within) == ("Harbour Help", "needed", 3)
    assert service.despite_investigation is False


@pytest.mark.parametrize(
    ("field", "value", "problem"),
    [
        ("consent", "maybe", "must be one of needed, sought"),
        ("despite_investigation", "yes", "must be one of allowed, stopped"),
        ("accepted_within", 0, "must be 1 working day or more"),
        ("chase_every", 0, "must be 1 working day or more"),
        ("ask_after", 0, "must be 1 working day or more"),
        ("facts", ["ethnicity"], "has 'ethnicity'"),
        ("words", None, "is missing"),
    ],
    ids=["consent", "despite", "accepted", "chase", "ask", "facts", "words"],
)
def test_a_wrong_field_is_named_with_what_is_wrong(field: str, value: object, problem: str) -> None:
    with pytest.raises(ContentError) as caught:
        read(**{field: value})
    assert caught.value.field == field
    assert problem in caught.value.problem


def test_the_services_of_the_work_ship() -> None:
    assert [service.code for service in knowledge.library().referral_services] == [
        "safeguarding-adults",
        "safeguarding-children",
        "report-fraud-victim-service",
        "victim-support",
        "cyber-choices",
        "pursue",
    ]


def test_whoever_may_come_to_harm_is_referred_whatever_is_stopped() -> None:
    heard = [service.code for service in knowledge.library().referral_services if service.despite_investigation]
    assert heard == ["safeguarding-adults", "safeguarding-children", "pursue"]


def test_a_service_there_twice_or_out_of_date_is_a_gap() -> None:
    library = content.read()
    first = library.referral_services[0]
    old = replace(first, review_by=date(2026, 1, 1))
    spoiled = replace(library, referral_services=(*library.referral_services, old))
    found = {str(gap) for gap in coverage.gaps(spoiled, on=DAY, syllables=syllables)}
    assert found - {str(gap) for gap in coverage.gaps(library, on=DAY, syllables=syllables)} != set()
    assert any("safeguarding-adults" in gap and "2 times" in gap for gap in found)
    assert any("safeguarding-adults" in gap and "due for review" in gap for gap in found)


def test_an_unknown_service_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        knowledge.referral_service("nobody")
