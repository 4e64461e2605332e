"""Where names lead. Each is resolved once a look, so that a second answer can change nothing (rebinding)."""

import asyncio
from dataclasses import dataclass, field

from peelian.assessment.gateways.outside.addresses import chosen
from peelian.assessment.gateways.outside.dns import questions
from peelian.assessment.gateways.outside.going import Going
from peelian.assessment.gateways.outside.spending import Spending
from peelian.assessment.rules.outside import names
from peelian.assessment.rules.outside.asking import Ask, Asking, Records


@dataclass
class Places:
    """The addresses of the names of one look, as they were first heard."""

    going: Going
    heard: dict[str, Records] = field(default_factory=dict)

    def address(self, host: str, spending: Spending) -> str | None:
        """Return the one address to connect to; None if the name has none, or nobody said.

        Not allowed: one of its addresses is not public, so that none of them is asked.
        """
        found = self.records(host, spending)
        return chosen(found.values, loopback=self.going.over.loopback) if found.values else None

    def records(self, host: str, spending: Spending) -> Records:
        """Return the addresses of a name, asked for at most once."""
        if host not in self.heard:
            self.heard[host] = self.follow(names.addresses(host), spending)
        return self.heard[host]

    def mail_servers(self, host: str, spending: Spending) -> Records:
        """Return the mail servers of a name."""
        return self.follow(_one(Ask(host, "MX")), spending)

    def follow(self, asking: Asking[Records], spending: Spending) -> Records:
        """Ask the resolver what a rule asks."""
        self.going.ask()
        return asyncio.run(self._follow(asking, spending))

    async def _follow(self, asking: Asking[Records], spending: Spending) -> Records:
        async with questions(self.going.over, spending) as asked:
            return await asked.follow(asking)


def _one(ask: Ask) -> Asking[Records]:
    return (yield ask)
