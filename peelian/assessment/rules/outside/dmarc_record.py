"""One DMARC record and what it asks for (RFC 9989, section 4.7)."""

import re
from dataclasses import dataclass

from peelian.assessment.rules.outside import tags

VERSION = "v=DMARC1"
POLICIES = ("none", "quarantine", "reject")  # from the weakest

NO_POLICY = "no-policy"
REPORTS_BROKEN = "reports-broken"

_MAILBOX = re.compile(r"mailto:[^\s@,!]+@((?:[a-z0-9_\-]+\.)+[a-z0-9\-]+)(?:!\d+[kmgt]?)?(?:\?.*)?", re.IGNORECASE)
_OTHER = re.compile(r"[a-z][a-z0-9+.\-]*:\S+", re.IGNORECASE)


@dataclass(frozen=True)
class DmarcRecord:
    """What a record asks for: of the name itself, of names below it, of such as do not exist."""

    own: str
    below: str
    not_there: str
    fault: str = ""
    testing: bool = False
    suffix: str = ""  # psd: "y" for a registry's own record, "n" for the top of an organisation
    report_domains: tuple[str, ...] = ()

    @property
    def weakest_below(self) -> str:
        return min(self.below, self.not_there, key=POLICIES.index)


def read(text: str) -> DmarcRecord:
    """Read a record. Unknown and broken tags are ignored; one without a policy that holds asks for none."""
    pairs = tags.read(text)
    named = {name: pairs[name].lower() for name in ("p", "sp", "np") if name in pairs}
    broken = "p" not in named or any(value not in POLICIES for value in named.values())
    own = "none" if broken else named["p"]
    below = "none" if broken else named.get("sp", own)
    domains, all_right = _report_domains(pairs.get("rua", ""))
    return DmarcRecord(
        own=own,
        below=below,
        not_there="none" if broken else named.get("np", below),
        fault=NO_POLICY if broken else "" if all_right else REPORTS_BROKEN,
        testing=pairs.get("t", "").lower() == "y",
        suffix=pairs.get("psd", "").lower(),
        report_domains=domains,
    )


def _report_domains(text: str) -> tuple[tuple[str, ...], bool]:
    """Return the domains that reports are mailed to, and whether every address is one."""
    if not text:
        return (), True
    addresses = [address.strip() for address in text.split(",")]
    mailboxes = [found[1].lower() for address in addresses if (found := _MAILBOX.fullmatch(address))]
    others = [one for one in addresses if _OTHER.fullmatch(one) and not one.lower().startswith("mailto:")]
    return tuple(dict.fromkeys(mailboxes)), len(mailboxes) + len(others) == len(addresses)
