"""Telephone numbers, e-mail addresses and web addresses in one way of writing, when they can be real."""

import ipaddress
import re
from collections.abc import Iterator

import phonenumbers
from email_validator import EmailNotValidError, validate_email

from peelian.linkage.rules.series import platforms

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_WEB = re.compile(
    r"(?<![\w@.-])(?P<scheme>https?://|www\.)?(?:[^\s/@]+@)?"
    r"(?P<host>(?:\d{1,3}\.){3}\d{1,3}|(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:xn--[a-z0-9-]+|[a-z]{2,24}))"
    r"(?![\w-])(?::\d{2,5})?(?P<path>/[^\s<>\"”“)\]}]*)?",
    re.IGNORECASE,
)
_TELEPHONE = re.compile(
    r"(?<![\w+./-])(?:\+|00 ?)[1-9](?:[ ().-]{0,2}\d){7,14}(?![\w])|(?<![\w+.,/-])\(?0\d(?:[ ().-]{0,2}\d){8,9}(?!\w)"
)
_PATH_END = ".,;:!?'’"
_SHORTEST_BRITISH = 9


def emails(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Yield each e-mail address with its place, in small letters."""
    for hit in _EMAIL.finditer(text):
        try:
            checked = validate_email(hit[0].rstrip(".-"), check_deliverability=False, allow_smtputf8=True)
        except EmailNotValidError:
            continue
        yield hit, checked.normalized.lower()


def webs(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Yield each web address with its place, as the domain somebody registered, or "" when that is everybody's.

    A bare word.word counts in small letters under a common ending only: a sentence that ends without a space does not.
    """
    for hit in _WEB.finditer(text):
        host = hit["host"]
        if hit["scheme"] or hit["path"] or (host == host.lower() and host.rpartition(".")[2] in platforms.ENDINGS):
            yield hit, web_of(host, (hit["path"] or "").rstrip(_PATH_END))


def web_of(host: str, path: str = "") -> str:
    """Return what an address says of its owner: the registered domain, or the whole address at a shortener, or ""."""
    host = host.lower().removeprefix("www.").strip(".")
    if host.replace(".", "").isdigit():
        return _public(host)
    if host in platforms.WHATSAPP:
        return ""
    if host in platforms.SHORTENERS:
        return f"{host}{path}" if len(path) > 1 else ""
    return "" if is_everybodys(host) else registered(host)


def registered(host: str) -> str:
    """Return the part of a host that somebody registered; of a site where everybody has a name, that name too."""
    parts = host.split(".")
    two, three = ".".join(parts[-2:]), ".".join(parts[-3:])
    if two in platforms.HOSTS or two in platforms.SECOND_LEVEL:
        return three if len(parts) > 2 else ""
    return two if len(parts) > 1 else ""


def is_everybodys(host: str) -> bool:
    """Whether a host is a large platform's, a bank's or an official body's own."""
    if any(host == ending or host.endswith(f".{ending}") for ending in platforms.OFFICIAL):
        return True
    name, _, ending = registered(host).partition(".")
    return name in platforms.PLATFORMS and ending in platforms.PLATFORM_ENDINGS


def telephones(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Yield each telephone number with its place, in E.164. Short numbers and helplines are left out."""
    for hit in _TELEPHONE.finditer(text):
        number = telephone(hit[0])
        if number and number not in platforms.HELPLINES:
            yield hit, number


def telephone(text: str) -> str:
    """Return a number in E.164, or "" when it cannot be one. The ranges kept for drama are taken."""
    text = re.sub(r"^(\+|00)44[ ().-]*0(?=\d)", "+44", text.replace("(0)", ""))
    try:
        number = phonenumbers.parse(re.sub(r"^00", "+", text), "GB")
    except phonenumbers.NumberParseException:
        return ""
    figures = str(number.national_number)
    if not phonenumbers.is_possible_number(number) or len(set(figures)) < 3:
        return ""
    if number.country_code == 44 and (len(figures) < _SHORTEST_BRITISH or figures[0] not in "1235789"):
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _public(host: str) -> str:
    try:
        address = ipaddress.IPv4Address(host)
    except ValueError:
        return ""
    inside = address.is_loopback or address.is_link_local or address.is_multicast or address.is_unspecified
    private = any(address in ipaddress.ip_network(net) for net in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"))
    return "" if inside or private else host
