"""Rows written by COPY are as good as rows written one by one: keys, values, history, constraints."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pghistory
import pytest
from django.db import IntegrityError

from peelian.accounts.models import Unit
from peelian.intake.actions.copying import copy_in
from peelian.intake.models import Report
from peelian.parties.models import SourceRecord

pytestmark = pytest.mark.django_db
AT = datetime(2026, 6, 4, 9, 32, tzinfo=UTC)
AWKWARD = "tab\there, line\nbreak, back\\slash, \\N, “quoted”, 'one' and 😀"


@pytest.fixture
def unsaved(northmarsh: Unit) -> Report:
    about = SourceRecord.objects.create(kind="person", origin="test", came_at=AT, name_key="lee ann")
    return Report(
        about=about,
        unit=northmarsh,
        reported_on=date(2026, 6, 2),
        loss=Decimal("1150.50"),
        ongoing=None,
        vulnerable=True,
        signs=["lives, alone", 'a "sign"'],
        narrative=AWKWARD,
        reasons=["It is still going on.", AWKWARD],
        due_on=date(2026, 6, 5),
        received_at=AT,
    )


def test_every_value_comes_back_as_it_was_written(unsaved: Report) -> None:
    copy_in([unsaved])
    kept = Report.objects.get(pk=unsaved.pk)
    names = [field.attname for field in Report._meta.concrete_fields]
    assert [getattr(kept, name) for name in names] == [getattr(unsaved, name) for name in names]


def test_history_has_each_row_and_who_wrote_it(unsaved: Report) -> None:
    with pghistory.context(by="accounts.Officer:3"):
        copy_in([unsaved])
    event = Report.objects.get(pk=unsaved.pk).history.get()
    assert (event.pgh_label, event.narrative) == ("insert", AWKWARD)
    assert event.pgh_context.metadata["by"] == "accounts.Officer:3"


def test_a_constraint_refuses_as_ever(unsaved: Report) -> None:
    unsaved.stage = "closed"
    with pytest.raises(IntegrityError, match="a_closed_report_has_an_outcome"):
        copy_in([unsaved])


def test_a_row_that_was_copied_is_saved_again_as_an_update(unsaved: Report) -> None:
    copy_in([unsaved])
    unsaved.platform = "Instagram"
    unsaved.save()
    assert Report.objects.get().platform == "Instagram"


def test_nothing_is_written_of_no_rows() -> None:
    copy_in([])
    assert not Report.objects.exists()
