from dataclasses import replace
from datetime import date, datetime

import pytest

from peelian.accounts.models import Officer
from peelian.kernel.refused import Refused
from peelian.parties.actions import authorise, withdraw
from peelian.parties.factories import leave
from peelian.parties.gateways.leave_words import leave_words
from peelian.parties.models import Authorisation, SourceRecord
from peelian.parties.rules.firms import Access
from peelian.parties.rules.kinds import Kind
from peelian.records.models import LogEntry

pytestmark = pytest.mark.django_db
FIRST = leave(today=date(2026, 6, 4))


@pytest.fixture
def marlpit(noon: datetime) -> SourceRecord:
    return SourceRecord.objects.create(kind=Kind.ORGANISATION.value, organisation_name="Marlpit Joinery", came_at=noon)


def test_leave_is_written_down_with_all_that_was_said(marlpit: SourceRecord, asha: Officer, noon: datetime) -> None:
    said = replace(FIRST, hosts=(replace(FIRST.hosts[0], host="WWW.Marlpit-Joinery.example"),), basis_note="MoPI")
    made = authorise(about=marlpit, leave=said, by=asha, at=noon)
    kept = Authorisation.objects.standing(noon.date()).get()
    assert kept == made
    assert [(host.host, host.shown_by) for host in kept.hosts.all()] == [
        ("www.marlpit-joinery.example", "showed us her page at the registrar")
    ]
    assert (kept.access, kept.words_version, kept.basis, kept.basis_note) == (
        [Access.DNS.value], leave_words().version, "public task", "MoPI",
    )  # fmt: skip
    assert LogEntry.objects.filter(subject=made.label, by_label=asha.label).count() == 1


def test_nothing_is_kept_of_leave_that_is_refused(marlpit: SourceRecord, asha: Officer, noon: datetime) -> None:
    for differs in ({"hosts": (replace(FIRST.hosts[0], host="*.example"),)}, {"words_version": 0}, {"evidence": ""}):
        with pytest.raises(Refused):
            authorise(about=marlpit, leave=replace(FIRST, **differs), by=asha, at=noon)  # type: ignore[arg-type]
    assert not Authorisation.objects.exists()


def test_leave_that_is_taken_back_stands_no_more(marlpit: SourceRecord, asha: Officer, noon: datetime) -> None:
    made = authorise(about=marlpit, leave=FIRST, by=asha, at=noon)
    withdraw(authorisation=made, withdrawn_by="Dawn Reeve", why="She sold the firm.", by=asha, at=noon)
    made.refresh_from_db()
    assert (made.withdrawn_at, made.withdrawn_by) == (noon, "Dawn Reeve")
    assert not Authorisation.objects.standing(noon.date()).exists()
    with pytest.raises(Refused, match="already"):
        withdraw(authorisation=made, withdrawn_by="Dawn Reeve", why="Again.", by=asha, at=noon)


def test_taking_leave_back_needs_a_name_and_a_reason(marlpit: SourceRecord, asha: Officer, noon: datetime) -> None:
    made = authorise(about=marlpit, leave=FIRST, by=asha, at=noon)
    for who, why in ((" ", "She asked."), ("Dawn Reeve", "")):
        with pytest.raises(Refused):
            withdraw(authorisation=made, withdrawn_by=who, why=why, by=asha, at=noon)
    assert Authorisation.objects.standing(noon.date()).exists()


def test_the_text_has_a_sentence_for_every_kind_of_access() -> None:
    assert set(leave_words().access) == set(Access)
    assert all(leave_words().access.values())
