"""A whole look: what it takes leave for, what it costs, and when it stops."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import count

import pytest

from peelian.accounts.models import Officer
from peelian.assessment.gateways.outside import going
from peelian.assessment.gateways.outside.spending import HANDSHAKES, QUERIES, REQUESTS
from peelian.assessment.rules.outcomes import Outcome
from peelian.assessment.rules.outside.judging import REASONS, judge
from peelian.assessment.rules.outside.seen import Handshake, SeenHost, Starttls
from peelian.assessment.tests.outside.sites import Server, answer, certified, is_silent, says, self_signed
from peelian.assessment.tests.outside.world import HOST, KNOWN, SOON, World
from peelian.engagement.models import Firm
from peelian.kernel.refused import Refused
from peelian.parties.factories import authorisation
from peelian.parties.models import Authorisation
from peelian.parties.rules.firms import Access

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 4)
MAIL = f"mail.{HOST}"
POLICY = f"version: STSv1\r\nmode: enforce\r\nmax_age: 604800\r\nmx: {MAIL}\r\n".encode()
Leave = Callable[..., Authorisation]


@pytest.fixture
def given(firm: Firm, asha: Officer, noon: datetime) -> Leave:
    def give(*hosts: str, access: tuple[Access, ...] = tuple(Access), **differs) -> Authorisation:
        return authorisation(firm.about, by=asha, at=noon, hosts=hosts or (HOST,), access=access, **differs)

    return give


def _full(world: World, context=None) -> list[Server]:
    """Everything that a firm can have on its own machines."""
    clear, private = world.site(private=answer(), context=context)
    world.names.says(HOST, "MX", f"10 {MAIL}.")
    world.names.says(HOST, "SOA", "ns1.hosting.test. hostmaster.hosting.test. 1 3600 600 86400 60")
    world.names.says(f"_mta-sts.{HOST}", "TXT", '"v=STSv1; id=20260604"')
    mail = world.listen(world.address(MAIL), world.smtp, is_silent)
    sts = f"mta-sts.{HOST}"
    policy = world.listen(world.address(sts), world.https, says(answer(200, POLICY)), certified(KNOWN, sts))
    assert private
    return [clear, private, mail, policy]


def test_a_whole_look_stays_within_its_budget(world: World, given: Leave) -> None:
    clear, private, mail, policy = _full(world)
    looked = world.look(given(HOST, MAIL), on=TODAY, patience=SOON)
    seen = looked.hosts[0]
    assert [one.host for one in looked.hosts] == [HOST, MAIL]
    assert seen.names
    assert seen.names.mta_sts.policy == POLICY.decode()
    assert seen.tls
    assert seen.tls.tls13 is seen.tls.tls12 is Handshake.ACCEPTED
    assert seen.web
    assert (seen.web.status, seen.web.security_txt) == (200, False)
    assert (len(clear.requests), len(private.requests), len(policy.requests)) == (1, 2, 1)
    assert (private.connections, policy.connections, mail.connections) == (4, 1, 1)
    assert looked.requests == 4
    assert looked.handshakes == 4 + 1 + 2  # website, policy; mail server, and its HTTPS, where nobody listens
    assert sum(world.names.asked.values()) == looked.queries <= 2 * QUERIES


def test_a_bad_certificate_costs_a_handshake_and_not_the_budget(world: World, given: Leave) -> None:
    clear, private, _, policy = _full(world, self_signed(HOST))
    looked = world.look(given(HOST), on=TODAY)
    assert private.connections + policy.connections == looked.handshakes == HANDSHAKES
    assert len(clear.requests) + len(private.requests) + len(policy.requests) == looked.requests <= REQUESTS


@pytest.mark.parametrize("access", list(Access))
def test_only_what_was_agreed_to_is_done(world: World, given: Leave, access: Access) -> None:
    servers = _full(world)
    seen = world.look(given(HOST, MAIL, access=(access,)), on=TODAY, patience=SOON).hosts[0]
    parts = {Access.DNS: seen.names, Access.WEB: seen.web, Access.TLS: seen.tls, Access.MAIL: seen.mail_server}
    assert [one for one, part in parts.items() if part is not None] == [access]
    touched = {Access.DNS: (0, 0, 0, 0), Access.WEB: (1, 1, 0, 0), Access.TLS: (0, 4, 0, 0), Access.MAIL: (0, 0, 1, 0)}
    assert tuple(server.connections for server in servers) == touched[access]


def test_a_mail_server_that_the_leave_does_not_name_is_not_even_resolved(world: World, given: Leave) -> None:
    _, _, mail, _ = _full(world)
    looked = world.look(given(HOST, access=(Access.MAIL,)), on=TODAY)
    assert looked.hosts[0].mail_server
    assert looked.hosts[0].mail_server.starttls is Starttls.NOT_OURS
    assert (mail.connections, world.names.asked[MAIL, "A"], looked.handshakes) == (0, 0, 0)


@pytest.mark.parametrize("days", [-1, 366])
def test_leave_that_does_not_stand_on_the_day_reaches_nobody(world: World, given: Leave, days: int) -> None:
    servers = _full(world)
    with pytest.raises(Refused, match="leave"):
        world.look(given(), on=TODAY + timedelta(days=days))
    assert _touched(world, servers) == 0


def test_leave_that_was_taken_back_reaches_nobody(world: World, given: Leave, noon: datetime) -> None:
    servers, leave = _full(world), given()
    leave.withdrawn_at = noon
    with pytest.raises(Refused, match="leave"):
        world.look(leave, on=TODAY)
    assert _touched(world, servers) == 0


def test_leave_for_no_host_or_for_nothing_reaches_nobody(world: World, given: Leave) -> None:
    servers, leave = _full(world), given()
    leave.access = []
    with pytest.raises(Refused, match="names no host"):
        world.look(leave, on=TODAY)
    leave = given()
    leave.hosts.all().delete()
    with pytest.raises(Refused, match="names no host"):
        world.look(leave, on=TODAY)
    assert _touched(world, servers) == 0


def test_leave_that_ends_before_the_first_step_reaches_nobody(world: World, given: Leave) -> None:
    servers = _full(world)
    looked = world.look(given(), on=TODAY, still=lambda: False)
    assert (looked.hosts, looked.queries, looked.stopped_why) == ((), 0, "the leave ended while we looked")
    assert _touched(world, servers) == 0


@pytest.mark.parametrize("steps", list(range(1, 12)))
def test_leave_that_ends_meanwhile_stops_at_the_next_step(world: World, given: Leave, steps: int) -> None:
    servers, asked = _full(world), count(1)
    at_the_end: list[int] = []

    def still() -> bool:
        if next(asked) <= steps:
            return True
        at_the_end.append(_touched(world, servers))
        return False

    looked = world.look(given(), on=TODAY, still=still)
    assert looked.stopped_why
    assert looked.hosts == ()
    assert at_the_end == [_touched(world, servers)]


def test_connections_to_one_address_keep_their_distance(world: World, given: Leave, monkeypatch) -> None:
    slept: list[float] = []
    monkeypatch.setattr(going.time, "sleep", slept.append)
    world.names.says(HOST, "A", "127.0.77.77")
    server = world.listen("127.0.77.77", world.https, says(answer()), certified(KNOWN, HOST))
    for _ in range(2):  # the second look of the same process waits as well
        world.look(given(access=(Access.TLS,)), on=TODAY, pause=60.0)
    assert server.connections == 8
    assert [round(seconds / 60) for seconds in slept] == list(range(8))


def test_everything_that_is_seen_has_a_verdict_whose_reason_is_known(world: World, given: Leave) -> None:
    _full(world)
    seen = world.look(given(HOST, MAIL), on=TODAY, patience=SOON).hosts[0]
    judged = judge(seen, on=TODAY)
    assert {one.check for one in judged} == set(REASONS)
    assert [one for one in judged if one.reason not in REASONS[one.check]] == []
    assert judge(replace(seen, names=None, web=None, tls=None, mail_server=None), on=TODAY) == ()


def test_a_firm_whose_servers_are_all_silent_is_found_nothing_bad_of(world: World, given: Leave) -> None:
    address = world.address(HOST)
    for port in (world.http, world.https, world.smtp):
        world.listen(address, port, is_silent)
    world.names.says(HOST, "MX", f"10 {HOST}.")
    seen = world.look(given(access=(Access.WEB, Access.TLS, Access.MAIL)), on=TODAY, patience=SOON).hosts[0]
    assert {one.outcome for one in judge(seen, on=TODAY)} == {Outcome.COULD_NOT_TELL}


def test_nobody_answering_about_names_is_found_nothing_bad_of(world: World, given: Leave) -> None:
    world.names.close()
    (seen,) = world.look(given(), on=TODAY, patience=0.1).hosts
    assert {one.outcome for one in judge(seen, on=TODAY)} == {Outcome.COULD_NOT_TELL}
    assert isinstance(seen, SeenHost)


def _touched(world: World, servers: list[Server]) -> int:
    return sum(server.connections for server in servers) + sum(world.names.asked.values())
