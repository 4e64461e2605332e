"""Answers as a form or a device sends them."""

import contextlib
import json
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peelian.adoption.rules.findings import Evidence, State
from peelian.assessment.rules.posting import as_shown, from_device, from_form
from peelian.kernel.refused import Refused

AT = datetime(2026, 6, 4, 12, tzinfo=UTC)
KEY = "00000000-0000-4000-8000-000000000001"


def test_what_is_still_as_the_page_showed_it_was_not_answered_again() -> None:
    shown = {"key-backups": KEY, "state-backups": "no", "note-backups": "", "was-backups": as_shown("no", "", "")}
    assert from_form(shown, ["backups"], AT) == []


@pytest.mark.parametrize(
    "change", [{"state-backups": "yes"}, {"note-backups": "On a disk."}, {"evidence-backups": "seen"}]
)
def test_anything_that_changed_is_an_answer(change: dict[str, str]) -> None:
    shown = {"key-backups": KEY, "state-backups": "no", "saw-backups": KEY, "was-backups": as_shown("no", "said", "")}
    [said] = from_form(shown | change, ["backups"], AT)
    assert said.saw == (UUID(KEY),)


def test_a_question_left_open_is_no_answer() -> None:
    assert from_form({"key-backups": KEY, "note-backups": "?"}, ["backups"], AT) == []


def test_a_device_says_when_it_was_answered() -> None:
    one = {"key": KEY, "control": "backups", "state": "no", "given_at": "2026-06-04T09:32:00Z"}
    [said] = from_device(json.dumps({"answers": [one]}).encode(), AT)
    assert (said.given_at.hour, said.state, said.evidence) == (9, State.NO, Evidence.SAID)


@given(
    st.binary(max_size=200)
    | st.recursive(st.none() | st.text() | st.integers(), st.lists).map(
        lambda each: json.dumps({"answers": each}).encode()
    )
)
def test_nothing_that_arrives_breaks_it(body: bytes) -> None:
    with contextlib.suppress(Refused):
        from_device(body, AT)


def test_more_answers_than_any_page_has_are_refused() -> None:
    listed = [{"key": str(uuid4()), "control": "backups", "state": "no"}] * 501
    with pytest.raises(Refused):
        from_device(json.dumps({"answers": listed}).encode(), AT)
