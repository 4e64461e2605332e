"""Words that are taken out of a narrative are out everywhere."""

from datetime import datetime

import pytest
from django.test import Client

from peelian.accounts.models import Officer, Unit
from peelian.accounts.rules.roles import Role
from peelian.intake import actions
from peelian.intake.factories import report
from peelian.intake.models import Redaction, Report
from peelian.intake.queries.feeds import column_samples, file_to_correct, rows_with_problems, wrong_rows
from peelian.intake.queries.record import record
from peelian.intake.queries.timeline import timeline
from peelian.intake.queries.told import to_take_out, told
from peelian.intake.rules.redaction import Cut, Why
from peelian.kernel.refused import Refused
from peelian.records.models import LogEntry

pytestmark = pytest.mark.django_db
TOLD = "I gave him 4111 1111 1111 1111 and he laughed."


@pytest.fixture
def hers(northmarsh: Unit, noon: datetime) -> Report:
    return report(unit=northmarsh, at=noon, Narrative=TOLD)


def take_out_the_card(hers: Report, asha: Officer, noon: datetime) -> Redaction:
    return actions.redact(report=hers, cuts=to_take_out(hers), by=asha, at=noon)[0]


def test_a_card_number_is_offered_once(hers: Report, asha: Officer, noon: datetime) -> None:
    assert [TOLD[cut.start : cut.end] for cut in to_take_out(hers)] == ["4111 1111 1111 1111"]
    take_out_the_card(hers, asha, noon)
    assert to_take_out(hers) == []


def test_it_is_out_of_the_report_and_of_the_timeline(hers: Report, asha: Officer, noon: datetime) -> None:
    take_out_the_card(hers, asha, noon)
    assert told(hers) == "I gave him [taken out: card or account details] and he laughed."
    assert not [event for event in timeline(record(hers, asha)) if "4111" in event.words]


def test_it_is_out_of_the_rows_of_its_feed_and_of_the_file_to_correct(asha: Officer, northmarsh, noon) -> None:  # type: ignore[no-untyped-def]
    hers = report(unit=northmarsh, at=noon, Narrative=TOLD, Postcode="GU99 9ZZ")
    take_out_the_card(hers, asha, noon)
    feed = hers.row.feed
    shown = [cell.text for row in wrong_rows(rows_with_problems(feed), feed) for cell in row.cells]
    _, rows = file_to_correct(feed, "")
    assert [words for words in shown if "taken out: card" in words]
    assert not [words for words in [*shown, *rows[0], *sum(column_samples(feed), ())] if "4111" in words]


def test_the_narrative_itself_stays_and_the_log_says_what_was_done(hers: Report, asha: Officer, noon: datetime) -> None:
    take_out_the_card(hers, asha, noon)
    hers.refresh_from_db()
    assert hers.narrative == TOLD
    entry = LogEntry.objects.filter(subject=hers.label).latest("id")
    assert entry.detail == "1 place taken out of the narrative: card or account details"


def test_what_was_put_back_can_be_taken_out_again(hers: Report, asha: Officer, noon: datetime) -> None:
    actions.undo_redaction(redaction=take_out_the_card(hers, asha, noon), by=asha, at=noon)
    assert told(hers) == TOLD
    take_out_the_card(hers, asha, noon)
    assert "4111" not in told(hers)


def test_it_refuses_to_put_the_same_back_twice(hers: Report, asha: Officer, noon: datetime) -> None:
    out = take_out_the_card(hers, asha, noon)
    actions.undo_redaction(redaction=out, by=asha, at=noon)
    with pytest.raises(Refused, match="already"):
        actions.undo_redaction(redaction=out, by=asha, at=noon)


def test_it_refuses_places_that_are_not_in_the_narrative(hers: Report, asha: Officer, noon: datetime) -> None:
    with pytest.raises(Refused, match="not in the narrative"):
        actions.redact(report=hers, cuts=[Cut(0, 400, Why.CARD)], by=asha, at=noon)
    with pytest.raises(Refused, match="Choose"):
        actions.redact(report=hers, cuts=[], by=asha, at=noon)


def test_an_officer_reads_it_as_it_would_stand_then_takes_it_out(hers: Report, asha: Officer, sign_in) -> None:  # type: ignore[no-untyped-def]
    page: Client = sign_in(asha)
    address = f"/desk/victims/{hers.pk}/narrative/"
    said = {"found": ["11"], "words": "he laughed", "why": Why.INTIMATE.value}
    shown = page.post(address, said).content.decode()
    assert "[taken out: card or account details] and [taken out: intimate" in shown
    assert not Redaction.objects.exists()
    page.post(address, said | {"sure": "yes"})
    assert told(hers).endswith("and [taken out: intimate details we do not need].")


def test_words_that_are_not_there_are_said(hers: Report, asha: Officer, sign_in) -> None:  # type: ignore[no-untyped-def]
    shown = sign_in(asha).post(f"/desk/victims/{hers.pk}/narrative/", {"words": "Kevin", "why": Why.CARD.value})
    assert "These words are not in the narrative: “Kevin”" in shown.content.decode()


def test_an_information_manager_reads_it_as_it_came(
    hers: Report, northmarsh, make_officer, asha, noon, sign_in
) -> None:  # type: ignore[no-untyped-def]
    out = take_out_the_card(hers, asha, noon)
    page: Client = sign_in(make_officer("Ines Marlow", northmarsh, Role.INFORMATION_MANAGER))
    assert "4111" in page.get(f"/desk/victims/{hers.pk}/narrative/as-it-came/").content.decode()
    assert "4111" in page.get(f"/desk/victims/{hers.pk}/narrative/{out.pk}/").content.decode()
    page.post(f"/desk/victims/{hers.pk}/narrative/{out.pk}/")
    assert told(hers) == TOLD
