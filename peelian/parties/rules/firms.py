"""The words in which a firm is described: bands, what it uses, schemes it belongs to, what it lets us look at."""

from enum import StrEnum


class Size(StrEnum):
    """How many people work there, in the bands of the national survey and of the business register."""

    ALONE = "1 person"
    MICRO = "2 to 9 people"
    SMALL = "10 to 49 people"
    MEDIUM = "50 to 249 people"
    LARGE = "250 people or more"


def size_of(headcount: int) -> Size:
    """Return the band in which so many people lie."""
    bands = ((1, Size.ALONE), (9, Size.MICRO), (49, Size.SMALL), (249, Size.MEDIUM))
    return next((size for most, size in bands if headcount <= most), Size.LARGE)


class Turnover(StrEnum):
    """What a firm takes in a year."""

    UNDER_85K = "under £85,000"
    UNDER_500K = "£85,000 to £499,999"
    UNDER_2M = "£500,000 to £1.9 million"
    UNDER_10M = "£2 million to £9.9 million"
    FROM_10M = "£10 million or more"


class AssetKind(StrEnum):
    """What a firm uses, as its owner would sort it."""

    COMPUTER = "computer"
    PHONE = "phone or tablet"
    SERVER = "server"
    ROUTER = "router or firewall"
    EMAIL = "e-mail"
    WEBSITE = "website"
    DOMAIN = "domain name"
    CLOUD = "online service"
    PAYMENTS = "card machine or till"
    OTHER = "something else"


class Scheme(StrEnum):
    """What a firm may belong to, hold or have begun."""

    CYBER_ESSENTIALS = "Cyber Essentials"
    CYBER_ESSENTIALS_PLUS = "Cyber Essentials Plus"
    CISP = "CISP"
    CYBERALARM = "Police CyberAlarm"
    EARLY_WARNING = "Early Warning"
    RESILIENCE_CENTRE = "Cyber Resilience Centre"
    ACTION_TOOLKIT = "Cyber Action Toolkit"


class TieKind(StrEnum):
    """What one organisation is to another."""

    LOOKS_AFTER = "looks after the computers of"
    OWNS = "owns"
    SUPPLIES = "supplies"
    HOSTS = "runs the website or e-mail of"


class Access(StrEnum):
    """Kinds of access, each agreed to by itself: leave for one is no leave for another (Computer Misuse Act, s. 17)."""

    DNS = "ask public records about the name"
    WEB = "make one ordinary visit to the website"
    TLS = "begin secure connections with older and newer versions"
    MAIL = "greet the firm’s own mail server and see whether it encrypts"


class Given(StrEnum):
    """How leave was given."""

    SIGNED = "signed form"
    IN_PERSON = "in person, on a visit"
    LINK = "through the firm’s own link"
    EMAIL = "e-mail from the firm’s own address"


class DataBasis(StrEnum):
    """The basis in data-protection law on which the answers are kept. Leave to look is something else."""

    PUBLIC_TASK = "public task"
    CONSENT = "consent"
    LEGITIMATE_INTERESTS = "legitimate interests"
