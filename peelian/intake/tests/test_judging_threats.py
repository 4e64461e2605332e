"""An officer says which threat it was, and what we say, keep and find follows."""

from datetime import date, timedelta

import pytest

from peelian.documents.tests.samples import picture
from peelian.intake import actions
from peelian.intake.actions import Dropped
from peelian.intake.factories import load, report
from peelian.intake.models import Report
from peelian.intake.queries.advice import advice_draft, suggestion
from peelian.intake.queries.again import again_of
from peelian.intake.queries.filtered import for_file
from peelian.intake.queries.pictures import no_pictures
from peelian.intake.queries.record import record
from peelian.intake.queries.seen import seen_of
from peelian.intake.queries.threats import threat_words
from peelian.intake.rules.searching import Search
from peelian.kernel.refused import Refused
from peelian.knowledge import queries as knowledge
from peelian.records.models import LogEntry
from peelian.release.rules.channels import Channel

pytestmark = pytest.mark.django_db
SEXTORTION = "sextortion"


@pytest.fixture
def hers(northmarsh, asha, noon, file_store) -> Report:
    """A report of phishing that Asha has."""
    return actions.claim(report=report(unit=northmarsh, at=noon, NFIB_Code="NFIB3A"), by=asha, at=noon)


@pytest.fixture
def judge(hers, asha, noon):
    def judge(threat=SEXTORTION, why="They threaten to send her pictures on.", by=asha, on=None) -> Report:
        return actions.judge_threat(report=on or hers, threat=threat, why=why, by=by, at=noon)

    return judge


def test_the_judgement_is_logged_with_why_and_said_with_who(judge, hers):
    judge()
    [entry] = LogEntry.objects.filter(subject=hers.label, detail__startswith="threat judged: sextortion")
    assert entry.detail.endswith("Why: They threaten to send her pictures on.")
    title = knowledge.threat(SEXTORTION).title
    assert threat_words(hers) == f"{title}, as Asha Verma judged on 4 June 2026"


def test_it_can_be_put_back_to_what_the_offence_says(judge, hers):
    judge()
    judge("", why="It was a trick after all.")
    assert threat_words(hers) == knowledge.threat_for("NFIB3A").title


def test_nobody_judges_a_report_that_is_not_theirs(judge, ben):
    with pytest.raises(Refused, match="Asha Verma has this report"):
        judge(by=ben)


@pytest.mark.parametrize(
    ("threat", "why", "words"),
    [("witchcraft", "So she says.", "no such threat"), (SEXTORTION, "  ", "Say why")],
    ids=["an unknown threat", "no reason"],
)
def test_it_is_refused(judge, hers, threat, why, words):
    before = hers.threat
    with pytest.raises(Refused, match=words):
        judge(threat, why)
    hers.refresh_from_db()
    assert hers.threat == before


def test_the_advice_begins_with_what_the_judged_threat_puts_first(judge, hers, asha):
    judge()
    first, *_ = controls = suggestion(hers, audience="adult")
    body = advice_draft(
        hers, channel=Channel.LETTER, audience="adult", controls=controls, by=asha, today=date(2026, 6, 4)
    ).body
    assert first == "stop-contact-keep-evidence"
    assert " ".join(knowledge.threat(SEXTORTION).openings["adult"].split()) in " ".join(body.split())


def test_ranking_still_sees_the_offence(judge, hers, noon):
    before = seen_of(hers, noon)
    judge()
    assert seen_of(hers, noon) == before


def test_no_picture_is_kept_once_it_is_sextortion(judge, hers, asha, noon):
    today, content = noon.date(), picture()
    assert not no_pictures(hers, today)
    judge()
    file = Dropped("a.png", len(content), lambda: content)
    became = actions.drop_files(report=hers, files=[file], evidence=False, by=asha, at=noon)
    assert "Do not keep intimate images here" in became.refused[0][1]


def test_a_search_for_the_threat_finds_it(judge, hers, asha):
    wanted = Search(what=(f"threat:{SEXTORTION}",))
    assert not list(for_file(asha, wanted))
    judge()
    assert [found.pk for found in for_file(asha, wanted)] == [hers.pk]


def test_a_crime_after_advice_is_the_same_threat_only_as_judged(northmarsh, judge, hers, asha, noon):
    actions.send_advice(
        report=hers, channel=Channel.LETTER, audience="adult", controls=["safe-online-payment"], by=asha, at=noon
    )
    later = noon + timedelta(days=20)
    load([{"Crime Reference": "NFRC2", "Date Reported": "24/06/2026", "NFIB Code": "NFIB3A"}],
         unit=northmarsh, at=later, name="later.csv")  # fmt: skip
    hers = Report.objects.get(pk=hers.pk)
    assert again_of(record(hers, asha))[0].same_threat
    judge()
    assert again_of(record(hers, asha))[0].same_threat is False
