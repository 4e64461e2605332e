from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from peelian.accounts.models import Officer
from peelian.engagement.actions import Asked, Triaged, decide, is_of_firm, note_request, triage
from peelian.engagement.factories import firm as a_firm
from peelian.engagement.models import Firm, Request
from peelian.engagement.queries import requests as queries
from peelian.engagement.rules.requests import Decision, Wanted
from peelian.engagement.tests.conftest import Race
from peelian.kernel.refused import Refused


def asked(**differs: object) -> Asked:
    told = {
        "organisation": "Hollow Oak Traders",
        "asked_by": "Len Birch",
        "contact": "len@hollow-oak.example",
        "wanted": Wanted.TALK,
        "postcode": "GU14 6AA",
    }
    return Asked(**(told | differs))  # type: ignore[arg-type]


def noted(by: Officer, at: datetime, triaged: Triaged | None = None, **differs: object) -> Request:
    return note_request(asked=asked(**differs), triaged=triaged or Triaged(), firm=None, by=by, at=at)


@pytest.mark.django_db
def test_a_request_names_who_asks_for_whom_and_how_to_reach_them(asha: Officer, noon: datetime) -> None:
    for empty in ("organisation", "asked_by", "contact"):
        with pytest.raises(Refused, match="Say who asks"):
            noted(asha, noon, **{empty: " "})
    assert not Request.objects.exists()


@pytest.mark.django_db
def test_those_that_wait_are_in_the_order_in_which_they_press(asha: Officer, charlie: Officer, noon: datetime) -> None:
    later = noted(asha, noon + timedelta(hours=1), Triaged(at_risk="attacked last week"), organisation="Pike Roofing")
    first = noted(asha, noon)
    noted(charlie, noon)
    assert queries.waiting(asha) == [later, first]


@pytest.mark.django_db
def test_others_of_the_same_kind_that_wait_nearby_are_counted_in_the_suggestion(asha: Officer, noon: datetime) -> None:
    one = noted(asha, noon, Triaged(people=40, travel=20))
    assert queries.suggestion_for(one).decision is Decision.VISIT
    near = noted(asha, noon, postcode="GU14 7QT", organisation="Pike Roofing")
    noted(asha, noon, postcode="GU1 1AA")
    noted(asha, noon, postcode="GU14 7QT", wanted=Wanted.ADVICE)
    assert queries.near(one) == [near]
    assert queries.suggestion_for(one).decision is Decision.GROUP


@pytest.mark.django_db
def test_it_is_weighed_until_it_is_decided_and_decided_once_with_a_reason(asha: Officer, noon: datetime) -> None:
    one = noted(asha, noon)
    assert triage(request=one, triaged=Triaged(people=12), by=asha, at=noon).people == 12
    with pytest.raises(Refused, match="Say why"):
        decide(request=one, decision=Decision.GROUP, why=" ", by=asha, at=noon)
    decide(request=one, decision=Decision.GROUP, why="Three others wait.", by=asha, at=noon)
    with pytest.raises(Refused, match="decided about this request already"):
        decide(request=one, decision=Decision.DECLINE, why="No time.", by=asha, at=noon)
    with pytest.raises(Refused, match="decided already"):
        triage(request=one, triaged=Triaged(people=3), by=asha, at=noon)
    one.refresh_from_db()
    assert (one.decision, one.people, one.decided_by) == (Decision.GROUP, 12, "Asha Verma")


@pytest.mark.django_db
def test_the_database_wants_a_reason_too(asha: Officer, noon: datetime) -> None:
    one = noted(asha, noon)
    with pytest.raises(IntegrityError), transaction.atomic():
        Request.objects.filter(pk=one.pk).update(decision=Decision.CALL.value)


@pytest.mark.django_db
def test_it_is_of_one_firm_of_the_unit(marlpit: Firm, asha: Officer, charlie: Officer, noon: datetime) -> None:
    one = noted(asha, noon)
    theirs = a_firm(by=charlie, at=noon)
    with pytest.raises(Refused, match="Another unit"):
        is_of_firm(request=one, firm=theirs, by=asha, at=noon)
    with pytest.raises(Refused, match="Another unit"):
        note_request(asked=asked(), triaged=Triaged(), firm=theirs, by=asha, at=noon)
    is_of_firm(request=one, firm=marlpit, by=asha, at=noon)
    with pytest.raises(Refused, match="known already"):
        is_of_firm(request=one, firm=marlpit, by=asha, at=noon)
    assert list(marlpit.requests.all()) == [one]


@pytest.mark.django_db
def test_decided_ones_are_paged_newest_first(asha: Officer, noon: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "PAGE", 2)
    listed = [noted(asha, noon, organisation=f"Firm {at}") for at in range(3)]
    for one in listed:
        decide(request=one, decision=Decision.CALL, why="A question.", by=asha, at=noon)
    first, after = queries.decided(asha)
    assert [one.pk for one in first] == [listed[2].pk, listed[1].pk]
    assert queries.decided(asha, before=after) == ([listed[0]], "")


@pytest.mark.django_db(transaction=True)
def test_of_two_who_decide_at_once_one_does(asha: Officer, ben: Officer, noon: datetime, race: Race) -> None:
    one = noted(asha, noon)
    said = race(
        lambda: decide(request=one, decision=Decision.CALL, why="A question.", by=asha, at=noon),
        lambda: decide(request=one, decision=Decision.GROUP, why="Others wait.", by=ben, at=noon),
    )
    assert said == ["done", "Somebody has decided about this request already."]
    one.refresh_from_db()
    assert (one.decided_by == "Asha Verma") is (one.decision == Decision.CALL)
