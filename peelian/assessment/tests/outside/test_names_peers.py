"""Every verdict over names, on real zones: Knot serves them, unbound validates them."""

import asyncio
from collections.abc import Iterator

import pytest

from peelian.assessment.gateways.outside.names import names_seen
from peelian.assessment.gateways.outside.spending import QUERIES, Spending
from peelian.assessment.gateways.outside.wires import Wires
from peelian.assessment.tests.outside import matrix
from peelian.assessment.tests.outside.looking_at import SELECTORS, reasons
from peelian.assessment.tests.outside.peers import name_servers, needs_peers

pytestmark = needs_peers


@pytest.fixture(scope="module")
def over(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wires]:
    """The wires to unbound, with the whole matrix behind it."""
    with name_servers(matrix.zones(), tmp_path_factory.mktemp("zones")) as (_, unbound):
        yield Wires(resolver_port=unbound, loopback=True, patience=2.0)


@pytest.mark.parametrize("name", matrix.CHANGED)
def test_it_judges_a_domain_as_its_name_says(over: Wires, name: str) -> None:
    spending, host = Spending(), f"{name}.test"
    seen = asyncio.run(names_seen(host, over=over, spending=spending, mail_selectors=SELECTORS))
    assert reasons(host, seen) == matrix.expected(name)
    assert 0 < spending.queries <= QUERIES
