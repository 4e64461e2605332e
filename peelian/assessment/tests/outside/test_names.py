"""Every verdict over names, for every domain of the matrix, and hosts that are no domain of their own."""

import pytest

from peelian.assessment.rules.outside.asking import Heard
from peelian.assessment.rules.outside.judging_mail import REASONS as OF_MAIL
from peelian.assessment.rules.outside.judging_names import REASONS as OF_NAMES
from peelian.assessment.tests.outside import matrix
from peelian.assessment.tests.outside.faulty import Fault, InMemory
from peelian.assessment.tests.outside.looking_at import reasons, seen_through
from peelian.assessment.tests.outside.zones import Zone

REASONS = OF_NAMES | OF_MAIL
IN_IT = {
    "www": ("www A 127.0.0.1",),
    "shop": ("shop CNAME good--whole.test.",),
    "old": ("old CNAME gone.closed-down.test.",),
    "staff": tuple(
        line.replace("@", "staff", 1) if line.startswith("@") else line.replace(" ", ".staff ", 1)
        for name, part in matrix.USUAL.items()
        for line in part
        if name not in ("NS", "MX")
    ),
    "staff MX": ("staff MX 10 mail.staff", "mail.staff A 127.0.0.1"),
}
FAMILY = Zone("family.test", matrix.lines({name: lines for name, lines in IN_IT.items()}))
NO_CAA = Zone("caa--none.test", (*matrix.lines(matrix.CHANGED["caa--none"]), "www A 127.0.0.1"))
WORLD = InMemory([*matrix.zones(), FAMILY, NO_CAA, Zone("closed-down.test", ("@ NS ns1.hosting.test.",))])
NOT_OURS = dict.fromkeys(["name-servers", "dnssec", *OF_MAIL], "part-of-another")
POLICY = ("testing", "off", "policy-missing", "policy-broken", "policy-no-answer", "servers-left-out")
ELSEWHERE_SHOWN = {("dnssec", "no-answer"), *(("mta-sts", reason) for reason in POLICY)}


def none() -> Fault:
    return Fault.NONE


def found(host: str) -> dict[str, str]:
    seen, _ = seen_through(host, WORLD, none)
    return reasons(host, seen)


@pytest.mark.parametrize("name", matrix.CHANGED)
def test_it_judges_a_domain_as_its_name_says(name: str) -> None:
    assert found(f"{name}.test") == matrix.expected(name)


def test_the_matrix_and_the_hosts_here_show_every_reason_that_names_alone_can_give() -> None:
    told = [*(matrix.expected(name) for name in matrix.CHANGED), *map(found, HOSTS)]
    shown = {(check, reason) for one in told for check, reason in one.items()}
    assert {(check, reason) for check, ones in REASONS.items() for reason in ones} - shown == ELSEWHERE_SHOWN


HOSTS = {
    "www.family.test": {"resolves": "resolves", "caa": "set"} | NOT_OURS,
    "shop.family.test": {"resolves": "resolves", "caa": "set"} | NOT_OURS,
    "www.caa--none.test": {"resolves": "resolves", "caa": "part-of-another"} | NOT_OURS,
    "staff.family.test": dict(matrix.GOOD, **{"name-servers": "part-of-another", "dnssec": "part-of-another"}),
    "nobody.family.test": {"resolves": "no-such-name"} | dict.fromkeys(list(matrix.GOOD)[1:], "no-such-name"),
    "old.family.test": {"resolves": "dangling"} | dict.fromkeys(list(matrix.GOOD)[1:], "no-such-name"),
}


@pytest.mark.parametrize("host", HOSTS)
def test_it_judges_a_host_in_a_domain_of_the_firm(host: str) -> None:
    assert found(host) == HOSTS[host]


def test_an_alias_is_no_domain_of_its_own_even_if_what_it_leads_to_is() -> None:
    seen, _ = seen_through("shop.family.test", WORLD, none)
    assert seen.own_zone is False
    assert seen.addresses.heard is Heard.FOUND
