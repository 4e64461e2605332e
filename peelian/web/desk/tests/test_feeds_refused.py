"""What the pages for feeds refuse: bad files, the same file again, and another unit's list."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from peelian.intake import actions
from peelian.intake.tests.bad_files import REFUSED
from peelian.intake.tests.conftest import ROSA, csv_of
from peelian.web.desk.tests.feeds import checked, counts, desk, loaded, upload, words

__all__ = ["checked", "desk", "loaded", "upload"]  # fixtures
pytestmark = pytest.mark.django_db


def test_the_same_file_is_refused_with_a_link_to_the_first_load(desk, upload, loaded):
    feed = loaded([ROSA])
    before = counts()
    page = words(upload([ROSA], "again.csv"))
    assert "This file was brought in on" in page
    assert reverse("feed", args=[feed.pk]) in page
    assert counts() == before


def test_the_same_file_of_another_unit_is_refused_without_a_link(sign_in, charlie, staged_elsewhere, noon):
    desk = sign_in(charlie)
    page = words(desk.post(reverse("feed-new"), {"file": SimpleUploadedFile("week.csv", csv_of([ROSA]))}))
    assert "This file was brought in on" in page
    assert reverse("feed", args=[staged_elsewhere.pk]) not in page


@pytest.fixture
def staged_elsewhere(asha, noon):
    return actions.bring_feed(content=csv_of([ROSA]), name="week.csv", unit=asha.unit, by=asha, at=noon)


@pytest.mark.parametrize("page", ["feed", "feed-columns", "feed-check", "feed-corrections", "feed-undo"])
def test_another_units_feed_is_not_found(sign_in, charlie, staged_elsewhere, page):
    assert sign_in(charlie).get(reverse(page, args=[staged_elsewhere.pk])).status_code == 404


@pytest.mark.parametrize("page", ["feed-load", "feed-undo", "feed-drop", "feed-columns"])
def test_another_units_feed_cannot_be_changed(sign_in, charlie, staged_elsewhere, page):
    assert sign_in(charlie).post(reverse(page, args=[staged_elsewhere.pk])).status_code == 404
    staged_elsewhere.refresh_from_db()
    assert staged_elsewhere.stage == "staged"


def test_a_senior_officer_brings_in_no_feeds(sign_in, dana):
    assert sign_in(dana).get(reverse("feeds")).status_code == 403


@pytest.mark.parametrize("what", REFUSED)
def test_a_bad_file_is_refused_in_words_and_leaves_nothing(upload, what):
    name, make, said = REFUSED[what]
    before = counts()
    answer = upload(make(), name)
    assert answer.status_code == 200
    assert said in " ".join(answer.context["form"].errors["file"])
    assert counts() == before


def test_no_file_at_all_is_asked_for(desk):
    assert "Choose a file" in words(desk.post(reverse("feed-new"), {}))
