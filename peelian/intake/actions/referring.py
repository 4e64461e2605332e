"""Referrals that come back: made, sent, accepted or handed back, asked after, ended."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from peelian.accounts.models import Officer
from peelian.intake.actions.chasing import REFERRAL, remind
from peelian.intake.actions.stopping import must_not_be_stopped
from peelian.intake.models import Referral, ReferralStep, Report
from peelian.intake.queries.referrals import text_of
from peelian.intake.rules import referrals as rules
from peelian.intake.rules.referrals import Consent, Standing, StepKind
from peelian.kernel.refused import Refused
from peelian.kernel.words import opening
from peelian.kernel.working_days import add_working_days, bank_holidays
from peelian.knowledge import queries as knowledge
from peelian.knowledge.rules.referrals import ReferralService
from peelian.parties.rules.kinds import Stop
from peelian.records.actions import log
from peelian.records.rules.operations import Operation
from peelian.tasks.actions import finish_tasks


@dataclass(frozen=True, kw_only=True)
class Referred:
    """What an officer refers: to which service, why, on what consent, and which facts and words go with it."""

    service: str
    why: str
    consent: Consent
    consent_why: str = ""
    facts: Sequence[str] = ()
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class Happened:
    """One thing that happened to a referral. `on`: the day; `who`: whom we spoke to there; `words`: what they said."""

    kind: StepKind
    on: date
    who: str = ""
    reference: str = ""
    words: str = ""


@transaction.atomic
def refer(*, report: Report, referred: Referred, by: Officer, at: datetime) -> Referral:
    """Write a referral. Nothing leaves: the officer sends its text by the service's own way and says so afterwards.

    Somebody who does not want it is not referred: that they were asked is kept, ended, with nothing to pass on.
    Refused without a reason, where the service takes nobody on without consent, and while one to it is open.
    """
    service = knowledge.referral_service(referred.service)
    _must_be_possible(referred, service)
    _must_be_free(report, service)
    today = timezone.localdate(at)
    refused = referred.consent is Consent.REFUSED
    try:
        with transaction.atomic():
            made = Referral.objects.create(
                report=report,
                service=service.code,
                why=referred.why.strip(),
                consent=referred.consent.value,
                consent_why=referred.consent_why.strip(),
                facts=[] if refused else list(referred.facts),
                standing=(Standing.ENDED if refused else Standing.TO_SEND).value,
                next_on=today,
                made_at=at,
                made_by=by.name,
                officer=by,
            )
    except IntegrityError as twice:
        raise Refused(f"A referral to {service.title} is open on this report already.") from twice
    if refused:
        ended = Happened(kind=StepKind.ENDED, on=today, words="They were asked and did not want to be referred.")
        _keep(made, ended, by, at)
    else:
        Referral.objects.filter(pk=made.pk).update(text=text_of(made, words=referred.words.strip(), by=by))
        made.refresh_from_db()
        remind(made, f"Send the referral to {service.title}", referred.why, by, at)
    detail = f"referral to {service.title}: consent {referred.consent.value}"
    log(operation=Operation.COLLECTION, subject=report.label, by=by, at=at, detail=detail)
    return made


@transaction.atomic
def record_step(*, referral: Referral, happened: Happened, by: Officer, at: datetime) -> Referral:
    """Keep what happened to a referral, and work out when to look at it again.

    Sending is logged as a disclosure to the service. A referral that comes back becomes a task to decide what now.
    Refused when the step does not follow from where the referral stands, without the words it needs, and on a day to
    come.
    """
    referral.refresh_from_db(from_queryset=Referral.objects.select_for_update())
    was, service = Standing(referral.standing), knowledge.referral_service(referral.service)
    _must_follow(was, happened, timezone.localdate(at))
    if happened.kind is StepKind.SENT:
        _must_be_free(referral.report, service)
    now = rules.after(was, happened.kind)
    referral.standing, referral.next_on = now.value, _next(now, happened, service)
    if happened.kind is StepKind.SENT:
        referral.sent_at = at
        log(
            operation=Operation.DISCLOSURE,
            subject=referral.report.label,
            by=by,
            at=at,
            detail=f"referral {referral.reference}, {happened.words.strip()}",
            recipient=service.title,
        )
    referral.save(update_fields=["standing", "next_on", "sent_at"])
    _keep(referral, happened, by, at)
    finish_tasks(subject=referral.label, kinds=(REFERRAL,), by=by, at=at)
    if now is Standing.HANDED_BACK:
        remind(referral, f"Handed back by {service.title}: decide what now", happened.words, by, at)
    detail = f"referral to {service.title}: {happened.kind.value}"
    log(operation=Operation.ALTERATION, subject=referral.report.label, by=by, at=at, detail=detail)
    return referral


def _must_be_possible(referred: Referred, service: ReferralService) -> None:
    against = rules.consent_against(
        referred.consent, referred.consent_why, needed=service.consent == "needed", service=service.title
    )
    if not referred.why.strip():
        against.insert(0, "Say why, so that the service can decide.")
    if against:
        raise Refused(" ".join(against))


def _must_be_free(report: Report, service: ReferralService) -> None:
    """Refuse when an officer in a case has stopped release, unless the service is one that must hear nevertheless."""
    if not service.despite_investigation:
        must_not_be_stopped(report, Stop.RELEASE)


def _must_follow(was: Standing, happened: Happened, today: date) -> None:
    if happened.kind not in rules.NEXT[was]:
        raise Refused(f"This referral is {was.value}; it cannot be recorded as {happened.kind.value} now.")
    if happened.kind in rules.NEEDS_WORDS and not happened.words.strip():
        raise Refused(opening(f"{WORDS_FOR[happened.kind]}."))
    if happened.on > today:
        raise Refused("The day it happened must be today or earlier.")


WORDS_FOR = {
    StepKind.SENT: "say how it was sent and to whom",
    StepKind.HANDED_BACK: "say what reason they gave",
    StepKind.ENDED: "say how it ended",
}


def _next(now: Standing, happened: Happened, service: ReferralService) -> date:
    days = rules.working_days_until_next(
        now,
        happened.kind,
        accepted_within=service.accepted_within,
        chase_every=service.chase_every,
        ask_after=service.ask_after,
    )
    return add_working_days(happened.on, days, bank_holidays()) if days else happened.on


def _keep(referral: Referral, happened: Happened, by: Officer, at: datetime) -> ReferralStep:
    return ReferralStep.objects.create(
        referral=referral,
        kind=happened.kind.value,
        on=happened.on,
        who=happened.who.strip(),
        reference=happened.reference.strip(),
        words=happened.words.strip(),
        at=at,
        by_name=by.name,
    )
