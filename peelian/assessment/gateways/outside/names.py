"""What the DNS says of one host, all questions at once where none needs the answer to another."""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import compress

from peelian.assessment.gateways.outside.dns import Questions, questions
from peelian.assessment.gateways.outside.spending import Spending
from peelian.assessment.gateways.outside.wires import Wires
from peelian.assessment.rules.outside import dkim, dmarc, names, providers, spf
from peelian.assessment.rules.outside.asking import Ask, Heard, Records
from peelian.assessment.rules.outside.seen import DkimSeen, Dnssec, MtaStsSeen, NamesSeen, SpfSeen

MOST_SERVERS = 4  # name servers and mail servers of which we ask whether they exist: our judgement
APEX = ("SOA", "NS", "MX", "TXT", "A", "AAAA")


async def names_seen(host: str, *, over: Wires, spending: Spending, mail_selectors: Sequence[str] = ()) -> NamesSeen:
    """Ask everything about a host that is told from its names. Each question is counted on `spending`."""
    async with questions(over, spending) as asked:
        return await seen_by(asked, host.rstrip(".").lower(), mail_selectors)


async def seen_by(asked: Questions, host: str, mail_selectors: Sequence[str]) -> NamesSeen:
    """Ask everything about a host, by way of questions that are ready."""
    async with asyncio.TaskGroup() as together:
        start = together.create_task(asked.ask(Ask(host, "SOA")))
        addresses = together.create_task(asked.follow(names.addresses(host)))
        servers = together.create_task(_servers(host, "NS", asked))
        mx = together.create_task(_servers(host, "MX", asked))
        sts = together.create_task(asked.ask(Ask(f"_mta-sts.{host}", "TXT")))
        reports = together.create_task(asked.ask(Ask(f"_smtp._tls.{host}", "TXT")))
        holding = together.create_task(asked.follow(dmarc.follow(host)))
        issuers = together.create_task(asked.follow(names.caa(host)))
        mail = together.create_task(_mail(host, asked, mail_selectors))
    spf_seen, dkim_seen = mail.result()
    return NamesSeen(
        own_zone=host in start.result().values if start.result().answered else None,
        start=start.result(),
        addresses=addresses.result(),
        servers=servers.result().records,
        servers_gone=servers.result().gone,
        servers_unheard=servers.result().unheard,
        mx=mx.result().records,
        mx_gone=mx.result().gone,
        mx_unheard=mx.result().unheard,
        spf=spf_seen,
        dmarc=holding.result(),
        dkim=dkim_seen,
        mta_sts=MtaStsSeen(texts=sts.result()),
        tls_rpt=reports.result(),
        caa=issuers.result(),
        dnssec=await _dnssec(host, start.result(), asked),
    )


@dataclass(frozen=True)
class _Servers:
    """What a name says of its servers, and what became of them."""

    records: Records
    gone: tuple[str, ...]
    unheard: bool


async def _servers(host: str, kind: str, asked: Questions) -> _Servers:
    """Ask for name servers or mail servers, then whether they exist."""
    records = await asked.ask(Ask(host, kind))
    named = records.values if kind == "NS" else names.mail_servers(records)
    first = named[:MOST_SERVERS]
    found = await asyncio.gather(*(asked.follow(names.exists(server)) for server in first))
    return _Servers(records, tuple(compress(first, (one is False for one in found))), None in found)


async def _mail(host: str, asked: Questions, told: Iterable[str]) -> tuple[SpfSeen, DkimSeen]:
    """Follow SPF, then ask for the keys of whoever sends and receives."""
    mx, seen = await asyncio.gather(asked.ask(Ask(host, "MX")), asked.follow(spf.follow(host)))
    wanted = providers.selectors(told, names.mail_servers(mx), seen.includes)
    return seen, await asked.follow(dkim.follow(host, wanted))


async def _dnssec(host: str, start: Records, asked: Questions) -> Dnssec:
    """Say whether the zone is signed. That one is not must be said by the zone above, not by our resolver alone."""
    if start.heard is not Heard.FOUND:
        return await _bogus(host, asked)
    if start.authentic:
        return Dnssec.SIGNED
    above = await asked.ask(Ask(host, "DS"))
    return Dnssec.NO_ANSWER if above.heard in (Heard.FOUND, Heard.NO_ANSWER) else Dnssec.UNSIGNED


async def _bogus(host: str, asked: Questions) -> Dnssec:
    """Say so only where every question at the name fails, and fails again, and answers once nothing is checked."""
    start = Ask(host, "SOA")
    if not all(Ask(host, kind) in asked.failed for kind in APEX):
        return Dnssec.NO_ANSWER
    answers = await asked.unchecked(start)
    await asked.again(start)
    return Dnssec.BOGUS if answers.heard is Heard.FOUND and start in asked.failed else Dnssec.NO_ANSWER
