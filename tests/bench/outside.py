"""Looks at names: how many domains a second beside checkdmarc, and how many false alarms where answers are lost.

Both ask the same unbound, in front of the same Knot, and each domain is new to both of them. checkdmarc is given what
it can do over DNS alone. It works through its domains one after another, which is the only way it has; we take several
at once, as the worker does.
"""

import asyncio
import logging
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from peelian.assessment.gateways.outside.names import names_seen
from peelian.assessment.gateways.outside.spending import QUERIES, Spending
from peelian.assessment.gateways.outside.wires import Wires
from peelian.assessment.rules.outcomes import Outcome
from peelian.assessment.rules.outside.judged import Judged
from peelian.assessment.rules.outside.seen import NamesSeen
from peelian.assessment.tests.outside import matrix
from peelian.assessment.tests.outside.faulty import Behind, dice, failing
from peelian.assessment.tests.outside.looking_at import SELECTORS, judged
from peelian.assessment.tests.outside.peers import HERE, name_servers
from peelian.assessment.tests.outside.zones import Signed, Zone
from tests.bench.lines import Line

GOOD, RACE, ROUNDS = 2000, 40, 5
SIGNED_EACH = 10  # one domain in so many is signed: our judgement; of the others that is true, and no false alarm
AT_ONCE, SEED, SHARE, PATIENCE = 4, 20260601, 0.2, 0.4  # seconds; a late answer comes after three times as long


def measure() -> Iterator[Line]:
    """Yield the lines; none where Knot or unbound is not on this machine."""
    if not HERE:
        return
    logging.getLogger("checkdmarc").setLevel(logging.CRITICAL)
    firms = [f"firm{number}.test" for number in range(GOOD)]
    zones = [*(Zone(firm, matrix.lines({}), _signed(at)) for at, firm in enumerate(firms)), *matrix.parties(firms)]
    with tempfile.TemporaryDirectory() as folder, name_servers(zones, Path(folder)) as (_, unbound):
        yield from _race(firms, unbound)
        yield from _losses(firms, unbound)


def _signed(at: int) -> Signed:
    return Signed.NO if at % SIGNED_EACH else Signed.YES


def _race(firms: Sequence[str], unbound: int) -> Iterator[Line]:
    """Milliseconds a domain, the two of them in turn, each time over domains that nobody has asked for."""
    ours = theirs = 0.0
    spendings = []
    for number in range(ROUNDS):
        fresh = firms[2 * number * RACE :]
        began = time.perf_counter()
        spendings += asyncio.run(_looked(fresh[:RACE], Wires(resolver_port=unbound, loopback=True)))
        ours += time.perf_counter() - began
        began = time.perf_counter()
        for firm in fresh[RACE : 2 * RACE]:
            checkdmarc_over_dns(firm, unbound)
        theirs += time.perf_counter() - began
    each = 1000 / (ROUNDS * RACE)
    peer = theirs * each
    yield Line(
        work="names of a domain, all DNS checks",
        ours=ours * each,
        unit="ms",
        target=peer / 2,
        peer=peer,
        peer_is="checkdmarc",
    )
    most = max(spending.queries for spending, _ in spendings)
    yield Line(work="questions about a domain, the most", ours=most, unit="queries", target=QUERIES)


def _losses(firms: Sequence[str], unbound: int) -> Iterator[Line]:
    """False alarms in one look, of which nobody would be told before a second one agrees."""

    async def look() -> list[tuple[Spending, NamesSeen]]:
        async with failing(Behind(unbound), dice(SEED, SHARE), PATIENCE) as (port, _):
            over = Wires(resolver_port=port, loopback=True, patience=PATIENCE)
            return await _looked(firms, over, at_once=40)

    found = asyncio.run(look())
    verdicts = [list(judged(firm, seen).values()) for firm, (_, seen) in zip(firms, found, strict=True)]
    told = f"{len(firms)} good domains, {SHARE:.0%} of answers lost"
    yield Line(
        work=f"{told}: false alarms",
        ours=sum(one.bad and not _true(at, one) for at, each in enumerate(verdicts) for one in each),
        unit="alarms",
        target=0,
    )
    unheard = [one.outcome is Outcome.COULD_NOT_TELL for each in verdicts for one in each]
    yield Line(work=f"{told}: checks left open", ours=100 * sum(unheard) / len(unheard), unit="percent")
    most = max(spending.queries for spending, _ in found)
    yield Line(work=f"{told}: questions, the most", ours=most, unit="queries", target=QUERIES)


def _true(at: int, one: Judged) -> bool:
    return _signed(at) is Signed.NO and (one.check, one.reason) == ("dnssec", "unsigned")


async def _looked(firms: Sequence[str], over: Wires, *, at_once: int = AT_ONCE) -> list[tuple[Spending, NamesSeen]]:
    turns = asyncio.Semaphore(at_once)

    async def look(firm: str) -> tuple[Spending, NamesSeen]:
        async with turns:
            spending = Spending()
            return spending, await names_seen(firm, over=over, spending=spending, mail_selectors=SELECTORS)

    return await asyncio.gather(*map(look, firms))


def checkdmarc_over_dns(firm: str, port: int) -> dict[str, object]:
    """What checkdmarc says of a domain from the DNS alone: none of its visits to web or mail servers."""
    import checkdmarc
    from checkdmarc import dmarc, dnssec, mta_sts, smtp, smtp_tls_reporting, soa, spf
    from dns.nameserver import Do53Nameserver

    at = {"nameservers": [Do53Nameserver("127.0.0.1", port)], "timeout": 2.0}
    try:
        sts: object = mta_sts.query_mta_sts_record(firm, **at)
    except mta_sts.MTASTSError as fault:
        sts = {"valid": False, "error": str(fault)}
    return {
        "dnssec": dnssec.check_dnssec(firm, **at),
        "soa": soa.check_soa(firm, **at),
        "ns": checkdmarc.check_ns(firm, **at),
        "mx": smtp.check_mx(firm, **at),
        "mta_sts": sts,
        "spf": spf.check_spf(firm, **at),
        "dmarc": dmarc.check_dmarc(firm, **at),
        "tls_rpt": smtp_tls_reporting.check_smtp_tls_reporting(firm, **at),
    }
