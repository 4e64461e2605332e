"""References that people read aloud, and secrets that only a link carries."""

import hashlib
import secrets

# Letters and digits that are not mistaken for each other on paper or on the telephone.
CLEAR = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


def short_code(length: int = 8) -> str:
    """Return a random code for typing from paper, in groups of four: "K7QM-2XTR" (30 letters, 39 bits at 8)."""
    letters = "".join(secrets.choice(CLEAR) for _ in range(length))
    return "-".join(letters[start : start + 4] for start in range(0, length, 4))


def typed_code(text: str) -> str:
    """Return what somebody typed in the form a short code is stored: "k7qm 2xtr" is "K7QM-2XTR"."""
    letters = "".join(letter for letter in text.upper() if letter in CLEAR)
    return "-".join(letters[start : start + 4] for start in range(0, len(letters), 4))


def link_token() -> str:
    """Return a secret for a personal link: 32 letters, 192 bits."""
    return secrets.token_urlsafe(24)


def digest(text: str) -> str:
    """Return the SHA-256 of a text in hexadecimal: 64 letters."""
    return hashlib.sha256(text.encode()).hexdigest()
