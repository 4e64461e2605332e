"""A list brought in, checked and loaded through the pages, for the tests of the pages for feeds."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from peelian.intake import jobs
from peelian.intake.models import Feed, FeedRow, Report
from peelian.intake.tests.conftest import csv_of
from peelian.parties.models import SourceRecord


def chosen(feed):
    """Return the form of the columns as the page shows it."""
    held = {at: field for field, at in feed.mapping.items()}
    return {f"column{at}": held.get(at, "") for at in range(len(feed.header))}


def words(answer):
    return " ".join(answer.content.decode().split())


def counts():
    return [model.objects.count() for model in (Feed, FeedRow, Report, SourceRecord)]


@pytest.fixture
def desk(sign_in, asha):
    return sign_in(asha)


@pytest.fixture
def upload(desk):
    """Send a file through the page."""

    def send(content, name="week.csv"):
        content = content if isinstance(content, bytes) else csv_of(content)
        return desk.post(reverse("feed-new"), {"file": SimpleUploadedFile(name, content)})

    return send


@pytest.fixture
def checked(desk, upload):
    """Bring a list in through the pages and take the columns as they are chosen."""

    def check(content, name="week.csv"):
        upload(content, name)
        feed = Feed.objects.latest("id")
        desk.post(reverse("feed-columns", args=[feed.pk]), chosen(feed))
        feed.refresh_from_db()
        return feed

    return check


@pytest.fixture
def loaded(checked, desk, asha):
    """Bring a list in through the pages, confirm it and let the worker load it."""

    def load(content, name="week.csv"):
        feed = checked(content, name)
        desk.post(reverse("feed-load", args=[feed.pk]))
        jobs.load(feed.pk, asha.label, asha.name)
        feed.refresh_from_db()
        return feed

    return load
