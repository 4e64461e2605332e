"""Changing how victims are put in order, and what officers make of it."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from procrastinate.contrib.django import app

from peelian.accounts.models import Officer
from peelian.accounts.rules.roles import Duty
from peelian.intake.models import OfficersRanking
from peelian.kernel.refused import Refused
from peelian.knowledge import actions as knowledge_actions
from peelian.knowledge import queries as knowledge
from peelian.knowledge.models import SavedWeights
from peelian.knowledge.rules.weights import HarmWeights

RANK = "peelian.intake.jobs.rank_now"
FEWEST_CASES = 5  # fewer put in order say nothing: our judgement


@transaction.atomic
def set_weights(*, weights: HarmWeights, why: str, by: Officer, at: datetime) -> SavedWeights:
    """Bring weights into force, and have the reports that nobody has ranked again by them in the background.

    Refused to anybody but a supervisor, and as `save_weights` refuses.
    """
    if not by.may(Duty.SET_WEIGHTS):
        raise Refused("A supervisor sets the weights.")
    saved = knowledge_actions.save_weights(weights=weights, why=why, by=by, at=at)
    app.configure_task(RANK, queue="clock", lock="rank now").defer()
    return saved


@transaction.atomic
def save_ranking(*, order: Sequence[int], by: Officer, at: datetime) -> OfficersRanking:
    """Keep the order in which an officer put invented reports. Refused when a case is twice in it, or too few are."""
    cases = knowledge.library().ranking_cases
    known = {case.number for case in cases.cases}
    if len(set(order)) != len(order) or not set(order) <= known:
        raise Refused("Each case can be in the order once.")
    if len(order) < FEWEST_CASES:
        raise Refused(f"Put at least {FEWEST_CASES} cases in order.")
    return OfficersRanking.objects.create(officer=by, cases_version=cases.version, order=list(order), ranked_at=at)
