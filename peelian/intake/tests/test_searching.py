"""Searches that are kept: saved, told of in the morning, seen, removed."""

from dataclasses import replace
from datetime import timedelta

import pytest

from peelian.accounts.models import Agreement, Officer
from peelian.intake import actions
from peelian.intake.factories import load, report
from peelian.intake.models import Report, SavedSearch
from peelian.intake.queries.filtered import page
from peelian.intake.rules.searching import Search, Tell
from peelian.kernel.actor import System
from peelian.kernel.refused import Refused
from peelian.tasks.models import Task

pytestmark = pytest.mark.django_db
CLOCK = System("clockwork")
PARCEL = Search(told="parcel")


@pytest.fixture
def parcels(asha, noon) -> SavedSearch:
    return actions.save_search(search=PARCEL, name="Parcels", tell=Tell.MORNING, by=asha, at=noon)


def told(noon) -> int:
    return actions.tell_searches(by=CLOCK, at=noon)


def came(unit, noon, *references: str, **differs: str) -> None:
    rows = [{"Crime Reference": one, "Narrative": "A parcel that never came."} | differs for one in references]
    load(rows, unit=unit, at=noon)


def titles() -> list[str]:
    return list(Task.objects.open().filter(kind="saved search").values_list("title", flat=True))


def test_it_tells_of_what_came_since_it_was_saved_and_of_nothing_before(northmarsh, noon, asha):
    came(northmarsh, noon, "NFRC1001")
    actions.save_search(search=PARCEL, name="Parcels", tell=Tell.MORNING, by=asha, at=noon)
    assert told(noon) == 0
    came(northmarsh, noon, "NFRC1002", "NFRC1003")
    assert told(noon) == 1
    task = Task.objects.get(kind="saved search")
    assert (task.title, task.owner, task.due_on) == ("2 new: Parcels", asha, noon.date())


def test_nothing_is_told_twice(northmarsh, noon, parcels):
    came(northmarsh, noon, "NFRC1001")
    assert (told(noon), told(noon)) == (1, 0)
    assert titles() == ["1 new: Parcels"]


def test_what_nobody_looked_at_stays_in_the_count(northmarsh, noon, parcels):
    came(northmarsh, noon, "NFRC1001")
    told(noon)
    came(northmarsh, noon, "NFRC1002")
    told(noon)
    assert titles() == ["2 new: Parcels"]


def test_after_it_was_looked_at_only_what_came_since_is_new(northmarsh, noon, parcels, asha):
    came(northmarsh, noon, "NFRC1001")
    told(noon)
    actions.note_seen(saved=parcels, by=asha, at=noon)
    assert titles() == []
    came(northmarsh, noon, "NFRC1002")
    told(noon)
    parcels.refresh_from_db()
    new = replace(PARCEL, over=parcels.seen_until, until=parcels.told_until)
    assert [one.reference for one in page(asha, new, before="").reports] == ["NFRC1002"]


def test_a_report_that_does_not_answer_raises_nothing(northmarsh, noon, parcels):
    report(unit=northmarsh, at=noon)
    assert (told(noon), titles()) == (0, [])


def test_another_units_report_is_not_told_of(surrey, noon, parcels):
    came(surrey, noon, "NFRC1001", Force="Surrey", Postcode="GU1 1AA")
    assert told(noon) == 0


def test_what_the_officer_may_no_longer_see_is_not_told_of(northmarsh, noon, parcels):
    came(northmarsh, noon, "NFRC1001")
    Agreement.objects.filter(unit=northmarsh).update(valid_to=noon.date() - timedelta(days=1))
    assert told(noon) == 0


def test_an_officer_who_left_is_told_nothing(northmarsh, noon, parcels, asha):
    came(northmarsh, noon, "NFRC1001")
    Officer.objects.filter(pk=asha.pk).update(is_active=False)
    assert told(noon) == 0


def test_an_officer_who_no_longer_works_victims_is_told_nothing(northmarsh, noon, parcels, asha):
    came(northmarsh, noon, "NFRC1001")
    Officer.objects.filter(pk=asha.pk).update(role="senior officer")
    assert told(noon) == 0


def test_one_that_does_not_tell_raises_nothing(northmarsh, noon, asha):
    actions.save_search(search=PARCEL, name="Parcels", tell=Tell.NO, by=asha, at=noon)
    came(northmarsh, noon, "NFRC1001")
    assert told(noon) == 0


def test_told_again_from_now_on_it_leaves_out_what_came_meanwhile(northmarsh, noon, asha):
    quiet = actions.save_search(search=PARCEL, name="Parcels", tell=Tell.NO, by=asha, at=noon)
    came(northmarsh, noon, "NFRC1001")
    actions.change_saved_search(saved=quiet, name="Parcels", tell=Tell.MORNING, by=asha, at=noon)
    assert told(noon) == 0


def test_removed_it_takes_its_task_along(northmarsh, noon, parcels, asha):
    came(northmarsh, noon, "NFRC1001")
    told(noon)
    actions.remove_saved_search(saved=parcels, by=asha, at=noon)
    assert (titles(), SavedSearch.objects.count(), Report.objects.count()) == ([], 0, 1)


def test_a_search_for_nothing_and_a_name_used_already_are_refused(noon, parcels, asha):
    with pytest.raises(Refused, match="nothing to save"):
        actions.save_search(search=Search(), name="All", tell=Tell.NO, by=asha, at=noon)
    with pytest.raises(Refused, match="Choose another name"):
        actions.save_search(search=PARCEL, name=" Parcels ", tell=Tell.NO, by=asha, at=noon)
    with pytest.raises(Refused, match="Give the search a name"):
        actions.change_saved_search(saved=parcels, name="  ", tell=Tell.NO, by=asha, at=noon)
