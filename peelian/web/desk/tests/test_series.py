"""The pages of series, as officers see them."""

import pytest
from django.urls import reverse

from peelian.intake.factories import load
from peelian.intake.models import Report
from peelian.linkage.models import Indicator, Series, SeriesDecision, SeriesHandover, SeriesWarning
from peelian.release.models import Message

pytestmark = pytest.mark.django_db
TOLD = "A caller rang from 07700 900456 and had me pay at https://evil-parcels.example/pay."


@pytest.fixture
def series(northmarsh, noon):
    """Three reports that name one number and one address."""
    names = ("Abbott", "Beale", "Coyle")
    rows = [
        {
            "Crime Reference": f"NFRC2600010{at}",
            "Surname": name,
            "Date of Birth": f"0{at + 1}/01/1960",
            "Telephone": f"01632 96000{at}",
            "Email": f"{name}@postbox.example",
            "Narrative": TOLD,
        }
        for at, name in enumerate(names)
    ]
    load(rows, unit=northmarsh, at=noon)
    return Series.objects.get()


@pytest.fixture
def browser(asha, sign_in):
    return sign_in(asha)


def text(answer):
    return answer.content.decode()


def test_the_list_has_the_series_with_its_reports_and_weeks(series, browser):
    said = text(browser.get(reverse("series")))
    assert f"Series {series.pk}" in said
    assert "1 week" in said


def test_the_list_says_when_there_is_none(browser):
    assert "No reports have been joined" in text(browser.get(reverse("series")))


def test_the_series_shows_its_signs_safely_and_why_each_report_is_there(series, browser):
    said = text(browser.get(reverse("series-one", args=[series.pk])))
    assert "evil-parcels[.]example" in said
    assert "evil-parcels.example" not in said
    assert "07700 900456 and evil-parcels[.]example" in said or "evil-parcels[.]example" in said
    assert "Reports by force" in said
    assert "Reports by week" in said


def test_another_unit_sees_nothing_of_it(series, charlie, sign_in):
    assert sign_in(charlie).get(reverse("series-one", args=[series.pk])).status_code == 404


def test_a_report_is_taken_out_with_a_reason_and_may_join_again(series, browser):
    report = Report.objects.order_by("pk")[0]
    out = reverse("series-take-out", args=[series.pk, report.pk])
    assert "Fill in" in text(browser.post(out, {"why": ""}))
    answer = browser.post(out, {"why": "Her own son."}, follow=True)
    assert "Her own son." in text(answer)
    assert SeriesDecision.objects.get().by_name == "Asha Verma"
    browser.post(reverse("series-put-back", args=[series.pk, report.pk]))
    assert series.memberships.count() == 3


def test_a_report_that_is_not_in_the_series_cannot_be_taken_out(series, browser, northmarsh, noon):
    load([{"Crime Reference": "NFRC26000999", "Surname": "Nobody"}], unit=northmarsh, at=noon, name="other.csv")
    other = Report.objects.order_by("-pk")[0]
    assert browser.get(reverse("series-take-out", args=[series.pk, other.pk])).status_code == 404


def test_a_sign_is_set_aside_and_the_officer_sees_that(series, browser):
    number = Indicator.objects.get(kind="telephone number")
    address = reverse("series-sign", args=[series.pk, number.pk])
    assert "07700 900456" in text(browser.get(address))
    answer = browser.post(address, {"ruling": "set aside", "why": "The bank’s own."}, follow=True)
    assert "Set aside by Asha Verma" in text(answer)


def test_when_nothing_is_left_the_officer_comes_back_to_the_list(series, browser):
    for sign in Indicator.objects.all():
        answer = browser.post(
            reverse("series-sign", args=[series.pk, sign.pk]), {"ruling": "set aside", "why": "Ours."}, follow=True
        )
    assert answer.redirect_chain[-1][0] == reverse("series")


def test_the_hand_over_is_a_file_for_machines(series, browser):
    address = reverse("series-hand-over", args=[series.pk])
    assert "No victim is named" in text(browser.get(address))
    answer = browser.post(address, {"to": "DS Ray", "why": "To investigate."})
    assert answer["Content-Type"].startswith("text/csv")
    assert "evil-parcels.example" in text(answer)
    assert SeriesHandover.objects.get().given == answer.content.decode("utf-8-sig")
    assert "DS Ray" in text(browser.get(reverse("series-one", args=[series.pk])))


def test_a_warning_is_kept_as_a_draft_and_nothing_is_sent(series, browser):
    address = reverse("series-warn", args=[series.pk])
    assert "This is a draft" in text(browser.get(address))
    browser.post(address, {"title": "Warning for firms", "body": "Ring back on a number you know."})
    assert SeriesWarning.objects.get().title == "Warning for firms"
    assert not Message.objects.exists()
    assert "Read or change the draft" in text(browser.get(reverse("series-one", args=[series.pk])))


def test_a_victims_record_leads_to_its_series(series, browser):
    report = Report.objects.order_by("pk")[0]
    said = text(browser.get(reverse("victim", args=[report.pk])))
    assert reverse("series-one", args=[series.pk]) in said
    assert "2 other reports name the same signs" in said


def test_a_series_that_stopped_grows_on_an_officers_word(series, browser):
    Series.objects.update(most=3)
    address = reverse("series-one", args=[series.pk])
    assert "has stopped at 3 reports" in text(browser.get(address))
    browser.post(reverse("series-grow", args=[series.pk]))
    assert "has stopped" not in text(browser.get(address))


def test_the_list_costs_as_many_queries_for_many_series_as_for_one(series, browser, django_assert_max_num_queries):
    with django_assert_max_num_queries(14):
        browser.get(reverse("series"))
