"""Reading what a web server tells browsers: HSTS (RFC 6797) and the Content Security Policy (level 3)."""

import re
from collections.abc import Iterable

ANYWHERE = {"*", "http:", "https:", "data:", "blob:", "ws:", "wss:"}
_AGE = re.compile(r'max-age\s*=\s*"?(\d{1,18})"?')


def all_of(headers: Iterable[tuple[str, str]], name: str) -> tuple[str, ...]:
    """Return the values of a header, in the order in which they came."""
    return tuple(value.strip() for key, value in headers if key == name)


def max_age(header: str) -> int | None:
    """Return for how many seconds a browser shall remember; None if it is not said."""
    for part in header.lower().split(";"):
        if found := _AGE.fullmatch(part.strip()):
            return int(found[1])
    return None


def confines_scripts(headers: Iterable[str]) -> bool:
    """Say whether one of the policies lets scripts in from named places only. All policies of a page hold together."""
    return any(_confines(policy) for header in headers for policy in header.split(","))


def _confines(policy: str) -> bool:
    directives: dict[str, set[str]] = {}
    for part in policy.lower().split(";"):
        name, *allowed = part.split() or [""]
        directives.setdefault(name, set(allowed))
    sources = directives.get("script-src", directives.get("default-src"))
    if sources is None:
        return False
    marked = any(one.startswith(("'nonce-", "'sha256-", "'sha384-", "'sha512-")) for one in sources)
    if marked and "'strict-dynamic'" in sources:
        return True
    return not sources & ANYWHERE and (marked or "'unsafe-inline'" not in sources)
