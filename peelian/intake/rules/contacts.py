"""Telephone numbers, e-mail addresses and postcodes: one way of writing each, and whether it can be true."""

import re
from collections.abc import Collection

import phonenumbers
from email_validator import EmailNotValidError, validate_email

from peelian.intake.rules.word_lists import words

ROLES = frozenset(
    words(
        "info|office|admin|accounts|accounting|finance|enquiries|enquiry|sales|contact|hello|mail|reception|"
        "support|help|helpdesk|service|services|team|hr|jobs|billing|invoices|orders|bookings|booking|"
        "secretary|bursar|head|headteacher|school|manager|management|director|webmaster|postmaster|noreply|"
        "no-reply|general|post|payroll|marketing|customerservice|customerservices|purchasing|it|abuse|"
        "security|privacy"
    )
)
POSTCODE = re.compile(r"(GIR|[A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})")
INSIDE_TEXT = re.compile(r"\b([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[ABD-HJLNP-UW-Z]{2})\b", re.IGNORECASE)
NOT_IN_ENGLAND_AND_WALES = frozenset(
    words("AB|BT|DD|DG|EH|FK|G|GY|HS|IM|IV|JE|KA|KW|KY|ML|PA|PH|TD|ZE|BF|BX|GIR")
)  # Scotland, Northern Ireland, the islands, forces post: no list of districts is carried for them
SHORTEST_NATIONAL = 9


def telephone(text: str) -> str | None:
    """Return a number in E.164 (+447700900123), or None if it cannot be one.

    Any possible number is taken, not only those in use: the ranges kept for drama are not "valid". An extension
    is dropped. A British number needs nine digits and may not be one digit over and over.
    """
    digits = re.sub(r"(?<=\d)[Oo]+(?=[\dOo ])", lambda letters: "0" * len(letters[0]), text.replace("(0)", ""))
    digits = re.split(r"\b(?:ext?|x)\b\.?", digits, maxsplit=1, flags=re.IGNORECASE)[0]
    digits = re.sub(r"^\s*(\+?44)\s*0", r"+44", digits)
    try:
        number = phonenumbers.parse(digits, "GB")
    except phonenumbers.NumberParseException:
        return None
    national = str(number.national_number)
    if not phonenumbers.is_possible_number(number) or len(set(national)) < 3:
        return None
    if number.country_code == 44 and len(national) < SHORTEST_NATIONAL:
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def email(text: str) -> str | None:
    """Return an address in lower case, or None if it cannot be one; whether it is in use is not asked."""
    text = text.strip().strip("<>;,. ").removeprefix("mailto:")
    try:
        checked = validate_email(text, check_deliverability=False, allow_smtputf8=True)
    except EmailNotValidError:
        return None
    address = checked.normalized.lower()
    local = address.partition("@")[0]
    return None if local in ("no", "none", "noemail", "na", "n/a", "unknown", "notgiven") else address


def is_role_mailbox(address: str) -> bool:
    """Return whether an address belongs to a desk rather than a person: info@, accounts@, the.office@."""
    local = address.partition("@")[0].lower().partition("+")[0]
    return local in ROLES or re.sub(r"[._\-\d]", "", local) in ROLES or local.removeprefix("the.") in ROLES


def postcode(text: str) -> str | None:
    """Return a postcode as "OX18 2GB", or None if it does not have the shape of one."""
    found = POSTCODE.fullmatch(re.sub(r"[\s.\-]+", "", text.upper()))
    return f"{found[1]} {found[2]}" if found else None


def outcode(code: str) -> str:
    """Return the first half of a postcode written by `postcode`: "OX18"."""
    return code.partition(" ")[0]


def is_known_outcode(code: str, known_outcodes: Collection[str]) -> bool:
    """Return whether a postcode's district exists; those outside England and Wales are believed."""
    half = outcode(code)
    area = re.match(r"[A-Z]+", half)
    return half in known_outcodes or (area is not None and area[0] in NOT_IN_ENGLAND_AND_WALES)


def postcode_within(address: str) -> str | None:
    """Return a postcode standing inside an address, or None."""
    found = INSIDE_TEXT.search(address)
    return f"{found[1]} {found[2]}".upper() if found else None
