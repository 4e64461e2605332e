"""Offenders' series planted in narratives, and red herrings: what many strangers' reports share by chance.

A report of a series gives one or two of the offender's traces, reworded and disguised as victims write them.
Telephone numbers are of the drama ranges, sites end in `.example`, sort codes begin with 00, which no bank has.
"""

import hashlib
from collections.abc import Sequence
from random import Random
from typing import NamedTuple

from peelian.intake.rules.feed_making import wording
from peelian.intake.rules.feed_making.origins import BRITISH
from peelian.intake.rules.word_lists import words

IN_SERIES, HERRING = 0.03, 0.05
BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
SITE_WORDS = words(
    "secure|parcel|refund|wallet|invest|crypto|login|verify|support|claims|helpdesk|rebate|deliver|trade|ticket|"
    "account|portal|customs|billing|update|gold|prime|fast|safe|direct"
)
SAYING = {
    "phone": words(
        "The caller rang from {}.|They rang me from {} and would not stop.|The number was {}.|"
        "A text came from {} and I rang it back.|Caller ID showed {}."
    ),
    "site": words(
        "The link went to {}.|I was sent to {} to pay.|The site was {}.|It told me to log in at {}.|Website: {}"
    ),
    "mail": words("The e-mail came from {}.|Sender was {}.|They wrote to me from {}.|I replied to {}."),
    "wallet": words("They wanted payment to {}.|I sent the coins to {}.|The wallet was {}.|Bitcoin address given: {}"),
    "bank": words("I paid into {}.|The account was {}.|Money went to {}.|Bank details they gave: {}"),
    "supplier": words(
        'The invoice was from "{}".|The caller said he was from {}.|It was sold by {}.|They called themselves {}.'
    ),
    "wording": words('The message said: "{}"|It read “{}”|The text said "{}"|Message: "{}"'),
}
OPENERS = words(
    "Your parcel is held at our depot|We noticed a strange sign-in to your account|Your tax rebate is ready|"
    "Hi mum this is my new number|Your direct debit could not be taken|A new device was added to your online bank|"
    "Your broadband will be cut off today|You have been chosen for a remote job|Your pension statement is waiting|"
    "Your road tax has run out|I have access to your camera and files|Your licence for the antivirus was renewed"
)
MIDDLES = words(
    "pay the small fee of {} pounds before midnight|reply with the six figure code we sent|call our fraud team at once|"
    "confirm your details within {} hours|keep {} pounds ready as a deposit|"
    "send {} pounds and I will pay you back friday|"
    "do not tell your bank what it is for|install the help program so that we can fix it"
)
ENDERS = words(
    "or it goes back to the sender|or your account will be closed|thank you for choosing us|the offer ends tonight|"
    "we are here to help you|failure to act leads to prosecution|have a blessed day|your case officer is {}"
)
KINDS = ("phone", "site", "mail", "wallet", "bank", "supplier", "wording")
OFFENCES = {"wallet": "NFIB52E", "bank": "NFIB5D", "supplier": "NFIB3A", "site": "NFIB3A", "phone": "NFIB3E"}
HERRINGS = words(
    "I rang my bank on {bank} and they stopped the card.|My bank (tel {bank}) has been told.|"
    "I reported it to {platform}.|The advert was on {platform}.|It was on {platform} like everything else.|"
    "Please ring me on {own}.|My number is {own}.|I looked it up on https://{gov}/scams.|"
    'The message said: "You have won a prize, click here to claim it now"|'
    'It said "Your account has been limited, please verify your identity"|I usually buy from {shop}.'
)
BANK_NUMBERS = ("03069990001", "03069990002", "03069990003", "0306 999 0004")
PLATFORM_SITES = (
    "www.bigmarket.example",
    "friendface.example",
    "https://www.bigmarket.example/help",
    "chatapp.example",
)
SHOPS = ("Bigmarket Stores Ltd", "Homely Catalogue Ltd")


class Plant(NamedTuple):
    """Words to add to a narrative, the series they give away ("" for none), and the offence that goes with them."""

    text: str = ""
    series: str = ""
    offence: str = ""


class Series(NamedTuple):
    """One offender's traces by kind, and the days between which they are at work."""

    key: str
    begins: int
    ends: int
    traces: dict[str, tuple[str, ...]]


class Plants:
    """All series of a feed, asked report by report what to plant."""

    def __init__(self, series: Sequence[Series]) -> None:
        self._by_week: dict[int, list[Series]] = {}
        for one in series:
            for week in range(one.begins // 7, one.ends // 7 + 1):
                self._by_week.setdefault(week, []).append(one)

    def plant(self, day: int, rng: Random, *, own: str) -> Plant:
        """Return what a report of this day gives away; `own` is the victim's number, a decoy when they write it."""
        chance = rng.random()
        at_work = self._by_week.get(day // 7, ())
        if at_work and chance < IN_SERIES:
            return told(at_work[int(rng.random() ** 2 * len(at_work))], rng)
        if chance < 1 - HERRING:
            return Plant()
        text = HERRINGS[int(rng.random() * len(HERRINGS))].format(
            bank=rng.choice(BANK_NUMBERS), platform=rng.choice(PLATFORM_SITES), own=own or "the number above",
            gov="www.advice.example", shop=rng.choice(SHOPS),
        )  # fmt: skip
        return Plant(text)


def plants(rng: Random, rows: int) -> Plants:
    """Return as many series as suit a feed of `rows`: one for 800 reports, at work for a few weeks or months."""
    return Plants([one_series(f"S{number}", rng) for number in range(1, max(2, rows // 800) + 1)])


def one_series(key: str, rng: Random) -> Series:
    """Return an offender's series: two to four kinds of trace, of each one or two values."""
    kinds = rng.sample(KINDS, 2 + int(rng.random() * 3))
    begins = int(rng.random() * 700) - 20
    traces = {kind: tuple([MAKERS[kind](rng) for _ in range(1 if rng.random() < 0.7 else 2)]) for kind in kinds}
    return Series(key, max(0, begins), min(729, begins + 20 + int(rng.random() * 150)), traces)


def told(series: Series, rng: Random) -> Plant:
    """Return how one victim tells of a series: one or two of its traces, disguised."""
    kinds = rng.sample(sorted(series.traces), min(len(series.traces), 1 if rng.random() < 0.45 else 2))
    said = []
    for kind in kinds:
        value = rng.choice(series.traces[kind])
        said.append(rng.choice(SAYING[kind]).format(disguised(kind, value, rng)))
    return Plant(" ".join(said), series.key, OFFENCES.get(kinds[0], ""))


def disguised(kind: str, value: str, rng: Random) -> str:
    """Return a trace as a victim writes it: spaced, defanged, in capitals, a word changed."""
    chance = rng.random()
    if kind == "phone":
        return _phone_written(value, chance)
    if kind in ("site", "mail") and chance < 0.4:
        return (
            value.replace(".", "[.]" if chance < 0.25 else " (dot) ")
            .replace("https", "hxxps")
            .replace("http:", "hxxp:")
        )
    if kind == "site":
        return value if chance < 0.8 else f"{value}/{rng.choice(SITE_WORDS)}?id={int(rng.random() * 9999)}"
    if kind == "bank":
        code, number = value[:6], value[6:]
        pairs = f"{code[:2]}-{code[2:4]}-{code[4:]}"
        return f"sort code {pairs} account {number}" if chance < 0.5 else f"{pairs if chance < 0.8 else code} {number}"
    if kind == "wording":
        return _reworded(value, rng)
    if kind == "supplier" and chance < 0.3:
        return value.replace("Ltd", "Limited") if chance < 0.2 else value.upper()
    return value


def _phone_written(number: str, chance: float) -> str:
    ways = (number, f"{number[:5]} {number[5:]}", f"+44 {number[1:5]} {number[5:]}", f"+44{number[1:]}",
            f"{number[:5]}-{number[5:8]}-{number[8:]}", f"0044 {number[1:]}")  # fmt: skip
    return ways[int(chance * len(ways))]


def _reworded(text: str, rng: Random) -> str:
    parts = text.split()
    if rng.random() < 0.5:
        del parts[int(rng.random() * len(parts))]
    if rng.random() < 0.3:
        at = int(rng.random() * len(parts))
        parts[at] = parts[at].upper()
    return " ".join(parts)


def _site(rng: Random) -> str:
    prefix = rng.choice(("", "https://", "http://", "www."))
    return f"{prefix}{rng.choice(SITE_WORDS)}-{rng.choice(SITE_WORDS)}{int(rng.random() * 900) + 10}.example"


def _mail(rng: Random) -> str:
    domain = _site(rng).rpartition("/")[2].removeprefix("www.")
    return f"{rng.choice(SITE_WORDS)}.{rng.choice(SITE_WORDS)}{int(rng.random() * 900)}@{domain}"


def _phone(rng: Random) -> str:
    return f"{rng.choice((*wording.LANDLINES, wording.MOBILES))}{int(rng.random() * 1000):03d}"


def _wallet(rng: Random) -> str:
    if rng.random() < 0.3:
        return f"0x{rng.getrandbits(160):040x}"
    body = b"\x00" + rng.randbytes(20)
    body += hashlib.sha256(hashlib.sha256(body).digest()).digest()[:4]
    number, text = int.from_bytes(body, "big"), ""
    while number:
        number, digit = divmod(number, 58)
        text = BASE58[digit] + text
    return f"1{text}"


def _bank(rng: Random) -> str:
    return f"00{int(rng.random() * 9000) + 1000:04d}{int(rng.random() * 90_000_000) + 10_000_000:08d}"


def _supplier(rng: Random) -> str:
    stem = BRITISH.families[int(rng.random() * len(BRITISH.families))]
    kind = rng.choice(("Parcels", "Energy", "Trading", "Recovery", "Investments", "Tickets", "Motors", "Claims"))
    return f"{stem} {kind} Ltd"


def _wording(rng: Random) -> str:
    figure = int(rng.random() * 900) + 12
    text = f"{rng.choice(OPENERS)}, {rng.choice(MIDDLES)}, {rng.choice(ENDERS)}"
    return text.replace("{}", str(figure))


MAKERS = {
    "phone": _phone, "site": _site, "mail": _mail, "wallet": _wallet, "bank": _bank, "supplier": _supplier,
    "wording": _wording,
}  # fmt: skip
