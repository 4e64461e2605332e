"""checkdmarc over the same zones: wherever it and we do not say the same, the file says why."""

import asyncio
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from peelian.assessment.gateways.outside.names import names_seen
from peelian.assessment.gateways.outside.spending import Spending
from peelian.assessment.gateways.outside.wires import Wires
from peelian.assessment.rules.outcomes import Outcome
from peelian.assessment.tests.outside import matrix
from peelian.assessment.tests.outside.looking_at import SELECTORS, judged
from peelian.assessment.tests.outside.peers import name_servers, needs_peers
from tests.bench.outside import checkdmarc_over_dns

pytestmark = needs_peers
REVIEWED = yaml.safe_load((Path(__file__).parent / "checkdmarc_differences.yaml").read_text())
THEIRS = {
    "takes-mail": "mx",
    "name-servers": "ns",
    "spf": "spf",
    "dmarc": "dmarc",
    "mta-sts": "mta_sts",
    "tls-rpt": "tls_rpt",
    "dnssec": "dnssec",
}
LETS_OTHERS = ("pass", "neutral")


@pytest.fixture(scope="module")
def unbound(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    with name_servers(matrix.zones(), tmp_path_factory.mktemp("zones")) as (_, port):
        yield port


def theirs(found: object) -> str:
    """Return "wrong" for a fault or a warning, or an SPF record that lets others send."""
    if not isinstance(found, dict):
        return "fine" if found else "wrong"
    lets_others = (found.get("parsed") or {}).get("all") in LETS_OTHERS
    return "wrong" if found.get("error") or found.get("warnings") or lets_others else "fine"


def ours(outcome: Outcome) -> str:
    return {Outcome.FIX: "wrong", Outcome.IMPROVE: "wrong", Outcome.COULD_NOT_TELL: "open"}.get(outcome, "fine")


def test_every_difference_from_checkdmarc_has_been_reviewed(unbound: int, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL, "checkdmarc")
    over, differing = Wires(resolver_port=unbound, loopback=True, patience=2.0), {}
    for name in matrix.CHANGED:
        host = f"{name}.test"
        seen = asyncio.run(names_seen(host, over=over, spending=Spending(), mail_selectors=SELECTORS))
        verdicts, found = judged(host, seen), checkdmarc_over_dns(host, unbound)
        for check, key in THEIRS.items():
            we, they = ours(verdicts[check].outcome), theirs(found[key])
            if we != they:
                differing.setdefault(name, {})[check] = f"we: {we}, checkdmarc: {they}"
    reviewed = {name: {check: one["what"] for check, one in checks.items()} for name, checks in REVIEWED.items()}
    assert differing == reviewed
