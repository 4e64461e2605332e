from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db import transaction

from peelian.accounts.gateways.invitations import send_invitation
from peelian.accounts.models import Officer, Unit
from peelian.accounts.rules.roles import Role
from peelian.kernel.actor import Actor
from peelian.kernel.refused import Refused
from peelian.records.actions import log
from peelian.records.rules.operations import Operation


@transaction.atomic
def make_officer(*, email: str, name: str, role: Role, unit: Unit, by: Actor, at: datetime) -> Officer:
    """Make the account of somebody who will sign in. Without a password: they set one, or come by the directory.

    The administrator vouches for the address, so it counts as verified.
    """
    if Officer.objects.filter(email__iexact=email).exists():
        raise Refused(f"There is already an account for {email}.")
    officer = Officer(email=email.lower(), name=name, role=role, unit=unit, joined_on=at.date())
    officer.set_unusable_password()
    officer.save()
    EmailAddress.objects.create(user=officer, email=officer.email, verified=True, primary=True)
    log(operation=Operation.COLLECTION, subject=officer.label, by=by, at=at, detail="account made")
    return officer


@transaction.atomic
def invite(*, officer: Officer, by: Actor, at: datetime) -> None:
    """Send somebody the link with which they set a password. Refused when closed, or when mail is not taken."""
    if not officer.is_active:
        raise Refused(f"The account of {officer.name} is closed. Open it first.")
    log(operation=Operation.ALTERATION, subject=officer.label, by=by, at=at, detail="invited to set a password")
    send_invitation(officer)


@transaction.atomic
def change_post(*, officer: Officer, role: Role, unit: Unit, by: Actor, at: datetime) -> Officer:
    """Move somebody to another role or unit: from the next page on they see what that one sees."""
    if role != Role.ADMINISTRATOR:
        _refuse_to_lose_the_last_administrator(officer)
    Officer.objects.filter(pk=officer.pk).update(role=role, unit=unit)
    detail = f"now {role} in {unit.name}"
    log(operation=Operation.ALTERATION, subject=officer.label, by=by, at=at, detail=detail)
    return Officer.objects.get(pk=officer.pk)


@transaction.atomic
def close_account(*, officer: Officer, by: Actor, at: datetime) -> None:
    """Let somebody in no more. Whoever is signed in is out with the next page; what they did stays theirs."""
    if officer.label == by.label:
        raise Refused("You cannot close your own account. Ask another administrator.")
    _refuse_to_lose_the_last_administrator(officer)
    if not Officer.objects.filter(pk=officer.pk, is_active=True).update(is_active=False):
        raise Refused(f"The account of {officer.name} is already closed.")
    log(operation=Operation.ALTERATION, subject=officer.label, by=by, at=at, detail="account closed")


@transaction.atomic
def open_account(*, officer: Officer, by: Actor, at: datetime) -> None:
    """Let somebody whose account was closed in again, with the password and second factors they had."""
    if not Officer.objects.filter(pk=officer.pk, is_active=False).update(is_active=True):
        raise Refused(f"The account of {officer.name} is open.")
    log(operation=Operation.ALTERATION, subject=officer.label, by=by, at=at, detail="account opened again")


@transaction.atomic
def forget_second_factors(*, officer: Officer, by: Actor, at: datetime) -> None:
    """Take away every second factor of somebody who has lost theirs. They set up a new one when they sign in.

    Whoever does this has checked who is asking: a password alone then opens the account.
    """
    if officer.label == by.label:
        raise Refused("You cannot do this for yourself. Ask another administrator.")
    if not Authenticator.objects.filter(user=officer).delete()[0]:
        raise Refused(f"{officer.name} has no second factor set up.")
    log(operation=Operation.ALTERATION, subject=officer.label, by=by, at=at, detail="second factors taken away")


def _refuse_to_lose_the_last_administrator(officer: Officer) -> None:
    """Refuse to take away the only one who could undo it. Locks the administrators, so that two cannot both go."""
    open_ones = Officer.objects.select_for_update().filter(role=Role.ADMINISTRATOR, is_active=True)
    if [one.pk for one in open_ones] == [officer.pk]:
        raise Refused(f"{officer.name} is the only administrator. Make another one first.")
