"""Second factors as allauth keeps them, with their secrets encrypted and named in our words."""

import segno
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings

from peelian.accounts.gateways.sign_in import SignInAdapter
from peelian.accounts.models import Officer
from peelian.kernel.refused import Refused

OTHER_KEY = (
    "Your authenticator app was set up where another key is kept, so its codes cannot be checked here. "
    "Ask whoever looks after accounts to take away your second step; then set it up again."
)


class SecondFactorAdapter(DefaultMFAAdapter):
    """TOTP, recovery codes and passkeys. A copy of the database alone makes nobody's codes."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": SignInAdapter.error_messages["incorrect_code"],
        "cannot_delete_authenticator": "This is your only second step. Add another before you remove it.",
    }

    def encrypt(self, text: str) -> str:
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        try:
            return _box().decrypt(encrypted_text.encode()).decode()
        except InvalidToken as other_key:
            raise Refused(OTHER_KEY) from other_key

    def build_totp_svg(self, url: str) -> str:
        """Return the QR code as SVG to stand in the page: our content policy allows no data: picture."""
        return segno.make(url, error="m").svg_inline(scale=5, border=4, dark="#000", light="#fff")

    def generate_authenticator_name(self, user: Officer, type: Authenticator.Type) -> str:
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return "Passkey" if number == 1 else f"Passkey {number}"


def _box() -> Fernet:
    return Fernet(settings.PEELIAN_SECOND_FACTOR_KEY + "=")  # 256 bits in base 64, without its padding
