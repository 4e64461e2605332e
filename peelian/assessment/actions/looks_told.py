"""What may be told of a look, kept beside it, and what that says of the firm's controls."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from peelian.adoption.actions import Noted, note_findings
from peelian.adoption.models import Finding
from peelian.adoption.rules.findings import Evidence, State
from peelian.assessment.gateways.check_texts import check_texts
from peelian.assessment.models import CheckResult, Look
from peelian.assessment.queries.looks import judged_of
from peelian.assessment.rules.outside.judged import Judged, confirmed
from peelian.assessment.rules.outside.telling import in_words, shows_whole, states
from peelian.engagement.models import Firm
from peelian.kernel.actor import Actor
from peelian.kernel.labels import label

LOOK = label("assessment.Look", "")


@transaction.atomic
def settle(*, look: Look, judged: Sequence[Judged], by: Actor, at: datetime) -> None:
    """Keep what may be told: of a look that found nothing bad, all; of a second look, what the two say together.

    What that shows of the firm's controls becomes findings that were checked, where it is not what the last look
    showed. `judged`: what this look found; of a second look that was stopped, nothing.
    """
    first = look.second_to
    if first is None:
        told: Sequence[Judged] = judged
        CheckResult.objects.filter(look=look).update(agreed=True)
    else:
        told = confirmed(judged_of(first), tuple(judged))
        CheckResult.objects.bulk_create([result(look, one, agreed=True) for one in told])
        same = [one for one in told if one.bad]
        for one in same:
            CheckResult.objects.filter(look=first, check_code=one.check, host=one.host).update(agreed=True)
    found = list(_found(look.firm, told))
    if found:
        note_findings(about=look.firm.about, found=found, on=timezone.localdate(at), origin=look.label, by=by, at=at)


def result(look: Look, judged: Judged, *, agreed: bool = False) -> CheckResult:
    """Return what a look found as a row that is not kept yet. `agreed`: whether it may be told."""
    return CheckResult(
        look=look,
        check_code=judged.check,
        host=judged.host,
        outcome=judged.outcome.value,
        reason=judged.reason,
        shown=judged.shown,
        agreed=agreed,
    )


def _found(firm: Firm, told: Sequence[Judged]) -> Iterator[Noted]:
    """What a look says of the controls, where it differs from what looks have said of them so far."""
    texts = check_texts()
    for control, state in states(in_words(told, texts)).items():
        of_looks = Finding.objects.filter(about=firm.about_id, control=control, origin__startswith=LOOK)
        last = of_looks.order_by("-id").first()
        if shows_whole(control, texts.checks):
            noted = Noted(control, state, Evidence.CHECKED)
        elif state is not State.YES:
            noted = Noted(control, State.PARTLY, Evidence.CHECKED)
        elif last is not None:
            noted = _as_before(firm, control)
        else:
            continue
        if last is None or (last.state, last.evidence) != (noted.state.value, noted.evidence.value):
            yield noted


def _as_before(firm: Firm, control: str) -> Noted:
    """What is known of a control of which looks show a part only, once that part is mended.

    If they had said that it is in place, that is said again, as their word; else the part that was seen is known.
    """
    others = Finding.objects.filter(about=firm.about_id, control=control).exclude(origin__startswith=LOOK)
    said = others.exclude(state=State.DONT_KNOW.value).order_by("-found_on", "-id").first()
    if said is not None and said.state == State.YES.value:
        return Noted(control, State.YES, Evidence(said.evidence))
    return Noted(control, State.PARTLY, Evidence.CHECKED)
