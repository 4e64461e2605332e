from datetime import date, datetime, timedelta

import pytest

from peelian.kernel.actor import System
from peelian.kernel.refused import Refused
from peelian.parties import actions
from peelian.parties.actions import Described, Enrolled, Used
from peelian.parties.models import Asset, Enrolment, Profile, Relationship, SourceRecord, Tie
from peelian.parties.rules.firms import AssetKind, Scheme, Size, TieKind
from peelian.parties.rules.kinds import Evidence, Kind
from peelian.records.models import LogEntry

pytestmark = pytest.mark.django_db
BY = System("tests")
TODAY = date(2026, 6, 4)


def organisation(name: str, at: datetime) -> SourceRecord:
    record = SourceRecord(kind=Kind.ORGANISATION.value, organisation_name=name, origin="tests")
    return actions.add_source_records(records=[record], by=BY, at=at)[0]


@pytest.fixture
def joiner(noon: datetime) -> SourceRecord:
    return organisation("Marlpit Joinery", noon)


def test_a_description_is_added_and_the_one_before_it_stays(joiner: SourceRecord, noon: datetime) -> None:
    for size, days in ((Size.MICRO, 0), (Size.SMALL, 1)):
        described = Described(said_by="Dawn Hale", size=size, districts=["E07000092"])
        actions.describe(about=joiner, described=described, by=BY, at=noon + timedelta(days=days))
    assert [one.size for one in Profile.objects.filter(about=joiner)] == [Size.SMALL, Size.MICRO]
    assert LogEntry.objects.filter(subject=joiner.label, detail="described").count() == 2


def test_a_description_says_who_said_it_and_by_which_list(joiner: SourceRecord, noon: datetime) -> None:
    for described in (Described(said_by=" "), Described(said_by="Dawn Hale", sector="16230")):
        with pytest.raises(Refused):
            actions.describe(about=joiner, described=described, by=BY, at=noon)
    assert not Profile.objects.exists()


def test_what_a_firm_used_stays_when_it_is_gone_and_goes_once(joiner: SourceRecord, noon: datetime) -> None:
    used = Used(kind=AssetKind.COMPUTER, name="the two workshop laptops", many=2)
    asset = actions.note_asset(about=joiner, used=used, by=BY, at=noon)
    actions.asset_gone(asset=asset, on=TODAY, by=BY, at=noon)
    assert not Asset.objects.in_use().exists()
    assert Asset.objects.get().many == 2
    with pytest.raises(Refused):
        actions.asset_gone(asset=asset, on=TODAY, by=BY, at=noon)


def test_none_of_a_thing_is_not_used(joiner: SourceRecord, noon: datetime) -> None:
    for used in (Used(kind=AssetKind.PHONE, name="phones", many=0), Used(kind=AssetKind.PHONE, name=" ")):
        with pytest.raises(Refused):
            actions.note_asset(about=joiner, used=used, by=BY, at=noon)


def test_an_enrolment_ends_with_a_reason_and_once(joiner: SourceRecord, noon: datetime) -> None:
    held = Enrolled(scheme=Scheme.CYBER_ESSENTIALS, since=TODAY, evidence=Evidence.SAID)
    enrolment = actions.enrol(about=joiner, enrolled=held, by=BY, at=noon)
    for on, why in ((TODAY, " "), (TODAY - timedelta(days=1), "They left.")):
        with pytest.raises(Refused):
            actions.end_enrolment(enrolment=enrolment, on=on, why=why, by=BY, at=noon)
    assert Enrolment.objects.standing().exists()
    actions.end_enrolment(enrolment=enrolment, on=TODAY, why="They left.", by=BY, at=noon)
    with pytest.raises(Refused):
        actions.end_enrolment(enrolment=enrolment, on=TODAY, why="Again.", by=BY, at=noon)
    assert Enrolment.objects.get().ended_why == "They left."


def test_an_enrolment_that_was_seen_says_what_was_seen(joiner: SourceRecord, noon: datetime) -> None:
    seen = Enrolled(scheme=Scheme.CISP, since=TODAY, evidence=Evidence.SEEN)
    backwards = Enrolled(scheme=Scheme.CISP, since=TODAY, until=TODAY - timedelta(days=1), evidence=Evidence.SAID)
    for enrolled in (seen, backwards):
        with pytest.raises(Refused):
            actions.enrol(about=joiner, enrolled=enrolled, by=BY, at=noon)


def test_a_tie_is_noted_once_and_can_be_again_after_it_ended(joiner: SourceRecord, noon: datetime) -> None:
    provider = organisation("Bramble IT", noon)
    said = {"about": provider, "kind": TieKind.LOOKS_AFTER, "other": joiner, "by": BY, "at": noon}
    first = actions.tie(**said)
    with pytest.raises(Refused, match="Bramble IT looks after the computers of Marlpit Joinery"):
        actions.tie(**said)
    actions.untie(tied=first, on=TODAY, by=BY, at=noon)
    with pytest.raises(Refused):
        actions.untie(tied=first, on=TODAY, by=BY, at=noon)
    actions.tie(**said)
    assert Tie.objects.count() == 2


def test_a_firm_is_nothing_to_itself(joiner: SourceRecord, noon: datetime) -> None:
    with pytest.raises(Refused):
        actions.tie(about=joiner, kind=TieKind.OWNS, other=joiner, by=BY, at=noon)


def test_somebody_is_added_with_what_they_do_there(joiner: SourceRecord, noon: datetime) -> None:
    dawn = SourceRecord(kind=Kind.PERSON.value, given_name="Dawn", family_name="Hale")
    actions.add_person(organisation=joiner, person=dawn, role="owner", by=BY, at=noon)
    assert str(Relationship.objects.get()) == "Dawn Hale, owner of Marlpit Joinery"
    assert dawn.name_key == "hale dawn"


def test_somebody_without_a_name_or_a_role_is_not_added(joiner: SourceRecord, noon: datetime) -> None:
    nameless = SourceRecord(kind=Kind.PERSON.value)
    dawn = SourceRecord(kind=Kind.PERSON.value, given_name="Dawn")
    for person, role in ((nameless, "owner"), (dawn, " "), (joiner, "owner")):
        with pytest.raises(Refused):
            actions.add_person(organisation=joiner, person=person, role=role, by=BY, at=noon)
    assert SourceRecord.objects.count() == 1
