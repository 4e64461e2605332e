from datetime import date, datetime

import pytest

from peelian.accounts.models import Officer
from peelian.engagement.actions import Tied, add_contact, tie_firm
from peelian.engagement.factories import firm as a_firm
from peelian.engagement.models import Firm
from peelian.engagement.queries.record import firm_record, firms_of
from peelian.kernel.refused import Refused
from peelian.linkage.models import Membership
from peelian.parties.actions import untie
from peelian.parties.models import SourceRecord
from peelian.parties.rules.firms import TieKind
from peelian.parties.rules.kinds import Kind

pytestmark = pytest.mark.django_db
BRAMBLE = Tied(kind=TieKind.LOOKS_AFTER, name="Bramble IT", turned=True)


def test_somebody_there_is_on_the_record_and_on_the_map(marlpit: Firm, asha: Officer, noon: datetime) -> None:
    dawn = SourceRecord(kind=Kind.PERSON.value, given_name="Dawn", family_name="Hale")
    added = add_contact(firm=marlpit, person=dawn, role="owner", by=asha, at=noon)
    assert [str(one) for one in firm_record(marlpit).people] == ["Dawn Hale, owner of Marlpit Joinery"]
    assert Membership.objects.filter(record=added).exists()


def test_what_another_is_to_a_firm_stands_on_the_record_of_both(marlpit: Firm, asha: Officer, noon: datetime) -> None:
    bramble = a_firm(by=asha, at=noon, organisation_name="Bramble IT", email="", telephone="", postcode="")
    made = tie_firm(firm=marlpit, tied=BRAMBLE, by=asha, at=noon)
    assert (made.about, made.other) == (bramble.about, marlpit.about)
    assert firm_record(marlpit).ties == firm_record(bramble).ties == [made]
    assert firms_of(asha, [made.about_id]) == {bramble.about_id: bramble}


def test_one_that_is_not_helped_is_kept_by_its_name_once(marlpit: Firm, asha: Officer, noon: datetime) -> None:
    first = tie_firm(firm=marlpit, tied=BRAMBLE, by=asha, at=noon)
    with pytest.raises(Refused, match="We know already"):
        tie_firm(firm=marlpit, tied=BRAMBLE, by=asha, at=noon)
    hosts = tie_firm(firm=marlpit, tied=Tied(kind=TieKind.HOSTS, name="bramble it", turned=True), by=asha, at=noon)
    assert hosts.about == first.about
    untie(tied=first, on=date(2026, 6, 4), by=asha, at=noon)
    assert firm_record(marlpit).ties == [hosts]


def test_a_firm_is_nothing_to_itself(marlpit: Firm, asha: Officer, noon: datetime) -> None:
    with pytest.raises(Refused, match="itself"):
        tie_firm(firm=marlpit, tied=Tied(kind=TieKind.OWNS, name="Marlpit Joinery"), by=asha, at=noon)
