"""What hangs on the reports of one victim besides contact, each kind read once, and not at all where there is none."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, Model, OuterRef

from peelian.intake.models import (
    Alarm,
    Attachment,
    Keyed,
    Pause,
    Redaction,
    Referral,
    ReferralStep,
    Reply,
    Report,
    VulnerabilityAssessment,
)

KINDS: dict[str, type[Model]] = {
    "alarms": Alarm,
    "assessments": VulnerabilityAssessment,
    "redactions": Redaction,
    "pauses": Pause,
    "referrals": Referral,
    "replies": Reply,
    "files": Attachment,
    "keyed": Keyed,
}


@dataclass(frozen=True, kw_only=True)
class Kept:
    """The rows of each kind on the reports, in the order of their model; redactions and files taken off included."""

    alarms: list[Alarm]
    assessments: list[VulnerabilityAssessment]
    redactions: list[Redaction]
    pauses: list[Pause]
    referrals: list[Referral]
    steps: list[ReferralStep]
    replies: list[Reply]
    files: list[Attachment]
    keyed: list[Keyed]


def kept_on(reports: Collection[int]) -> Kept:
    """Return what hangs on reports, by their keys. One query says of which kinds there are any."""
    there = _there(reports)
    found: dict[str, Any] = {
        kind: list(model._default_manager.filter(report__in=reports)) if kind in there else []
        for kind, model in KINDS.items()
    }
    referrals = {referral.pk: referral for referral in found["referrals"]}
    steps = list(ReferralStep.objects.filter(referral__in=referrals)) if referrals else []
    for step in steps:
        step.referral = referrals[step.referral_id]
    return Kept(**found, steps=steps)


def _there(reports: Collection[int]) -> set[str]:
    """Return the kinds of which any report has one."""
    asked = [Exists(model._default_manager.filter(report=OuterRef("pk"))) for model in KINDS.values()]
    answers = Report.objects.filter(pk__in=reports).values_list(*asked)
    return {kind for answer in answers for kind, is_there in zip(KINDS, answer, strict=True) if is_there}
