"""MTA-STS: the record that says there is a policy, and the policy itself (RFC 8461)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from peelian.assessment.rules.outside import tags

VERSION = "v=STSv1"
MODES = ("enforce", "testing", "none")
LONGEST_AGE = 31_557_600  # seconds; the standard's own limit, a year

_ID = re.compile(r"[A-Za-z0-9]{1,32}")
_FIELD = re.compile(r"([A-Za-z0-9][A-Za-z0-9_.\-]{0,31}):[ \t]*(.*?)[ \t]*")
_LABEL = r"[a-z0-9](?:[a-z0-9\-]*[a-z0-9])?"
_PATTERN = re.compile(rf"(?:\*\.)?(?:{_LABEL}\.)*{_LABEL}")


@dataclass(frozen=True)
class Policy:
    """What senders are asked to do, and for which servers."""

    mode: str
    patterns: tuple[str, ...] = ()

    def left_out(self, servers: Iterable[str]) -> tuple[str, ...]:
        """Return the mail servers that the policy does not name. A star stands for one label."""
        return tuple(server for server in servers if not any(_fits(server, pattern) for pattern in self.patterns))


def names_a_policy(text: str) -> bool:
    """Say whether a TXT record is one of the right form."""
    return bool(_ID.fullmatch(tags.read(text).get("id", "")))


def read_policy(text: str) -> Policy | None:
    """Read the policy file; None if senders will not take it. The first of each field counts, of `mx` all do."""
    found = [field for line in re.split(r"\r?\n", text) if (field := _FIELD.fullmatch(line))]
    first = {one[1]: one[2] for one in reversed(found)}
    patterns = tuple(one[2].lower().rstrip(".") for one in found if one[1] == "mx")
    if first.get("version") != "STSv1" or first.get("mode") not in MODES or not _age(first.get("max_age", "")):
        return None
    if not all(_PATTERN.fullmatch(pattern) for pattern in patterns) or not (patterns or first["mode"] == "none"):
        return None
    return Policy(first["mode"], patterns)


def _age(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 10 and int(text) <= LONGEST_AGE


def _fits(server: str, pattern: str) -> bool:
    if pattern.startswith("*."):
        return server.lower().partition(".")[2] == pattern[2:]
    return server.lower() == pattern
