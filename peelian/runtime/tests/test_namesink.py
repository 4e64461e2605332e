"""The demo's name server, asked as a resolver is."""

from collections.abc import Iterator
from pathlib import Path

import dns.flags
import dns.message
import dns.query
import dns.rcode
import pytest

from peelian.assessment.gateways.demo_names import keep_records, shipped
from peelian.runtime.namesink import Names
from peelian.runtime.tests.name_server import Asked, name_server

MARLPIT = "marlpit-joinery.example"


@pytest.fixture
def names(tmp_path: Path) -> Iterator[Asked]:
    with name_server(tmp_path) as asked:
        yield asked


def test_it_says_what_the_file_says(names: Asked) -> None:
    assert names.texts(MARLPIT, "MX") == ["10 mx.harbour-post.example."]
    assert names.ask(MARLPIT, "MX").flags & dns.flags.RA


def test_it_follows_an_alias(names: Asked) -> None:
    kinds = [answer.rdtype.name for answer in names.ask(f"www.{MARLPIT}", "A").answer]
    assert kinds == ["CNAME", "A"]


@pytest.mark.parametrize(
    ("name", "kind", "code"),
    [
        (f"_dmarc.{MARLPIT}", "TXT", dns.rcode.NXDOMAIN),
        (MARLPIT, "CAA", dns.rcode.NOERROR),
        ("_tls." + MARLPIT, "TXT", dns.rcode.NXDOMAIN),
        ("elsewhere.test", "A", dns.rcode.NXDOMAIN),
    ],
)
def test_what_is_not_there_is_not_there(names: Asked, name: str, kind: str, code: int) -> None:
    said = names.ask(name, kind)
    assert (said.rcode(), said.answer) == (code, [])


def test_a_name_with_others_below_it_is_there(names: Asked) -> None:
    keep_records(names.home, shipped() + f"selector1._domainkey.{MARLPIT}. 300 IN TXT v=DKIM1\n")
    assert names.ask(f"_domainkey.{MARLPIT}", "TXT").rcode() == dns.rcode.NOERROR


def test_a_mended_record_is_seen_at_once(names: Asked) -> None:
    assert names.texts(f"_dmarc.{MARLPIT}") == []
    keep_records(names.home, shipped() + f'_dmarc.{MARLPIT}. 300 IN TXT "v=DMARC1; p=reject"\n')
    assert names.texts(f"_dmarc.{MARLPIT}") == ['"v=DMARC1; p=reject"']


def test_an_answer_that_is_too_long_is_given_by_tcp(names: Asked) -> None:
    many = "".join(f'long.example. 300 IN TXT "{number:0200}"\n' for number in range(8))
    keep_records(names.home, shipped() + many)
    short = names.ask("long.example", "TXT", payload=0)
    assert short.flags & dns.flags.TC
    assert not short.answer
    assert len(names.ask("long.example", "TXT", by_tcp=True).answer[0]) == 8


def test_what_is_no_question_has_no_answer(tmp_path: Path) -> None:
    names = Names(tmp_path)
    answer = dns.message.make_response(dns.message.make_query(MARLPIT, "A"))
    assert names.answer(b"nonsense", most=512) is None
    assert names.answer(answer.to_wire(), most=512) is None
