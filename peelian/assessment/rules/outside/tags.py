"""Records made of `name=value;` pairs, as DMARC, DKIM, MTA-STS and TLS-RPT have them."""

import re
from collections.abc import Iterable

BLANKS = " \t"
_NAME = re.compile(r"[A-Za-z0-9_]+")


def begins(text: str, version: str) -> bool:
    """Say whether a record begins with its version, "v=DMARC1" say, and nothing else is joined to it."""
    name, equals, rest = text.partition("=")
    value = rest.split(";", 1)[0]
    return "".join((name.strip(BLANKS), equals, value.strip(BLANKS))) == version


def of_version(texts: Iterable[str], version: str) -> tuple[str, ...]:
    """Return those records that are of a version."""
    return tuple(text for text in texts if begins(text, version))


def read(text: str) -> dict[str, str]:
    """Return the pairs by name in lower case. The first of a name counts; what is no pair is left out."""
    found: dict[str, str] = {}
    for part in text.split(";"):
        name, equals, value = part.strip(" \t\r\n").partition("=")
        if equals and _NAME.fullmatch(name.strip()):
            found.setdefault(name.strip().lower(), value.strip(" \t\r\n"))
    return found
