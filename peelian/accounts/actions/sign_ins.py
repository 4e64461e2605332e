from datetime import datetime

from peelian.accounts.models import Officer, SignIn
from peelian.accounts.rules.sign_ins import Outcome
from peelian.kernel.actor import Actor


def note_sign_in(
    *, officer: Officer | None, email: str, outcome: Outcome, means: str, by: Actor, at: datetime
) -> SignIn:
    """Log one try to sign in or one sign-out. `officer` is None when the address is nobody's.

    Nothing else is written with it, so that a try is logged even when what follows fails.
    """
    return SignIn.objects.create(officer=officer, email=email[:254], at=at, outcome=outcome, means=means[:80])
