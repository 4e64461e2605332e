"""What becomes of a load that fails."""

from datetime import datetime

import pytest

from peelian.accounts.models import Unit
from peelian.intake import actions
from peelian.intake.factories import LOADING, feed_file
from peelian.intake.jobs import load
from peelian.intake.models import Feed, Report

pytestmark = pytest.mark.django_db


def test_a_load_that_fails_is_given_back_with_the_reason(northmarsh: Unit, noon: datetime) -> None:
    feed = actions.bring_feed(content=feed_file([{}]), name="week.csv", unit=northmarsh, by=LOADING, at=noon)
    actions.check_feed(feed=feed, mapping=feed.mapping, by=LOADING, at=noon)
    actions.begin_loading(feed=feed, by=LOADING, at=noon)
    Feed.objects.filter(pk=feed.pk).update(mapping={"offence": "a column that is not a number"})
    with pytest.raises(TypeError):
        load(feed.pk, LOADING.label, LOADING.name)
    feed.refresh_from_db()
    assert feed.stage == "checked"
    assert "nothing was saved" in feed.notes[-1]
    assert not Report.objects.exists()
