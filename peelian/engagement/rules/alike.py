"""What two descriptions of organisations have in common, in words, before anything is kept."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from peelian.kernel.folding import fold
from peelian.linkage.rules.mailboxes import own_domain
from peelian.linkage.rules.organisations import company_number, cores

DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}")


@dataclass(frozen=True, kw_only=True)
class Named:
    """An organisation as somebody describes it. `name`: with what it trades as; `domains`: of its own, lower case."""

    name: str
    postcode: str = ""
    company_number: str = ""
    telephone: str = ""
    email: str = ""
    domains: frozenset[str] = frozenset()

    @property
    def own_domains(self) -> frozenset[str]:
        """Its domains, with the one its e-mail comes from where that is no public one."""
        mail = own_domain(self.email)
        return self.domains | {mail} if mail else self.domains


def domain_of(typed: str) -> str:
    """Return the domain in an address as somebody types it, without "www."; "" where there is none."""
    host = re.sub(r"^[a-z]+://", "", typed.strip().lower()).partition("/")[0].partition(":")[0].removeprefix("www.")
    return host if DOMAIN.fullmatch(host) else ""


def is_sure(common: Collection[str]) -> bool:
    """Return whether what two descriptions agree on leaves no doubt that they are of one firm.

    A number or a domain is one firm's alone; a name is not, without a telephone or a place that agrees too.
    """
    telling = {"company number", "website or e-mail domain", "e-mail"} & set(common)
    return bool(telling) or ("name" in common and bool({"telephone", "postcode"} & set(common)))


def in_common(one: Named, other: Named) -> tuple[str, ...]:
    """Return what two descriptions agree on, the most telling first; nothing when their company numbers differ.

    A postcode alone is no agreement: a whole business park shares one.
    """
    numbers = {company_number(each.company_number) for each in (one, other) if each.company_number}
    if len(numbers) > 1:
        return ()
    said = (
        ("company number", bool(one.company_number and other.company_number)),
        ("website or e-mail domain", bool(one.own_domains & other.own_domains)),
        ("e-mail", bool(one.email) and fold(one.email) == fold(other.email)),
        ("name", bool(set(cores(one.name)) & set(cores(other.name)))),
        ("telephone", bool(one.telephone) and one.telephone == other.telephone),
        ("postcode", bool(one.postcode) and one.postcode == other.postcode),
    )
    agreed = tuple(words for words, agrees in said if agrees)
    return () if agreed == ("postcode",) else agreed
