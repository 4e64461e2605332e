"""Investigation flags: what they stop, over which records, and who alone lets go."""

from collections.abc import Collection
from datetime import datetime

import pytest

from peelian.accounts.models import Officer, Unit
from peelian.accounts.rules.roles import Role
from peelian.intake.factories import report
from peelian.intake.models import Report
from peelian.kernel.refused import Refused
from peelian.parties.actions import (
    Investigating,
    change_stops,
    hand_case_over,
    release_investigation,
    set_investigation,
)
from peelian.parties.models import InvestigationFlag, SourceRecord
from peelian.parties.queries import stopped_by
from peelian.parties.rules.kinds import Stop
from peelian.records.models import LogEntry

pytestmark = pytest.mark.django_db
CRIME = "45260000123"


@pytest.fixture
def okafor(make_officer, northmarsh: Unit) -> Officer:
    return make_officer("Ngozi Okafor", northmarsh, Role.INVESTIGATOR)


@pytest.fixture
def rosalind(northmarsh: Unit, noon: datetime) -> SourceRecord:
    hers: Report = report(unit=northmarsh, at=noon)
    return hers.about


def flagged(about: SourceRecord, holder: Officer, by: Officer, at: datetime, stops: Collection[Stop] = (Stop.CONTACT,)):
    made = Investigating(officer=holder, crime_reference=CRIME, stops=stops, why="He may warn the others.")
    return set_investigation(about=about, flag=made, by=by, at=at)


@pytest.mark.parametrize("stop", list(Stop))
def test_a_flag_stops_what_it_says_and_nothing_else(rosalind, okafor, asha, noon, stop):
    flag = flagged(rosalind, okafor, asha, noon, [Stop.CONTACT, Stop.RELEASE])
    expected = None if stop is Stop.PUBLICITY else flag
    assert stopped_by([rosalind.pk], stop) == expected


def test_a_flag_stops_nothing_about_anybody_else(rosalind, okafor, asha, noon):
    flagged(rosalind, okafor, asha, noon)
    assert stopped_by([rosalind.pk + 1], Stop.CONTACT) is None


def test_its_words_say_whom_to_ring(rosalind, okafor, asha, noon):
    flag = flagged(rosalind, okafor, asha, noon)
    assert flag.refusal == f"Ngozi Okafor is investigating {CRIME}: ring them first."


def test_nobody_but_the_officer_in_the_case_releases_it(rosalind, okafor, asha, ben, noon):
    flag = flagged(rosalind, okafor, asha, noon)
    for other in (asha, ben):
        with pytest.raises(Refused, match="Only Ngozi Okafor"):
            release_investigation(flag=flag, why="Done.", by=other, at=noon)
        with pytest.raises(Refused, match="Only Ngozi Okafor"):
            change_stops(flag=flag, stops=[Stop.PUBLICITY], by=other, at=noon)
    assert stopped_by([rosalind.pk], Stop.CONTACT) == flag


def test_released_it_stops_nothing_and_keeps_its_words(rosalind, okafor, asha, noon):
    flag = flagged(rosalind, okafor, asha, noon)
    release_investigation(flag=flag, why="Charged. Do not speak of the brother.", by=okafor, at=noon)
    flag.refresh_from_db()
    assert (flag.released_by, flag.released_why) == ("Ngozi Okafor", "Charged. Do not speak of the brother.")
    assert stopped_by([rosalind.pk], Stop.CONTACT) is None


def test_it_is_released_once(rosalind, okafor, asha, noon):
    flag = flagged(rosalind, okafor, asha, noon)
    release_investigation(flag=flag, why="Charged.", by=okafor, at=noon)
    with pytest.raises(Refused, match="released this flag already"):
        release_investigation(flag=flag, why="Again.", by=okafor, at=noon)
    with pytest.raises(Refused, match="released this flag already"):
        change_stops(flag=flag, stops=[Stop.CONTACT], by=okafor, at=noon)


def test_the_officer_in_the_case_lets_contact_go_on_and_keeps_the_rest(rosalind, okafor, asha, noon):
    flag = flagged(rosalind, okafor, asha, noon, list(Stop))
    change_stops(flag=flag, stops=[Stop.PUBLICITY], by=okafor, at=noon)
    assert stopped_by([rosalind.pk], Stop.CONTACT) is None
    assert stopped_by([rosalind.pk], Stop.PUBLICITY) is not None


def test_a_flag_without_a_stop_a_crime_or_a_reason_is_refused(rosalind, okafor, asha, noon):
    with pytest.raises(Refused, match="Choose what must stop"):
        flagged(rosalind, okafor, asha, noon, [])
    for crime, why in (("", "Because."), (CRIME, " ")):
        nothing = Investigating(officer=okafor, crime_reference=crime, stops=[Stop.CONTACT], why=why)
        with pytest.raises(Refused, match="Give the crime reference"):
            set_investigation(about=rosalind, flag=nothing, by=asha, at=noon)


def test_one_crime_flags_a_record_once_until_it_is_released(rosalind, okafor, asha, noon):
    flag = flagged(rosalind, okafor, asha, noon)
    with pytest.raises(Refused, match="already"):
        flagged(rosalind, okafor, asha, noon)
    release_investigation(flag=flag, why="Charged.", by=okafor, at=noon)
    flagged(rosalind, okafor, asha, noon)
    assert InvestigationFlag.objects.standing().count() == 1


def test_whoever_takes_the_case_on_is_the_only_one_to_release_it(rosalind, okafor, ben, asha, noon):
    flag = hand_case_over(flag=flagged(rosalind, okafor, asha, noon), to=ben, by=okafor, at=noon)
    with pytest.raises(Refused, match="Only Ben Okoro"):
        release_investigation(flag=flag, why="Done.", by=okafor, at=noon)
    release_investigation(flag=flag, why="Done.", by=ben, at=noon)


def test_setting_changing_and_releasing_are_each_logged(rosalind, okafor, asha, noon):
    flag = flagged(rosalind, okafor, asha, noon)
    change_stops(flag=flag, stops=[Stop.PUBLICITY], by=okafor, at=noon)
    release_investigation(flag=flag, why="Charged.", by=okafor, at=noon)
    said = LogEntry.objects.filter(subject=rosalind.label, detail__contains="investigation flag").order_by("pk")
    assert [entry.by_name for entry in said] == ["Asha Verma", "Ngozi Okafor", "Ngozi Okafor"]
