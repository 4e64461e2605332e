"""Names of firms that an offender goes by: in quotes or with a word that firms have, after words that bring one in."""

import re
from collections.abc import Iterator

from peelian.kernel.folding import fold
from peelian.linkage.rules.series.platforms import KNOWN_NAMES

_OPENING = (
    r"\b(?:from|called|named|claim(?:ed|ing|s) to be(?: from)?|pretend(?:ed|ing) to be(?: from)?|"
    r"sa(?:id|ying) (?:he|she|they) (?:was|were) from|trading as|supplier|(?:company|firm|seller|website|shop|site) "
    r"(?:called|named|is|was)|posing as|impersonating|on behalf of)\s+(?:a |an |the )?(?:company |firm |supplier )?"
    r"(?:called |named )?"
)
_FIRM_WORDS = (
    "Ltd|Limited|LLP|PLC|Plc|Inc|LLC|Group|Holdings|Partners|Parcels|Couriers?|Logistics|Freight|Services|Solutions|"
    "Security|Support|Investments?|Capital|Trading|Traders|Markets|Crypto|Exchange|Finance|Financial|Loans|Lettings|"
    "Motors|Tickets|Travel|Holidays|Bikes|Electronics|Outlet|Stores?|Supplies|Suppliers|Roofing|Builders|Energy|Solar|"
    "Recovery|Consultants|Consulting|Systems|Hosting|Domains|Printing|Packaging|Foods|Timber|Steel|Tools|Wholesale"
)
_WORD = r"[A-Z][\w&'’-]*"
_NAME = re.compile(
    rf"(?i:{_OPENING})(?:[“\"‘'](?P<quoted>[^”\"’']{{3,40}})[”\"’']|"
    rf"(?P<plain>(?:{_WORD} (?:(?:&|and|of) )?){{1,4}}(?:{_FIRM_WORDS})\b(?: (?:Ltd|Limited|LLP|Group))?))"
)
_FORM = re.compile(r"\b(?:ltd|limited|llp|plc|inc|llc)$")
_MOST_WORDS = 5


def suppliers(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Yield each name with its place, folded and without its legal form. Names that everybody knows are left out."""
    for hit in _NAME.finditer(text):
        name = folded_name(hit["quoted"] or hit["plain"])
        if len(name) > 4 and len(name.split()) <= _MOST_WORDS and name not in KNOWN_NAMES and not name.isdigit():
            yield hit, name


def folded_name(name: str) -> str:
    """Return a firm's name for comparing: "Acme Parcels Ltd." is "acme parcels"."""
    return _FORM.sub("", fold(name)).strip()
