"""allauth's forms with our words on them, and no placeholder in place of a label."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms

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


class EnterCode(OurWords, mfa.AuthenticateForm):
    pass


class ConfirmByCode(OurWords, mfa.ReauthenticateForm):
    pass


class ActivateApp(OurWords, totp.ActivateTOTPForm):
    pass


class AddKey(OurWords, webauthn.AddWebAuthnForm):
    pass


class NameKey(OurWords, webauthn.EditWebAuthnForm):
    pass
