"""The pages about who is who, as officers use them."""

from collections.abc import Callable

import pytest
from django.test import Client

from peelian.accounts.models import Officer
from peelian.intake import actions
from peelian.intake.factories import load, report
from peelian.intake.models import Report
from peelian.intake.tests.test_joining import BELL, waiting
from peelian.linkage.models import Change, Decision, Link
from peelian.linkage.queries import party_of
from peelian.records.models import LogEntry
from peelian.tasks.models import Task

pytestmark = pytest.mark.django_db
SignIn = Callable[[Officer], Client]
REVIEW = "/desk/who/review/"


@pytest.fixture
def rosa(northmarsh, noon) -> Report:
    return report(unit=northmarsh, at=noon)


@pytest.fixture
def bell(northmarsh, noon) -> Report:
    return report(unit=northmarsh, at=noon, **BELL)


@pytest.fixture
def pair(rosa, bell, noon) -> Link:
    return waiting(rosa, bell, noon)


@pytest.fixture
def three(northmarsh, noon) -> list[Report]:
    load([{"Crime Reference": f"NFRC2600002{n}"} for n in range(3)], unit=northmarsh, at=noon)
    return list(Report.objects.order_by("pk"))


@pytest.fixture
def client(asha, sign_in: SignIn) -> Client:
    return sign_in(asha)


def read(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_a_pair_is_shown_side_by_side_with_its_evidence_and_what_an_answer_would_do(pair, client, asha):
    page = read(client, REVIEW)
    assert "1 pair waits for somebody’s word" in page
    assert "Are these one person?" in page
    for words in ("Rosalind Pickering", "Rosalind Bell", "14 March 1955", "Different", "Agrees", "+12.0", "strong for",
                  "this would join 1 record with 1", "1 record and 1 report move"):  # fmt: skip
        assert words in page
    assert "We would expect about 8 in 10 such pairs to be one person." in page
    assert LogEntry.objects.filter(subject=f"parties.SourceRecord:{pair.record_id}", by_label=asha.label).exists()


def test_the_same_goes_on_to_the_next_and_one_press_undoes_it(pair, rosa, bell, client):
    page = client.post(f"{REVIEW}{pair.pk}/", {"answer": "same"}, follow=True).content.decode()
    assert party_of(rosa.about) == party_of(bell.about)
    assert "Nothing waits for your word" in page
    assert ">Undo</button>" in page
    page = client.post(f"/desk/who/changes/{Change.objects.get().pk}/", {"to": "review"}, follow=True).content.decode()
    assert party_of(rosa.about) != party_of(bell.about)
    assert "Are these one person?" in page


def test_different_with_a_reason_is_kept(pair, client):
    client.post(f"{REVIEW}{pair.pk}/", {"answer": "different", "reason": "Two sisters"})
    assert Decision.objects.values_list("same", "reason").get() == (False, "Two sisters")


def test_a_pair_that_is_put_by_is_not_asked_again_until_one_goes_back(pair, client):
    page = read(client, f"{REVIEW}?after={pair.pk}")
    assert "You have seen them all" in page
    assert "Go back to those you put by" in page


def test_an_answer_that_makes_no_sense_is_refused(pair, client):
    assert client.post(f"{REVIEW}{pair.pk}/", {"answer": "perhaps"}).status_code == 409
    assert not Decision.objects.exists()


def test_the_second_who_answers_reads_who_was_first(pair, client, ben, sign_in: SignIn):
    sign_in(ben).post(f"{REVIEW}{pair.pk}/", {"answer": "same"})
    answer = client.post(f"{REVIEW}{pair.pk}/", {"answer": "different"})
    assert answer.status_code == 409
    assert "answered already by Ben Okoro: one" in answer.content.decode()


def test_a_pair_with_another_units_record_is_only_counted(rosa, northmarsh, client, noon):
    theirs = report(unit=northmarsh, at=noon, **(BELL | {"Force": "Surrey", "Crime_Reference": "NFRC26000010"}))
    link = waiting(rosa, theirs, noon)
    page = read(client, REVIEW)
    assert "Rosalind Bell" not in page
    assert "1 more touches a record that lies with another unit" in page
    assert client.post(f"{REVIEW}{link.pk}/", {"answer": "same"}).status_code == 404


def test_why_shows_each_record_each_weight_and_who_put_it_there(three, client, noon):
    link = Link.objects.order_by("-pk").first()
    link.weight, link.model = 31.2, "people 1"
    link.evidence = [["prior", "any two people", -20.0], ["name", "Agrees, uncommon", 51.2]]
    link.save()
    page = read(client, f"/desk/victims/{three[0].pk}/why/")
    for words in ("We take 3 records to be Rosalind Pickering", "Row 2 of week.csv", "NFRC26000021", "+51.2", "−20.0",
                  "+31.2", "fewer than 1 in 1,000 such pairs to be two people", "people 1", "test feed"):  # fmt: skip
        assert words in page


def test_the_weights_that_are_shown_add_up_to_the_total(three):
    for link in Link.objects.exclude(weight=None):
        assert sum(weight for _, _, weight in link.evidence) == pytest.approx(link.weight)


def test_parting_shows_first_what_moves_and_then_moves_it(three, client):
    address = f"/desk/victims/{three[0].pk}/why/part/"
    sent = {"records": [three[2].about_id], "reason": "Her daughter wrote it", "until_day": "", "until_month": ""}
    page = client.post(address, sent).content.decode()
    assert "1 record and 1 report move." in page
    assert "2 becomes 0" in page
    assert not Change.objects.exists()
    page = client.post(address, sent | {"sure": "yes"}, follow=True).content.decode()
    assert party_of(three[0].about) != party_of(three[2].about)
    assert "The records are parted" in page
    assert "We take 2 records to be Rosalind Pickering" in page
    assert "Her daughter wrote it" in page


def test_parting_nothing_says_what_to_do(three, client):
    page = client.post(f"/desk/victims/{three[0].pk}/why/part/", {"reason": "x"}).content.decode()
    assert "Choose the records that are somebody else’s" in page


def test_joining_finds_the_other_shows_what_would_change_and_joins(rosa, bell, client):
    address = f"/desk/victims/{rosa.pk}/why/join/"
    page = read(client, f"{address}?q=bell")
    assert f"with={bell.pk}" in page
    page = read(client, f"{address}?q=bell&with={bell.pk}")
    assert "This would join 1 record with 1" in page
    assert "Nothing has been changed yet" in page
    assert party_of(rosa.about) != party_of(bell.about)
    page = client.post(f"{address}?q=bell&with={bell.pk}", {"reason": ""}).content.decode()
    assert "Fill in “How do you know?”" in page
    client.post(f"{address}?q=bell&with={bell.pk}", {"reason": "She married"})
    assert party_of(rosa.about) == party_of(bell.about)


def test_a_record_is_not_joined_with_itself_with_a_firm_or_with_another_units(three, northmarsh, surrey, client, noon):
    firm = report(unit=northmarsh, at=noon, Victim_Type="Organisation", Organisation_Name="Weir Joinery Ltd",
                  Crime_Reference="NFRC26000050", Surname="", Forename="", Email="", Telephone="")  # fmt: skip
    theirs = report(unit=northmarsh, at=noon, **(BELL | {"Force": "Surrey", "Crime_Reference": "NFRC26000010"}))
    for other in (three[1], firm, theirs):
        assert client.get(f"/desk/victims/{three[0].pk}/why/join/?with={other.pk}").status_code == 404
    page = read(client, f"/desk/victims/{three[0].pk}/why/join/?q=bell")
    assert "Rosalind Bell" not in page
    assert "Surrey" in page


def test_changes_are_listed_newest_first_and_undone_after_asking(pair, client):
    client.post(f"{REVIEW}{pair.pk}/", {"answer": "same", "reason": "It is her"})
    change = Change.objects.get()
    page = read(client, "/desk/who/changes/")
    assert "It is her" in page
    assert "Asha Verma" in page
    page = read(client, f"/desk/who/changes/{change.pk}/")
    assert "What goes back" in page
    assert "1 record and 1 report move." in page
    client.post(f"/desk/who/changes/{change.pk}/")
    assert "Undone" in read(client, "/desk/who/changes/")
    assert client.post(f"/desk/who/changes/{change.pk}/").status_code == 409


def test_what_a_later_change_moved_again_is_not_undone(three, client):
    address = f"/desk/victims/{three[0].pk}/why/part/"
    for record in (three[2].about_id, three[1].about_id):
        client.post(address, {"records": [record], "reason": "not hers", "sure": "yes"})
    join = f"/desk/victims/{three[0].pk}/why/join/?with={three[2].pk}"
    client.post(join, {"reason": "hers after all"})
    first = Change.objects.order_by("pk").first()
    answer = client.post(f"/desk/who/changes/{first.pk}/")
    assert answer.status_code == 409
    assert "later" in answer.content.decode()


def test_another_units_change_is_not_there(pair, client, charlie, sign_in: SignIn):
    client.post(f"{REVIEW}{pair.pk}/", {"answer": "same"})
    there = sign_in(charlie)
    assert there.get(f"/desk/who/changes/{Change.objects.get().pk}/").status_code == 404
    assert "Nothing has changed on a record that you may see" in read(there, "/desk/who/changes/")


def test_today_says_how_many_pairs_wait_and_leads_to_a_record_that_others_joined(
    pair, rosa, client, ben, asha, sign_in
):
    page = read(client, "/desk/")
    assert "1 pair waits for somebody’s word" in page
    assert f'href="{REVIEW}"' in page
    actions.claim(report=rosa, by=ben, at=rosa.received_at)
    client.post(f"{REVIEW}{pair.pk}/", {"answer": "same"})
    theirs = sign_in(ben)
    assert f'href="/desk/victims/{rosa.pk}/why/"' in read(theirs, "/desk/")
    theirs.get(f"/desk/victims/{rosa.pk}/why/")
    assert not Task.objects.open().filter(kind="who").exists()


def test_the_record_says_that_a_pair_about_it_waits(pair, rosa, client):
    page = read(client, f"/desk/victims/{rosa.pk}/")
    assert "1 pair about them waits for somebody’s word" in page
    assert f"/desk/victims/{rosa.pk}/why/" in page
