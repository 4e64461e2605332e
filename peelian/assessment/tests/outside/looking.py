"""A firm that gave leave, and looks at it that find what a test gives them."""

from collections.abc import Callable
from datetime import datetime, timedelta

from procrastinate.contrib.django.models import ProcrastinateJob

from peelian.assessment.actions import Ended, begin_look, end_look
from peelian.assessment.models import Look
from peelian.assessment.rules.outcomes import Outcome
from peelian.assessment.rules.outside.judged import Judged
from peelian.kernel.actor import System
from peelian.parties.factories import DOMAIN

LOOKER = System("looks from outside")
NO_DMARC = Judged("dmarc", DOMAIN, Outcome.FIX, "none")
DMARC = Judged("dmarc", DOMAIN, Outcome.GOOD, "refuses", "v=DMARC1; p=reject")
SPF = Judged("spf", DOMAIN, Outcome.GOOD, "strict", "v=spf1 -all")
EXPIRED = Judged("certificate", DOMAIN, Outcome.FIX, "expired", "4 May 2026")
HALF_AN_HOUR = timedelta(minutes=30)
Looks = Callable[..., Look]


def carried_out(look: Look, found: tuple[Judged, ...], at: datetime, **cost: object) -> None:
    begun = begin_look(look=look, by=LOOKER, at=at)
    assert begun
    end_look(look=begun, ended=Ended(judged=found, **cost), by=LOOKER, at=at)  # type: ignore[arg-type]


def jobs() -> list[tuple[int, datetime | None]]:
    queued = ProcrastinateJob.objects.filter(task_name="peelian.assessment.jobs.carry_out").order_by("id")
    return [(job.args["look"], job.scheduled_at) for job in queued]
