"""E-mail about accounts: the invitation to choose a password, and what happens when mail is not taken."""

from collections.abc import Iterator
from contextlib import contextmanager
from smtplib import SMTPException

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse

from peelian.accounts.models import Officer
from peelian.kernel.refused import Refused

NOT_TAKEN = "We could not send the e-mail: the mail server did not take it. Try again in a few minutes."


def send_invitation(officer: Officer) -> None:
    """Send a link that sets a password once, within PASSWORD_RESET_TIMEOUT. Refused when mail is not taken."""
    key = {"uidb36": user_pk_to_url_str(officer), "key": default_token_generator.make_token(officer)}
    given = {
        "officer": officer,
        "link": settings.DESK_ADDRESS + reverse("account_reset_password_from_key", kwargs=key),
        "days": settings.PASSWORD_RESET_TIMEOUT // 86400,
    }
    subject = render_to_string("account/email/invitation_subject.txt").strip()
    words = render_to_string("account/email/invitation_message.txt", given)
    with refused_when_not_taken():
        send_mail(subject, words, settings.DEFAULT_FROM_EMAIL, [officer.email])


@contextmanager
def refused_when_not_taken() -> Iterator[None]:
    """Turn a mail server's failure into a refusal that says what to do."""
    try:
        yield
    except (OSError, SMTPException) as failure:
        raise Refused(NOT_TAKEN) from failure
