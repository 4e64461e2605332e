from datetime import datetime

from django.db import transaction

from peelian.kernel.actor import Actor
from peelian.kernel.refused import Refused
from peelian.kernel.words import shortened
from peelian.parties.models import SafetyFlag, SourceRecord
from peelian.parties.models.flags import FlagKind
from peelian.records.actions import log
from peelian.records.rules.operations import Operation

LONGEST_REASON = 300  # letters, the width of the column


@transaction.atomic
def raise_flag(*, about: SourceRecord, kind: FlagKind, reason: str, by: Actor, at: datetime) -> SafetyFlag:
    """Raise a warning on a person, with its reason. A warning of the kind that stands already keeps its reason."""
    if not reason.strip():
        raise Refused("Say why, so that the next officer understands the warning.")
    flag, made = SafetyFlag.objects.get_or_create(
        about=about,
        kind=kind.value,
        lifted_at=None,
        defaults={"reason": shortened(reason.strip(), LONGEST_REASON), "raised_at": at, "raised_by": by.name},
    )
    if made:
        log(operation=Operation.ALTERATION, subject=about.label, by=by, at=at, detail=f"flag raised: {kind.value}")
    return flag


@transaction.atomic
def lift_flag(*, flag: SafetyFlag, by: Actor, at: datetime) -> None:
    """Lift a warning. Its history stays."""
    if not SafetyFlag.objects.standing().filter(pk=flag.pk).update(lifted_at=at):
        raise Refused("Somebody has lifted this warning already.")
    log(operation=Operation.ALTERATION, subject=flag.about.label, by=by, at=at, detail=f"flag lifted: {flag.kind}")
