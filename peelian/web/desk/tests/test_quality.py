"""The pages of data quality, the monthly check and repeat victims."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from peelian.intake.factories import load, report
from peelian.intake.models import Report
from peelian.linkage.factories import link, sample
from peelian.linkage.models import Link, Sample
from peelian.linkage.rules.kinds import Verdict
from peelian.records.models import LogEntry

DAY = timedelta(days=1)
pytestmark = pytest.mark.django_db


@pytest.fixture
def pair(northmarsh: Any, noon: datetime) -> tuple[Report, Report]:
    """Two reports of Northmarsh's, by people of nearly one name."""
    one = report(unit=northmarsh, at=noon)
    other = report(
        unit=northmarsh, at=noon + DAY, Crime_Reference="NFRC26000002", Forename="Rosalynd", Email="rp@postbox.example"
    )
    return one, other


@pytest.fixture
def asked(pair: tuple[Report, Report], noon: datetime) -> Sample:
    """Their records as a pair of this month's check, which the system had joined."""
    one, other = (each.about for each in pair)
    link(one, other, Verdict.JOIN, at=noon, weight=17.3, evidence=[["E-mail", "the same", 17.3]])
    return sample(one, other, weight=17.3, at=noon)


def page(client: Any, name: str, *args: Any, query: str = "") -> str:
    answer = client.get(reverse(name, args=args) + query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_shows_each_feed_and_all_together(sign_in, ines, northmarsh, noon):
    load([{}, {"Crime Reference": "NFRC26000002", "Postcode": "nonsense"}], unit=northmarsh, at=noon)
    shown = page(sign_in(ines), "quality")
    assert "week.csv" in shown
    assert "1 of 2" in shown
    assert "No check has been drawn yet" in shown


def test_it_shows_one_feed(sign_in, ines, northmarsh, noon):
    feed = load([{}, {"Crime Reference": "NFRC26000002", "Postcode": "nonsense"}], unit=northmarsh, at=noon)
    assert "2 rows, 2 saved" in page(sign_in(ines), "quality-feed", feed.pk)


def test_it_shows_precision_with_its_interval(sign_in, ben, asked):
    client = sign_in(ben)
    client.post(reverse("quality-pair", args=[asked.pk]), {"same": "same"})
    shown = page(client, "quality")
    assert "People, joined by the system" in shown
    assert "1 of 1 were one: between 20.6% and 100%. Few, so it will move." in shown


def test_older_feeds_are_a_page_further(sign_in, ben, northmarsh, noon):
    for day in range(13):
        load([{"Crime Reference": f"NFRC2600{day:04}"}], unit=northmarsh, at=noon + day * DAY, name=f"week-{day}.csv")
    client = sign_in(ben)
    first = page(client, "quality")
    assert ("week-12.csv" in first, "week-0.csv" in first) == (True, False)
    key = first.partition('href="?before=')[2].partition('"')[0]
    assert "week-0.csv" in page(client, "quality", query=f"?before={key}")


def test_the_check_tells_nothing_of_what_the_system_made_of_them(sign_in, ines, asked, pair):
    shown = page(sign_in(ines), "quality-pair", asked.pk)
    assert "Rosalynd Pickering" in shown
    assert "17.3" not in shown
    assert not any(reverse("victim", args=[each.pk]) in shown for each in pair)


def test_a_pair_kept_apart_looks_as_one_that_was_joined(sign_in, ines, asked):
    client = sign_in(ines)
    joined = page(client, "quality-pair", asked.pk)
    Sample.objects.update(joined=False, weight=-4.0, model="test 2")
    apart = page(client, "quality-pair", asked.pk)
    assert bare(joined) == bare(apart)


def bare(shown: str) -> str:
    """Return a page without what differs from one look to the next."""
    main = shown.partition("<main")[2].partition("</main>")[0]
    before, _, after = main.partition('name="csrfmiddlewaretoken" value="')
    return before + after.partition('"')[2]


def test_it_is_logged_whose_records_were_read(sign_in, ines, asked):
    page(sign_in(ines), "quality-pair", asked.pk)
    read = LogEntry.objects.filter(detail="monthly check of who is who", by_name=ines.name)
    assert set(read.values_list("subject", flat=True)) == {asked.record.label, asked.other.label}


def test_an_answer_leads_on_and_one_against_the_system_waits_for_a_decision(sign_in, ines, asked):
    client = sign_in(ines)
    assert client.get(reverse("quality-check")).url == reverse("quality-pair", args=[asked.pk])
    answer = client.post(reverse("quality-pair", args=[asked.pk]), {"same": "different"}, follow=True)
    assert "Every pair that you may see has been answered" in answer.content.decode()
    asked.refresh_from_db()
    assert (asked.same, asked.answered_by) == (False, ines.name)
    assert Link.objects.waiting().count() == 1


def test_of_two_officers_the_second_is_told_and_goes_on(sign_in, ines, ben, asked):
    hers, his = sign_in(ines), sign_in(ben)
    page(his, "quality-pair", asked.pk)
    hers.post(reverse("quality-pair", args=[asked.pk]), {"same": "same"})
    answer = his.post(reverse("quality-pair", args=[asked.pk]), {"same": "different"}, follow=True)
    assert "Somebody has answered this pair already" in answer.content.decode()
    asked.refresh_from_db()
    assert (asked.same, asked.answered_by) == (True, ines.name)


def test_no_answer_is_asked_for_again(sign_in, ines, asked):
    answer = sign_in(ines).post(reverse("quality-pair", args=[asked.pk]), {"same": ""})
    assert "Say whether these are one" in answer.content.decode()
    asked.refresh_from_db()
    assert asked.answered_at is None


def test_one_key_answers_and_the_records_have_the_focus(sign_in, ines, asked):
    shown = page(sign_in(ines), "quality-pair", asked.pk)
    assert shown.count("autofocus") == 1
    assert [shown.count(f'data-key="{key}"') for key in "sdc"] == [1, 1, 1]


def test_a_pair_of_which_one_record_is_another_units_is_not_asked_here(sign_in, ines, surrey, asked, noon):
    theirs = report(unit=surrey, at=noon + 2 * DAY, Crime_Reference="NFRC26000003", Force="Surrey", Postcode="")
    half = sample(asked.record, theirs.about, at=noon)
    assert sign_in(ines).get(reverse("quality-pair", args=[half.pk])).status_code == 404


def test_a_check_can_be_drawn_now(sign_in, ines, pair, noon):
    one, other = (each.about for each in pair)
    link(one, other, Verdict.JOIN, at=noon)
    client = sign_in(ines)
    assert "1 pair drawn." in client.post(reverse("quality-draw"), follow=True).content.decode()
    assert "There is nothing to draw." in client.post(reverse("quality-draw"), follow=True).content.decode()


def test_repeat_victims_are_counted_by_kind_and_lead_to_their_record(sign_in, asha, northmarsh):
    now = timezone.now() - DAY
    report(unit=northmarsh, at=now)
    newest = report(unit=northmarsh, at=now, Crime_Reference="NFRC26000002")
    shown = page(sign_in(asha), "repeats")
    assert "People (1)" in shown
    assert reverse("victim", args=[newest.pk]) in shown
    assert "None in this year" in page(sign_in(asha), "repeats", query="?kind=household")


@pytest.mark.parametrize("query", ["?kind=nonsense", "?before=x", "?kind=organisation&before=99999999999999999999"])
def test_nonsense_in_the_address_is_no_trouble(sign_in, asha, query):
    page(sign_in(asha), "repeats", query=query)
