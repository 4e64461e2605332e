"""What does not answer, or answers wrongly, is never held against a firm."""

import asyncio

import pytest

from peelian.assessment.gateways.outside.dns import questions
from peelian.assessment.gateways.outside.names import names_seen
from peelian.assessment.gateways.outside.spending import QUERIES, Spending
from peelian.assessment.gateways.outside.wires import Wires
from peelian.assessment.rules.outcomes import Outcome
from peelian.assessment.rules.outside.asking import NO_ANSWER, Ask, Records
from peelian.assessment.tests.outside import matrix
from peelian.assessment.tests.outside.faulty import Fault, InMemory, dice, failing
from peelian.assessment.tests.outside.looking_at import SELECTORS, judged, reasons, seen_through
from peelian.assessment.tests.outside.zones import Zone

WORLD = InMemory(matrix.zones())
HOST = "good--whole.test"
BAD = (Outcome.FIX, Outcome.IMPROVE)
HARMLESS = (Fault.TRUNCATED, Fault.SILENT, Fault.CUT, Fault.WRONG_ID, Fault.ANOTHER_QUESTION)


def none() -> Fault:
    return Fault.NONE


def once(fault: Fault):
    """The first answer to each look fails, the others do not."""
    left = [fault]
    return lambda: left.pop() if left else Fault.NONE


def test_it_finds_nothing_bad_in_a_good_domain() -> None:
    seen, _ = seen_through(HOST, WORLD, none)
    assert reasons(HOST, seen) == matrix.GOOD


@pytest.mark.parametrize("fault", [fault for fault in Fault if fault is not Fault.NONE])
def test_it_could_not_tell_where_every_answer_fails(fault: Fault) -> None:
    seen, _ = seen_through(HOST, WORLD, lambda: fault, patience=0.05)
    verdicts = judged(HOST, seen).values()
    assert {one.outcome for one in verdicts} == {Outcome.COULD_NOT_TELL}
    assert {one.reason for one in verdicts} == {"no-answer"}


@pytest.mark.parametrize("fault", HARMLESS)
def test_it_asks_again_once_and_is_none_the_worse(fault: Fault) -> None:
    seen, _ = seen_through(HOST, WORLD, once(fault), patience=0.2)
    assert reasons(HOST, seen) == matrix.GOOD


@pytest.mark.parametrize("share", [0.2, 1.0])
def test_it_counts_every_packet_that_goes_out_and_keeps_to_the_budget(share: float) -> None:
    spending = Spending()
    _, packets = seen_through(HOST, WORLD, dice(7, share), spending=spending, patience=0.05)
    assert 0 < packets <= spending.queries <= QUERIES


def test_it_counts_no_packet_that_does_not_go_out() -> None:
    spending = Spending()
    _, packets = seen_through(HOST, WORLD, none, spending=spending)
    assert packets == spending.queries


def test_it_asks_nothing_once_the_budget_is_spent() -> None:
    seen, packets = seen_through(HOST, WORLD, none, spending=Spending(queries=QUERIES))
    assert packets == 0
    assert {one.outcome for one in judged(HOST, seen).values()} == {Outcome.COULD_NOT_TELL}


@pytest.mark.parametrize("faults", [(Fault.SILENT, Fault.LATE, Fault.TRUNCATED), tuple(Fault)])
def test_it_raises_no_false_alarm_where_a_fifth_of_answers_fail(faults: tuple[Fault, ...]) -> None:
    firms = [f"firm{number}.test" for number in range(60)]
    world = InMemory([*(Zone(firm, matrix.lines({})) for firm in firms), *matrix.parties(firms)])
    patience = 0.1

    async def looks() -> dict[str, list[str]]:
        async with failing(world, dice(20, 0.2, faults), patience) as (port, _):
            over = Wires(resolver_port=port, loopback=True, patience=patience)
            each = [names_seen(firm, over=over, spending=Spending(), mail_selectors=SELECTORS) for firm in firms]
            found = dict(zip(firms, await asyncio.gather(*each), strict=True))
        return {
            firm: bad
            for firm, seen in found.items()
            if (bad := [f"{one.check} {one.reason}" for one in judged(firm, seen).values() if one.outcome in BAD])
        }

    assert asyncio.run(looks()) == {}


def test_a_zone_that_fails_for_a_moment_is_not_called_bogus() -> None:
    """Its name servers were away when it was asked, and are back when it is asked without checking."""
    asked: list[int] = []

    def failing_at_first() -> Fault:
        asked.append(1)
        return Fault.SERVFAIL if len(asked) <= 30 else Fault.NONE

    seen, _ = seen_through(HOST, WORLD, failing_at_first)
    assert reasons(HOST, seen)["dnssec"] == "no-answer"


def test_a_part_of_an_answer_is_no_answer() -> None:
    """It did not fit, and over TCP it is cut short as well: one name server of two came through."""

    def over(port: int) -> Wires:
        return Wires(resolver_port=port, loopback=True, patience=0.2)

    async def ask() -> Records:
        failed = failing(WORLD, lambda: Fault.TRUNCATED, 0.2)
        async with failed as (port, _), questions(over(port), Spending()) as asked:
            return await asked.ask(Ask(HOST, "NS"))

    assert asyncio.run(ask()) == NO_ANSWER
