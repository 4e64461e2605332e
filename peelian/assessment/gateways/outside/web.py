"""One ordinary visit to a website: the plain address, along its redirects, and what is seen on the way."""

from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from peelian.assessment.gateways.outside.addresses import NotAllowed
from peelian.assessment.gateways.outside.exchange import Answer
from peelian.assessment.gateways.outside.spending import HANDSHAKES, REQUESTS
from peelian.assessment.gateways.outside.visiting import Visitor
from peelian.assessment.gateways.outside.wires import Wires
from peelian.assessment.rules.outside.seen import MtaStsSeen, WebSeen

REDIRECTS = (301, 302, 303, 307, 308)
JUDGED = ("strict-transport-security", "content-security-policy")
SECURITY_TXT, STS_POLICY = "/.well-known/security.txt", "/.well-known/mta-sts.txt"  # RFC 9116, RFC 8461
SMALL_FILE = 64 * 1024  # bytes; RFC 8461, section 3.2, has senders take no more
OK = 200


@dataclass(frozen=True)
class Kept:
    """What the visit leaves over for what comes after it."""

    requests: int = 0
    handshakes: int = 0


@dataclass(frozen=True)
class Spot:
    """A place on the web that may be asked, as far as its form goes."""

    private: bool
    host: str
    path: str
    query: str = ""

    @property
    def shown(self) -> str:
        return f"http{'s' if self.private else ''}://{self.host}{self.path}"


@dataclass(frozen=True)
class Way:
    """Where the plain address led."""

    first: Answer | None
    hops: tuple[Spot, ...]
    left: bool
    last: Answer | None  # of the spot that it ended at
    page: tuple[str, Answer] | None  # the last answer over HTTPS, and whose


def visit(host: str, *, visitor: Visitor, hosts: Collection[str], kept: Kept) -> WebSeen:
    """Visit a website. Only `hosts` are asked, whatever it leads to."""
    try:
        if visitor.places.address(host, visitor.spending) is None:
            return WebSeen(no_address=visitor.places.records(host, visitor.spending).answered)
    except NotAllowed:
        return WebSeen()
    way = _follow(Spot(False, host, "/"), visitor, hosts, kept)
    began = visitor.show(host)
    page = way.page or _page(host, visitor, kept)
    return WebSeen(
        certificate=began.certificate,
        certificate_from=began.written.since,
        certificate_until=began.written.until,
        certificate_names=began.written.names,
        issuer=began.written.issuer,
        https_refused=began.refused,
        first_status=way.first.status if way.first else 0,
        first_refused=host in visitor.refused,
        hops=tuple(spot.shown for spot in way.hops),
        left=way.left,
        ended=way.last.status if way.last else 0,
        status=page[1].status if page else 0,
        headers=tuple(pair for pair in page[1].headers if pair[0] in JUDGED) if page else (),
        security_txt=_security_txt(page, visitor, kept) if page else None,
    )


def sts_policy(host: str, seen: MtaStsSeen, *, visitor: Visitor) -> MtaStsSeen:
    """Fetch the policy for mail to a host: no redirect is followed, and a certificate that is bad is no answer."""
    where = f"mta-sts.{host}"
    answer = visitor.ask_trusted(where, STS_POLICY, most=SMALL_FILE)
    if answer is None or (answer.status == OK and not answer.whole):
        return seen
    policy = answer.body.decode("utf-8", "replace") if answer.status == OK else ""
    return MtaStsSeen(texts=seen.texts, status=answer.status, policy=policy)


def spot(text: str, over: Wires, *, seen_from: str) -> Spot | None:
    """Read where a redirect leads; None if that is nothing to visit: another scheme, a password, another port."""
    try:
        parts = urlsplit(urljoin(seen_from, text))
        private = {"http": False, "https": True}[parts.scheme]
        usual = (None, 443, over.https) if private else (None, 80, over.http)
        if parts.port not in usual or "@" in parts.netloc or not parts.hostname:
            return None
    except (ValueError, KeyError):
        return None
    return Spot(private, parts.hostname.rstrip("."), parts.path or "/", parts.query)


def _follow(at: Spot, visitor: Visitor, hosts: Collection[str], kept: Kept) -> Way:
    """Follow redirects until one leads back, or to somebody else, or the budget ends: four hops at most."""
    start, first = at, _ask(at, visitor)
    answer, hops = first, list[Spot]()
    page = None
    while answer and (towards := _towards(at, answer, visitor.going.over)):
        if towards in (start, *hops) or visitor.spending.requests >= REQUESTS - kept.requests:
            break
        hops.append(towards)
        if towards.host not in hosts:
            return Way(first, tuple(hops), True, answer, page)
        at, answer = towards, _ask(towards, visitor)
        page = (at.host, answer) if at.private and answer else page
    return Way(first, tuple(hops), False, answer, page)


def _towards(at: Spot, answer: Answer, over: Wires) -> Spot | None:
    where = answer.header("location")
    return spot(where, over, seen_from=at.shown) if answer.status in REDIRECTS and where else None


def _ask(at: Spot, visitor: Visitor) -> Answer | None:
    path = f"{at.path}?{at.query}" if at.query else at.path
    return visitor.ask(at.host, path, private=at.private)


def _page(host: str, visitor: Visitor, kept: Kept) -> tuple[str, Answer] | None:
    """Ask for the first page in private, if nothing led there."""
    if (True, host) not in visitor.idle or visitor.spending.requests >= REQUESTS - kept.requests:
        return None
    answer = visitor.ask(host, "/", private=True)
    return (host, answer) if answer else None


def _security_txt(page: tuple[str, Answer], visitor: Visitor, kept: Kept) -> bool | None:
    """Say whether there is a security.txt; None if that is left open. It is the first to go without."""
    host, spent = page[0], visitor.spending
    if spent.requests >= REQUESTS - kept.requests:
        return None
    if (True, host) not in visitor.idle and spent.handshakes >= HANDSHAKES - kept.handshakes:
        return None
    return _is_there(visitor.ask(host, SECURITY_TXT, private=True, most=SMALL_FILE))


def _is_there(found: Answer | None) -> bool | None:
    if found is None or found.status not in (OK, 404, 410):
        return None
    if found.status != OK:
        return False
    return b"contact:" in found.body.lower() if found.whole else None
