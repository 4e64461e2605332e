"""What an investigation stops: set over everything about a party, and looked at before anything is done about it."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from peelian.accounts.models import Officer
from peelian.accounts.rules.roles import Duty
from peelian.intake.models import Report
from peelian.kernel.labels import key_of
from peelian.kernel.refused import Refused
from peelian.parties.actions import Investigating, hand_case_over, set_investigation
from peelian.parties.models import InvestigationFlag
from peelian.parties.queries import stopped_by
from peelian.parties.rules.kinds import Stop


@transaction.atomic
def flag_investigation(*, report: Report, flag: Investigating, by: Officer, at: datetime) -> InvestigationFlag:
    """Flag a report's victim as under investigation.

    Every report of the party is held meanwhile, so that what is being sent at this moment goes before the flag or
    not at all. Refused as `set_investigation` refuses.
    """
    keys = [record.pk for record in report.records]
    concerned = Report.objects.filter(Q(about__in=keys) | Q(contact__in=keys)).order_by("pk")
    list(concerned.select_for_update(of=("self",)).values_list("pk", flat=True))
    return set_investigation(about=report.about, flag=flag, by=by, at=at)


def must_not_be_stopped(report: Report, stop: Stop) -> None:
    """Refuse when the officer in a case has stopped this, on any record of the victim or of whom we speak to.

    Call it while the report is held (`must_be_theirs`), so that a flag set at the same moment is seen.
    """
    if flag := stopped_by(report.people, stop):
        raise Refused(flag.refusal)


@transaction.atomic
def pass_case_on(*, flag: InvestigationFlag, to: Officer, by: Officer, at: datetime) -> InvestigationFlag:
    """Make another officer the officer in the case.

    The officer in the case may, and a supervisor once that officer's account is closed; else nobody could ever
    release the flag. Refused to anybody else, and when `to` has left.
    """
    if by.label != flag.officer and not (by.may(Duty.ASSIGN) and _has_left(flag)):
        raise Refused(f"Only {flag.officer_name}, the officer in the case, may hand the case over.")
    if not to.is_active:
        raise Refused(f"{to.name} has left. Choose somebody else.")
    return hand_case_over(flag=flag, to=to, by=by, at=at)


def _has_left(flag: InvestigationFlag) -> bool:
    holder = key_of(flag.officer, "accounts.Officer") or 0
    return not Officer.objects.filter(pk=holder, is_active=True).exists()
