"""What a look at names finds in a world of zones, as the tests of names tell it."""

import asyncio
from dataclasses import replace

from peelian.assessment.gateways.outside.names import names_seen
from peelian.assessment.gateways.outside.spending import Spending
from peelian.assessment.gateways.outside.wires import Wires
from peelian.assessment.rules.outside.judged import Judged
from peelian.assessment.rules.outside.judging_mail import judge_mail
from peelian.assessment.rules.outside.judging_names import judge_names
from peelian.assessment.rules.outside.seen import MtaStsSeen, NamesSeen
from peelian.assessment.tests.outside.faulty import Answer, Choose, failing

POLICY = "version: STSv1\r\nmode: enforce\r\nmax_age: 604800\r\nmx: mail.{host}\r\nmx: mail.closed-down.test\r\n"
SELECTORS = ("post",)
PATIENCE = 0.5


def judged(host: str, seen: NamesSeen) -> dict[str, Judged]:
    """Return every verdict over names by its check, with the policy of MTA-STS fetched where there is a record."""
    policy = POLICY.format(host=host)
    fetched = replace(seen, mta_sts=MtaStsSeen(texts=seen.mta_sts.texts, status=200, policy=policy))
    return {one.check: one for one in (*judge_names(host, fetched), *judge_mail(host, fetched))}


def reasons(host: str, seen: NamesSeen) -> dict[str, str]:
    """Return the reason of every verdict over names."""
    return {check: one.reason for check, one in judged(host, seen).items()}


def seen_through(
    host: str, answer: Answer, choose: Choose, *, spending: Spending | None = None, patience: float = PATIENCE
) -> tuple[NamesSeen, int]:
    """Look through a resolver that fails; give what was seen, and how many packets reached it."""

    async def look() -> tuple[NamesSeen, int]:
        async with failing(answer, choose, patience) as (port, resolver):
            over = Wires(resolver_port=port, loopback=True, patience=patience)
            spent = spending or Spending()
            seen = await names_seen(host, over=over, spending=spent, mail_selectors=SELECTORS)
            return seen, resolver.packets

    return asyncio.run(look())
