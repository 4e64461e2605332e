"""Everything in a narrative that may be an offender's, validated, in one way of writing each."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from peelian.kernel.folding import fold
from peelian.linkage.rules.series.addresses import emails, is_everybodys, registered, telephone, telephones, webs
from peelian.linkage.rules.series.banking import account_of, accounts, ibans
from peelian.linkage.rules.series.defanging import refang
from peelian.linkage.rules.series.kinds import LONGEST, Found, Sign
from peelian.linkage.rules.series.suppliers import folded_name, suppliers
from peelian.linkage.rules.series.wallets import wallets
from peelian.linkage.rules.series.wording import bands, wordings

MOST = 40  # signs of one narrative; a list of a thousand numbers is a spreadsheet, not a story
LONGEST_TEXT = 20_000
_WHATSAPP = re.compile(r"\bwa\.me/(\d{9,15})\b", re.IGNORECASE)
_READERS = (
    (Sign.WALLET, wallets),
    (Sign.IBAN, ibans),
    (Sign.ACCOUNT, accounts),
    (Sign.EMAIL, emails),
    (Sign.WEB, webs),
)


@dataclass(frozen=True)
class Own:
    """What is the victim's own and never the offender's: signs as we write them, and words of their names."""

    signs: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()


def own_of(telephones: Iterable[str], emails: Iterable[str], names: Iterable[str]) -> Own:
    """Return a victim's own: numbers in E.164, addresses, the domain of a firm's own mail, names."""
    addresses = {address.lower() for address in emails if address}
    domains = {address.rpartition("@")[2] for address in addresses}
    named = [name for name in names if name]
    own = (
        {number for number in telephones if number}
        | addresses
        | {registered(d) for d in domains if not is_everybodys(d)}
    )
    own |= {folded_name(name) for name in named}
    return Own(frozenset(own), frozenset(word for name in named for word in fold(name).split()))


def extract(text: str, own: Own) -> list[Found]:
    """Return what a narrative holds of an offender, in order and each once, MOST at most. What is `own` is left out."""
    text = refang(text[:LONGEST_TEXT])
    found = dict.fromkeys(one for one in _found(text, own.words) if one.value not in own.signs)
    return sorted(found)[:MOST]


def _found(text: str, words: Collection[str]) -> Iterator[Found]:
    for wording in wordings(text, words):
        yield Found(Sign.WORDING, wording, bands(wording))
    for hit in _WHATSAPP.finditer(text):
        if number := telephone(f"+{hit[1]}"):
            yield Found(Sign.TELEPHONE, number)
    for kind, read in _READERS:
        taken = list(read(text))
        for hit, value in taken:
            yield from _meaning(kind, value)
            text = f"{text[: hit.start()]}{' ' * len(hit[0])}{text[hit.end() :]}"  # its figures are no other number's
    yield from (Found(Sign.TELEPHONE, value) for _, value in telephones(text))
    yield from (Found(Sign.SUPPLIER, value[:LONGEST]) for _, value in suppliers(text))


def _meaning(kind: Sign, value: str) -> Iterator[Found]:
    """Yield what one sign says: an IBAN has an account in it, an address a domain that somebody registered."""
    if not value or len(value) > LONGEST:
        return
    yield Found(kind, value)
    if kind is Sign.IBAN and (account := account_of(value)):
        yield Found(Sign.ACCOUNT, account)
    if kind is Sign.EMAIL and not is_everybodys(host := value.rpartition("@")[2]) and registered(host):
        yield Found(Sign.WEB, registered(host))
