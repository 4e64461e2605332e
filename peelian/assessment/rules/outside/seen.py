"""What was seen of one host: plain data, fetched by the network part. Every part may be "no answer"."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from peelian.assessment.rules.outside.asking import NO_ANSWER, Heard, Records


@dataclass(frozen=True)
class SpfSeen:
    """The SPF record, followed through everything that it includes (RFC 7208)."""

    texts: Records = NO_ANSWER  # those that begin as SPF records do
    fault: str = ""  # a code of `judging_mail`: "broken", "too-many-lookups"
    where: str = ""  # the term or the name that the fault is at
    all: str = ""  # the qualifier of the last word: "-", "~", "?", "+"; none if there is no last word
    lookups: int = 0
    voids: int = 0
    ptr: bool = False
    includes: tuple[str, ...] = ()
    unheard: bool = False  # some of what it includes did not answer


@dataclass(frozen=True)
class DmarcSeen:
    """The DMARC record that holds for the host, found by the tree walk (RFC 9989)."""

    heard: Heard = Heard.NO_ANSWER
    found_at: str = ""
    texts: tuple[str, ...] = ()
    fault: str = ""
    policy: str = ""  # what holds for the host itself
    below: str = ""  # what holds for names below it
    testing: bool = False
    reports_to: tuple[str, ...] = ()
    not_authorised: tuple[str, ...] = ()  # domains that reports go to and that do not say they take them
    unheard: bool = False  # somebody whom reports go to did not answer


@dataclass(frozen=True)
class DkimSeen:
    """A key under one of the names that the mail provider uses."""

    below: Heard = Heard.NO_ANSWER  # whether there is anything under _domainkey
    selector: str = ""
    usable: bool = False


@dataclass(frozen=True)
class MtaStsSeen:
    """The MTA-STS record and the policy that was fetched (RFC 8461)."""

    texts: Records = NO_ANSWER
    status: int = 0  # of the one request; 0 means that it had no answer
    policy: str = ""


class Dnssec(StrEnum):
    SIGNED = "signed"
    UNSIGNED = "unsigned"
    BOGUS = "bogus"
    NO_ANSWER = "no answer"


@dataclass(frozen=True)
class NamesSeen:
    """What the DNS says of the host."""

    own_zone: bool | None = None  # a domain of its own, not a name in another one's; None if nobody said
    start: Records = NO_ANSWER
    addresses: Records = NO_ANSWER
    servers: Records = NO_ANSWER
    servers_gone: tuple[str, ...] = ()
    servers_unheard: bool = False  # it stayed open whether one of them exists
    mx: Records = NO_ANSWER  # "10 mail.oakford.example"
    mx_gone: tuple[str, ...] = ()
    mx_unheard: bool = False
    spf: SpfSeen = SpfSeen()
    dmarc: DmarcSeen = DmarcSeen()
    dkim: DkimSeen = DkimSeen()
    mta_sts: MtaStsSeen = MtaStsSeen()
    tls_rpt: Records = NO_ANSWER
    caa: Records = NO_ANSWER
    dnssec: Dnssec = Dnssec.NO_ANSWER


@dataclass(frozen=True)
class RegistrationSeen:
    """What the registry says (RDAP). Nothing known: no answer, or no registry was set."""

    expires: date | None = None


class Certificate(StrEnum):
    """What our own check of the certificate came to."""

    GOOD = "good"
    EXPIRED = "expired"
    NOT_YET = "not yet valid"
    OTHER_NAME = "for another name"
    SELF_SIGNED = "self-signed"
    UNKNOWN_ISSUER = "from an unknown issuer"
    NO_ANSWER = "no answer"


@dataclass(frozen=True)
class WebSeen:
    """One ordinary visit: first in the clear, then along the redirects, over HTTPS."""

    no_address: bool = False  # the name has none, so there is no website
    certificate: Certificate = Certificate.NO_ANSWER
    certificate_from: date | None = None
    certificate_until: date | None = None
    certificate_names: tuple[str, ...] = ()
    issuer: str = ""
    https_refused: bool = False  # nothing listens at the port for HTTPS
    first_status: int = 0  # of the visit in the clear; 0 if it had no answer
    first_refused: bool = False  # nothing listens at the port for HTTP
    hops: tuple[str, ...] = ()  # addresses that it was sent on to
    left: bool = False  # a redirect led to somebody whom nobody has authorised us to ask
    ended: int = 0  # status of the answer that the redirects ended with; 0 if there was none
    status: int = 0  # of the last answer over HTTPS; 0 if there was none
    headers: tuple[tuple[str, str], ...] = ()  # of that answer, names in lower case
    security_txt: bool | None = None


class Handshake(StrEnum):
    ACCEPTED = "accepted"
    REFUSED = "refused"
    NO_ANSWER = "no answer"


@dataclass(frozen=True)
class TlsSeen:
    """One beginning of a connection for each version."""

    tls13: Handshake = Handshake.NO_ANSWER
    tls12: Handshake = Handshake.NO_ANSWER
    tls11: Handshake = Handshake.NO_ANSWER
    tls10: Handshake = Handshake.NO_ANSWER


class Starttls(StrEnum):
    ENCRYPTS = "encrypts"
    NOT_OFFERED = "not offered"
    BROKEN = "offered and broken"
    NOT_OURS = "another firm’s server"
    NO_MAIL = "takes no mail"
    NO_ANSWER = "no answer"


@dataclass(frozen=True)
class MailServerSeen:
    """The firm's own mail server."""

    server: str = ""
    starttls: Starttls = Starttls.NO_ANSWER


@dataclass(frozen=True)
class SeenHost:
    """All that one look saw of one host. A part that is None was not looked at: nobody gave leave for it."""

    host: str
    names: NamesSeen | None = None
    registration: RegistrationSeen | None = None
    web: WebSeen | None = None
    tls: TlsSeen | None = None
    mail_server: MailServerSeen | None = None
