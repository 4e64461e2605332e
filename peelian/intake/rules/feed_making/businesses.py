"""Invented firms over two years: how they are called, reached and written down, and who answers for them."""

from random import Random
from typing import NamedTuple

from peelian.intake.rules.feed_making import wording
from peelian.intake.rules.feed_making.lives import Life, Neighbourhood, Person
from peelian.intake.rules.feed_making.origins import BRITISH
from peelian.intake.rules.feed_making.population import Home
from peelian.intake.rules.feed_making.spellings import slip

SOLE, TRADES_AS, NUMBERED, BOOKKEEPER, SWITCHBOARD, BRANCHES, TWO_SPEAK = 0.2, 0.12, 0.12, 0.06, 0.1, 0.08, 0.2
PLACE_WORDS = (
    "Northern", "Southern", "Thames", "Wessex", "Kent", "Surrey", "Solent", "Downland", "Chiltern", "Weald", "Mid",
    "First", "Prime", "New", "Royal", "Crown", "Park", "City", "Village", "Abbey", "Manor", "Priory",
)  # fmt: skip
FORMS = ("Ltd", "Ltd", "Ltd", "Ltd", "Limited", "Limited", "LLP", "CIC", "PLC", "& Sons", "and Co", "& Co Ltd", "")
ROLES = (*wording.MAILBOXES, "sales", "hello", "contact")


class Firm(NamedTuple):
    """`places` are the head office and its branches; `contact` the person who reports for it most often."""

    key: str
    name: str
    trading: str
    number: str
    employees: str
    places: tuple[Home, ...]
    mails: tuple[str, ...]
    phones: tuple[str, ...]
    contacts: tuple[Person, ...]
    sole: bool


class Town:
    """Makes firms one after another, their people out of the neighbourhood's next households."""

    def __init__(self, rng: Random, homes: Neighbourhood) -> None:
        self.rng = rng
        self.homes = homes
        self.made = 0
        self._domains: dict[str, int] = {}
        self._boards = [homes.phone() for _ in range(60)]

    def firm(self) -> Firm:
        """Return one more firm. A sole trader's contact lives where the firm is and shares its telephone."""
        rng = self.rng
        self.made += 1
        staff = [self.homes.household()[0] for _ in range(2 if rng.random() < TWO_SPEAK else 1)]
        sole = rng.random() < SOLE
        boss = staff[0].lives[0]
        name = self._named(boss.family if sole or rng.random() < 0.3 else "")
        domain = self._domain(name)
        mails: tuple[str, ...] = (f"{rng.choice(ROLES)}@{domain}", f"{staff[0].given[0].lower()}.{self.made}@{domain}")
        if rng.random() < BOOKKEEPER:
            mails = (f"office@books{int(rng.random() * 40)}.example",)
        phones = [self._boards[int(rng.random() * 60)] if rng.random() < SWITCHBOARD else self.homes.phone()]
        places = [self.homes.home()]
        if sole:
            name, places, phones = self._sole(name, staff[0]), [boss.home], [boss.phone]
            mails = (boss.mail or mails[0], mails[0])
        while not sole and rng.random() < BRANCHES and len(places) < 6:
            places += [self.homes.home(), self.homes.home()]
            phones.append(self.homes.phone())
        trading = f"{rng.choice(wording.FIRM_STEMS)} {rng.choice(wording.FIRM_TRADES)}"
        return Firm(
            f"O{self.made}", name, trading if rng.random() < TRADES_AS else "", self._number(),
            str(rng.choice(wording.SIZES[:4] if sole else wording.SIZES)), tuple(places), mails, tuple(phones),
            tuple(staff), sole,
        )  # fmt: skip

    def _named(self, family: str) -> str:
        rng = self.rng
        trade, form = rng.choice(wording.FIRM_TRADES), rng.choice(FORMS)
        if family and rng.random() < 0.25:
            other = BRITISH.families[int(rng.random() * 400)]
            return f"{family} {rng.choice(('and', '&'))} {other} {form}".strip()
        chance = rng.random()
        if chance < 0.5:
            stem = BRITISH.families[int(rng.random() ** 2 * len(BRITISH.families))]
        elif chance < 0.75:
            stem = f"{rng.choice(PLACE_WORDS)} {rng.choice(wording.FIRM_STEMS)}"
        else:
            stem = rng.choice(wording.FIRM_STEMS)
        return f"{family or stem} {trade} {form}".strip()

    def _sole(self, name: str, boss: Person) -> str:
        chance = self.rng.random()
        if chance < 0.3:
            return f"{boss.given} {boss.lives[0].family}"
        trade = self.rng.choice(wording.FIRM_TRADES)
        return f"{boss.given} {boss.lives[0].family} {trade}" if chance < 0.5 else name

    def _domain(self, name: str) -> str:
        stem = "".join(letter for letter in name.lower() if letter.isascii() and letter.isalnum())[:18] or "firm"
        times = self._domains[stem] = self._domains.get(stem, 0) + 1
        return f"{stem}{times if times > 1 else ''}.example"

    def _number(self) -> str:
        return f"{int(self.rng.random() * 16_000_000):08d}"


def care_home(homes: Neighbourhood, residents: int) -> list[Person]:
    """Return residents of one home: old, one address, one telephone, one e-mail; no two alike but in all of these."""
    place, phone = homes.home(), homes.phone()
    mail = f"manager@carehome{homes.made}.example"
    people: list[Person] = []
    while len(people) < residents:
        person = homes.household()[0]
        born = person.born.replace(year=1930 + person.born.year % 22, day=min(28, person.born.day))
        life = Life(person.lives[0].family, place, mail, phone)
        people.append(person._replace(born=born, begins=(0,), lives=(life,)))
    return people


def firm_as(firm: Firm, rng: Random) -> str:
    """Return a firm's name as somebody writes it."""
    chance = rng.random()
    name = firm.name
    if firm.trading and chance < 0.6:
        if chance < 0.2:
            return firm.trading
        return f"{name} {'trading as' if chance < 0.35 else 't/a'} {firm.trading}"
    chance = rng.random()
    if chance < 0.3:
        name = _otherwise(name, rng)
    elif chance < 0.37:
        name = slip(name, rng)
    elif chance < 0.39:
        name = f"The {name}"
    return name.upper() if rng.random() < 0.06 else name


def _otherwise(name: str, rng: Random) -> str:
    if rng.random() < 0.35:
        return " ".join(word for word in name.split() if word not in ("Ltd", "Limited", "LLP", "PLC", "CIC"))
    padded = f"{name} "
    for one, other in ((" Ltd ", " Limited "), (" Limited ", " Ltd. "), (" & ", " and "), (" and ", " & ")):
        if one in padded and rng.random() < 0.7:
            return padded.replace(one, other).strip()
    return name
