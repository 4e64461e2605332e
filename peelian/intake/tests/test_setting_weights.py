"""What other weights would do before they are saved, what they do after, and what officers make of the order."""

from datetime import datetime

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from peelian.accounts.models import Officer, Unit
from peelian.intake import actions
from peelian.intake.factories import load
from peelian.intake.models import OfficersRanking, Report
from peelian.intake.queries import ranking
from peelian.intake.queries.ranking import officers_compared, preview
from peelian.kernel.refused import Refused
from peelian.knowledge import queries as knowledge
from peelian.knowledge.rules.setting_weights import changed
from peelian.knowledge.rules.weights import HarmWeights

pytestmark = pytest.mark.django_db
FIRM = {
    "Victim Type": "Organisation", "Organisation Name": "Weir Lane Dental Surgery", "Forename": "Tom",
    "Surname": "Ashby", "Email": "tom@weirlane.example", "Telephone": "01632 960301", "Date of Birth": "",
}  # fmt: skip


def weights(**points: int) -> HarmWeights:
    now = knowledge.harm_weights()
    return changed(
        now, {key.replace("__", "-"): value for key, value in points.items()}, version=now.version + 1, note="tests"
    )


@pytest.fixture
def three(northmarsh: Unit, noon: datetime) -> list[Report]:
    """A firm, somebody whose trouble goes on, and somebody who lost much."""
    load(
        [
            {"Crime Reference": "NFRC1000001", "Ongoing": "N", **FIRM},
            {"Crime Reference": "NFRC1000002", "Surname": "Cole", "Email": "", "Telephone": "", "Address": "1 Weir"},
            {
                "Crime Reference": "NFRC1000003",
                "Surname": "Dane",
                "Ongoing": "N",
                "Loss": "20000",
                "Email": "d@x.example",
            },
        ],
        unit=northmarsh,
        at=noon,
    )
    return list(Report.objects.in_order())


def names(reports: list[Report]) -> list[str]:
    return [report.about.name for report in reports]


def test_a_preview_shows_who_would_move_and_how_far_and_changes_nothing(three, ben, noon):
    found = preview(ben, weights(ongoing=0), noon)
    assert names(found.before) == names(three) == [
        "Rosalind Cole", "Weir Lane Dental Surgery", "Rosalind Dane",
    ]  # fmt: skip
    assert names(found.after) == ["Weir Lane Dental Surgery", "Rosalind Dane", "Rosalind Cole"]
    assert [(move.report.about.name, move.places) for move in found.moves] == [
        ("Rosalind Cole", -2), ("Weir Lane Dental Surgery", 1), ("Rosalind Dane", 1),
    ]  # fmt: skip
    assert found.check_after.tau < found.check_before.tau
    assert list(Report.objects.in_order()) == three


def test_the_weights_in_force_would_move_nobody(three, ben, noon):
    assert preview(ben, knowledge.harm_weights(), noon).moves == []


def test_a_preview_of_a_long_queue_looks_at_its_front_and_says_so(three, ben, noon, monkeypatch):
    monkeypatch.setattr(ranking, "LOOKED_AT", 2)
    found = preview(ben, weights(ongoing=0), noon)
    assert (found.looked_at, found.all_of_them) == (2, False)


def test_what_the_preview_showed_is_what_saving_does(three, ben, noon):
    wanted = weights(ongoing=0)
    promised = preview(ben, wanted, noon).after
    actions.set_weights(weights=wanted, why="A trial.", by=ben, at=noon)
    assert ProcrastinateJob.objects.filter(task_name="peelian.intake.jobs.rank_now").count() == 1
    actions.rank_again(by=ben, at=noon)
    assert list(Report.objects.in_order()) == promised
    assert set(Report.objects.values_list("weights_version", flat=True)) >= {wanted.version}


def test_only_a_supervisor_sets_the_weights(asha, noon):
    with pytest.raises(Refused, match="supervisor"):
        actions.set_weights(weights=weights(ongoing=0), why="x", by=asha, at=noon)


def test_a_firms_name_and_size_count_from_the_feed(three):
    firm = Report.objects.get(reference="NFRC1000001")
    assert firm.firm_signs == ["health_records"]
    assert "It holds health records." in firm.reasons


def test_what_an_officer_knows_of_a_firm_raises_it_at_once(three, asha, noon):
    firm = Report.objects.get(reference="NFRC1000001")
    actions.judge_firm(report=firm, signs=["cannot_trade", "no_copies", "health_records", "nonsense"], by=asha, at=noon)
    firm.refresh_from_db()
    assert firm.firm_signs == ["health_records", "cannot_trade", "no_copies"]
    assert firm.reasons[0] == (
        "It holds health records, it cannot work until this is put right, it has no copies that work."
    )
    assert Report.objects.in_order().first() == firm


def test_a_person_is_not_judged_as_a_firm(three, asha, noon):
    with pytest.raises(Refused, match="This is a person"):
        actions.judge_firm(report=three[0], signs=["cannot_trade"], by=asha, at=noon)


def order(officer: Officer, numbers: list[int], at: datetime) -> OfficersRanking:
    return actions.save_ranking(order=numbers, by=officer, at=at)


def test_the_last_order_of_each_officer_is_compared(asha, ben, noon):
    ours = list(knowledge.library().ranking_cases.order)
    order(asha, ours[:12], noon)
    order(asha, list(reversed(ours)), noon)
    order(ben, ours, noon)
    found = officers_compared()
    assert (found.officers, found.too_few) == (2, True)
    assert found.taus[0] < 0 < found.taus[1]


def test_an_order_of_an_earlier_file_of_cases_is_not_compared(asha, noon):
    OfficersRanking.objects.create(officer=asha, cases_version=0, order=[1, 2, 3, 4, 5], ranked_at=noon)
    assert officers_compared().officers == 0


@pytest.mark.parametrize("numbers", [[1, 1, 2, 3, 4], [1, 2, 3, 4, 99], [1, 2, 3, 4]], ids=["twice", "unknown", "few"])
def test_an_order_that_is_none_is_refused(asha, noon, numbers):
    with pytest.raises(Refused):
        order(asha, numbers, noon)
