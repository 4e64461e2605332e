"""Publishing keeps every version that was ever said, and never changes one."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from peelian.kernel.actor import System
from peelian.kernel.refused import Refused
from peelian.knowledge.actions import publish_library
from peelian.knowledge.models import Control, ControlVersion
from peelian.knowledge.rules.library import Library

BY = System("tests")
pytestmark = pytest.mark.django_db
Spoiled = Callable[..., Library]


def rows() -> list[object]:
    return [*Control.objects.order_by("code").values(), *ControlVersion.objects.order_by("id").values()]


def test_every_control_is_there_after_publishing(shipped: Library, noon: datetime) -> None:
    assert publish_library(library=shipped, by=BY, at=noon) == len(shipped.controls)
    assert set(Control.objects.filter(active=True).values_list("code", flat=True)) == set(shipped.controls)
    kept = ControlVersion.objects.get(control="backups", version=shipped.controls["backups"].version)
    assert kept.text["question"] == shipped.controls["backups"].question


def test_publishing_again_changes_nothing(shipped: Library, noon: datetime) -> None:
    publish_library(library=shipped, by=BY, at=noon)
    before = rows()
    assert publish_library(library=shipped, by=BY, at=noon + timedelta(days=1)) == 0
    assert rows() == before


def test_changed_words_under_one_version_are_refused(shipped: Library, with_control: Spoiled, noon: datetime) -> None:
    publish_library(library=shipped, by=BY, at=noon)
    changed = with_control(title="Make a copy")
    with pytest.raises(Refused, match=r"“backups” have changed since version 2.*Give it version 3"):
        publish_library(library=changed, by=BY, at=noon)


def test_a_refusal_publishes_nothing_at_all(shipped: Library, with_control: Spoiled, noon: datetime) -> None:
    publish_library(library=shipped, by=BY, at=noon)
    changed = with_control(title="Make a copy")
    first = replace(shipped.controls["account-recovery-checked"], version=9, title="Look twice")
    both = replace(changed, controls={**changed.controls, first.code: first})
    with pytest.raises(Refused):
        publish_library(library=both, by=BY, at=noon)
    assert Control.objects.get(code=first.code).version == shipped.controls[first.code].version


def test_a_new_version_stands_beside_the_old(shipped: Library, with_control: Spoiled, noon: datetime) -> None:
    publish_library(library=shipped, by=BY, at=noon)
    later = noon + timedelta(days=30)
    assert publish_library(library=with_control(title="Make a copy", version=3), by=BY, at=later) == 1
    titles = dict(ControlVersion.objects.filter(control="backups").values_list("version", "title"))
    assert titles == {2: shipped.controls["backups"].title, 3: "Make a copy"}
    control = Control.objects.get(code="backups")
    assert (control.version, control.title, control.published_at) == (3, "Make a copy", later)


def test_a_version_that_goes_backwards_is_refused(shipped: Library, with_control: Spoiled, noon: datetime) -> None:
    publish_library(library=with_control(version=9), by=BY, at=noon)
    with pytest.raises(Refused, match="version 9 has been published"):
        publish_library(library=shipped, by=BY, at=noon)


def test_a_control_that_left_the_library_stays_out_of_use_until_it_returns(shipped: Library, noon: datetime) -> None:
    publish_library(library=shipped, by=BY, at=noon)
    without = {code: one for code, one in shipped.controls.items() if code != "backups"}
    publish_library(library=replace(shipped, controls=without), by=BY, at=noon)
    assert not Control.objects.get(code="backups").active
    publish_library(library=shipped, by=BY, at=noon)
    assert Control.objects.get(code="backups").active
