"""For every domain of the matrix: lose each answer alone, and all but each; no verdict may become another one."""

import asyncio
from collections.abc import Callable

import dns.flags
import dns.message
import dns.rcode
import dns.rdatatype
import pytest

from peelian.assessment.gateways.outside.datagrams import Datagrams
from peelian.assessment.gateways.outside.dns import Questions
from peelian.assessment.gateways.outside.names import seen_by
from peelian.assessment.gateways.outside.spending import Spending
from peelian.assessment.gateways.outside.wires import Wires
from peelian.assessment.rules.outcomes import Outcome
from peelian.assessment.rules.outside.asking import Ask
from peelian.assessment.rules.outside.judged import Judged
from peelian.assessment.tests.outside import matrix
from peelian.assessment.tests.outside.faulty import InMemory
from peelian.assessment.tests.outside.looking_at import SELECTORS, judged
from peelian.assessment.tests.outside.zones import Signed, Zone

NEWER = Zone("newer.test", matrix.lines({"A": ("@ AAAA ::1",)}))
WORLD = InMemory([*matrix.zones(), NEWER])
HOST = "good--whole.test"
HOSTS = [*(f"{name}.test" for name in matrix.CHANGED), "newer.test", "www.good--whole.test", "nobody.test"]


class InProcess(Questions):
    """Questions that a world in memory answers without a socket. Some are lost; some end in the resolver's failure."""

    def __init__(self, world: InMemory, lost: Callable[[Ask], bool], fails: Callable[[Ask], bool]) -> None:
        super().__init__(Wires(), Spending(), Datagrams())
        self.world, self.lost, self.fails, self.heard = world, lost, fails, set()

    async def _exchange(self, query: dns.message.Message) -> dns.message.Message | None:
        asked = query.question[0]
        ask = Ask(asked.name.to_text(omit_final_dot=True), dns.rdatatype.to_text(asked.rdtype))
        self.heard.add(ask)
        if self.lost(ask):
            return None
        answer = dns.message.from_wire(self.world.said(query.to_wire()))
        if self.fails(ask) and not query.flags & dns.flags.CD:
            answer.set_rcode(dns.rcode.SERVFAIL)
        return answer


def never(ask: Ask) -> bool:
    return False


async def look(
    host: str, world: InMemory = WORLD, lost: Callable[[Ask], bool] = never, fails: Callable[[Ask], bool] = never
) -> tuple[dict[str, Judged], set[Ask]]:
    questions = InProcess(world, lost, fails)
    return judged(host, await seen_by(questions, host, SELECTORS)), questions.heard


@pytest.mark.parametrize("host", HOSTS)
def test_losing_answers_changes_a_verdict_to_could_not_tell_and_to_nothing_else(host: str) -> None:
    async def looks() -> list[str]:
        whole, asked = await look(host)
        losses: list[Callable[[Ask], bool]] = [each for ask in asked for each in (ask.__eq__, ask.__ne__)]
        changed = []
        for lost in losses:
            partly, _ = await look(host, lost=lost)
            changed += [f"{one.check}: {one.reason}" for check, one in partly.items() if not fair(one, whole[check])]
        return changed

    assert asyncio.run(looks()) == []


def fair(partly: Judged, whole: Judged) -> bool:
    same = (partly.outcome, partly.reason) == (whole.outcome, whole.reason)
    return same or partly.outcome is Outcome.COULD_NOT_TELL


def dnssec(fails: Callable[[Ask], bool], world: InMemory = WORLD) -> str:
    return asyncio.run(look(HOST, world, fails=fails))[0]["dnssec"].reason


def test_a_zone_of_which_one_question_fails_is_not_called_bogus() -> None:
    assert dnssec(lambda ask: ask == Ask(HOST, "SOA")) == "no-answer"


def test_a_zone_that_failed_and_answers_when_asked_again_is_not_called_bogus() -> None:
    failed: set[Ask] = set()

    def at_first(ask: Ask) -> bool:
        return ask not in failed and failed.add(ask) is None

    assert dnssec(at_first) == "no-answer"


def test_a_zone_of_which_every_question_fails_again_and_again_is_bogus() -> None:
    assert dnssec(lambda ask: ask.name == HOST) == "bogus"


def test_a_resolver_that_does_not_validate_says_nothing_of_a_signed_zone() -> None:
    """The zone above says that there is a key, and the resolver has not looked at it."""
    signed = "@ DS 1 15 2 " + "0" * 64
    world = InMemory([Zone(HOST, (*matrix.lines({}), signed), Signed.NO), *matrix.parties([HOST])])
    assert dnssec(never, world) == "no-answer"
