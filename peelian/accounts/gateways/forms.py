"""allauth's forms with our words on them, and no placeholder in place of a label."""

from typing import Any

from allauth.account import forms as account
from allauth.account.adapter import get_adapter
from allauth.mfa import app_settings
from allauth.mfa.base import forms as mfa
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.core.cache import cache

LABELS = {
    "login": "E-mail address",
    "email": "E-mail address",
    "password": "Password",
    "oldpassword": "Password you have now",
    "password1": "New password",
    "password2": "New password again",
    "code": "Code",
    "name": "Name for this key",
    "passwordless": "Let me sign in with this key alone, without a password",
}
HINTS = {
    "password": "",
    "password1": "At least 12 characters. Three words that do not belong together are easy to remember.",
    "name": "So that you know it from your other keys: “work telephone”, “blue key”.",
    "passwordless": "The key must then ask for a PIN, a fingerprint or your face.",
}


class OurWords(forms.Form):
    """Puts our labels and hints on whatever fields a form of allauth's has."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = LABELS.get(name, field.label)
            field.help_text = HINTS.get(name, field.help_text)
            field.widget.attrs.pop("placeholder", None)
        if "code" in self.fields:
            self.fields["code"].widget.attrs |= {"inputmode": "numeric", "class": "input--10"}


class EachCodeOnce(OurWords, mfa.BaseAuthenticateForm):
    """Refuses a code that was used before for as long as it counts: allauth remembers it for one step only."""

    def clean_code(self) -> str:
        code: str = super().clean_code()
        steps = 2 * app_settings.TOTP_TOLERANCE + 1
        digits = "".join(sign for sign in code if sign.isdigit())
        key = f"peelian.code.{self.authenticator.user_id}.{digits}"
        of_app = self.authenticator.type == Authenticator.Type.TOTP
        if of_app and not cache.add(key, True, timeout=steps * app_settings.TOTP_PERIOD):
            raise get_adapter().validation_error("incorrect_code")
        return code


class SignIn(OurWords, account.LoginForm):
    pass


class AskForPassword(OurWords, account.ResetPasswordForm):
    pass


class ResetPassword(OurWords, account.ResetPasswordKeyForm):
    pass


class ChangePassword(OurWords, account.ChangePasswordForm):
    pass


class SetPassword(OurWords, account.SetPasswordForm):
    pass


class ConfirmByPassword(OurWords, account.ReauthenticateForm):
    pass


class EnterCode(EachCodeOnce, mfa.AuthenticateForm):
    pass


class ConfirmByCode(EachCodeOnce, mfa.ReauthenticateForm):
    pass


class ActivateApp(OurWords, totp.ActivateTOTPForm):
    pass


class AddKey(OurWords, webauthn.AddWebAuthnForm):
    pass


class NameKey(OurWords, webauthn.EditWebAuthnForm):
    pass
