"""Mail providers that are known by their servers or by what they have a firm include, and the names of their keys.

From general knowledge, not read on each provider's page: a key that is not found is never called missing.
"""

from collections.abc import Iterable

MOST_SELECTORS = 4  # asked for one host: our judgement

SELECTORS: dict[str, tuple[str, ...]] = {
    "outlook.com": ("selector1", "selector2"),
    "google.com": ("google",),
    "googlemail.com": ("google",),
    "zoho.com": ("zoho", "zmail"),
    "zoho.eu": ("zoho", "zmail"),
    "protonmail.ch": ("protonmail", "protonmail2", "protonmail3"),
    "messagingengine.com": ("fm1", "fm2", "fm3"),
    "icloud.com": ("sig1",),
    "kundenserver.de": ("s1-ionos", "s2-ionos"),
    "ionos.co.uk": ("s1-ionos", "s2-ionos"),
    "sendgrid.net": ("s1", "s2"),
    "mcsv.net": ("k2", "k3"),
    "mailgun.org": ("smtp", "mta"),
    "mtasv.net": ("pm",),
}


def selectors(told: Iterable[str], servers: Iterable[str], includes: Iterable[str]) -> tuple[str, ...]:
    """Return the names of keys to ask for: first those that the firm told us, then those of its providers."""
    named = [*servers, *includes]
    known = [one for suffix, ones in SELECTORS.items() if any(_below(name, suffix) for name in named) for one in ones]
    return tuple(dict.fromkeys([*told, *known]))[:MOST_SELECTORS]


def _below(name: str, suffix: str) -> bool:
    return name == suffix or name.endswith(f".{suffix}")
