"""An alarm: raised when words suggest that somebody is in danger, and answered before anything else is done."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from peelian.accounts.models import Officer
from peelian.intake.actions.copying import copy_in
from peelian.intake.actions.queue import RANKED, rank_in_place, warn
from peelian.intake.models import Alarm, Report
from peelian.intake.rules.alarms import TOLD, Answer, Where, in_words, is_danger_to_life, kinds_and_words, missing
from peelian.intake.rules.arrivals import Read
from peelian.kernel.actor import Actor
from peelian.kernel.refused import Refused
from peelian.kernel.words import opening, shortened
from peelian.knowledge import queries as knowledge
from peelian.parties.actions import lift_flag
from peelian.parties.models import SafetyFlag
from peelian.parties.models.flags import FlagKind
from peelian.records.actions import log
from peelian.records.rules.operations import Operation

LONGEST_PHRASE = 300


@dataclass(frozen=True)
class Answered:
    """How an alarm was answered. `rang_at`: when the force was rung; `reference`: theirs, if they gave one."""

    answer: Answer
    words: str = ""
    rang_at: datetime | None = None
    reference: str = ""


@transaction.atomic
def raise_alarm(
    *,
    report: Report,
    kinds: Sequence[str],
    phrases: Sequence[str],
    where: Where,
    by: Actor,
    at: datetime,
    why: str = "",
) -> Alarm:
    """Raise an alarm on a report. Danger to life also puts the report first and warns of it on the victim.

    `why`: the words of that warning; the phrases when it is "".
    """
    alarm = Alarm.objects.create(
        report=report, kinds=list(kinds), phrases=_kept(phrases), where=where.value, raised_at=at, raised_by=by.name
    )
    if is_danger_to_life(kinds):
        said = "; ".join(f"“{phrase}”" for phrase in alarm.phrases[:3]) or in_words(kinds)
        warn(
            report=report,
            kind=FlagKind.DANGER_TO_LIFE,
            reason=why or f"{opening(where.value)} says {said}",
            by=by,
            at=at,
        )
    log(operation=Operation.COLLECTION, subject=report.label, by=by, at=at, detail=f"alarm: {', '.join(kinds)}")
    return alarm


def raise_if_said(*, report: Report, text: str, where: Where, by: Actor, at: datetime) -> Alarm | None:
    """Raise an alarm when a text speaks of danger; return it, or None."""
    kinds, words = kinds_and_words(knowledge.dangers_in(text))
    return raise_alarm(report=report, kinds=kinds, phrases=words, where=where, by=by, at=at) if kinds else None


def raise_for_load(*, read: Iterable[tuple[Report, Read]], by: Actor, at: datetime) -> None:
    """Raise the alarms of a load at once. Its reports rank by them and its warnings stand already."""
    alarms = []
    for report, found in read:
        kinds, words = kinds_and_words(found.hits)
        if found.told:
            kinds, words = [TOLD, *kinds], [found.told, *words]
        where = Where.FEED if found.told else Where.NARRATIVE
        if kinds:
            alarms.append(
                Alarm(
                    report=report, kinds=kinds, phrases=_kept(words), where=where.value, raised_at=at, raised_by=by.name
                )
            )
    copy_in(alarms)


@transaction.atomic
def answer_alarms(*, report: Report, keys: Sequence[int], answered: Answered, by: Officer, at: datetime) -> int:
    """Answer the alarms that an officer was shown on a report; return how many.

    "Not a danger" needs words, and takes back what the alarm did: its warning, and the report's place. Refused when
    somebody was quicker, and for a time of ringing that is still to come.
    """
    if words := missing(answered.answer, answered.words):
        raise Refused(f"{words}.")
    if answered.rang_at and answered.rang_at > at:
        raise Refused("That time is still to come. Say when you rang.")
    alarms = list(Alarm.objects.unanswered().select_for_update().filter(report=report, pk__in=keys))
    if not alarms:
        raise Refused("Somebody has answered this already.")
    Alarm.objects.filter(pk__in=[alarm.pk for alarm in alarms]).update(
        answer=answered.answer.value,
        answered_at=at,
        answered_by=by.name,
        rang_at=answered.rang_at,
        reference=answered.reference,
        words=answered.words,
    )
    log(operation=Operation.ALTERATION, subject=report.label, by=by, at=at, detail=f"alarm: {answered.answer.value}")
    if answered.answer is Answer.NOT_DANGER:
        _take_back(report, alarms, by, at)
    return len(alarms)


def _take_back(report: Report, alarms: Sequence[Alarm], by: Officer, at: datetime) -> None:
    """Lift the warnings that these alarms raised, and let the report rank without danger if no other stands."""
    standing = SafetyFlag.objects.standing().filter(about=report.about_id, kind=FlagKind.DANGER_TO_LIFE.value)
    for flag in standing.filter(raised_at__in=[alarm.raised_at for alarm in alarms]):
        lift_flag(flag=flag, by=by, at=at)
    if report.danger and not standing.exists():
        report.danger = False
        rank_in_place(report, knowledge.harm_weights(), at)
        report.save(update_fields=["danger", *RANKED])


def _kept(phrases: Iterable[str]) -> list[str]:
    return [shortened(phrase, LONGEST_PHRASE) for phrase in phrases]
