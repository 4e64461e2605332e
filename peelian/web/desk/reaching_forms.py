"""What forms that ask how to reach somebody make of what was typed: tidied, or refused in words. Empty is empty."""

from collections.abc import Callable

from django.forms import ValidationError

from peelian.intake.rules import contacts


def usable(typed: str, tidy: Callable[[str], str | None], words: str) -> str:
    """Return what was typed as `tidy` writes it; ValidationError with `words` where it can make nothing of it."""
    text = typed.strip()
    tidied = tidy(text) if text else ""
    if text and not tidied:
        raise ValidationError(words)
    return tidied or ""


def telephone(typed: str) -> str:
    """Return a telephone number in E.164."""
    return usable(typed, contacts.telephone, "Enter a telephone number, such as 01632 960001")


def email(typed: str) -> str:
    """Return an e-mail address."""
    return usable(typed, contacts.email, "Enter an e-mail address, such as name@example.org")


def postcode(typed: str) -> str:
    """Return a whole postcode."""
    return usable(typed, contacts.postcode, "Enter a full postcode, such as GU1 1AA")
