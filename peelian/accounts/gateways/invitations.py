"""The e-mail with which somebody sets their first password."""

from allauth.account.adapter import get_adapter
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.urls import reverse

from peelian.accounts.models import Officer


def send_invitation(officer: Officer) -> None:
    """Send a link that sets a password once, within PASSWORD_RESET_TIMEOUT. Refused when mail is not taken."""
    key = {"uidb36": user_pk_to_url_str(officer), "key": default_token_generator.make_token(officer)}
    link = settings.DESK_ADDRESS + reverse("account_reset_password_from_key", kwargs=key)
    days = settings.PASSWORD_RESET_TIMEOUT // 86400
    get_adapter().send_mail("account/email/invitation", officer.email, {"officer": officer, "link": link, "days": days})
