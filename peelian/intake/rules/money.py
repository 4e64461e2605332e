"""Amounts of money lost, as people write them."""

import re
from decimal import Decimal

from peelian.intake.rules.word_lists import words

NOT_KNOWN = frozenset(
    words("unknown|not known|not stated|not given|n/a|na|n/k|tbc|tba|unsure|not sure|to be confirmed|?|-|pending")
)
NOTHING = frozenset(["none", "nil", "no loss", "nothing", "zero", "no financial loss", "n"])
AMOUNT = re.compile(
    r"(?:gbp|£|[A-Z]{2}£)?\s*(\d{1,3}(?:[, ]\d{3})+|\d+)(\.\d+)?\s*(k|m|thousand|million)?\s*(?:gbp|pounds?|£)?",
    re.IGNORECASE,
)
OTHER_CURRENCY = re.compile(r"[$€¥₿]|\b(usd|eur|dollars?|euros?|btc|bitcoin|eth)\b", re.IGNORECASE)
TIMES = {"k": 1_000, "thousand": 1_000, "m": 1_000_000, "million": 1_000_000}
MOST = Decimal(10_000_000_000)


def is_not_known(text: str) -> bool:
    """Return whether a loss says only that nobody knows it."""
    return text.strip().casefold() in NOT_KNOWN


def is_other_currency(text: str) -> bool:
    """Return whether an amount is in another currency than pounds; it is not converted."""
    return bool(OTHER_CURRENCY.search(text))


def pounds(text: str) -> Decimal | None:
    """Return "£1,200.50", "1.2k", "500 pounds" or "nil" in pounds to the penny, or None if it is no amount."""
    text = text.strip()
    if text.casefold() in NOTHING:
        return Decimal("0.00")
    found = AMOUNT.fullmatch(re.sub(r"^(approx\.?|about|circa|c\.|~)\s*", "", text, flags=re.IGNORECASE))
    if not found:
        return None
    number = Decimal(re.sub(r"[, ]", "", found[1]) + (found[2] or "")) * TIMES.get((found[3] or "").lower(), 1)
    return number.quantize(Decimal("0.01")) if number < MOST else None
