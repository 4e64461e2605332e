from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.db import transaction

from peelian.accounts.models import Officer
from peelian.kernel.actor import Actor
from peelian.records.actions import log
from peelian.records.rules.operations import Operation


@transaction.atomic
def make_demo_sign_in(*, officer: Officer, password: str, totp_secret: str, by: Actor, at: datetime) -> Officer:
    """Give a made-up officer a known password, a TOTP secret (base 32) and recovery codes. For the demo only."""
    officer.set_password(password)
    officer.save(update_fields=["password"])
    Authenticator.objects.filter(user=officer).delete()
    TOTP.activate(officer, totp_secret)
    RecoveryCodes.activate(officer)
    log(operation=Operation.ALTERATION, subject=officer.label, by=by, at=at, detail="demo sign-in made")
    return officer
